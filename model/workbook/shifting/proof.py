"""Proof that rows moved and nothing else: cells hold what they held in their new places, formulas read the same."""

from collections.abc import Mapping

from model.problems import FileProblem
from model.workbook.addresses import Block
from model.workbook.formula_book import FormulaBook
from model.workbook.formulas import Area, CellRef, references_in
from model.workbook.opening import Opened
from model.workbook.shifting.merged_heirs import heirs
from model.workbook.shifting.row_map import RowMap
from model.workbook.shifting.shifted import book_of
from model.workbook.structure import Sheet


def prove_shift(opened: Opened, again: Opened, maps: Mapping[str, RowMap], file: str) -> None:
    """Raise FileProblem unless the workbook read again is the opened one with its rows moved as the maps say."""
    sheets = {sheet.name: sheet for sheet in again.structure.sheets}
    for sheet in opened.structure.sheets:
        if sheet.name not in sheets or not _holds_the_same(opened, again, sheet, maps.get(sheet.name)):
            raise _refusal(file, f"cells of the sheet “{sheet.name}” differ")
    before, after = book_of(opened), book_of(again)
    lower = {name.lower(): rows for name, rows in maps.items()}
    formulas = after.formulas()
    for place, formula in before.formulas().items():
        new = _moved(place, lower)
        if new is None:
            continue
        if new not in formulas:
            raise _refusal(file, f"the formula in {place} is lost")
        if not _reads_the_same((before, place, formula), (after, new, formulas[new]), lower):
            raise _refusal(file, f"the formula in {place} reads other cells")


def _refusal(file: str, what: str) -> FileProblem:
    return FileProblem(
        f"{file} was not saved: the proof that its rows moved rightly failed ({what}). Save as a new Budget Workbook."
    )


def _holds_the_same(opened: Opened, again: Opened, sheet: Sheet, rows: RowMap | None) -> bool:
    old, new = opened.source.cells(sheet), again.source.cells(again.structure.sheet(sheet.name))
    shown_on = heirs(old, rows) if rows is not None else {}
    count = 0
    for number in old.rows:
        place = number if rows is None else rows.row(number)
        if place is None:
            continue
        before, after = dict(old.row(number)), new.row(place)
        before |= {column: old.row(owner[0])[owner[1]] for (row, column), owner in shown_on.items() if row == number}
        count += 1
        if before.keys() != after.keys():
            return False
        for column, cell in before.items():
            other = after[column]
            if (cell.style, cell.kind, cell.value) != (other.style, other.kind, other.value):
                return False
            if (cell.formula is None) != (other.formula is None):
                return False
    made = sum(row is None for slot in rows.slots.values() for row in slot.rows) if rows is not None else 0
    return len(new.rows) == count + made


def _moved(place: CellRef, maps: Mapping[str, RowMap]) -> CellRef | None:
    rows = maps.get(place.sheet.lower())
    if rows is None:
        return place
    row = rows.row(place.row)
    return None if row is None else CellRef(place.sheet, row, place.column)


def _reads_the_same(
    old: tuple[FormulaBook, CellRef, str], new: tuple[FormulaBook, CellRef, str], maps: Mapping[str, RowMap]
) -> bool:
    before = references_in(old[2], old[1], old[0]).areas
    after = references_in(new[2], new[1], new[0]).areas
    return len(before) == len(after) and all(area in _meant(was, maps) for was, area in zip(before, after, strict=True))


def _meant(area: Area, maps: Mapping[str, RowMap]) -> list[Area | None]:
    """Return what an area may have become: its rows moved, with a row opened right behind it or without."""
    rows = maps.get(area.sheet.lower())
    if rows is None:
        return [area]
    block = Block(area.top, area.left, area.bottom, area.right)
    blocks = (rows.block(block), rows.block(block, grows=True))
    return [area._replace(top=each.top, bottom=each.bottom) if each else None for each in blocks]
