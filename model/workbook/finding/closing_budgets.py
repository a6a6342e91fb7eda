"""Columns of whole budgets: an opening one and the changes behind it cast to the next one, row by row.

They are compared as stated totals are, where most rows bear it out; elsewhere they are told to be in no total.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from model.findings import Finding, Level
from model.lines import Kind
from model.money import EXACT, NIL, negated, worded
from model.workbook.addresses import address
from model.workbook.finding.found_amounts import FoundAmounts
from model.workbook.finding.layout import Column, ColumnRole, Region, Row, RowRole
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet

CLOSING = "closing budget"
_MOSTLY = 2


class ClosingBudgets:
    """Compares the columns of whole budgets of one table.

    `compared` is how many closing budgets were, `agreed` how many of them agree, once all findings were yielded.
    """

    def __init__(self, region: Region, sheet: Sheet, source: SheetSource, amounts: FoundAmounts) -> None:
        """Compare in this table of a sheet."""
        self._region = region
        self._sheet = sheet
        self._cells = source.cells(sheet)
        self._amounts = amounts
        self.compared = self.agreed = 0

    def untold(self) -> Iterator[Finding]:
        """Yield a finding for each column, where nothing can be compared."""
        return (self._not_compared(each) for each in self._region.columns_of(ColumnRole.BUDGET))

    def findings(self) -> Iterator[Finding]:
        """Yield a finding for each closing budget that misses, and for each column that is compared with nothing."""
        budgets = self._region.columns_of(ColumnRole.BUDGET)
        compared: set[int] = set()
        for opening, closing in pairwise(budgets):
            rows = list(self._rows(opening, closing))
            misses = [each for each in rows if each[1]]
            wrong = sum(not self._is_rounding(miss, count) for _, miss, _, count in misses)
            if not rows or wrong * _MOSTLY >= len(rows):
                continue
            compared |= {opening.column, closing.column}
            self.compared += len(rows)
            self.agreed += len(rows) - len(misses)
            yield from (self._miss(opening, closing, *each) for each in misses)
        yield from (self._not_compared(each) for each in budgets if each.column not in compared)

    def _rows(self, opening: Column, closing: Column) -> Iterator[tuple[Row, Decimal, Decimal, int]]:
        """Yield each row that states both: by how much it misses, what it states, and how many changes it has."""
        changes = [
            each for each in self._region.columns_of(ColumnRole.AMOUNT) if opening.column < each.column < closing.column
        ]
        for row in self._region.rows:
            first, last = self._figure(row, opening), self._figure(row, closing)
            if row.role not in (RowRole.LINE, RowRole.TOTAL) or first is None or last is None or not changes:
                continue
            parts = [self._change(row, each) for each in changes]
            cast = first
            for part in parts:
                cast = EXACT.add(cast, part)
            yield row, EXACT.subtract(cast, last), last, sum(map(bool, parts))

    def _figure(self, row: Row, column: Column) -> Decimal | None:
        place = self._region.place(row, column.column)
        if place is None:
            return None
        content = self._cells.row(place[0]).get(place[1])
        amount, _ = self._amounts.read(self._sheet, place, content, self._region.unit)
        return amount if isinstance(amount, Decimal) else None

    def _change(self, row: Row, column: Column) -> Decimal:
        figure = self._figure(row, column) or NIL
        kind = self._region.accounts[column.account].kind or row.kind
        return negated(figure) if self._region.positive_savings and kind is Kind.SAVING else figure

    def _miss(self, opening: Column, closing: Column, row: Row, miss: Decimal, stated: Decimal, count: int) -> Finding:
        region = self._region
        is_rounding = self._is_rounding(miss, count)
        told: Sequence[str] = [
            worded(each, region.unit, region.decimals) for each in (stated, EXACT.add(stated, miss), miss)
        ]
        cell = address(row.row, closing.column)
        words = "a rounding difference" if is_rounding else "which does not agree"
        message = (
            f"“{closing.heading}” in {region.sheet}!{cell} states {told[0]}; “{opening.heading}” and the changes cast "
            f"to {told[1]}, a difference of {told[2]}, {words}."
        )
        return Finding(Level.NOTE if is_rounding else Level.WARNING, CLOSING, message, region.sheet, cell)

    def _is_rounding(self, miss: Decimal, count: int) -> bool:
        half = Decimal(5).scaleb(self._region.unit.power - self._region.decimals - 1)
        return abs(miss) <= EXACT.multiply(half, Decimal(count + 1))

    def _not_compared(self, column: Column) -> Finding:
        region = self._region
        where = address(region.block.top + region.header_rows - 1, column.column)
        message = (
            f"The column “{column.heading}” ({region.sheet}!{where}) holds whole budgets and not changes to them: its "
            "figures are in no total, and compared with nothing."
        )
        return Finding(Level.NOTE, "column not read", message, region.sheet, where)


def counted(budgets: Sequence[ClosingBudgets]) -> Iterator[Finding]:
    """Yield a note of how many closing budgets of the tables were compared, and how many agree; nothing if none was."""
    compared, agreed = sum(each.compared for each in budgets), sum(each.agreed for each in budgets)
    if compared:
        message = (
            f"{compared:,} closing budget{'s were' if compared > 1 else ' was'} compared with the opening one"
            f"{'s' if compared > 1 else ''} and the changes: {agreed:,} agree{'s' if agreed == 1 else ''}."
        )
        yield Finding(Level.NOTE, "closing budgets compared", message)
