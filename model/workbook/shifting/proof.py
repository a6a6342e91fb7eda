"""Proof that rows moved and nothing else: cells hold what they held in their new places, formulas read the same."""

from collections.abc import Mapping

from model.findings import Finding
from model.problems import FileProblem
from model.workbook.formula_book import FormulaBook
from model.workbook.formulas import CellRef, references_in
from model.workbook.opening import Opened
from model.workbook.shifting.following import Following, meant, moved_place
from model.workbook.shifting.merged_heirs import heirs
from model.workbook.shifting.row_map import RowMap
from model.workbook.shifting.shifted import book_of
from model.workbook.structure import Sheet


def prove_shift(opened: Opened, again: Opened, maps: Mapping[str, RowMap], file: str) -> list[Finding]:
    """Raise FileProblem unless the workbook read again is the opened one with its rows moved as the maps say.

    Returns what is to be told of formulas whose cells are known only once they are worked out.
    """
    sheets = {sheet.name: sheet for sheet in again.structure.sheets}
    for sheet in opened.structure.sheets:
        if sheet.name not in sheets or not _holds_the_same(opened, again, sheet, maps.get(sheet.name)):
            raise _refusal(file, f"cells of the sheet “{sheet.name}” differ")
    before, after = book_of(opened), book_of(again)
    lower = {name.lower(): rows for name, rows in maps.items()}
    formulas = after.formulas()
    for place, formula in before.formulas().items():
        new = moved_place(place, lower)
        if new is None:
            continue
        if new not in formulas:
            raise _refusal(file, f"the formula in {place} is lost")
        if not _reads_the_same((before, place, formula), (after, new, formulas[new]), lower):
            raise _refusal(file, f"the formula in {place} reads other cells")
    return Following(before, after, maps).told(file)


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


def _reads_the_same(
    old: tuple[FormulaBook, CellRef, str], new: tuple[FormulaBook, CellRef, str], maps: Mapping[str, RowMap]
) -> bool:
    before = references_in(old[2], old[1], old[0]).areas
    after = references_in(new[2], new[1], new[0]).areas
    return len(before) == len(after) and all(area in meant(was, maps) for was, area in zip(before, after, strict=True))
