"""Running one rule alone, over a budget made for it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from model.areas import Area
from model.budget import Budget
from model.findings import Finding
from model.lines import Kind, Line
from model.pots import Pot
from model.settings import Settings
from model.years import Year
from tests.model.drafts import pounds

FOUR_YEARS = tuple(Year(start) for start in range(2026, 2030))
AREAS = (Area(1, "Older People", "Care"), Area(2, "Roads", "Streets"))


def line(*figures: str | None, kind: Kind = Kind.PRESSURE, **fields: Any) -> Line:  # noqa: ANN401  # any field of a line
    """A line of four years, blank where fewer are given, with forecasts in the same way."""
    padded = [*figures, *[None] * (len(FOUR_YEARS) - len(figures))]
    stated = fields.pop("forecasts", ())
    forecasts = pounds(*stated, *[None] * (len(FOUR_YEARS) - len(stated)))
    words = {"reference": "27ASC1", "title": "Care homes"} | fields
    return Line(0, words.pop("area_id", 1), kind, pounds(*padded), forecasts=forecasts, **words)


def saving(*figures: str | None, **fields: Any) -> Line:  # noqa: ANN401  # as above
    return line(*figures, kind=Kind.SAVING, **fields)


def pot(name: str, *figures: str | None, ends: Year | None = None) -> Pot:
    return Pot(0, name, pounds(*figures, *[None] * (len(FOUR_YEARS) - len(figures))), ends)


def budget_of(*lines: Line, pots: Sequence[Pot] = ()) -> Budget:
    """A budget of two areas; lines are numbered from 11, pots from 91."""
    numbered = [replace(each, id=11 + place) for place, each in enumerate(lines)]
    held = [replace(each, id=91 + place) for place, each in enumerate(pots)]
    return Budget(Settings(FOUR_YEARS), AREAS, numbered, (), held)


def of_lines(rule: Callable[[Budget, Line], Iterable[Finding]], budget: Budget) -> list[Finding]:
    return [finding for each in budget.lines() for finding in rule(budget, each)]


def of_budget(rule: Callable[[Budget], Iterable[Finding | None]], budget: Budget) -> list[Finding]:
    return [finding for finding in rule(budget) if finding is not None]


def assert_fixed(budget: Budget, found: Callable[[], list[Finding]]) -> None:
    """The fix of the one finding is one edit after which it is gone; undone, all is as before."""
    from model.checks.fixes import fix_of

    (finding,) = found()
    fix = fix_of(budget, finding)
    assert fix is not None
    before = budget.snapshot()
    edit = fix.plan()
    assert edit is not None
    budget.apply(edit)
    assert not found()
    assert fix.plan() is None
    budget.revert(edit)
    assert budget.snapshot() == before
    assert found() == [finding]
