"""What is one-off or time-limited is taken out again when its time is over, or the checks say so."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import planning
from model.budget import Budget
from model.checks.kinds import unknown_words
from model.checks.lasting import one_off_taken_out_late, time_limit_passed, unreversed_one_off
from model.checks.signs import negative_pressure, positive_saving
from model.findings import Level
from model.lines import AMOUNT, Field, Line
from model.money import NIL, Unreadable, total
from model.problems import EntryProblem
from model.recurrence import left_of_one_off
from model.reversing import reverse_one_off, take_out_after
from tests.model.checks.firing import FOUR_YEARS, assert_fixed, budget_of, line, of_budget, of_lines, pot, saving
from tests.model.drafts import pounds


def one_off(*figures: str | None) -> Line:
    return line(*figures, recurrence="One-off")


@pytest.mark.parametrize(
    "its, year",
    [
        (one_off("120"), 1),
        (one_off("120", "0", "0", "0"), 1),
        (one_off(None, "120"), 2),
        (one_off("120", "-100"), 1),
        (saving("-120", recurrence="one-off"), 1),
    ],
)
def test_a_one_off_that_stays_is_warned_of_and_can_be_reversed(its: Line, year: int) -> None:
    budget = budget_of(its)
    (finding,) = of_lines(unreversed_one_off, budget)
    assert (finding.level, finding.rule) == (Level.WARNING, "one-off not reversed")
    assert finding.field == Field(AMOUNT, FOUR_YEARS[year])
    assert_fixed(budget, lambda: of_lines(unreversed_one_off, budget))


@pytest.mark.parametrize(
    "its",
    [
        one_off("120", "-120"),
        one_off("120", "0", "0", "-120"),
        one_off(None, None, None, "120"),
        one_off("120", "-120", None, "5"),
        one_off(),
        one_off("0"),
        one_off("-120"),
        saving("120", recurrence="One-off"),
        line("120", recurrence="Ongoing"),
        line("120"),
    ],
)
def test_a_one_off_that_is_taken_out_is_silent(its: Line) -> None:
    assert not of_lines(unreversed_one_off, budget_of(its))


def test_a_one_off_of_which_more_is_taken_out_than_it_adds_is_told_so() -> None:
    (finding,) = of_lines(unreversed_one_off, budget_of(one_off("120000", "-150000")))
    assert "more is taken out than it adds: -£0.030m is left in 2029/30" in finding.message


def test_a_one_off_that_is_taken_out_after_years_in_between_is_noted() -> None:
    (finding,) = of_lines(one_off_taken_out_late, budget_of(one_off("120", None, "0", "-120")))
    assert (finding.level, finding.field) == (Level.NOTE, Field(AMOUNT, FOUR_YEARS[3]))
    assert "take it out in 2027/28, or call it time-limited to 2028/29" in finding.message


@pytest.mark.parametrize(
    "its",
    [
        one_off("120", "-120"),
        one_off("120", "30", "-150"),
        one_off("120", None, "-100"),
        one_off(None, None, "5", "-5"),
        line("120", None, "-120", recurrence="Time-limited"),
        line("120", None, "-120"),
        one_off(),
    ],
)
def test_a_one_off_that_goes_as_it_came_is_not(its: Line) -> None:
    assert not of_lines(one_off_taken_out_late, budget_of(its))


def test_an_unreadable_amount_leaves_a_one_off_open() -> None:
    unsure = Line(0, 1, one_off().kind, (Decimal(5), Unreadable("tbc"), None, None), recurrence="One-off")
    budget = budget_of(unsure)
    assert not of_lines(unreversed_one_off, budget)
    with pytest.raises(EntryProblem, match="cannot be read"):
        reverse_one_off(budget, 11)


def test_a_reversal_goes_into_the_next_year_that_states_nothing() -> None:
    budget = budget_of(one_off("120"), one_off(None, "3", "4"), one_off("5", "-5"))
    for line_id, amounts in ((11, ("120", "-120", None, None)), (12, (None, "3", "4", "-7"))):
        edit = reverse_one_off(budget, line_id)
        assert edit is not None
        budget.apply(edit)
        assert budget.line(line_id).amounts == pounds(*amounts)
    assert reverse_one_off(budget, 13) is None


def test_a_reversal_with_no_year_free_is_left_to_the_officer() -> None:
    budget = budget_of(one_off("1", "2", "3", "4"))
    with pytest.raises(EntryProblem, match="no year for the reversal"):
        reverse_one_off(budget, 11)


@pytest.mark.parametrize(
    "its",
    [
        one_off("120", "-120"),
        one_off("120", None, "-120"),
        one_off("120", "-100"),
        one_off(None, "120", "30", "-150"),
        saving("-120", "120", recurrence="one-off"),
        saving("-120", None, "120", recurrence="Time-limited to 2027/28"),
        saving("-120", "60", "60", recurrence="Time-limited"),
        line("-120", recurrence="Time-limited to 2025/26"),
        saving(None, "120", recurrence="Until March 2027"),
    ],
)
def test_the_sign_with_which_a_one_off_is_taken_out_is_not_odd(its: Line) -> None:
    budget = budget_of(its)
    assert not of_budget(positive_saving, budget) + of_budget(negative_pressure, budget)


@pytest.mark.parametrize(
    "its, year",
    [
        (saving("-120", "120"), 1),
        (saving("-120", "120", recurrence="Ongoing"), 1),
        (saving("-120", "150", recurrence="One-off"), 1),
        (saving("120", "-120", recurrence="One-off"), 0),
        (one_off(None, "-120", "120"), 1),
        (one_off("120", "-120", "-5"), 2),
        (one_off("-120"), 0),
        (line("-120", recurrence="Time-limited to 2026/27"), 0),
        (line(None, "-120", recurrence="Time-limited"), 1),
    ],
)
def test_any_other_odd_sign_is_warned_of(its: Line, year: int) -> None:
    budget = budget_of(its)
    (finding,) = of_budget(positive_saving, budget) + of_budget(negative_pressure, budget)
    assert (finding.level, finding.field) == (Level.WARNING, Field(AMOUNT, FOUR_YEARS[year]))


FIGURES = st.lists(st.sampled_from([None, NIL, Decimal(120), Decimal("-0.01"), Decimal(7)]), min_size=4, max_size=4)


@given(FIGURES)
def test_after_a_reversal_nothing_is_left_but_what_comes_in_the_last_year(amounts: list[Decimal | None]) -> None:
    budget: Budget = budget_of(Line(0, 1, one_off().kind, tuple(amounts), recurrence="One-off"))
    try:
        edit = reverse_one_off(budget, 11)
    except EntryProblem:
        return
    if edit is not None:
        budget.apply(edit)
    after = budget.line(11)
    assert left_of_one_off(after, FOUR_YEARS) is None
    assert total(after.amounts) in (NIL, after.amounts[-1])
    assert all(new == old for old, new in zip(amounts, after.amounts, strict=True) if old)


def test_a_line_that_goes_on_beyond_its_limit_is_warned_of_and_can_be_taken_out() -> None:
    budget = budget_of(line("90", "0", "10", recurrence="Time-limited to 2027/28"))
    (finding,) = of_lines(time_limit_passed, budget)
    assert (finding.level, finding.rule) == (Level.WARNING, "time limit passed")
    assert finding.field == Field(AMOUNT, FOUR_YEARS[2])
    assert_fixed(budget, lambda: of_lines(time_limit_passed, budget))
    edit = take_out_after(budget, 11, FOUR_YEARS[1])
    assert edit is not None
    budget.apply(edit)
    assert budget.line(11).amounts == pounds("90", "0", "-90", None)


@pytest.mark.parametrize(
    "figures, after",
    [
        (("90", None, None, "-90"), ("90", None, "-90", "0")),
        (("90", "10", "5", "-105"), ("90", "10", "-100", "0")),
        ((None, None, "90", "-90"), (None, None, "0", "0")),
        (("90", None, None, "-80"), ("90", None, "-90", "0")),
        (("90", None, "-90", "5"), ("90", None, "-90", "0")),
        ((None, None, None, "5"), (None, None, None, "0")),
    ],
)
def test_nothing_is_left_after_the_limit_by_the_fix(
    figures: tuple[str | None, ...], after: tuple[str | None, ...]
) -> None:
    budget = budget_of(line(*figures, recurrence="Time-limited to 2027/28"))
    assert_fixed(budget, lambda: of_lines(time_limit_passed, budget))
    edit = take_out_after(budget, 11, FOUR_YEARS[1])
    assert edit is not None
    budget.apply(edit)
    assert budget.line(11).amounts == pounds(*after)


@pytest.mark.parametrize(
    "figures, words",
    [
        (("90",), "but still holds £90.00 in 2028/29"),
        (("90", None, "-90", "5"), "but holds £5.00 in 2029/30"),
        ((None, None, None, "5"), "but holds £5.00 in 2029/30"),
    ],
)
def test_what_comes_after_the_limit_is_told_in_its_year(figures: tuple[str | None, ...], words: str) -> None:
    (finding,) = of_lines(time_limit_passed, budget_of(line(*figures, recurrence="Time-limited to 2027/28")))
    assert words in finding.message


@pytest.mark.parametrize(
    "its",
    [
        line("90", "0", "-90", recurrence="time-limited to 2027/28"),
        line("90", recurrence="Time-limited to 2029/30"),
        line("90", recurrence="Time-limited to 2035/36"),
        line("90", None, "-90", recurrence="Time-limited"),
        line("90"),
        line("-90", recurrence="Time-limited to 2025/26"),
        line("0", None, "-60", "-30", recurrence="Time-limited to 2027/28"),
        saving(None, "90", recurrence="Time-limited to 2026/27"),
        line(None, "-90", recurrence="Time-limited"),
    ],
)
def test_a_line_within_its_limit_is_silent(its: Line) -> None:
    assert not of_lines(time_limit_passed, budget_of(its))


@pytest.mark.parametrize(
    "its",
    [
        line("-90", recurrence="Time-limited to 2026/27"),
        line("20", "-90", recurrence="Time-limited to 2026/27"),
        saving("-20", "90", recurrence="Time-limited to 2026/27"),
        saving("-90", recurrence="Time-limited to 2025/26"),
    ],
)
def test_what_does_not_only_take_out_an_earlier_plan_is_warned_of(its: Line) -> None:
    (finding,) = of_lines(time_limit_passed, budget_of(its))
    assert finding.rule == "time limit passed"


def test_a_limit_that_says_no_year_is_noted_unless_its_funding_does() -> None:
    its = line("90", recurrence="Time-limited", funding_source="NHS money")
    (finding,) = of_lines(time_limit_passed, budget_of(its))
    assert (finding.level, finding.rule) == (Level.NOTE, "time limit without year")
    assert not of_lines(time_limit_passed, budget_of(its, pots=[pot("nhs money", ends=FOUR_YEARS[3])]))


@pytest.mark.parametrize(
    "typed, kept",
    [("time-limited TO 2027/28", "Time-limited to 2027/28"), ("Time-limited to 2027-28", "Time-limited to 2027/28")],
)
def test_a_last_year_may_be_typed_as_part_of_the_recurrence(typed: str, kept: str) -> None:
    budget = budget_of(line("1"))
    edit = planning.set_field(budget, 11, Field("recurrence"), typed)
    assert edit is not None
    budget.apply(edit)
    assert budget.line(11).recurrence == kept
    assert not of_budget(unknown_words, budget)


@pytest.mark.parametrize("typed", ["Time-limited to 2027/29", "Time-limited to", "One-off to 2027/28"])
def test_any_other_recurrence_is_refused(typed: str) -> None:
    with pytest.raises(EntryProblem, match="no recurrence"):
        planning.set_field(budget_of(line("1")), 11, Field("recurrence"), typed)


def test_a_time_limit_by_which_more_is_taken_out_than_was_held_says_so() -> None:
    budget = budget_of(line("200", "-350", recurrence="Time-limited to 2026/27"))
    (finding,) = of_lines(time_limit_passed, budget)
    assert "in 2027/28 more is taken out than it held, by £150" in finding.message
    assert_fixed(budget, lambda: of_lines(time_limit_passed, budget))
