"""The figures of a bridge: what each step adds and where it leads, and the workings that draw it by stacked columns.

Each step is drawn from the running total before it to its own, in parts above and below nil, so that one across nil is
drawn whole; the parts without colour carry the others. The workings are formulas on the running totals. They stand
beside the table, outside the printed page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from exporters.annex import Annex
from exporters.charts import Chart
from exporters.excel.formulas import cast_formula, figure
from exporters.excel.sheet_plan import Cell
from exporters.theme import theme
from model.money import EXACT, NIL

HEADINGS = ("Amount", "Running total")
WORKINGS = (
    "Workings: carries the step",
    "Workings: rise",
    "Workings: fall",
    "Workings: total",
    "Workings: carries below nil",
    "Workings: rise below nil",
    "Workings: fall below nil",
)
_AMOUNT, _RUNNING = "B", "C"
_TOTAL = 3
_STEPS = (1, 2, 5, 6)


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the bridge: the cells behind its name, and their formulas."""

    cells: tuple[Cell, ...]
    formulas: tuple[str, ...]


def part_colours() -> tuple[str, ...]:
    """Return the colour of each of the workings as the chart draws it, "none" for those that carry others."""
    colours = theme().colours
    return ("none", colours["rise"], colours["fall"], colours["ink"], "none", colours["rise"], colours["fall"])


def steps(annex: Annex, chart: Chart, links: list[str], year: int, first: int) -> Iterator[Step]:
    """Yield the rows of one year, of which the first stands in the row `first` (from nil) of the sheet.

    `links` are the formulas of the amounts. The last bar is the total to which the others lead.
    """
    level, bars = NIL, chart.bars
    for place, (bar, link) in enumerate(zip(bars, links, strict=True)):
        stated = annex.rows[bar.row].amounts[year]
        amount = stated if isinstance(stated, Decimal) else NIL
        shown = figure(annex, stated) if isinstance(stated, Decimal) else None
        row = first + place
        empty: list[Cell] = [None] * len(WORKINGS)
        empty[_TOTAL] = figure(annex, amount)
        drawn = ["" if cell is None else f"={_AMOUNT}{row + 1}" for cell in empty]
        if place == len(bars) - 1:
            yield Step((shown, None, *empty), (link, "", *drawn))
            return
        after = EXACT.add(level, amount)
        running = cast_formula(1, range(first, row + 1), (), annex.places)
        if not place and chart.from_position:
            # Nil in the parts that it has not keeps the axis from beginning just below the positions.
            rest = [figure(annex, NIL) if part in _STEPS else cell for part, cell in enumerate(empty)]
            yield Step((shown, figure(annex, after), *rest), (link, running, *drawn))
            level = after
            continue
        parts = [None if part is None else figure(annex, part) for part in _parts(level, after)]
        before = f"{_RUNNING}{row}" if place else "0"
        workings = _workings(before, f"{_RUNNING}{row + 1}", annex.places)
        yield Step((shown, figure(annex, after), *parts), (link, running, *workings))
        level = after


def _parts(start: Decimal, end: Decimal) -> tuple[Decimal | None, ...]:
    """Return the parts of one step: what carries it, rise, fall, no total; and the same three below nil."""
    above = EXACT.subtract(max(end, NIL), max(start, NIL))
    below = EXACT.subtract(min(start, NIL), min(end, NIL))
    return (
        max(min(start, end), NIL),
        max(above, NIL),
        max(-above, NIL),
        None,
        min(max(start, end), NIL),
        min(below, NIL),
        min(-below, NIL),
    )


def _workings(before: str, after: str, places: int) -> Iterator[str]:
    """Yield the formulas of the parts of one step, "" for the total that it has none of."""
    above, above_before = f"MAX({after},0)", f"MAX({before},0)"
    below, below_before = f"MIN({after},0)", f"MIN({before},0)"
    drawn = (
        f"MAX(MIN({before},{after}),0)",
        f"MAX({above}-{above_before},0)",
        f"MAX({above_before}-{above},0)",
        "",
        f"MIN(MAX({before},{after}),0)",
        f"MIN({below_before}-{below},0)",
        f"MIN({below}-{below_before},0)",
    )
    return (f"=ROUND({part},{places})" if part else "" for part in drawn)
