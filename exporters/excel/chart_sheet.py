"""The sheet behind an annex's printed table that draws it: the figures drawn, as formulas on the table, and the charts.

A bridge is drawn by stacked columns, the lower ones without colour. Its figures stand in parts above and below nil, so
that a step across nil is drawn whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle
from math import ceil

from exporters.annex import Annex
from exporters.charts import Bar, Chart, ChartKind
from exporters.excel.formulas import column_letter, figure
from exporters.excel.measures import wrapped_height
from exporters.excel.sheet_plan import ChartPlan, PrintSetup, Series, SheetPlan, SheetRow
from exporters.excel.text_width import column_pixels
from exporters.theme import Part, theme
from model.money import EXACT, NIL

_CHART_PIXELS = 980
_FEWEST, _MOST = 2, 15
_CHART_ROWS = 20
_TITLE_SPAN = 6
_PARTS = ("Amount", "Base above nil", "Rise", "Fall", "Total", "Base below nil", "Rise below nil", "Fall below nil")
_NAME_CHARACTERS = 44.0
_FIGURE_CHARACTERS = 12.0
_HEADER_POINTS = 30.0
CHART_ROW_POINTS = 17.0


def chart_sheets(annex: Annex, table: SheetPlan) -> Iterator[SheetPlan]:
    """Yield the sheet of the annex's chart where it has one that is worth drawing."""
    chart = annex.chart
    if chart is None or table.header is None or not _FEWEST <= len(chart.bars) <= _MOST:
        return
    yield _Builder(annex, chart, table, table.header + 1).sheet()


@dataclass(frozen=True, slots=True)
class _Block:
    """One table of figures on the chart's sheet, with what is drawn of it."""

    rows: tuple[SheetRow, ...]
    chart: ChartPlan


