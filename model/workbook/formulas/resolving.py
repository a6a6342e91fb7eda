"""Finds what a written reference stands for in one workbook: its areas, or the formula of a defined name."""

from model.workbook.formulas.book import TableArea, Workbook
from model.workbook.formulas.cells import Area, CellRef
from model.workbook.formulas.references import (
    Between,
    Deleted,
    Name,
    OtherWorkbook,
    Unreadable,
    Written,
    WrittenCells,
)
from model.workbook.formulas.refusals import NotCalculated
from model.workbook.formulas.structured import TableCells, table_area


class Resolver:
    """The sheets, tables and names of a workbook, looked up without regard to case, as Excel does."""

    def __init__(self, book: Workbook) -> None:
        self._order = list(book.sheet_names)
        self._sheets = {name.lower(): name for name in self._order}
        self._tables = {name.lower(): table for name, table in book.tables.items()}
        self._names = {name.lower(): text for name, text in book.defined_names.items()}

    def name(self, name: Name) -> str | None:
        """Return the formula that a defined name stands for; None if the book gives no such name."""
        return self._names.get(name.text.lower())

    def areas(self, written: Written, at: CellRef) -> tuple[Area, ...]:
        """Return the areas that a reference in the cell `at` stands for.

        There are none in another workbook or where the cells were deleted. A defined name is for the caller
        to follow. Raises NotCalculated for what is not in this workbook.
        """
        match written:
            case WrittenCells():
                return tuple(
                    Area(sheet, written.top, written.left, written.bottom, written.right)
                    for sheet in self._sheets_of(written, at)
                )
            case TableCells():
                return (self._table_cells(written, at),)
            case Between(first, last):
                return (_around(self.areas(first, at), self.areas(last, at)),)
            case Name(text):
                return (self._whole_table(text),)
            case OtherWorkbook() | Deleted():
                return ()
            case Unreadable(text):
                raise NotCalculated(f"“{text}” is not calculated here")

    def _sheets_of(self, written: WrittenCells, at: CellRef) -> list[str]:
        if written.sheet is None:
            return [at.sheet]
        first = self._sheet(written.sheet)
        if written.last_sheet is None:
            return [first]
        ends = sorted((self._order.index(first), self._order.index(self._sheet(written.last_sheet))))
        return self._order[ends[0] : ends[1] + 1]

    def _sheet(self, name: str) -> str:
        sheet = self._sheets.get(name.lower())
        if sheet is None:
            raise NotCalculated(f"there is no sheet {name}")
        return sheet

    def _table_cells(self, written: TableCells, at: CellRef) -> Area:
        if written.broken:
            raise NotCalculated("a reference to a table cannot be read here")
        table = self._tables.get(written.table.lower()) if written.table else self._table_around(at)
        if table is None:
            raise NotCalculated(f"there is no table {written.table}".rstrip())
        return table_area(table, written, at.row if table.sheet == at.sheet else None)

    def _table_around(self, at: CellRef) -> TableArea | None:
        for table in self._tables.values():
            if Area(table.sheet, table.top, table.left, table.bottom, table.right).contains(at):
                return table
        return None

    def _whole_table(self, name: str) -> Area:
        table = self._tables.get(name.lower())
        if table is None:
            raise NotCalculated(f"there is no name {name}")
        return table_area(table, TableCells(name, frozenset(), None, None), None)


def _around(first: tuple[Area, ...], last: tuple[Area, ...]) -> Area:
    """Return the one area from the first to the last."""
    if len(first) != 1 or len(last) != 1 or first[0].sheet != last[0].sheet:
        raise NotCalculated("a range from one sheet to another is not calculated here")
    one, other = first[0], last[0]
    return Area(
        one.sheet,
        min(one.top, other.top),
        min(one.left, other.left),
        max(one.bottom, other.bottom),
        max(one.right, other.right),
    )
