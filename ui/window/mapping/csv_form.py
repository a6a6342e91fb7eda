"""How a CSV was read: its encoding, what parts its cells and its decimal mark, each to be corrected."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from model.workbook.converting.csv_grid import DELIMITERS, CsvWay
from model.workbook.converting.csv_text import ENCODINGS
from ui.window.metrics import set_margins, space

_MARKS = ((False, "point: 1,234.5"), (True, "comma: 1.234,5"))


class CsvForm(QWidget):
    """A field for each. Signals: `said` (CsvWay: the file is to be read in this way instead)."""

    said = Signal(object)

    def __init__(self, way: CsvWay, parent: QWidget | None = None) -> None:
        """Show how the file was read."""
        super().__init__(parent)
        self.setAccessibleName("How the CSV was read")
        self._way = way
        delimiters = dict(DELIMITERS)
        if way.delimiter:
            delimiters.setdefault(way.delimiter, f"“{way.delimiter}”")
        row = QHBoxLayout(self)
        set_margins(row)
        row.setSpacing(space(2))
        row.addWidget(QLabel("This CSV was read as"))
        self.boxes = {
            "encoding": _box(row, "Encodin&g", tuple(ENCODINGS.items()), way.encoding),
            "delimiter": _box(row, "Cells &parted by", tuple(delimiters.items()), way.delimiter),
            "decimal_comma": _box(row, "Decimal mar&k", _MARKS, way.decimal_comma),
        }
        row.addStretch()
        for part, box in self.boxes.items():
            box.activated.connect(partial(self._on_said, part, box))

    def _on_said(self, part: str, box: QComboBox, place: int) -> None:
        if box.itemData(place) != getattr(self._way, part):
            self.said.emit(replace(self._way, **{part: box.itemData(place)}))


def _box(row: QHBoxLayout, caption: str, choices: tuple[tuple[object, str], ...], value: object) -> QComboBox:
    box, label = QComboBox(), QLabel(caption)
    label.setBuddy(box)
    box.setAccessibleName(caption.replace("&", ""))
    for data, words in choices:
        box.addItem(words, data)
    box.setCurrentIndex(next((place for place, (data, _) in enumerate(choices) if data == value), -1))
    row.addWidget(label)
    row.addWidget(box)
    return box
