"""Year on Year tables whose live totals were overtyped, are stale, or state what the lines do not cast to.

A small difference can be rounding, here as with control totals.
"""

from collections.abc import Iterator
from decimal import Decimal

from model.budget import Budget
from model.control_differences import most_by_rounding
from model.controls import Measure
from model.findings import Finding, Level
from model.lines import AMOUNT, Field, Section
from model.money import EXACT, Unreadable, worded_alike
from model.totals import SECTIONS
from model.workbook.addresses import address
from model.workbook.bindings import Bindings, LinesBinding
from model.workbook.layout import YEAR_ON_YEAR_PREFIX
from model.workbook.reading_amounts import read_amount
from model.workbook.reading_headings import headings_of
from model.workbook.sheet_cells import Cell
from model.workbook.sheet_plan import NET_CHANGE, total_formulas
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import TableDefinition
from model.years import Year

_PENNY = Decimal("0.01")
_MEASURES = (Measure.PRESSURES, Measure.SAVINGS, Measure.NET)
_LABELS = (Section.PRESSURES.title, Section.SAVINGS.title, NET_CHANGE)
_MEASURE_OF = {label.lower(): measure for label, measure in zip(_LABELS, _MEASURES, strict=True)}


def overtyped_totals(budget: Budget, bindings: Bindings, source: SheetSource) -> Iterator[Finding]:
    """Yield a finding for each total of the areas' own Year on Year tables that no longer follows its lines."""
    for binding in bindings.lines.values():
        table = _totals_table(binding)
        if table is not None:
            yield from _Totals(budget, binding, table, source).findings()


def _totals_table(binding: LinesBinding) -> TableDefinition | None:
    """Return the Year on Year table that stands last above an area's table of lines."""
    above = [
        table
        for table in binding.sheet.tables
        if table.name.startswith(YEAR_ON_YEAR_PREFIX) and table.block.bottom < binding.table.block.top
    ]
    return max(above, key=lambda table: table.block.top, default=None)


class _Totals:
    """Compares one area's totals with the cast of its lines."""

    def __init__(self, budget: Budget, binding: LinesBinding, table: TableDefinition, source: SheetSource) -> None:
        self._budget = budget
        self._binding = binding
        self._table = table
        self._source = source
        self._cells = source.cells(binding.sheet)
        self._own = {year: total_formulas(binding.table.name, year) for year in budget.years}
        self._tally = budget.totals.area(binding.area_id)

    def findings(self) -> Iterator[Finding]:
        headings = headings_of(self._binding.sheet, self._table, self._source)
        for row in range(self._table.first_row, self._table.last_row + 1):
            content = self._cells.row(row)
            label = content.get(self._table.block.left)
            measure = _MEASURE_OF.get(self._source.text_of(label).strip().lower()) if label else None
            for heading in headings if measure else ():
                if measure and heading.year is not None and heading.year in self._budget.years:
                    finding = self._on(content.get(heading.column), (row, heading.column), measure, heading.year)
                    if finding:
                        yield finding

    def _on(self, cell: Cell | None, place: tuple[int, int], measure: Measure, year: Year) -> Finding | None:
        own = self._own[year][_MEASURES.index(measure)]
        is_formula = cell is not None and cell.formula is not None
        if cell is not None and is_formula and not cell.value:
            return None
        is_own = cell is not None and is_formula and self._cells.formula_text(*place, cell) == own
        where = address(*place)
        what = f"The total {self._binding.sheet.name}!{where}, {_LABELS[_MEASURES.index(measure)]} {year},"
        stated = read_amount(cell, self._cells, self._source, self._budget.settings.unit)[0]
        cast = self._tally.measure(measure)[self._budget.years.index(year)]
        if stated is None or isinstance(stated, Unreadable):
            if is_own:
                shown = f"“{stated.text}”" if stated else "nothing"
                return self._stale(what, [shown, *self._figures(cast)], where)
            holds = f"holds “{stated.text}”" if stated else "is blank"
            level = Level.ERROR if stated else Level.WARNING
            return self._finding(level, f"{what} {holds} in place of its formula; type ={own} again.", where)
        miss = EXACT.subtract(stated, cast)
        if is_formula and abs(miss) < _PENNY:  # less is how spreadsheets reckon
            return None
        if is_own:
            is_read = Field(AMOUNT, year) in self._binding.columns
            return self._stale(what, self._figures(stated, cast), where) if is_read else None
        count = self._lines(measure, year)
        within = abs(miss) <= most_by_rounding(self._budget.settings, count)
        figures = self._figures(stated, cast, miss)
        told = f"{what} is {'a formula of another kind' if is_formula else 'a typed figure'}, {figures[0]}"
        if not miss:
            told += ", and will not follow its lines"
        else:
            told += f", and its lines cast to {figures[1]}, a difference of {figures[2]}"
            told += ", which can be rounding" if within else ", which does not agree"
        return self._finding(Level.WARNING if within else Level.ERROR, f"{told}; type ={own} again.", where)

    def _stale(self, what: str, figures: list[str], where: str) -> Finding:
        """Tell of a live total whose stored value is not what its lines cast to."""
        shown, cast = figures
        message = (
            f"{what} shows {shown}, but its lines cast to {cast}: it was not calculated since they were "
            "changed, or leaves amounts out that are text; open the workbook in Excel and save it."
        )
        return self._finding(Level.WARNING, message, where, rule="stale total")

    def _figures(self, *pounds: Decimal) -> list[str]:
        settings = self._budget.settings
        return worded_alike(pounds, settings.unit, max(settings.decimals, settings.unit.decimals))

    def _lines(self, measure: Measure, year: Year) -> int:
        kinds = [kind for section in SECTIONS[measure] for kind in section.kinds]
        place = self._budget.years.index(year)
        lines = self._budget.lines_of(self._binding.area_id)
        return sum(line.kind in kinds and bool(line.amounts[place]) for line in lines)

    def _finding(self, level: Level, message: str, cell: str, rule: str = "year on year total") -> Finding:
        sheet, area_id = self._binding.sheet.name, self._binding.area_id
        return Finding(level, rule, message, sheet, cell, area_id=area_id)
