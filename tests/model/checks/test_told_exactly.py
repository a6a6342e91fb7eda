"""A finding tells its figure to the penny and its line apart from others, so that a mute of it hides nothing else."""

from dataclasses import replace
from decimal import Decimal

from model import checks
from model.budget import Budget
from model.checks.about import exactly
from model.lines import AMOUNT, Field
from model.money import Unit
from model.mutes import heard
from model.muting import mute
from model.planning import set_field
from model.settings import Settings
from model.years import Year
from tests.model.checks.firing import AREAS, FOUR_YEARS, budget_of, line, saving


def found(budget: Budget, rule: str) -> list[str]:
    return [each.message for each in heard(budget.mutes, checks.run(budget)) if each.rule == rule]


def muted(budget: Budget, rule: str) -> None:
    first = next(each for each in checks.run(budget) if each.rule == rule)
    edit = mute(budget, first, "As agreed")
    assert edit is not None
    budget.apply(edit)


def test_a_figure_that_its_unit_would_round_is_told_in_pounds_and_pence() -> None:
    budget = budget_of()
    assert exactly(budget, Decimal(263_640)) == "£263,640.00"
    assert exactly(budget, Decimal(264_000)) == "£0.264m"


def test_a_mute_of_one_figure_hides_no_other_that_rounds_to_the_same() -> None:
    settings = Settings(FOUR_YEARS, unit=Unit.MILLIONS, decimals=1)
    budget = Budget(settings, AREAS, [replace(saving("1210000", "0"), id=11)])
    muted(budget, "positive saving")
    assert not found(budget, "positive saving")
    edit = set_field(budget, 11, Field(AMOUNT, Year(2026)), Decimal(1_240_000))
    assert edit is not None
    budget.apply(edit)
    assert found(budget, "positive saving")


def test_a_figure_is_told_alike_however_many_decimals_are_shown() -> None:
    lines = [replace(saving("1000000", "0"), id=11)]
    told = {
        finding
        for decimals in (0, 1, 3)
        for finding in found(Budget(Settings(FOUR_YEARS, decimals=decimals), AREAS, lines), "positive saving")
    }
    assert told == {
        "27ASC1 in 2026/27 is £1.000m, a saving that adds to the net budget; check that it is meant.",
    }


def test_a_mute_of_a_withdrawn_line_is_of_its_amounts() -> None:
    budget = budget_of(saving("-5000", status="Withdrawn"))
    muted(budget, "withdrawn with amounts")
    assert not found(budget, "withdrawn with amounts")
    edit = set_field(budget, 11, Field(AMOUNT, Year(2027)), Decimal(-9_000))
    assert edit is not None
    budget.apply(edit)
    (told,) = found(budget, "withdrawn with amounts")
    assert "its amounts, -£0.005m in 2026/27 and -£0.009m in 2027/28, still count" in told


def test_a_mute_on_a_line_hides_none_on_another_of_its_reference_elsewhere() -> None:
    budget = budget_of(line("1", title="", area_id=1), line("2", title="", area_id=2))
    muted(budget, "missing title")
    assert found(budget, "missing title") == ["27ASC1 (Roads) has no title; give it one."]
