"""The cells as a recalculation finds them: new results where there are any, stored values elsewhere.

A formula cell whose result is still to come cannot be read: `NeededFirst` names it, and the formula that
asked begins anew once it is there. So every value that has been read is final and can be kept.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TypeAlias

from model.workbook.formulas.book import Workbook
from model.workbook.formulas.cells import Area, CellRef, CellValue, ErrorValue
from model.workbook.formulas.criteria import criterion
from model.workbook.formulas.numbers import as_stored
from model.workbook.formulas.refusals import NotCalculated

_MOST_KEPT = 2_000_000
_Column: TypeAlias = tuple[str, int, int, int]
_Key: TypeAlias = tuple[type, object]


class NeededFirst(Exception):  # noqa: N818 - a change of order, not a failure
    """Other formula cells must be worked out before this one."""

    def __init__(self, cells: Collection[CellRef]) -> None:
        super().__init__()
        self.cells = cells


class CurrentCells:
    """Reads a workbook's cells; `stale` are the formula cells whose stored value no longer counts."""

    def __init__(self, book: Workbook, stale: Collection[CellRef], changed: Collection[CellRef]) -> None:
        self.results: dict[CellRef, CellValue] = {}
        self.refused: dict[CellRef, str] = {}
        self._book = book
        self._stale = frozenset(stale)
        self._changed = frozenset(changed)
        self._formulas = book.formulas()
        self._formula_rows: dict[tuple[str, int], list[int]] | None = None
        self._extents: dict[str, tuple[int, int]] = {}
        self._known: defaultdict[tuple[str, int], dict[int, CellValue]] = defaultdict(dict)
        self._columns: dict[_Column, Sequence[CellValue]] = {}
        self._kept = 0
        self._matching: dict[tuple[_Column, _Key], frozenset[int]] = {}
        self._positions: dict[Area, dict[_Key, int]] = {}

    def value(self, area: Area) -> CellValue:
        """Return the value of an area's first cell."""
        cell = CellRef(area.sheet, area.top, area.left)
        if cell in self.results:
            return self.results[cell]
        if self._is_awaited(cell):
            raise NeededFirst([cell])
        return as_stored(self._book.value(cell))

    def column(self, area: Area, offset: int = 0) -> Sequence[CellValue]:
        """Return the values of one column of an area, from its top to the last row in use on the sheet."""
        key = (area.sheet, area.left + offset, area.top, area.bottom)
        values = self._columns.get(key)
        if values is None:
            values = self._read(*key)
            self._keep(key, values)
        return values

    def values(self, area: Area) -> Sequence[CellValue]:
        """Return the values of an area row by row, to the last row and column in use."""
        if area.left == area.right:
            return self.column(area)
        columns = [self.column(area, offset) for offset in range(self._columns_in_use(area))]
        return [value for row in zip(*columns, strict=True) for value in row]

    def visible(self, area: Area, *, with_hidden: bool) -> Iterator[CellValue]:
        """Yield what SUBTOTAL counts of an area: no other subtotals, and hidden rows only if asked for.

        Rows hidden by a filter never count, and cannot be told from others here: to count hidden rows where
        there are any raises NotCalculated.
        """
        hidden = {row for row in self._book.hidden_rows(area.sheet) if area.top <= row <= area.bottom}
        if hidden and with_hidden:
            raise NotCalculated("SUBTOTAL over hidden rows is not calculated here")
        for offset in range(self._columns_in_use(area)):
            subtotals = self._subtotal_rows(area, area.left + offset)
            for row, value in enumerate(self.column(area, offset), area.top):
                if row not in hidden and row not in subtotals:
                    yield value

    def matching(self, area: Area, offset: int, wanted: CellValue) -> frozenset[int]:
        """Return the rows, from 0, in which a column of an area meets a criterion."""
        column = (area.sheet, area.left + offset, area.top, area.bottom)
        key = (column, (type(wanted), wanted))
        found = self._matching.get(key)
        if found is None:
            holds = criterion(wanted)
            values = self.column(area, offset)
            found = self._matching[key] = frozenset(row for row, value in enumerate(values) if holds(value))
        return found

    def position(self, area: Area, wanted: CellValue) -> int | None:
        """Return where, from 0, the first cell of a row or column holds a value; None if none does."""
        positions = self._positions.get(area)
        if positions is None:
            positions = {}
            for position, value in enumerate(self.values(area)):
                positions.setdefault(_key(value), position)
            self._positions[area] = positions
        return positions.get(_key(as_stored(wanted)))

    def _keep(self, key: _Column, values: Sequence[CellValue]) -> None:
        """Keep a column for the next formula; running totals would fill the memory with theirs."""
        self._kept += len(values)
        if self._kept > _MOST_KEPT:
            self._columns.clear()
            self._kept = len(values)
        self._columns[key] = values

    def _read(self, sheet: str, column: int, top: int, bottom: int) -> Sequence[CellValue]:
        last_row, last_column = self._extent(sheet)
        bottom = min(bottom, last_row)
        if top > bottom or column > last_column:
            return ()
        self._expect_results(sheet, column, top, bottom)
        known = self._known[sheet, column]
        for row in range(top, bottom + 1):
            if row not in known:
                cell = CellRef(sheet, row, column)
                known[row] = self.results[cell] if cell in self.results else as_stored(self._book.value(cell))
        return [known[row] for row in range(top, bottom + 1)]

    def _expect_results(self, sheet: str, column: int, top: int, bottom: int) -> None:
        """Raise NeededFirst for formula cells still to be worked out, NotCalculated for refused ones."""
        rows = self._rows_of_formulas().get((sheet, column), [])
        known = self._known[sheet, column]
        within = rows[bisect_left(rows, top) : bisect_right(rows, bottom)]
        cells = (CellRef(sheet, row, column) for row in within if row not in known)
        awaited = [cell for cell in cells if self._is_awaited(cell)]
        if awaited:
            raise NeededFirst(awaited)

    def _is_awaited(self, cell: CellRef) -> bool:
        """Tell whether a cell's result is still to come. Raises NotCalculated if it was refused."""
        if cell not in self._formulas or cell in self.results or cell in self._changed:
            return False
        if cell in self.refused:
            raise NotCalculated(f"it needs {cell}, which is not calculated here")
        # A formula with no stored value has not been calculated yet: it is not blank, nor nil.
        return cell in self._stale or self._book.value(cell) is None

    def _rows_of_formulas(self) -> dict[tuple[str, int], list[int]]:
        if self._formula_rows is None:
            rows: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
            for cell in self._formulas:
                rows[cell.sheet, cell.column].append(cell.row)
            for found in rows.values():
                found.sort()
            self._formula_rows = dict(rows)
        return self._formula_rows

    def _subtotal_rows(self, area: Area, column: int) -> set[int]:
        rows = self._rows_of_formulas().get((area.sheet, column), [])
        within = rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]
        texts = {row: self._formulas[CellRef(area.sheet, row, column)].upper() for row in within}
        return {row for row, text in texts.items() if "SUBTOTAL(" in text or "AGGREGATE(" in text}

    def _columns_in_use(self, area: Area) -> int:
        return max(min(area.right, self._extent(area.sheet)[1]) - area.left + 1, 0)

    def _extent(self, sheet: str) -> tuple[int, int]:
        extent = self._extents.get(sheet)
        if extent is None:
            extent = self._extents[sheet] = self._book.extent(sheet)
        return extent


def _key(value: CellValue) -> _Key:
    """Return what a looked-up value is known by: text without regard to case, and errors never."""
    if isinstance(value, str):
        return str, value.lower()
    return (ErrorValue, object()) if isinstance(value, ErrorValue) else (type(value), value)
