"""The fields of a form for an amount a year, entered in the unit of the view, blank for not stated."""

from decimal import Decimal

from PySide6.QtWidgets import QLineEdit

from model.entry import read_entry
from model.money import Amount, Unit, Unreadable, cell_text
from model.problems import EntryProblem
from model.years import Year
from ui.window.form_dialog import FormDialog
from ui.window.view import View


class YearFields:
    """One field a year, in a form."""

    def __init__(self, form: FormDialog, years: tuple[Year, ...], view: View) -> None:
        """Add the fields to a form."""
        self._years = years
        self._view = view
        self.editors = [QLineEdit() for _ in years]
        for year, editor in zip(years, self.editors, strict=True):
            editor.setPlaceholderText("Not stated")
            form.add_field(f"{year}, {view.unit.symbol}", editor, "Year on year: the change on the year before.")

    def show(self, amounts: tuple[Amount, ...]) -> None:
        """Show amounts in pounds."""
        for editor, amount in zip(self.editors, amounts, strict=False):
            is_figure = amount is not None and not isinstance(amount, Unreadable)
            editor.setText(cell_text(amount, self._view.unit) if is_figure else "")  # type: ignore[arg-type]  # a figure

    def amounts(self) -> tuple[Amount, ...]:
        """Return the amounts in pounds. Raises EntryProblem with the year that it is about."""
        return tuple(
            read_amount(editor.text(), self._view.unit, str(year))
            for year, editor in zip(self._years, self.editors, strict=True)
        )


def read_amount(text: str, unit: Unit, where: str) -> Decimal | None:
    """Return what a text means in pounds, None for nothing. Raises EntryProblem that begins with `where`."""
    try:
        return read_entry(text, unit)
    except EntryProblem as problem:
        raise EntryProblem(f"{where}: {problem}") from problem
