"""Savings that fall short for good are told, those made up later are not; conditional lines are named."""

import pytest

from model.checks.delivery import (
    conditional_line,
    doubtful_without_forecast,
    shortfall_left_open,
    shortfall_not_reprofiled,
)
from model.delivery import savings_by_deliverability
from model.findings import Level
from model.lines import FORECAST, Field, Line
from tests.model.checks.firing import FOUR_YEARS, budget_of, line, of_budget, of_lines, saving
from tests.model.drafts import pounds


def test_a_shortfall_that_is_never_made_up_is_warned_of() -> None:
    its = saving("-3800000", "0", forecasts=("-2800000", "0"), reference="14SCS1")
    (finding,) = of_lines(shortfall_not_reprofiled, budget_of(its))
    assert (finding.level, finding.rule) == (Level.WARNING, "shortfall not re-profiled")
    assert finding.field == Field(FORECAST, FOUR_YEARS[0])
    assert "£1.000m" in finding.message


def test_a_one_off_that_saves_less_is_short_though_nothing_of_it_is_left() -> None:
    its = saving("-600000", "600000", forecasts=("-350000", "350000"), recurrence="One-off")
    (finding,) = of_lines(shortfall_not_reprofiled, budget_of(its))
    assert "short by £0.250m" in finding.message


def test_the_shortfall_stands_in_the_first_forecast_that_differs() -> None:
    its = saving(None, "-100", "-200", forecasts=(None, "-100", "-50"))
    (finding,) = of_lines(shortfall_not_reprofiled, budget_of(its))
    assert finding.field == Field(FORECAST, FOUR_YEARS[2])


@pytest.mark.parametrize(
    "its",
    [
        saving("-600", forecasts=("-350", "-250")),
        saving("-600", forecasts=("-700",)),
        saving("-600", forecasts=("-600",)),
        saving("-600"),
        saving("-600", "-5", forecasts=("-500",)),
        saving("-600", "600", forecasts=("-600", "600"), recurrence="One-off"),
        saving("-600", "600", forecasts=("0", "-600", "600"), recurrence="One-off"),
        line("600", forecasts=("700",)),
    ],
)
def test_a_saving_made_up_later_or_without_a_forecast_is_not(its: Line) -> None:
    assert not of_lines(shortfall_not_reprofiled, budget_of(its))


def test_a_shortfall_with_later_years_not_forecast_is_left_open() -> None:
    its = saving("-600000", "0", "-500000", forecasts=("-350000",))
    (finding,) = of_lines(shortfall_left_open, budget_of(its))
    assert (finding.level, finding.rule) == (Level.NOTE, "shortfall left open")
    assert finding.field == Field(FORECAST, FOUR_YEARS[2])
    assert "short by £0.250m" in finding.message
    assert "nothing of 2028/29" in finding.message


@pytest.mark.parametrize(
    "its",
    [
        saving("-600", forecasts=("-350",)),
        saving("-600", "-5", forecasts=("-600",)),
        saving("-600", "-5", forecasts=("-700",)),
        saving("-600", "-5", "-5", forecasts=("-350", None, "-255")),
        saving("-600", "-5"),
        line("600", "5", forecasts=("700",)),
    ],
)
def test_a_shortfall_told_already_or_none_is_not_left_open(its: Line) -> None:
    assert not of_lines(shortfall_left_open, budget_of(its))


def test_a_saving_in_doubt_should_say_what_it_will_save() -> None:
    doubtful = saving("-600", deliverability="At risk")
    (finding,) = of_budget(doubtful_without_forecast, budget_of(doubtful))
    assert (finding.level, finding.rule) == (Level.NOTE, "no forecast")
    for its in (
        saving("-600", deliverability="At risk", forecasts=("-600",)),
        saving(deliverability="At risk"),
        saving("-600", deliverability="On track"),
        saving("-600", deliverability="At risk", status="Withdrawn"),
        line("600", deliverability="At risk"),
    ):
        assert not of_budget(doubtful_without_forecast, budget_of(its))


def test_many_savings_in_doubt_are_told_at_once_where_no_line_has_a_forecast() -> None:
    doubtful = [saving("-600", deliverability=word, reference=f"A{word}") for word in ("Amber", "Red", "R", "At risk")]
    (finding,) = of_budget(doubtful_without_forecast, budget_of(*doubtful))
    assert finding.message.startswith("AAmber, ARed, AR and 1 other are savings at risk or not deliverable")
    assert len(of_budget(doubtful_without_forecast, budget_of(*doubtful[:3]))) == 3
    forecast = saving("-600", forecasts=("-600",))
    assert len(of_budget(doubtful_without_forecast, budget_of(*doubtful, forecast))) == 4


def test_a_conditional_line_is_named_with_its_condition() -> None:
    budget = budget_of(line("1", conditional_on="A decision\nof Cabinet."), line(conditional_on="A grant"), line("2"))
    told, blank = of_lines(conditional_line, budget)
    assert "(“A decision of Cabinet”) and counts in the totals" in told.message
    assert "has no amount yet" in blank.message
    assert {told.level, blank.level} == {Level.NOTE}


def test_savings_are_totalled_by_deliverability_in_the_order_of_the_words() -> None:
    lines = [
        saving("-100", forecasts=("-40",), deliverability="At risk"),
        saving("-10", deliverability="at risk"),
        saving("-5", forecasts=("-5",), deliverability="On track"),
        saving("-1"),
        line("7", deliverability="At risk"),
    ]
    found = savings_by_deliverability(lines, 4)
    assert [(each.word, each.agreed[0], each.shortfall[0]) for each in found] == [
        ("On track", *pounds("-5", "0")),
        ("At risk", *pounds("-110", "60")),
        ("", *pounds("-1", "0")),
    ]
