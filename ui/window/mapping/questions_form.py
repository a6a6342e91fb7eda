"""What holds for a whole workbook and may have to be asked: unit, basis, how savings are shown, what Year 1 means."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from model.money import Unit
from model.problems import EntryProblem
from model.workbook.conversion import ReadAs
from model.workbook.finding.questions import Question
from model.workbook.found_opening import FoundBudget
from model.years import Year, parse_year
from ui.window.metrics import letters, set_margins, space

_UNIT, _BASIS, _SAVINGS = Question.UNIT, Question.BASIS, Question.SAVINGS
_VERSION = Question.VERSION
_CAPTIONS = {_VERSION: "Columns rea&d", _UNIT: "&Unit", _BASIS: "&Amounts are", _SAVINGS: "&Savings are shown"}
_PLEASE = "please say"
_YEAR_WIDTH = 14


class QuestionsForm(QWidget):
    """A field for each; those that only the officer can tell say so until they are answered.

    Signals: `said` (Question, its Unit, bool or heading, None for as found), `year_said` (heading, Year), `refused`
    (str: why a year was not taken, nothing once it is).
    """

    said = Signal(object, object)
    year_said = Signal(str, object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing said."""
        super().__init__(parent)
        self.setAccessibleName("What holds for the whole workbook")
        self.boxes = {question: QComboBox() for question in _CAPTIONS}
        self.year_line = QLineEdit()
        self.year_line.setMinimumWidth(letters(_YEAR_WIDTH))
        self._year_caption = QLabel()
        self._year_caption.setBuddy(self.year_line)
        self._heading = ""
        over, under = QHBoxLayout(), QHBoxLayout()
        rows = QVBoxLayout(self)
        set_margins(rows)
        for row in (over, under):
            row.setSpacing(space(2))
            rows.addLayout(row)
        over.addWidget(self._year_caption)
        over.addWidget(self.year_line)
        self._captions = {question: QLabel(words) for question, words in _CAPTIONS.items()}
        for question, box in self.boxes.items():
            caption = self._captions[question]
            caption.setBuddy(box)
            box.setAccessibleName(_CAPTIONS[question].replace("&", ""))
            row = over if question is _VERSION else under
            row.addWidget(caption)
            row.addWidget(box)
        over.addStretch()
        under.addStretch()
        self._captions[_VERSION].hide()
        self.boxes[_VERSION].hide()
        self._fill()
        for question, box in self.boxes.items():
            box.activated.connect(partial(self._on_said, question))
        self.year_line.editingFinished.connect(self._on_year)

    def _fill(self) -> None:
        choices: dict[Question, tuple[tuple[str, object], ...]] = {
            _UNIT: tuple((unit.symbol, unit) for unit in Unit),
            _BASIS: (("changes, year on year", False), ("levels, the full amount each year", True)),
            _SAVINGS: (("as negative figures", False), ("as positive figures", True)),
        }
        for question, box in self.boxes.items():
            box.addItem("", None)
            if question not in choices:
                continue
            for words, value in choices[question]:
                box.addItem(words, value)

    def present(self, said: ReadAs, found: FoundBudget) -> None:
        """Show what is said and found."""
        self._show_versions(found.versions)
        values: dict[Question, object] = {
            _UNIT: said.unit,
            _BASIS: said.holds_levels,
            _SAVINGS: said.shows_savings_positive,
            _VERSION: said.corrections.version or None,
        }
        layout = found.layout
        units = dict.fromkeys(region.unit.symbol for region in layout.regions)
        signs = dict.fromkeys("positive" if region.positive_savings else "negative" for region in layout.regions)
        as_found = {
            _UNIT: " and ".join(units),
            _BASIS: "levels" if layout.levels else "year on year",
            _SAVINGS: " and ".join(signs),
            _VERSION: f"“{found.versions[0]}”" if found.versions else "",
        }
        for question, box in self.boxes.items():
            asked = question in found.questions
            taken = as_found[question] if layout.regions else "not yet known"
            value = values[question]
            as_it_is = "as found" if value is not None else f"as found: {taken}"
            box.setItemText(0, f"{_PLEASE} (taken as {taken})" if asked else as_it_is)
            places = (place for place in range(1, box.count()) if value is not None and box.itemData(place) == value)
            box.setCurrentIndex(next(places, 0))
            box.setEnabled(bool(layout.regions))
        self._show_year(said, found)

    def _show_versions(self, versions: Sequence[str]) -> None:
        """Offer the several columns for each year, where there are any."""
        box = self.boxes[_VERSION]
        offered = [box.itemText(place) for place in range(1, box.count())]
        if sorted(offered) != sorted(versions):
            while box.count() > 1:
                box.removeItem(box.count() - 1)
            for each in versions:
                box.addItem(each, each)
        for widget in (box, self._captions[_VERSION]):
            widget.setVisible(bool(versions))

    def _show_year(self, said: ReadAs, found: FoundBudget) -> None:
        unknown = next((name for each in found.apart for name in each.unknown_years), "")
        known = said.corrections.years[-1] if said.corrections.years else None
        self._heading = unknown or (known.heading if known else "")
        is_shown = bool(self._heading)
        self._year_caption.setVisible(is_shown)
        self.year_line.setVisible(is_shown)
        self._year_caption.setText(f"&{self._heading} is".replace("&&", "&"))
        self.year_line.setAccessibleName(f"{self._heading} is the financial year")
        self.year_line.setPlaceholderText("2026/27")
        if not self.year_line.isModified():
            self.year_line.setText("" if unknown or known is None else known.year.label)

    def _on_said(self, question: Question, place: int) -> None:
        self.said.emit(question, self.boxes[question].itemData(place))

    @Slot()
    def _on_year(self) -> None:
        text = self.year_line.text().strip()
        if not self.year_line.isModified() or not text:
            return
        try:
            year: Year = parse_year(text)
        except EntryProblem as problem:
            self.refused.emit(str(problem))
            return
        self.year_line.setModified(False)
        self.refused.emit("")
        self.year_said.emit(self._heading, year)
