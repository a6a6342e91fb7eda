"""Tables whose years stand down the sheet are found in a picture that has them across; what is found is turned back."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.findings import Finding, Level
from model.workbook.addresses import Block, address
from model.workbook.finding.drafts import Draft, drafts_of
from model.workbook.finding.layout import ColumnRole, LinePlace, Part, Row, RowRole, Total
from model.workbook.finding.long_tables import long_table
from model.workbook.finding.picture import SheetPicture
from model.workbook.finding.placing import SheetSaid
from model.workbook.finding.turned import TurnedPicture
from model.workbook.finding.weighed_rows import TableRow
from model.workbook.finding.years_down import years_down


def turned_drafts(picture: SheetPicture, said: SheetSaid, findings: list[Finding]) -> list[Draft]:
    """Return what looks like a table whose years stand down the sheet; adds findings on what is not read of it."""
    turning = long_table(picture, said.names) or years_down(picture, said.names)
    if turning is None:
        return []
    turned = TurnedPicture(picture, turning)
    drafts = list(drafts_of(turned, SheetSaid(tables=said.tables, names=said.names)))
    if not drafts:
        return []
    findings.extend(turning.findings)
    if said.rows or said.columns:
        message = (
            f"What was said of single rows and columns of the sheet “{picture.name}” was not followed: its years stand "
            "down the rows, so that its lines are gathered from several; say what its table is."
        )
        findings.append(Finding(Level.WARNING, "mapping not followed", message, picture.name))
    return drafts


def beside(picture: SheetPicture, said: SheetSaid, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Yield a finding on a table with a row for each line and year that stands beside others, and so is not read."""
    turning = long_table(picture, said.names)
    for block, _ in turning.tables.values() if turning is not None else ():
        if not any(block.meets(other) for other in blocks):
            message = (
                f"The table {picture.name}!{block.text} has a row for each line and year and is not read, as other "
                "tables stand on its sheet; move it to a sheet of its own."
            )
            where = address(block.top, block.left)
            yield Finding(Level.WARNING, "table not read", message, picture.name, where)


def row_of(draft: Draft, row: TableRow) -> Row:
    """Return a row as the layout has it, with the cells from which a line is gathered."""
    if not isinstance(draft.picture, TurnedPicture):
        return row.as_row()
    columns = [column.column for column in draft.headed.columns]
    places = ((column, draft.picture.place(row.row, column)) for column in columns)
    parts = tuple(Part(column, *place) for column, place in places if place is not None)
    found = row.as_row()
    if not parts:
        return found
    first = parts[0].row
    return replace(found, row=first, parts=parts if row.role in (RowRole.LINE, RowRole.TOTAL) else ())


class TurnedBack:
    """Where the totals and lines of turned tables stand on their sheets."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        """Know the tables that were kept."""
        self._drafts = {draft.sheet: draft for draft in drafts if isinstance(draft.picture, TurnedPicture)}

    def with_cells(self, total: Total) -> Total:
        """Return a total with its cells on the sheet."""
        draft = self._drafts.get(total.sheet)
        if draft is None:
            return total
        places = ((year, draft.picture.place(row, column)) for year, row, column in total.cells)
        return replace(total, cells=tuple((year, *place) for year, place in places if place is not None))

    def with_covers(self, total: Total) -> Total:
        """Return a total with its lines named as they stand on their sheets."""
        return replace(total, covers=tuple(self._line(place) for place in total.covers))

    def _line(self, place: LinePlace) -> LinePlace:
        draft = self._drafts.get(place.sheet)
        if draft is None:
            return place
        amounts = [column.column for column in draft.headed.columns if column.role is ColumnRole.AMOUNT]
        columns = [*amounts, *(column.column for column in draft.headed.columns)]
        cells = (draft.picture.place(place.row, column) for column in columns)
        first = next((cell for cell in cells if cell is not None), (place.row, place.column))
        return LinePlace(place.sheet, *first, place.account)
