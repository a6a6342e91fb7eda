"""Whether totals count the lines that were added: one that adds its lines one by one does not, and nobody would see."""

from model.problems import FileProblem
from model.workbook.addresses import address
from model.workbook.finding.layout import ColumnRole, LinePlace
from model.workbook.formulas import CellRef, dependents_of
from model.workbook.found_rows import RowsPlan
from model.workbook.opening import Opened
from model.workbook.shifting.shifted import book_of


def refuse_uncounted(again: Opened, plan: RowsPlan, file: str) -> None:
    """Raise FileProblem where a total counts the line beside a new one by a formula, and not the new one itself.

    `again` is the workbook with the new rows, and the layout that has them.
    """
    if again.layout is None:
        return
    book = book_of(again)
    counted = {}
    for stand, row in plan.places().values():
        region = stand.region
        beside = plan.maps[region.sheet].row(stand.row.row)
        columns = [column.column for column in region.columns_of(ColumnRole.AMOUNT)]
        new = frozenset(CellRef(region.sheet, row, column) for column in columns)
        old = frozenset(CellRef(region.sheet, beside, column) for column in columns) if beside is not None else new
        counted[LinePlace(region.sheet, row, region.block.left)] = (
            set(dependents_of(book, new)),
            set(dependents_of(book, old)),
        )
    for total in again.layout.totals:
        for place in total.covers:
            with_new, with_old = counted.get(place._replace(account=0), (set(), set()))
            for _, row, column in total.cells:
                if CellRef(total.sheet, row, column) in with_old - with_new:
                    raise FileProblem(
                        f"{file} cannot be saved: the total in {total.sheet}!{address(row, column)} adds its lines one "
                        f"by one, so that it would not count the one in row {place.row} of {place.sheet}. Save as a "
                        "new Budget Workbook, or let it count a range in Excel first."
                    )