class _Builder:
    """Builds the sheet from the top: title, what it shows, then for each chart its figures and its place."""

    def __init__(self, annex: Annex, chart: Chart, table: SheetPlan, first: int) -> None:
        self._annex = annex
        self._chart = chart
        self._table = table
        self._first = first
        self._years = [column.year.label for column in annex.amount_columns]

    def sheet(self) -> SheetPlan:
        """Return the sheet's plan."""
        is_bridge = self._chart.kind is ChartKind.BRIDGE
        rows = list(self._opening())
        charts: list[ChartPlan] = []
        breaks: list[int] = []
        for year in range(len(self._years)) if is_bridge else [0]:
            if year:
                breaks.append(len(rows))
            block = self._bridge(year, len(rows)) if is_bridge else self._columns(len(rows))
            rows.extend(block.rows)
            charts.append(block.chart)
            rows.extend([SheetRow(Part.STATEMENT)] * _CHART_ROWS)
        columns = max(len(row.cells) for row in rows) - 1
        drawn_over = ceil((_CHART_PIXELS - column_pixels(_NAME_CHARACTERS)) / column_pixels(_FIGURE_CHARACTERS))
        widths = (_NAME_CHARACTERS, *[_FIGURE_CHARACTERS] * max(columns, drawn_over))
        imprint = self._annex.imprint
        return SheetPlan(
            name=f"{self._annex.sheet} chart",
            rows=tuple(rows[:-_CHART_ROWS]),
            widths=widths,
            words=1,
            decimals=self._annex.decimals,
            negatives=self._annex.negatives,
            printing=PrintSetup(imprint.marking, imprint.version, tuple(breaks)),
            charts=tuple(charts),
        )

    def _opening(self) -> Iterator[SheetRow]:
        looks = theme().looks
        told = (
            (Part.TITLE, self._chart.title),
            (Part.STATEMENT, f"Drawn from the sheet {self._table.name}, whose figures it repeats. {self._said()}"),
        )
        across = [column_pixels(_NAME_CHARACTERS) + (_TITLE_SPAN - 1) * column_pixels(_FIGURE_CHARACTERS)]
        for part, text in told:
            yield SheetRow(part, (text,), span=_TITLE_SPAN, height=wrapped_height([text], across, looks[part]))
        yield SheetRow(Part.STATEMENT, height=CHART_ROW_POINTS)

    def _said(self) -> str:
        return next((text for text in self._annex.statements if text.startswith("Amounts are")), "")

    def _columns(self, top: int) -> _Block:
        """Return bars side by side: a row a bar, a series a year."""
        bars = self._chart.bars
        header = SheetRow(Part.HEADER, (self._annex.groups[0], *self._years), height=_HEADER_POINTS)
        rows = [
            SheetRow(Part.LINE, (bar.name, *self._cells(bar)), self._links(bar), height=_height(bar.name))
            for bar in bars
        ]
        colours = cycle(theme().series)
        series = tuple(
            Series(top, 1 + year, top + 1, top + len(bars), next(colours)) for year in range(len(self._years))
        )
        return _Block((header, *rows), self._plan(top + 1 + len(bars), series, self._chart.title))

    def _bridge(self, year: int, top: int) -> _Block:
        """Return the steps of one year: what is added to or taken from what came before, and the total."""
        steps = self._steps(year)
        heads = (
            self._years[year],
            "Amount",
            "Base above nil",
            "Rise",
            "Fall",
            "Total",
            "Base below nil",
            "Rise below",
            "Fall below",
        )
        header = SheetRow(Part.HEADER, heads, height=_HEADER_POINTS)
        rows = []
        for bar, parts in zip(self._chart.bars, steps, strict=True):
            amount = self._cells(bar)[year]
            cells = (bar.name, amount, *(figure(self._annex, part) for part in parts))
            links = (self._links(bar)[year], *[""] * len(parts))
            rows.append(SheetRow(Part.LINE, cells, links, height=_height(bar.name)))
        colours = ("", theme().colours["rise"], theme().colours["fall"], theme().colours["ink"], "")
        below = (theme().colours["rise"], theme().colours["fall"])
        series = tuple(
            Series(top, 2 + place, top + 1, top + len(rows), colour or "none")
            for place, colour in enumerate((*colours, *below))
        )
        title = f"{self._chart.title}, {self._years[year]}"
        return _Block((header, *rows), self._plan(top + 1 + len(rows), series, title, stacked=True))

    def _steps(self, year: int) -> list[tuple[Decimal, ...]]:
        """Return for each bar the heights of the seven parts that draw it."""
        level = NIL
        steps = []
        last = len(self._chart.bars) - 1
        for place, bar in enumerate(self._chart.bars):
            amount = self._annex.rows[bar.row].amounts[year]
            change = amount if isinstance(amount, Decimal) else NIL
            start, end = (NIL, change) if place == last else (level, EXACT.add(level, change))
            steps.append(_parts(start, end, is_total=place == last))
            level = end
        return steps

    def _cells(self, bar: Bar) -> tuple[Decimal | None, ...]:
        amounts = self._annex.rows[bar.row].amounts
        return tuple(figure(self._annex, each) if isinstance(each, Decimal) else None for each in amounts)

    def _links(self, bar: Bar) -> tuple[str, ...]:
        words = len(self._annex.text_columns)
        place = self._first + bar.row + 1
        name = self._table.name.replace("'", "''")
        return tuple(f"='{name}'!{column_letter(words + year)}{place}" for year in range(len(self._years)))

    def _plan(self, row: int, series: Sequence[Series], title: str, *, stacked: bool = False) -> ChartPlan:
        kind = "A bridge" if stacked else "Columns side by side"
        names = ", ".join(bar.name for bar in self._chart.bars)
        return ChartPlan(
            row=row,
            height=_CHART_ROWS - 1,
            pixels=_CHART_PIXELS,
            title=title,
            unit=self._annex.unit.symbol,
            series=tuple(series),
            stacked=stacked,
            description=f"{kind}: {title}, in {self._annex.unit.symbol}, for {names}. The table above has the figures.",
        )


def _height(name: str) -> float:
    return wrapped_height([name], [column_pixels(_NAME_CHARACTERS)], theme().looks[Part.LINE])


def _parts(start: Decimal, end: Decimal, *, is_total: bool) -> tuple[Decimal, ...]:
    """Return the parts of one bar from `start` to `end`: base, rise, fall, total above nil; base, rise, fall below."""
    low, high = min(start, end), max(start, end)
    base_above, top_above = max(low, NIL), max(high, NIL)
    base_below, top_below = min(high, NIL), min(low, NIL)
    above, below = EXACT.subtract(top_above, base_above), EXACT.subtract(top_below, base_below)
    if is_total:
        return (NIL, NIL, NIL, end, NIL, NIL, NIL)
    rises = end >= start
    return (
        base_above,
        above if rises else NIL,
        NIL if rises else above,
        NIL,
        base_below,
        below if rises else NIL,
        NIL if rises else below,
    )
