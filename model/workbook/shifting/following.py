"""Formulas that lead to cells which they do not name: whether they lead to the same ones once rows have moved.

OFFSET counts rows from a cell, and the text that INDIRECT is given cannot be moved. Such a formula is worked out before
and after: where it then leads to other cells and comes to another figure, the rows must stay.
"""

from collections.abc import Collection, Iterator, Mapping

from model.findings import Finding, Level
from model.problems import FileProblem
from model.workbook.addresses import Block
from model.workbook.formula_book import FormulaBook
from model.workbook.formulas import Area, CellRef, Working, all_references
from model.workbook.shifting.row_map import RowMap

_MOST_NAMED = 10


class Following:
    """The formulas of a workbook before and after rows moved as the `maps` by sheet name say."""

    def __init__(self, before: FormulaBook, after: FormulaBook, maps: Mapping[str, RowMap]) -> None:
        self._before, self._after = before, after
        self._maps = {name.lower(): rows for name, rows in maps.items()}
        self._sheets = tuple(maps)

    def told(self, file: str) -> list[Finding]:
        """Return what is to be told of formulas that lead into sheets whose rows moved. Raises FileProblem."""
        found = dict(pointing_into(self._before, self._sheets))
        if not found:
            return []
        old, new = Working(self._before), Working(self._after)
        for place, reason in found.items():
            now = moved_place(place, self._maps)
            if now is not None and not self._follows(old, new, place, now):
                raise FileProblem(
                    f"{file} cannot be saved: rows would have to come or go, and the formula in {place} would then "
                    f"lead to other cells ({reason}), which Budget Workbook cannot put right. Undo that, mend "
                    "the formula in Excel, or save as a new Budget Workbook."
                )
        places = [str(place) for place in found]
        named = ", ".join(places[:_MOST_NAMED])
        more = f" and {len(places) - _MOST_NAMED} more" if len(places) > _MOST_NAMED else ""
        message = (
            f"What the formulas in {named}{more} lead to was worked out before and after the rows moved, and is the "
            "same; look at them in Excel if rows come or go there often."
        )
        return [Finding(Level.NOTE, "formulas that point", message)]

    def _follows(self, old: Working, new: Working, place: CellRef, now: CellRef) -> bool:
        """Tell whether a formula leads to the same cells, as far as these are left, or comes to the same."""
        before, after = old.pointed(place), new.pointed(now)
        if before is None or after is None:
            return False
        same_cells = len(before) == len(after) and all(
            area in meant(was, self._maps) for was, area in zip(before, after, strict=True)
        )
        return same_cells or old.value(place) == new.value(now)


def pointing_into(book: FormulaBook, sheets: Collection[str]) -> Iterator[tuple[CellRef, str]]:
    """Yield the formulas that may lead to cells of some sheets which they do not name, with why."""
    for place, reads in all_references(book):
        if any(map(reads.may_point_into, sheets)):
            yield place, reads.untraceable


def moved_place(place: CellRef, maps: Mapping[str, RowMap]) -> CellRef | None:
    """Return where a cell is after rows moved as the maps by sheet name, in lower case, say; None if it is gone."""
    rows = maps.get(place.sheet.lower())
    if rows is None:
        return place
    row = rows.row(place.row)
    return None if row is None else CellRef(place.sheet, row, place.column)


def meant(area: Area, maps: Mapping[str, RowMap]) -> list[Area | None]:
    """Return what an area may have become: its rows moved, with a row opened right behind it or without."""
    rows = maps.get(area.sheet.lower())
    if rows is None:
        return [area]
    block = Block(area.top, area.left, area.bottom, area.right)
    blocks = (rows.block(block), rows.block(block, grows=True))
    return [area._replace(top=each.top, bottom=each.bottom) if each else None for each in blocks]
