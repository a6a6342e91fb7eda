"""Every total that a workbook states, compared with the cast of its lines: rounding is told apart from error.

A difference of no more than half a unit of the last digit shown for each line can be rounding. Nothing is plugged.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.controls import Measure, Scope
from model.findings import Finding, Level
from model.lines import AMOUNT, Field, Line
from model.money import EXACT, Amount, Unit, Unreadable, total, worded
from model.workbook.addresses import address
from model.workbook.conversion import Conversion
from model.workbook.finding.closing_budgets import ClosingBudgets, counted
from model.workbook.finding.found_amounts import FoundAmounts
from model.workbook.finding.heading_years import names_years
from model.workbook.finding.layout import Column, ColumnRole, Layout, Region, RowRole, Total
from model.workbook.finding.nil_dashes import is_dash
from model.workbook.finding.reading import Read
from model.workbook.reading_amounts import Remark
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Structure
from model.years import Year

STATED = "stated total"


class TotalComparer:
    """Compares the totals of a layout with what was read by it."""

    def __init__(
        self, layout: Layout, read: Read, structure: Structure, source: SheetSource, amounts: FoundAmounts
    ) -> None:
        """Compare in this workbook."""
        self._layout = layout
        self._read = read
        self._sheets = {sheet.name: sheet for sheet in structure.sheets}
        self._source = source
        self._amounts = amounts
        self._lines = {line.id: line for line in read.lines}
        named = ((each, "" if each.scope is Scope.DIRECTORATE else each.name) for each in read.controls)
        self._controls = {(each.scope, name, each.measure): each.id for each, name in named}

    def findings(self) -> Iterator[Finding]:
        """Yield a finding for each figure that misses, and one that counts what was compared."""
        compared = agreed = 0
        for each in self._layout.totals:
            if not each.covers:
                yield self._uncovered(each)
                continue
            yield from self._unreadable(each)
            for year, place, stated, cast, count in self._figures(each):
                compared += 1
                agreed += stated == cast
                if stated != cast:
                    yield self._miss(each, year, address(*place), (stated, cast), count)
                else:
                    yield from self._stale(each, year, place)
                    yield from self._typed(each, year, place)
        if compared:
            message = (
                f"{compared} stated total{'s were' if compared > 1 else ' was'} compared with the cast of "
                f"{'their' if compared > 1 else 'its'} lines: {agreed} agree{'s' if agreed == 1 else ''}."
            )
            yield Finding(Level.NOTE, "totals compared", message)
        of_tables: list[ClosingBudgets] = []
        for region in self._layout.regions:
            budgets = ClosingBudgets(region, self._sheets[region.sheet], self._source, self._amounts)
            of_tables.append(budgets)
            if self._layout.levels:
                yield from budgets.untold()
            else:
                yield from self._across(region)
                yield from budgets.findings()
        yield from counted(of_tables)
        totals = self._amounts.calculated - self._read.calculated
        if totals:
            yield _calculated(len(totals))

    def _figures(self, each: Total) -> Iterator[tuple[Year, tuple[int, int], Decimal, Decimal, int]]:
        """Yield the stated figures: year, place, stated, cast, and how many lines have an amount.

        Where the workbook holds levels, they are levels, too: a total that misses in one year misses in that one alone.
        """
        years = self._layout.years
        held: dict[Year, Amount] = {}
        where: dict[Year, tuple[int, int]] = {}
        for year, row, column in each.cells:
            held[year], _ = self._stated(each.sheet, row, column, each.unit)
            where[year] = row, column
        lines = [self._lines[self._read.ids[place]] for place in each.covers if place in self._read.ids]
        # A total of savings has the sign of savings, whichever kind of line it is named after.
        conversion = Conversion(positive_savings=each.flips)
        amounts = conversion.control(Measure.SAVINGS, [held.get(year) for year in years])
        figures = [self._as_held(line) for line in lines]
        for place, (year, stated) in enumerate(zip(years, amounts, strict=True)):
            if isinstance(stated, Decimal) and year in where:
                parts = [amounts[place] for amounts in figures]
                yield year, where[year], stated, total(parts), sum(map(bool, parts))

    def _as_held(self, line: Line) -> Sequence[Amount]:
        """Return a line's amounts as its cells hold them: levels, or changes."""
        levels = self._read.binding.levels.get(line.id)
        return line.amounts if levels is None else levels.amounts

    def _stale(self, each: Total, year: Year, place: tuple[int, int]) -> Iterator[Finding]:
        """Yield that a total which agrees will not once its formula is calculated again."""
        held = self._sheets[each.sheet]
        remark = self._amounts.stale(held, place, self._source.cells(held).row(place[0]).get(place[1]))
        if remark is not None:
            cell = address(*place)
            message = f"The cell {each.sheet}!{cell} {remark.sentence}."
            yield Finding(remark.level, remark.rule, message, each.sheet, cell, field=Field(AMOUNT, year))

    def _typed(self, each: Total, year: Year, place: tuple[int, int]) -> Iterator[Finding]:
        """Yield that a total which agrees is typed among formulas: it follows its lines no more."""
        cells = self._source.cells(self._sheets[each.sheet])
        held = [cells.row(row).get(column) for _, row, column in each.cells]
        live = sum(one is not None and one.formula is not None for one in held)
        here = cells.row(place[0]).get(place[1])
        if here is None or here.formula is not None or live * 2 < len(held):
            return
        cell = address(*place)
        message = (
            f"“{each.label}” ({each.sheet}!{cell}) is a typed figure for {year}, where its row has formulas: it agrees "
            "now but does not follow its lines; put the formula back."
        )
        yield Finding(Level.WARNING, "typed total", message, each.sheet, cell, field=Field(AMOUNT, year))

    def _miss(self, each: Total, year: Year, cell: str, figures: tuple[Decimal, Decimal], count: int) -> Finding:
        stated, cast = figures
        miss = EXACT.subtract(cast, stated)
        half = Decimal(5).scaleb(each.unit.power - each.decimals - 1)
        is_rounding = abs(miss) <= EXACT.multiply(half, Decimal(count))
        told = [
            worded(figure, each.unit, _decimals(each.decimals, each.unit, figures)) for figure in (stated, cast, miss)
        ]
        words = "a rounding difference" if is_rounding else "which does not agree"
        message = (
            f"“{each.label}” ({each.sheet}!{cell}) states {told[0]} for {year} and its lines cast to {told[1]}, a "
            f"difference of {told[2]}, {words}."
        )
        level = Level.WARNING if is_rounding else Level.ERROR
        control = self._controls.get(each.control) if each.control is not None else None
        return Finding(level, STATED, message, each.sheet, cell, field=Field(AMOUNT, year), control_id=control)

    def _stated(self, sheet: str, row: int, column: int, unit: Unit) -> tuple[Amount, Remark | None]:
        """Return what a cell states; a formula without a value is calculated here, where that can be done."""
        held = self._sheets[sheet]
        return self._amounts.read(held, (row, column), self._source.cells(held).row(row).get(column), unit)

    def _unreadable(self, each: Total) -> Iterator[Finding]:
        for _, row, column in each.cells:
            amount, remark = self._stated(each.sheet, row, column, each.unit)
            if remark is not None and not (isinstance(amount, Unreadable) and is_dash(amount.text)):
                cell = address(row, column)
                sentence = remark.sentence.replace("counts in no total", "is compared with nothing")
                message = f"The cell {each.sheet}!{cell} {sentence}."
                yield Finding(remark.level, remark.rule, message, each.sheet, cell)

    def _uncovered(self, each: Total) -> Finding:
        cell = address(*each.cells[0][1:])
        message = f"“{each.label}” ({each.sheet}!{cell}) is a total, but none of the lines is plainly in it; check it."
        return Finding(Level.WARNING, "total not compared", message, each.sheet, cell)

    def _across(self, region: Region) -> Iterator[Finding]:
        """Yield a finding for each row whose total across the years misses; none where a column is something else."""
        if len(region.accounts) > 1:
            return
        for column in region.columns_of(ColumnRole.ACROSS):
            misses = list(self._across_misses(region, column))
            compared = sum(row.role in (RowRole.LINE, RowRole.TOTAL) for row in region.rows)
            wrong = sum(not is_rounding for _, is_rounding in misses)
            if wrong * 2 > compared:
                where = address(region.block.top + region.header_rows - 1, column.column)
                message = (
                    f"The column “{column.heading}” ({region.sheet}!{where}) is not the sum of the years, so it is "
                    "compared with nothing."
                )
                level = Level.WARNING if names_years(column.heading) else Level.NOTE
                yield Finding(level, "column not read", message, region.sheet, where)
                continue
            yield from (finding for finding, _ in misses)

    def _across_misses(self, region: Region, column: Column) -> Iterator[tuple[Finding, bool]]:
        amounts = region.columns_of(ColumnRole.AMOUNT)
        for row in region.rows:
            if row.role not in (RowRole.LINE, RowRole.TOTAL):
                continue
            place = region.place(row, column.column)
            if place is None:
                continue
            places = [each for amount in amounts if (each := region.place(row, amount.column)) is not None]
            stated = self._stated(region.sheet, *place, region.unit)[0]
            parts = [self._stated(region.sheet, *each, region.unit)[0] for each in places]
            cast = total(parts)
            if not isinstance(stated, Decimal) or stated == cast:
                continue
            miss = EXACT.subtract(cast, stated)
            half = Decimal(5).scaleb(region.unit.power - region.decimals - 1)
            is_rounding = abs(miss) <= EXACT.multiply(half, Decimal(sum(map(bool, parts))))
            cell = address(*place)
            figures = (stated, cast)
            told = [
                worded(each, region.unit, _decimals(region.decimals, region.unit, figures)) for each in (*figures, miss)
            ]
            words = "a rounding difference" if is_rounding else "which does not agree"
            message = (
                f"“{column.heading}” in {region.sheet}!{cell} states {told[0]} and the years cast to {told[1]}, a "
                f"difference of {told[2]}, {words}."
            )
            level = Level.NOTE if is_rounding else Level.WARNING
            yield Finding(level, "total across", message, region.sheet, cell), is_rounding


def _calculated(count: int) -> Finding:
    what = "1 total has a formula" if count == 1 else f"{count} totals have formulas"
    message = (
        f"{what} whose value no program has calculated yet; {'it was' if count == 1 else 'they were'} calculated here "
        "to compare. Excel shows the value once it opens and saves the workbook."
    )
    return Finding(Level.NOTE, "totals calculated", message)


def _decimals(shown: int, unit: Unit, figures: Sequence[Decimal]) -> int:
    """Return the decimals that tell two figures apart: those shown, or more."""
    needed = [-exponent for each in figures if isinstance(exponent := _exponent(each, unit), int) and exponent < 0]
    return max([shown, *needed])


def _exponent(figure: Decimal, unit: Unit) -> int | str:
    return figure.scaleb(-unit.power).normalize().as_tuple().exponent
