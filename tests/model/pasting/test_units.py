from dataclasses import replace
from decimal import Decimal

import pytest

from model.areas import Area
from model.budget import Budget
from model.lines import Kind, Line
from model.money import Unit
from model.pasting.questions import Choice, Topic
from model.pasting.special import Special
from tests.model.drafts import AUTISM, CARE_HOMES, OLDER, TENDER, small_budget
from tests.model.pasting.clips import AMOUNTS, defaults, pasted, target, topics


@pytest.mark.parametrize(
    "text, shown, asked, amount",
    [
        ("1,200", Unit.GBP, None, "1200"),
        ("1.2", Unit.GBP, Choice.IN_THOUSANDS, "1200"),
        ("0.0012", Unit.GBP, Choice.IN_MILLIONS, "1200"),
        ("1.2", Unit.THOUSANDS, None, "1200"),
        ("1200", Unit.THOUSANDS, Choice.IN_GBP, "1200"),
        ("1200", Unit.MILLIONS, Choice.IN_GBP, "1200"),
        ("1.2", Unit.MILLIONS, Choice.IN_THOUSANDS, "1200"),
        ("0", Unit.MILLIONS, None, "0"),
        ("20", Unit.GBP, None, "20"),
        ("50,000", Unit.GBP, None, "50000"),
    ],
)
def test_magnitudes_far_from_their_neighbours_are_asked_about(
    text: str, shown: Unit, asked: Choice | None, amount: str
) -> None:
    budget = small_budget()
    plan = pasted(budget, text, unit=shown)
    assert defaults(plan) == ({Topic.UNITS: asked} if asked else {})
    assert budget.line(CARE_HOMES).amounts[0] == Decimal(amount)


def test_the_officers_unit_holds_whatever_the_magnitudes() -> None:
    budget = small_budget()
    pasted(budget, "1.2", answers={Topic.UNITS: Choice.IN_MILLIONS})
    assert budget.line(CARE_HOMES).amounts[0] == Decimal(1_200_000)
    assert pasted(budget, "7", special=Special(unit=Unit.MILLIONS)).questions == ()
    assert budget.line(CARE_HOMES).amounts[0] == Decimal(7_000_000)


@pytest.mark.parametrize("around", [(AUTISM,), (), (TENDER,)], ids=["few", "none", "blank"])
def test_where_the_lines_around_state_nothing_the_others_of_the_budget_are_neighbours(around: tuple[int, ...]) -> None:
    where = replace(target((TENDER,), AMOUNTS[:1]), around=around)
    assert topics(pasted(small_budget(), "-1000000", where, unit=Unit.MILLIONS)) == [Topic.UNITS]


def test_in_an_empty_budget_there_is_nothing_to_compare_with() -> None:
    settings = small_budget().settings
    budget = Budget(settings, [Area(OLDER, "Older People")], [Line(1, OLDER, Kind.PRESSURE, (None, None))])
    assert pasted(budget, "1000000", target((1,)), unit=Unit.MILLIONS).questions == ()
