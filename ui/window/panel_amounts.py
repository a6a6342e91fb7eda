"""The line panel's figures: an amount and a forecast for each year, under each other."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from model.lines import AMOUNT, FORECAST, Field
from model.years import Year
from ui.window.metrics import figure_font, set_margins, space
from ui.window.panel_editors import AmountEditor
from ui.window.panel_field import PanelField


class AmountsBlock(QWidget):
    """A row a year: the amount and the forecast."""

    def __init__(self, years: tuple[Year, ...]) -> None:
        """Make the fields for the budget's years."""
        super().__init__()
        self._fields: list[PanelField] = []
        grid = QGridLayout(self)
        set_margins(grid)
        grid.setHorizontalSpacing(space(2))
        grid.setVerticalSpacing(space(1))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, heading in enumerate(("Year", "Amount", "Forecast")):
            label = QLabel(heading)
            label.setObjectName("FieldLabel")
            if column:
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label, 0, column)
        for row, year in enumerate(years, start=1):
            caption = QLabel(year.label)
            caption.setFont(figure_font())
            grid.addWidget(caption, 3 * row, 0)
            for column, name in enumerate((AMOUNT, FORECAST), start=1):
                words = f"{'Amount' if name == AMOUNT else 'Forecast'} {year}"
                field = PanelField(Field(name, year), words, AmountEditor(), is_alone=False)
                self._fields.append(field)
                grid.addWidget(field, 3 * row, column)
                grid.addWidget(field.refusal_label, 3 * row + column, 0, 1, 3)

    def __iter__(self) -> Iterator[PanelField]:
        return iter(self._fields)
