"""Planning that a one-off, or what is time-limited, is taken out again. See `model.planning`."""

from model.budget import Budget
from model.edits import Edit
from model.lines import AMOUNT, Field, Line
from model.money import NIL, negated, total
from model.planning import set_fields
from model.problems import EntryProblem
from model.recurrence import has_unreadable
from model.years import Year, place_of


def reverse_one_off(budget: Budget, line_id: int) -> Edit | None:
    """Plan that what a line adds in a year is taken out in the next one that states nothing; None with nothing left.

    What comes in the last year is taken out after the years of the budget. Raises EntryProblem where every later year
    has an amount already, so that only the officer can tell what of it is the reversal; FormulaProblem over a formula.
    """
    line = budget.line(line_id)
    _refuse_unreadable(line)
    entries: list[tuple[int, Field, object]] = []
    level = NIL
    for year, amount in zip(budget.years, line.amounts, strict=True):
        if amount:
            level = total([level, amount])
        elif level:
            entries.append((line_id, Field(AMOUNT, year), negated(level)))
            level = NIL
    if level and level != line.amounts[-1]:
        raise EntryProblem(
            f"{line.name} has an amount in every year behind its first, so there is no year for the reversal; "
            "change the amount of the year in which it is to be taken out."
        )
    return set_fields(budget, entries, label=f"Reverse the one-off {line.name}")


def take_out_after(budget: Budget, line_id: int, last: Year) -> Edit | None:
    """Plan that a line holds nothing after `last`: what it holds goes in the year after, what comes later is nil.

    None with nothing to change. Raises EntryProblem where the budget has no such year, FormulaProblem over a formula.
    """
    line = budget.line(line_id)
    _refuse_unreadable(line)
    year = next((year for year in budget.years if year > last), None)
    if year is None:
        raise EntryProblem(f"The budget has no year after {last}, so {line.name} cannot be taken out in it.")
    place = place_of(year, budget.years)
    level = total(line.amounts[: place + 1])
    entries: list[tuple[int, Field, object]] = []
    if level:
        entries.append((line_id, Field(AMOUNT, year), total([line.amounts[place], negated(level)])))
    later = zip(budget.years[place + 1 :], line.amounts[place + 1 :], strict=True)
    entries += [(line_id, Field(AMOUNT, each), NIL) for each, amount in later if amount]
    return set_fields(budget, entries, label=f"Take out {line.name} after {last}")


def _refuse_unreadable(line: Line) -> None:
    if has_unreadable(line):
        raise EntryProblem(f"{line.name} has an amount that cannot be read; put it right first.")
