"""The sheet behind an annex's printed table that draws it: the figures drawn, as formulas on the table, and the charts.

Tables and charts are as wide as the page. A chart stands on the page of its figures, somewhat lower where it must be,
or on the next where it would be too low to read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle

from exporters.annex import Annex
from exporters.charts import Bar, Chart, ChartKind
from exporters.excel import bridge
from exporters.excel.formulas import figure, number_format
from exporters.excel.measures import amount_width, upright_room, wrapped_height
from exporters.excel.sheet_plan import ChartPlan, PrintSetup, Series, SheetPlan, SheetRow
from exporters.excel.sums import column_letter
from exporters.excel.text_width import column_characters, column_pixels
from exporters.theme import Part, theme
from model.money import NIL

_PAGE_PIXELS, _EDGE = 1000, 6
_LOWEST, _TALLEST = 13, 19
_LEAST_NAME = 44.0
_WORKINGS_CHARACTERS = 15.0
_HEADER_POINTS = 30.0
CHART_ROW_POINTS = 17.0


def chart_sheets(annex: Annex, table: SheetPlan) -> Iterator[SheetPlan]:
    """Yield the sheet of the annex's chart where it has one that is worth drawing."""
    chart = annex.chart
    if chart is None or table.header is None or not chart.is_readable:
        return
    builder = _Builder(annex, chart, table, table.header + 1)
    if builder.years:
        yield builder.sheet()


@dataclass(frozen=True, slots=True)
class _Block:
    """One table of figures on the chart's sheet, with what is drawn of it."""

    rows: tuple[SheetRow, ...]
    title: str
    series: tuple[Series, ...]


