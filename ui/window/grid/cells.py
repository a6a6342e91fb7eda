"""What one cell of a line grid says: as shown, as edited, as spoken and as explained."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from model.budget import Budget
from model.findings import Finding, Level
from model.lines import AMOUNT, KIND, Kind, Line, value_of
from model.money import Unit, Unreadable, cell_text
from model.workings import is_working
from model.years import Year
from ui.window.as_written import as_written
from ui.window.grid.columns import Column
from ui.window.view import View

Reader = Callable[[Line], str]
FORMULA_SIGN = "ƒ"
WORKING_SIGN = "="


def reader_of(column: Column, budget: Budget, view: Callable[[], View]) -> Reader:
    """Return the function that reads the column's shown text from a line, bound once for speed."""
    field = column.field
    if column.extra:
        heading = column.extra
        return lambda line: _on_one_line(line.extra.get(heading, ""))
    if field is None:
        return lambda line: budget.area(line.area_id).name
    if column.is_amount:
        place = column.place
        return partial(_read_amount, view, place)
    if column.is_figure:
        return partial(_read_forecast, view, column)
    if field.name == KIND:
        return lambda line: line.kind.title
    name = field.name

    def read(line: Line) -> str:
        return _on_one_line(getattr(line, name))

    return read


def _on_one_line(text: str) -> str:
    return " ".join(text.split("\n")) if "\n" in text else text


def _read_amount(view: Callable[[], View], place: int, line: Line) -> str:
    looked = view()
    return looked.text(looked.amount(line.amounts, place))


def _read_forecast(view: Callable[[], View], column: Column, line: Line) -> str:
    looked = view()
    return looked.text(column.figure_in(looked, line))


def edit_text(line: Line, column: Column, years: tuple[Year, ...], view: View) -> str:
    """Return what an editor begins with, and what is copied: an amount in full in the view's unit, "" for blank."""
    if column.field is None:
        return ""
    value = column.figure_in(view, line) if column.is_figure else value_of(line, column.field, years)
    if isinstance(value, Decimal):
        return cell_text(value, view.unit)
    if isinstance(value, Unreadable):
        return value.text
    if isinstance(value, Kind):
        return value.title
    return value if isinstance(value, str) else ""


def formula_of(line: Line, column: Column, stored: Unit) -> str | None:
    """Return the text of the formula (no equals sign) by which the amount follows other cells of the workbook, if any.

    A working is none; `stored` is the workbook's unit.
    """
    formula = _formula(line, column)
    return None if formula is None or is_working(formula, stored) else formula


def formula_sign(line: Line, column: Column, stored: Unit) -> str:
    """Return the sign that marks the cell: of a formula that follows other cells, of a working, or nothing."""
    formula = _formula(line, column)
    if formula is None:
        return ""
    return WORKING_SIGN if is_working(formula, stored) else FORMULA_SIGN


def _formula(line: Line, column: Column) -> str | None:
    field = column.field
    if field is None or field.year is None:
        return None
    return (line.formulas if field.name == AMOUNT else line.forecast_formulas).get(field.year)


def is_filled(line: Line, column: Column) -> bool:
    """Whether the cell holds anything; nil is something, blank is not."""
    if column.is_figure:
        return column.figure(line) is not None
    if column.extra:
        return bool(line.extra.get(column.extra))
    return column.field is None or bool(getattr(line, column.field.name))


def is_unreadable(line: Line, column: Column) -> bool:
    """Whether the cell holds something that is no amount."""
    return column.is_figure and isinstance(column.figure(line), Unreadable)


def spoken(line: Line, column: Column, shown: str, view: View, formula: str | None = None, working: str = "") -> str:
    """Return what a screen reader says of the cell: its headings, its value, and what is unusual about it."""
    basis = f" {view.basis.value}" if column.is_figure and not view.is_year_on_year else ""
    row = "" if column.is_reference else f"{line.name}, "
    words = [f"{row}{column.heading}{basis}: {shown or 'blank'}"]
    if is_unreadable(line, column):
        words.append("not an amount")
    if formula is not None:
        words.append("a formula in the workbook")
    if working:
        words.append(f"worked out as {working}")
    return ", ".join(words)


def reasons(
    line: Line, column: Column, shown: str, findings: Sequence[Finding], view: View, origin: Sequence[str] = ()
) -> str:
    """Return why the cell is marked or is no plain figure, a sentence a line: findings, and what it comes from."""
    words = [finding.message for finding in findings]
    if column.is_figure and not view.is_year_on_year:
        stored = view.text(column.figure(line), blank="blank")
        words.append(f"The {view.basis.value} figure of {column.heading}; year on year it is {stored}.")
    words += origin
    if is_unreadable(line, column):
        words.append(f"“{shown}” is not an amount, so it counts in no total.")
    return "\n".join(words)


def explained(
    line: Line, column: Column, shown: str, findings: Sequence[Finding], view: View, origin: Sequence[str] = ()
) -> str:
    """Return the cell's tooltip: the reasons, else a long text in full; nothing for a plain figure."""
    return as_written(reasons(line, column, shown, findings, view, origin) or ("" if column.is_figure else shown))


def origin_of(formula: str | None, working: str, *, is_pending: bool) -> list[str]:
    """Return the sentences that say what an amount comes from; `is_pending`: there are edits that are not saved."""
    words = [working] if working else []
    if formula is not None:
        words.append(f"In the workbook this amount is the formula ={formula}")
        if is_pending:
            words.append("It follows the workbook's other cells when you save.")
    return words


def worst(findings: Sequence[Finding]) -> Level | None:
    """Return the gravest level among findings; None without any, or where all are mere notes."""
    levels = {finding.level for finding in findings}
    return next((level for level in (Level.ERROR, Level.WARNING) if level in levels), None)
