"""Reading an amount cell: a figure in pounds, blank, or unreadable; what is odd becomes a finding, never a guess."""

from typing import NamedTuple

from model.findings import Level
from model.money import XML_SPACES, Amount, Unit, Unreadable, from_cell_number, is_cell_number, plain_amount
from model.workbook.shared_strings import SharedStrings
from model.workbook.sheet_cells import Cell, SheetCells
from model.workbook.sheet_source import SheetSource

NOT_CALCULATED = "not calculated"
WITHOUT_VALUE = "formula without value"
AMOUNT_AS_TEXT = "amount as text"


class Remark(NamedTuple):
    """What is odd about an amount cell."""

    level: Level
    rule: str
    sentence: str


def read_amount(cell: Cell | None, cells: SheetCells, source: SheetSource, unit: Unit) -> tuple[Amount, Remark | None]:
    """Return a cell's amount in pounds and what is odd about it."""
    if cell is None:
        return None, None
    if not cell.value and cell.kind != "e":
        return _without_value(cell)
    if cell.kind == "n" and cell.style in source.dates.numbers:
        return _date(source.text_of(cell))
    if cell.kind == "n":
        return _number(cell.value or "", unit)
    return _other(cell, cells, source.strings, unit)


def is_figure(cell: Cell, source: SheetSource) -> bool:
    """Tell whether a cell holds a number that is shown as one."""
    return cell.kind == "n" and bool(cell.value) and cell.style not in source.dates.numbers


def _date(text: str) -> tuple[Amount, Remark | None]:
    sentence = (
        f"shows the date {text}, which is no amount, so it counts in no total; enter a figure, or format it as one"
    )
    return Unreadable(text), Remark(Level.ERROR, "date as amount", sentence)


def _number(value: str, unit: Unit) -> tuple[Amount, Remark | None]:
    tidy = value.strip(XML_SPACES)
    if not tidy:
        return None, None
    amount = from_cell_number(tidy, unit)
    if not isinstance(amount, Unreadable):
        return amount, None
    if is_cell_number(tidy):
        what = f"“{tidy}”, a figure beyond 15 digits, so it counts in no total; enter a figure of at most 15 digits"
    else:
        what = f"“{tidy}”, which is no number of a workbook, so it counts in no total; type the figure again"
    return Unreadable(tidy), Remark(Level.ERROR, "unreadable amount", f"holds {what}")


def _other(cell: Cell, cells: SheetCells, strings: SharedStrings, unit: Unit) -> tuple[Amount, Remark | None]:
    text = cells.shown(cell, strings)
    if cell.kind == "e":
        sentence = f"shows the error {text}, so it counts in no total; mend its formula"
        return Unreadable(text), Remark(Level.ERROR, "error cell", sentence)
    if not text.strip():
        return None, None
    plain = plain_amount(text, unit) if cell.kind not in ("b", "d") else None
    if plain is not None:
        sentence = f"holds the amount “{text}” as text; it is counted here, but Excel's own totals leave it out"
        return plain, Remark(Level.WARNING, AMOUNT_AS_TEXT, sentence)
    sentence = f"holds “{text}”, which is no amount, so it counts in no total; enter a figure or clear it"
    return Unreadable(text), Remark(Level.ERROR, "unreadable amount", sentence)


def _without_value(cell: Cell) -> tuple[Amount, Remark | None]:
    if cell.formula is None or cell.kind == "str":
        return None, None
    return without_value()


def without_value() -> tuple[Amount, Remark]:
    """Return what a formula is that has no value, and that it has none."""
    sentence = "holds a formula whose value was never calculated, so it counts in no total; open and save it in Excel"
    return Unreadable(NOT_CALCULATED), Remark(Level.ERROR, WITHOUT_VALUE, sentence)
