"""The line panel's figures: an amount and a forecast for each year, under each other, with the workings beneath."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from model.lines import AMOUNT, FORECAST, Field
from model.years import Year
from ui.window.elided_label import ElidedLabel
from ui.window.metrics import figure_font, set_margins, space
from ui.window.panel_editors import AmountEditor
from ui.window.panel_field import PanelField

_ROWS = 7
"""The rows of the layout that a year has: its figures, two refusals, two workings, two findings."""


class AmountsBlock(QWidget):
    """A row a year: the amount and the forecast, and beneath them how they were worked out."""

    def __init__(self, years: tuple[Year, ...]) -> None:
        """Make the fields for the budget's years."""
        super().__init__()
        self._fields: list[PanelField] = []
        self._workings: dict[Field, ElidedLabel] = {}
        grid = QGridLayout(self)
        set_margins(grid)
        grid.setHorizontalSpacing(space(2))
        grid.setVerticalSpacing(space(1))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        headings = [QLabel(words) for words in ("Year", "Amount", "Forecast")]
        for column, label in enumerate(headings):
            label.setObjectName("FieldLabel")
            if column:
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label, 0, column)
        self.basis_note = QLabel("Entered and shown here year on year.")
        self.basis_note.setObjectName("Muted")
        self.basis_note.setWordWrap(True)
        self.basis_note.hide()
        grid.addWidget(self.basis_note, 1, 0, 1, 3)
        for row, year in enumerate(years, start=1):
            caption = QLabel(year.label)
            caption.setFont(figure_font())
            grid.addWidget(caption, _ROWS * row, 0)
            for column, name in enumerate((AMOUNT, FORECAST), start=1):
                words = f"{'Amount' if name == AMOUNT else 'Forecast'} {year}"
                field = PanelField(Field(name, year), words, AmountEditor(), is_alone=False)
                self._fields.append(field)
                grid.addWidget(field, _ROWS * row, column)
                grid.addWidget(field.refusal_label, _ROWS * row + column, 0, 1, 3)
                grid.addWidget(field.finding_label, _ROWS * row + 4 + column, 0, 1, 3)
                working = self._workings[field.field] = ElidedLabel()
                working.setObjectName("Muted")
                working.setAlignment(Qt.AlignmentFlag.AlignRight)
                working.hide()
                grid.addWidget(working, _ROWS * row + 2 + column, 0, 1, 3)

    def show_working(self, field: Field, words: str) -> None:
        """Show how a figure was worked out, beneath it; nothing where there is no working."""
        label = self._workings[field]
        label.setText(f"Forecast: {words}" if words and field.name == FORECAST else words)
        label.setAccessibleName(f"{field.year}: {words}")
        label.setVisible(bool(words))

    def working_shown(self, field: Field) -> str:
        """Return what is shown of a figure's working."""
        return "" if self._workings[field].isHidden() else self._workings[field].text()

    def name_basis(self, *, is_shared: bool) -> None:
        """Name the basis of the figures, which is always year on year, where the grids do not share it."""
        self.basis_note.setVisible(not is_shared)

    def __iter__(self) -> Iterator[PanelField]:
        return iter(self._fields)
