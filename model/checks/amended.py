"""Amended lines that do not say what they stated before, in a workbook that has columns for it."""

from collections.abc import Iterator

from model.budget import Budget
from model.checks.about import about_line
from model.findings import Finding, Level
from model.lines import Field, Line
from model.previous import states_previous
from model.statuses import Standing, standing_of

_LINES_AT_ONCE = 2_000


def amended_without_previous(budget: Budget) -> Iterator[Finding | None]:
    """Warn of amended lines without a previous amount, where other lines have one: their change cannot be told.

    Yields None now and then, where the search can pause.
    """
    silent: list[Line] = []
    others_do = False
    for place, line in enumerate(tuple(budget.lines())):
        if place % _LINES_AT_ONCE == 0:
            yield None
        if line.extra and states_previous(line):
            others_do = True
        elif standing_of(line) is Standing.AMENDED and not line.states_nothing:
            silent.append(line)
    for line in silent if others_do else ():
        message = f"{line.name} is amended but states no previous amount, so its change cannot be told; enter it."
        yield about_line(Level.WARNING, "amended without previous", message, line, Field("status"))
