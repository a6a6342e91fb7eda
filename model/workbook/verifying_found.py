"""Proof of a workbook that others laid out: the independent reader sees each amount in its cell, and what is kept."""

from collections.abc import Collection
from decimal import Decimal

from model.money import negated
from model.problems import FileProblem
from model.workbook.addresses import address
from model.workbook.formula_book import is_stand_in
from model.workbook.found_binding import CellPlace
from model.workbook.independent import agrees, read_values
from model.workbook.opening import Opened


def compare_found(data: bytes, again: Opened, parts: Collection[str], file: str) -> None:
    """Raise FileProblem unless calamine sees the model's amounts in the sheets that were changed, and what is kept."""
    binding = again.bindings.found
    if binding is None:
        return
    _compare_kept(data, again, parts, file)
    places = [each for each in binding.amounts() if each[2].sheet.part in parts]
    sheets = {place.sheet.name: place.sheet for _, _, place in places}
    compact = {name for name, sheet in sheets.items() if again.source.cells(sheet).is_compact}
    values = read_values(data, compact, file)
    for line_id, year, place in places:
        rows = values.get(place.sheet.name)
        if rows is None:
            continue
        row = rows[place.row - 1] if place.row <= len(rows) else []
        if again.structure.awaits_calculation and _is_uncalculated(again, place):
            continue
        figures = binding.levels.get(line_id) or again.budget.line(line_id)
        amount = figures.amounts[again.budget.years.index(year)]
        shown = negated(amount) if place.flips and isinstance(amount, Decimal) else amount
        seen = row[place.column - 1] if place.column <= len(row) else None
        if not agrees(shown, seen, place.unit):
            raise FileProblem(
                f"{file} was not saved: the proof of the new file failed (another reader finds {seen} in "
                f"{place.sheet.name}!{place.address}). Save as a new workbook."
            )


def _is_uncalculated(again: Opened, place: CellPlace) -> bool:
    """Tell whether a cell has a formula that no program has calculated, and so nothing that another reader knows."""
    cell = again.source.cells(place.sheet).row(place.row).get(place.column)
    return cell is not None and is_stand_in(cell)


def _compare_kept(data: bytes, again: Opened, parts: Collection[str], file: str) -> None:
    """Raise FileProblem unless calamine sees the texts of the added sheet, where that was written, as they are read."""
    kept = again.bindings.kept
    if kept is None or kept.table.sheet.part not in parts:
        return
    sheet, cells = kept.table.sheet, again.source.cells(kept.table.sheet)
    rows = read_values(data, {sheet.name}, file)[sheet.name] if cells.is_compact else []
    for row, column, cell in cells if rows else ():
        text = again.source.text_of(cell) if cell.kind != "n" else ""
        seen = rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[row - 1]) else ""
        if text and seen != text:
            raise FileProblem(
                f"{file} was not saved: the proof of the new file failed (another reader finds {seen} in "
                f"{sheet.name}!{address(row, column)}). Save as a new workbook."
            )
