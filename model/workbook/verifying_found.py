"""Proof of the figures in a workbook that others laid out: the independent reader sees each amount in its own cell."""

from collections.abc import Collection
from decimal import Decimal

from model.money import negated
from model.problems import FileProblem
from model.workbook.independent import agrees, read_values
from model.workbook.opening import Opened


def compare_found(data: bytes, again: Opened, parts: Collection[str], file: str) -> None:
    """Raise FileProblem unless calamine sees the model's amounts in the sheets that were changed."""
    binding = again.bindings.found
    if binding is None:
        return
    places = [each for each in binding.amounts() if each[2].sheet.part in parts]
    sheets = {place.sheet.name: place.sheet for _, _, place in places}
    compact = {name for name, sheet in sheets.items() if again.source.cells(sheet).is_compact}
    values = read_values(data, compact, file)
    for line_id, year, place in places:
        rows = values.get(place.sheet.name)
        if rows is None:
            continue
        row = rows[place.row - 1] if place.row <= len(rows) else []
        amount = again.budget.line(line_id).amounts[again.budget.years.index(year)]
        shown = negated(amount) if place.flips and isinstance(amount, Decimal) else amount
        seen = row[place.column - 1] if place.column <= len(row) else None
        if not agrees(shown, seen, place.unit):
            raise FileProblem(
                f"{file} was not saved: the proof of the new file failed (another reader finds {seen} in "
                f"{place.sheet.name}!{place.address}). Save as a new workbook."
            )
