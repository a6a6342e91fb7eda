"""Savings pasted without a minus: asked about, with the answer that a careful officer would give."""

import pytest

from model.clipboard.own_copy import OwnCopy
from model.edits import Edit, FieldChange
from model.lines import AMOUNT, KIND, Field, Kind
from model.money import Unit
from model.pasting.plan import plan_paste
from model.pasting.questions import Choice, Topic
from model.pasting.request import Request
from model.pasting.special import Operation, Special
from tests.model.drafts import CARE_HOMES, CLOSER_WORKING, RESURFACING, TENDER, YEARS, pounds, small_budget
from tests.model.pasting.clips import AMOUNTS, defaults, own_block, pasted, target, topics

SAVINGS = (CLOSER_WORKING, TENDER)


def test_savings_printed_without_minus_are_made_negative_unless_told() -> None:
    budget = small_budget()
    plan = pasted(budget, "5\t6\n7\t0", target(SAVINGS))
    assert defaults(plan) == {Topic.SIGNS: Choice.NEGATIVE}
    assert plan.questions[0].text == "3 figures are positive, and would stand as savings that add to the net budget."
    assert [budget.line(line).amounts for line in SAVINGS] == [pounds("-5", "-6"), pounds("-7", "0")]
    pasted(budget, "5\t6\n7\t0", target(SAVINGS), {Topic.SIGNS: Choice.TAKE})
    assert [budget.line(line).amounts for line in SAVINGS] == [pounds("5", "6"), pounds("7", "0")]


def test_a_positive_saving_among_negative_ones_is_asked_about_and_taken_as_meant() -> None:
    budget = small_budget()
    plan = pasted(budget, "-5\t6", target((CLOSER_WORKING,)))
    assert defaults(plan) == {Topic.SIGNS: Choice.TAKE}
    assert "other savings pasted with it are negative" in plan.questions[0].text
    assert budget.line(CLOSER_WORKING).amounts == pounds("-5", "6")
    pasted(budget, "-5\t(6)\n7\t8", target(SAVINGS), {Topic.SIGNS: Choice.NEGATIVE})
    assert [budget.line(line).amounts for line in SAVINGS] == [pounds("-5", "-6"), pounds("-7", "-8")]


def test_new_lines_of_savings_are_asked_about_and_those_of_pressures_are_not() -> None:
    assert topics(pasted(small_budget(), "5", target((), kind=Kind.SAVING))) == [Topic.SIGNS]
    assert topics(pasted(small_budget(), "5", target((), kind=Kind.PRESSURE))) == []
    typed = pasted(small_budget(), "Saving\t5\nPressure\t6", target((), (Field(KIND), AMOUNTS[0])))
    assert [question.text.split(" ")[0] for question in typed.questions] == ["1"]


@pytest.mark.parametrize(
    "amounts, asked",
    [(("7", "9"), False), (("7", None), False), (("7", "0"), False), (("-7", "9"), True), ((None, None), True)],
)
def test_a_saving_that_is_positive_as_it_stands_is_left_so(amounts: tuple[str | None, ...], asked: bool) -> None:
    budget = small_budget()
    for year, amount in zip(YEARS, pounds(*amounts), strict=True):
        budget.apply(Edit("", (FieldChange(RESURFACING, Field(AMOUNT, year), None, amount),)))
    plan = pasted(budget, "5", target((RESURFACING,)), unit=Unit.GBP)
    assert topics(plan) == ([Topic.SIGNS] if asked else [])


@pytest.mark.parametrize(
    "special, text, asked",
    [
        (Special(Operation.ADD), "5", False),  # a saving of 300.05 becomes one of 295.05
        (Special(Operation.ADD), "400", True),
        (Special(Operation.SUBTRACT), "5", False),
        (Special(Operation.SUBTRACT), "-400", True),
        (Special(flip=True), "-5", False),  # the officer sets the sign
    ],
)
def test_adding_is_asked_about_only_where_a_saving_would_become_positive(
    special: Special, text: str, asked: bool
) -> None:
    plan = pasted(small_budget(), text, target((CLOSER_WORKING,)), special=special)
    assert topics(plan) == ([Topic.SIGNS] if asked else [])


@pytest.mark.parametrize("savings, asked", [(frozenset({0}), False), (frozenset(), True)])
def test_of_own_copies_only_what_was_no_saving_is_asked_about(savings: frozenset[int], asked: bool) -> None:
    block = own_block([["1000.10"]], OwnCopy(1, (AMOUNT,), Unit.GBP, savings))
    plan = plan_paste(Request(small_budget(), block, target((CLOSER_WORKING,)), Unit.GBP))
    assert topics(plan) == ([Topic.SIGNS] if asked else [])
    assert small_budget().line(CARE_HOMES).amounts[0] == pounds("1000.10")[0]
