"""Whether totals count the lines that were added: one that adds its lines one by one does not, and nobody would see."""

from model.problems import FileProblem
from model.workbook.addresses import address
from model.workbook.finding.layout import LinePlace
from model.workbook.formulas import CellRef, dependents_of
from model.workbook.found_rows import RowsPlan
from model.workbook.long_rows import figure_places, rows_of
from model.workbook.opening import Opened
from model.workbook.shifting.shifted import book_of


def refuse_uncounted(again: Opened, plan: RowsPlan, file: str) -> None:
    """Raise FileProblem where a total counts the line beside a new one by a formula, and not the new one itself.

    `again` is the workbook with the new rows, and the layout that has them.
    """
    if again.layout is None:
        return
    book = book_of(again)
    counted: dict[LinePlace, tuple[set[CellRef], set[CellRef], int]] = {}
    for opening, rows in plan.places():
        region, moves = opening.stand.region, plan.maps[opening.stand.region.sheet]
        columns = figure_places(region)
        old_rows = [moved for row in rows_of(opening.stand.row) if (moved := moves.row(row)) is not None]
        new = frozenset(CellRef(region.sheet, row, column) for row in rows for column in columns)
        old = frozenset(CellRef(region.sheet, row, column) for row in old_rows for column in columns)
        place = region.line_place(opening.made(rows, moves), 0)
        counted[place] = (set(dependents_of(book, new)), set(dependents_of(book, old)), rows[0])
    for total in again.layout.totals:
        for place in total.covers:
            with_new, with_old, new_row = counted.get(place._replace(account=0), (set(), set(), 0))
            for _, row, column in total.cells:
                if CellRef(total.sheet, row, column) in with_old - with_new:
                    raise FileProblem(
                        f"{file} cannot be saved: the total in {total.sheet}!{address(row, column)} adds its lines one "
                        f"by one, so that it would not count the one in row {new_row} of {place.sheet}. Save as a "
                        "new Budget Workbook, or let it count a range in Excel first."
                    )
