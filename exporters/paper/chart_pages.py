"""The steps of an annex drawn on pages of their own behind its table: one chart a year, a step a row.

Its words and figures are the table's. A bar begins where the one above it ended; the first and the last stand on nil.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from exporters.annex import Annex
from exporters.charts import Chart, ChartKind
from exporters.paper.columns import PADDING, Columns
from exporters.paper.page_plan import CHART, STAND_IN, Face, Fill, PaperLine
from exporters.paper.typesetter import Typesetter
from exporters.theme import Part, theme
from model.money import EXACT, NIL

_NAMES = 0.3
_ROW, _BAR, _LINE = 20.0, 12.0, 12.0
_AFTER_TITLE, _BETWEEN = 26.0, 30.0
_HAIR = 0.6
_ASCENT = 0.905


@dataclass(frozen=True, slots=True)
class Drawn:
    """What stands on one page of charts."""

    fills: list[Fill] = field(default_factory=list)
    lines: list[PaperLine] = field(default_factory=list)


class _Step(NamedTuple):
    """One bar: its words, the figure beside it, and the levels between which it stands."""

    name: str
    figure: str
    start: Decimal
    end: Decimal
    is_level: bool


def chart_title(annex: Annex, chart: Chart, year: int) -> str:
    """Return what stands above the chart of a year."""
    return f"{chart.title}, {annex.amount_columns[year].year.label}, {annex.unit.symbol}"


def drawn_years(annex: Annex) -> list[int]:
    """Return the years of which there is something to draw; none of an annex without steps that can be read."""
    chart = annex.chart
    if chart is None or chart.kind is not ChartKind.BRIDGE or not chart.is_readable:
        return []
    rows = [annex.rows[bar.row].amounts for bar in chart.bars]
    return [
        year
        for year in range(len(annex.amount_columns))
        if any(isinstance(row[year], Decimal) and row[year] for row in rows)
    ]


def chart_pages(
    annex: Annex, columns: Columns, typesetter: Typesetter, room: tuple[float, float], missing: frozenset[str]
) -> Iterator[Drawn]:
    """Yield the pages; `room` is where they begin and end from the top, in points before scaling."""
    page, y = Drawn(), room[0]
    for year in drawn_years(annex):
        chart = _YearChart(annex, year, columns, typesetter, missing)
        for part in chart.parts(room[1] - room[0]):
            height = chart.height(part)
            if page.fills and y + height > room[1]:
                yield page
                page, y = Drawn(), room[0]
            chart.draw(page, y, part)
            y += height + _BETWEEN
    if page.fills:
        yield page


class _YearChart:
    """Draws one year."""

    def __init__(
        self, annex: Annex, year: int, columns: Columns, typesetter: Typesetter, missing: frozenset[str]
    ) -> None:
        assert annex.chart is not None  # noqa: S101  # a year is drawn of a chart
        self._typesetter = typesetter
        self._shown = str.maketrans(dict.fromkeys(missing, STAND_IN))
        self._row = CHART - year
        self._title = chart_title(annex, annex.chart, year)
        self._steps = list(_steps(annex, annex.chart, year))
        self._left, self._width = columns.left, columns.table
        self._face = Face(theme().points)
        names = self._width * _NAMES - 2 * PADDING
        self._names = [typesetter.wrapped(step.name.translate(self._shown), names, self._face) for step in self._steps]
        self._heights = [max(_ROW, len(lines) * _LINE + 2 * PADDING) for lines in self._names]

    def parts(self, room: float) -> Iterator[range]:
        """Yield which steps go on one page: all of them, unless the chart is taller than a page."""
        first, used = 0, _AFTER_TITLE
        for place, height in enumerate(self._heights):
            if place > first and used + height > room:
                yield range(first, place)
                first, used = place, 0.0
            used += height
        yield range(first, len(self._heights))

    def height(self, part: range) -> float:
        """Return how tall some steps are, the first with the title."""
        return sum(self._heights[place] for place in part) + (0.0 if part.start else _AFTER_TITLE)

    def draw(self, page: Drawn, top: float, part: range) -> None:
        """Draw some steps on a page, from a height on."""
        colours = theme().colours
        y = top
        if not part.start:
            self._say(page, 0, [self._title.translate(self._shown)], self._left + PADDING, top + _LINE, Part.SUBTITLE)
            y += _AFTER_TITLE
        axis = sum(self._heights[place] for place in part)
        page.fills.append(Fill(self._x(NIL) - _HAIR / 2, y, _HAIR, axis, colours["rule"]))
        for place in part:
            step, names, height = self._steps[place], self._names[place], self._heights[place]
            ends = sorted((self._x(step.start), self._x(step.end)))
            middle = y + height / 2
            colour = colours["ink" if step.is_level else "rise" if step.end > step.start else "fall"]
            page.fills.append(Fill(ends[0], middle - _BAR / 2, max(ends[1] - ends[0], _HAIR), _BAR, colour))
            if place + 1 in part:
                carried = self._x(step.end)
                gap = height / 2 + self._heights[place + 1] / 2 - _BAR
                page.fills.append(Fill(carried - _HAIR / 2, middle + _BAR / 2, _HAIR, gap, colours["rule"]))
            first = middle - len(names) * _LINE / 2 + _LINE * _ASCENT - 1
            self._say(page, 1 + 2 * place, names, self._left + PADDING, first, Part.LINE)
            width = self._typesetter.width(step.figure, self._face)
            x = ends[0] - PADDING - width if step.end < step.start else ends[1] + PADDING
            baseline = middle - _LINE / 2 + _LINE * _ASCENT - 1
            self._say(page, 2 + 2 * place, [step.figure], x, baseline, Part.LINE)
            y += height

    def _say(self, page: Drawn, column: int, lines: Sequence[str], x: float, baseline: float, part: Part) -> None:
        look = theme().looks[part]
        face = Face(look.points, bold=part is Part.SUBTITLE)
        for place, text in enumerate(lines):
            if text:
                width = self._typesetter.width(text, face)
                at = baseline + place * _LINE
                page.lines.append(PaperLine(text, x, at, width, face, look.colour, self._row, column))

    def _x(self, level: Decimal) -> float:
        """Return where a level stands across, between rooms for the figures."""
        levels = [NIL, *(level for step in self._steps for level in (step.start, step.end))]
        figures = max(self._typesetter.width(step.figure, self._face) for step in self._steps) + 2 * PADDING
        left, width = self._left + self._width * _NAMES + figures, self._width * (1 - _NAMES) - 2 * figures
        span = max(levels) - min(levels)
        return left + (width * float((level - min(levels)) / span) if span else 0.0)


def _steps(annex: Annex, chart: Chart, year: int) -> Iterator[_Step]:
    level = NIL
    for place, bar in enumerate(chart.bars):
        stated = annex.rows[bar.row].amounts[year]
        amount = stated if isinstance(stated, Decimal) else NIL
        is_end = place == len(chart.bars) - 1
        start = NIL if is_end else level
        level = EXACT.add(start, amount)
        is_level = is_end or (not place and chart.from_position)
        yield _Step(bar.name, annex.shown(stated), start, level, is_level)