class _Builder:
    """Builds the sheet from the top: title, what it shows, then for each chart its figures and its place."""

    def __init__(self, annex: Annex, chart: Chart, table: SheetPlan, first: int) -> None:
        self._annex = annex
        self._chart = chart
        self._table = table
        self._first = first
        self._years = [column.year.label for column in annex.amount_columns]
        self._is_bridge = chart.kind is ChartKind.BRIDGE
        figures = len(bridge.HEADINGS) if self._is_bridge else len(self._years)
        width = amount_width(annex)
        left = column_characters(_PAGE_PIXELS - figures * column_pixels(width))
        self._widths = (max(_LEAST_NAME, left), *[width] * figures)
        self._pixels = [column_pixels(width) for width in self._widths]
        self._room = upright_room(sum(self._pixels))
        self.years = [year for year in range(len(self._years)) if self._greatest([year])]
        """The years of which there is something to draw."""

    def sheet(self) -> SheetPlan:
        """Return the sheet's plan."""
        rows = list(self._opening())
        charts: list[ChartPlan] = []
        breaks: list[int] = []
        used = sum(row.height for row in rows)
        for year in self.years if self._is_bridge else self.years[:1]:
            if charts:
                breaks.append(len(rows))
                used = 0.0
            block = self._bridge(year, len(rows)) if self._is_bridge else self._columns(len(rows))
            rows.extend(block.rows)
            used += sum(row.height for row in block.rows)
            height = min(_TALLEST, int((self._room - used) / CHART_ROW_POINTS) - 1)
            if height < _LOWEST:
                breaks.append(len(rows))
                height = _TALLEST
            greatest = self._greatest([year] if self._is_bridge else self.years)
            charts.append(self._plan(len(rows), height, block, greatest))
            rows.extend([SheetRow(Part.STATEMENT)] * (height + 1))
        imprint = self._annex.imprint
        workings = [_WORKINGS_CHARACTERS] * len(bridge.WORKINGS) if self._is_bridge else []
        return SheetPlan(
            name=f"{self._annex.sheet} chart",
            rows=tuple(rows[: charts[-1].row]),
            widths=(*self._widths, *workings),
            words=1,
            decimals=self._annex.decimals,
            negatives=self._annex.negatives,
            printing=PrintSetup(imprint.marking, imprint.version, tuple(breaks), len(self._widths)),
            charts=tuple(charts),
        )

    def _opening(self) -> Iterator[SheetRow]:
        looks, columns = theme().looks, len(self._widths)
        drawn = f"Drawn from the sheet {self._table.name}, whose figures it repeats."
        if self._is_bridge:
            drawn += " The steps are drawn from workings beside the table, which are not printed."
        told = [(Part.TITLE, self._chart.title), (Part.STATEMENT, drawn), (Part.STATEMENT, self._said())]
        for part, text in told:
            if text:
                height = wrapped_height([text], [sum(self._pixels)], looks[part])
                yield SheetRow(part, (text,), span=columns, height=height)
        yield SheetRow(Part.STATEMENT, height=CHART_ROW_POINTS)

    def _said(self) -> str:
        return next((text for text in self._annex.statements if text.startswith("Amounts are")), "")

    def _columns(self, top: int) -> _Block:
        """Return bars side by side: a row a bar, a series a year."""
        bars = self._chart.bars
        header = SheetRow(Part.HEADER, (self._annex.groups[0], *self._years), height=_HEADER_POINTS)
        rows = [self._row(bar, self._cells(bar), self._links(bar)) for bar in bars]
        colours = cycle(theme().series)
        series = tuple(
            Series(top, 1 + year, top + 1, top + len(bars), next(colours)) for year in range(len(self._years))
        )
        return _Block((header, *rows), self._chart.title, series)

    def _bridge(self, year: int, top: int) -> _Block:
        """Return the steps of one year: what each adds to or takes from what came before, and the total."""
        bars = self._chart.bars
        header = SheetRow(Part.HEADER, (self._years[year], *bridge.HEADINGS, *bridge.WORKINGS), height=_HEADER_POINTS)
        links = [self._links(bar)[year] for bar in bars]
        steps = bridge.steps(self._annex, self._chart, links, year, top + 1)
        rows = [self._row(bar, step.cells, step.formulas) for bar, step in zip(bars, steps, strict=True)]
        first = 1 + len(bridge.HEADINGS)
        series = tuple(
            Series(top, first + place, top + 1, top + len(rows), colour)
            for place, colour in enumerate(bridge.part_colours())
        )
        return _Block((header, *rows), f"{self._chart.title}, {self._years[year]}", series)

    def _row(self, bar: Bar, cells: Sequence[str | Decimal | None], formulas: tuple[str, ...]) -> SheetRow:
        part = Part.TOTAL if self._is_bridge and bar is self._chart.bars[-1] else Part.LINE
        height = wrapped_height([bar.name], self._pixels[:1], theme().looks[part])
        return SheetRow(part, (bar.name, *cells), formulas, height=height)

    def _cells(self, bar: Bar) -> tuple[Decimal | None, ...]:
        amounts = self._annex.rows[bar.row].amounts
        return tuple(figure(self._annex, each) if isinstance(each, Decimal) else None for each in amounts)

    def _links(self, bar: Bar) -> tuple[str, ...]:
        words = len(self._annex.text_columns)
        place = self._first + bar.row + 1
        name = self._table.name.replace("'", "''")
        return tuple(f"='{name}'!{column_letter(words + year)}{place}" for year in range(len(self._years)))

    def _greatest(self, years: Sequence[int]) -> Decimal:
        """Return the greatest figure drawn of some years, whatever its sign, in the annex's unit."""
        rows = [self._annex.rows[bar.row].amounts for bar in self._chart.bars]
        amounts = (row[year] for row in rows for year in years)
        return figure(self._annex, max((abs(each) for each in amounts if isinstance(each, Decimal)), default=NIL))

    def _plan(self, row: int, height: int, block: _Block, greatest: Decimal) -> ChartPlan:
        kind = "A bridge" if self._is_bridge else "Columns side by side"
        names = ", ".join(bar.name for bar in self._chart.bars)
        symbol = self._annex.unit.symbol
        return ChartPlan(
            row=row,
            height=height,
            pixels=sum(self._pixels) - _EDGE,
            title=block.title,
            unit=symbol,
            series=block.series,
            stacked=self._is_bridge,
            number_format=number_format(None, _decimals(greatest), self._annex.negatives),
            description=f"{kind}: {block.title}, in {symbol}, for {names}. The table above has the figures.",
        )


def _decimals(greatest: Decimal) -> int:
    """Return with how many decimals an axis that reaches so far tells its marks apart."""
    return max(0, 1 - greatest.adjusted())
