"""Areas whose total is nil in every year although lines stand in them: their amounts may be missing.

What was agreed before, and what was withdrawn, may well state none.
"""

from collections.abc import Iterator

from model.budget import Budget
from model.controls import Measure
from model.findings import Finding, Level
from model.lines import Kind, Line, Section
from model.statuses import Standing, standing_of

_MEASURES = {Section.PRESSURES: Measure.PRESSURES, Section.SAVINGS: Measure.SAVINGS}
_MOST_NAMES = 8


def nil_total_with_lines(budget: Budget) -> Iterator[Finding | None]:
    """Warn of a section whose total is nil throughout, though it has lines, not agreed before, that state no amount."""
    for area in budget.areas:
        yield None
        tally = budget.totals.area(area.id)
        for section, measure in _MEASURES.items():
            if any(tally.measure(measure)):
                continue
            silent = [
                line
                for line in budget.lines_of(area.id)
                if line.section is section
                and line.kind is not Kind.UNKNOWN
                and line.states_nothing
                and standing_of(line) not in (Standing.AGREED, Standing.WITHDRAWN)
            ]
            if silent:
                message = (
                    f"{section.title} of {area.name} are nil in every year, but {_listed(silent)} "
                    f"{'stands' if len(silent) == 1 else 'stand'} there without an amount; enter it when it is known."
                )
                first = silent[0].id
                yield Finding(Level.WARNING, "nil total with lines", message, line_id=first, area_id=area.id)


def _listed(lines: list[Line]) -> str:
    names = [line.name for line in lines]
    shown = ", ".join(names[:_MOST_NAMES])
    return shown if len(names) <= _MOST_NAMES else f"{shown} and {len(names) - _MOST_NAMES} others"
