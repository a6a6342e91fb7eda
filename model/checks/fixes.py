"""Fixes: where a finding leaves no doubt what would put it right, the one edit that does so, for the officer to choose.

A fix is planned like any other edit, so it is undone in one step; it may be refused with a sentence.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from model.budget import Budget
from model.checks.links import LINKED, alike_reference
from model.checks.sequence import move_into_order
from model.checks.series import first_of_level
from model.edits import Edit
from model.findings import Finding
from model.lines import AMOUNT, FORECAST, Field, formula_field, value_of
from model.links import ids_by_name, link_names
from model.money import NIL
from model.planning import set_field, set_fields
from model.pots import is_met_otherwise_too, sources_of
from model.recurrence import last_year
from model.references import plain
from model.reversing import reverse_one_off, take_out_after
from model.workings import Worked, comes_to, is_working, working_of
from model.years import Year

_ENDED = "ended funding"


class Fix(NamedTuple):
    """What a button says, and what plans the edit (None where nothing is left to do). The plan raises EntryProblem."""

    words: str
    plan: Callable[[], Edit | None]


def fix_of(budget: Budget, finding: Finding) -> Fix | None:
    """Return the fix of a finding; None where only the officer can know what is right."""
    known = _FIXES.get(finding.rule)
    line_id = finding.line_id
    if known is None or line_id is None or not budget.has_line(line_id):
        return None
    words, plan = known
    year = finding.field.year if finding.field else None
    if finding.rule == _ENDED and is_met_otherwise_too(budget.line(line_id), budget.pots):
        return None
    if finding.rule == _ENDED and year is not None:
        return Fix(words, lambda: _take_out_with_funding(budget, line_id, year))
    return Fix(words, lambda: plan(budget, line_id))


def _clear_amounts(budget: Budget, line_id: int) -> Edit | None:
    line = budget.line(line_id)
    names = (AMOUNT, FORECAST) if any(line.forecasts) else (AMOUNT,)
    entries = [(line_id, Field(name, year), None) for name in names for year in budget.years]
    what = "amounts and forecasts" if len(names) > 1 else "amounts"
    return set_fields(budget, entries, label=f"Clear the {what} of {line.name}")


def _plain_reference(budget: Budget, line_id: int) -> Edit | None:
    return set_field(budget, line_id, Field("reference"), plain(budget.line(line_id).reference))


def _take_out_at_limit(budget: Budget, line_id: int) -> Edit | None:
    last = last_year(budget.line(line_id).recurrence)
    return take_out_after(budget, line_id, last) if last is not None else None


def _take_out_with_funding(budget: Budget, line_id: int, year: Year | None = None) -> Edit | None:
    """Take a line out when that source ends which ends last before `year`, where several end; else the first."""
    ends = [pot.ends for pot in sources_of(budget.line(line_id), budget.pots) if pot.ends is not None]
    before = [last for last in ends if year is not None and last < year]
    last = max(before) if before else min(ends, default=None)
    return take_out_after(budget, line_id, last) if last is not None else None


def _link_with_alike(budget: Budget, line_id: int) -> Edit | None:
    lines = tuple(budget.lines())
    linked, known = budget.line(line_id).linked_reference, ids_by_name(lines)
    alike = {name: alike_reference(lines, name) for name in link_names(linked, known) if name not in known}
    for name, reference in alike.items():
        linked = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", reference or name, linked)
    return set_field(budget, line_id, LINKED, linked)


def _leave_in_first_year(budget: Budget, line_id: int) -> Edit | None:
    first = first_of_level(budget.line(line_id))
    if first is None:
        return None
    entries = [(line_id, Field(AMOUNT, year), NIL) for year in budget.years[first + 1 :]]
    return set_fields(budget, entries, label=f"Leave {budget.line(line_id).name} in {budget.years[first]} alone")


def _enter_workings_again(budget: Budget, line_id: int) -> Edit | None:
    line, years, unit = budget.line(line_id), budget.years, budget.settings.unit
    entries: list[tuple[int, Field, object]] = []
    for field in (Field(name, year) for name in (AMOUNT, FORECAST) for year in years):
        formula = value_of(line, formula_field(field), years)
        if isinstance(formula, str) and is_working(formula, unit) and working_of(line, field, years, unit) is None:
            pounds = comes_to(formula, unit)
            if isinstance(pounds, Decimal):
                entries.append((line_id, field, Worked(pounds, formula)))
    return set_fields(budget, entries, label=f"Enter the working of {line.name} again")


_FIXES: Mapping[str, tuple[str, Callable[[Budget, int], Edit | None]]] = MappingProxyType(
    {
        "one-off not reversed": ("Reverse it", reverse_one_off),
        "time limit passed": ("Take it out when its time is over", _take_out_at_limit),
        _ENDED: ("Take it out when its funding ends", _take_out_with_funding),
        "out of sequence": ("Move it there", move_into_order),
        "alike link": ("Link it with that one", _link_with_alike),
        "odd reference": ("Write it as it is seen", _plain_reference),
        "looks like a level": ("Leave it in its first year alone", _leave_in_first_year),
        "working differs": ("Enter it again", _enter_workings_again),
        "withdrawn with amounts": ("Clear its amounts", _clear_amounts),
        "withdrawn with forecasts": ("Clear its forecasts", _clear_amounts),
    }
)
