"""Signs that are unusual but may be right: warned of, never corrected (Oxfordshire printed a saving of +0.991).

A line that is one-off or time-limited, or whose funding has ended, is taken out again with the other sign, which is
what it says of itself; one of the lines of a transfer from saving to saving has it, too.
"""

from collections.abc import Iterator
from decimal import Decimal

from model.budget import Budget
from model.checks.about import about_line, exactly
from model.findings import Finding, Level
from model.lines import AMOUNT, Field, Kind, Line
from model.pots import sources_of
from model.recurrence import is_one_off, is_time_limited, last_year, only_takes_out, takes_out
from model.transfers import transfers

_LINES_AT_ONCE = 2_000


def positive_saving(budget: Budget) -> Iterator[Finding | None]:
    """Warn of a saving that adds to the net budget, as the reversal of an agreed one does."""
    return _odd_signs(budget, (Kind.SAVING,), 1, "positive saving", "a saving that adds to the net budget")


def negative_pressure(budget: Budget) -> Iterator[Finding | None]:
    """Warn of a pressure or additional funding that reduces the net budget."""
    kinds = (Kind.PRESSURE, Kind.ADDITIONAL_FUNDING)
    return _odd_signs(budget, kinds, -1, "negative pressure", "a pressure that reduces the net budget")


def _odd_signs(budget: Budget, kinds: tuple[Kind, ...], sign: int, rule: str, words: str) -> Iterator[Finding | None]:
    """Yield the findings, and None now and then, where the search can pause."""
    odd: list[tuple[Line, int, Decimal]] = []
    for number, line in enumerate(tuple(budget.lines())):
        if number % _LINES_AT_ONCE == 0:
            yield None
        for place, amount in enumerate(line.amounts if line.kind in kinds else ()):
            if isinstance(amount, Decimal) and amount and amount.is_signed() is (sign < 0):
                odd.append((line, place, amount))
    yield None
    netting = _netting(budget) if odd else {}
    for line, place, amount in odd:
        is_moved = netting.get(line.id) or (line.id in netting and takes_out(line, place))
        if is_moved or _is_taken_out(budget, line, place):
            continue
        year, figure = budget.years[place], exactly(budget, amount)
        message = f"{line.name} in {year} is {figure}, {words}; check that it is meant."
        yield about_line(Level.WARNING, rule, message, line, Field(AMOUNT, year))


def _is_taken_out(budget: Budget, line: Line, place: int) -> bool:
    """Tell whether a year takes out what a line, by its own words, holds for a time, in this plan or an earlier one."""
    if takes_out(line, place):
        return _is_for_a_time(budget, line, place)
    lasts = [last_year(line.recurrence), *(pot.ends for pot in sources_of(line, budget.pots))]
    return any(last is not None and only_takes_out(line, budget.years, last) for last in lasts)


def _is_for_a_time(budget: Budget, line: Line, place: int) -> bool:
    """Tell whether a line says that it is taken out: by its recurrence, or by funding that has ended by that year."""
    if is_one_off(line) or is_time_limited(line):
        return True
    return any(pot.ends is not None and pot.ends < budget.years[place] for pot in sources_of(line, budget.pots))


def _netting(budget: Budget) -> dict[int, bool]:
    """Return the lines of transfers that net to nil, and whether theirs is from saving to saving, or so of pressures.

    In such a one some line has the other sign; in any other, a line has it where the transfer is taken back.
    """
    if not any(line.linked_reference for line in budget.lines()):
        return {}
    return {
        line.id: transfer.is_within_a_section
        for transfer in transfers(budget)
        if transfer.nets_to_nil
        for line in transfer.lines
    }
