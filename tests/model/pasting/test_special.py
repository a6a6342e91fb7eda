"""Paste special: added, subtracted, flipped, turned round or in another unit, with blanks and what is no figure."""

from decimal import Decimal

import pytest

from model.lines import Field
from model.money import Unit
from model.pasting.questions import Choice, Topic
from model.pasting.special import Operation, Special
from model.problems import EntryProblem
from tests.model.drafts import ADVANCE, AUTISM, CARE_HOMES, pounds, small_budget
from tests.model.pasting.clips import AMOUNTS, linked_budget, pasted, target, topics

TITLE = Field("title")


@pytest.mark.parametrize(
    "special, text, amounts",
    [
        (Special(Operation.ADD), "5\t", ("1005.10", "0")),
        (Special(Operation.SUBTRACT), "5\t1", ("995.10", "-1")),
        (Special(flip=True), "500\t-6", ("-500", "6")),
        (Special(Operation.ADD, flip=True, unit=Unit.THOUSANDS), "1\t1", ("0.10", "-1000")),
        (Special(skip_blanks=True), "\t600", ("1000.10", "600")),
        (Special(transpose=True), "500\n600", ("500", "600")),
    ],
)
def test_paste_special_does_more_than_replace(special: Special, text: str, amounts: tuple[str, str]) -> None:
    budget = small_budget()
    plan = pasted(budget, text, special=special, copied_in=Unit.GBP)
    assert plan.questions == ()
    assert budget.line(CARE_HOMES).amounts == pounds(*amounts)


def test_adding_leaves_words_and_unreadable_amounts_alone() -> None:
    budget = small_budget()
    plan = pasted(budget, "x\t5", target((AUTISM,), (TITLE, AMOUNTS[0])), special=Special(Operation.ADD))
    assert plan.edit is None
    assert [outcome.note.split(":")[0] for outcome in plan.outcomes] == ["kept", "kept"]


@pytest.mark.parametrize(
    "special, text, topic, amounts",
    [
        (Special(Operation.ADD), "500\tn/a", [Topic.NO_AMOUNT], ("1500.10", "0")),
        (Special(Operation.ADD), "500\t-", [Topic.DASHES], ("1500.10", "0")),
        (Special(Operation.ADD), "500\t(200)", [Topic.MINUS], ("1500.10", "-200")),
        (Special(Operation.SUBTRACT), "500\t(200)", [Topic.MINUS], ("500.10", "200")),
        (Special(Operation.ADD, skip_blanks=True), "\t200", [], ("1000.10", "200")),
        (Special(unit=Unit.THOUSANDS), "1.2\t", [], ("1200", None)),
        (Special(unit=Unit.MILLIONS, skip_blanks=True), "\t=1/4", [], ("1000.10", "250000")),
        (Special(flip=True, skip_blanks=True), "(500)\t", [Topic.MINUS], ("500", "0")),
    ],
)
def test_blanks_and_what_is_no_figure_change_nothing_that_is_added_to(
    special: Special, text: str, topic: list[Topic], amounts: tuple[str | None, str | None]
) -> None:
    budget = small_budget()
    assert topics(pasted(budget, text, special=special)) == topic
    assert budget.line(CARE_HOMES).amounts == pounds(*amounts)


@pytest.mark.parametrize(
    "choice, amount, formulas", [(None, "200", 1), (Choice.KEEP, "200", 1), (Choice.REPLACE, "205", 0)]
)
def test_adding_to_a_formula_of_the_workbook_is_asked_about(choice: Choice | None, amount: str, formulas: int) -> None:
    budget = linked_budget()
    answers = {Topic.FORMULAS: choice} if choice else {}
    plan = pasted(budget, "5", target((ADVANCE,)), answers, special=Special(Operation.ADD))
    assert topics(plan) == [Topic.FORMULAS]
    assert budget.line(ADVANCE).amounts[0] == Decimal(amount)
    assert len(budget.line(ADVANCE).formulas) == formulas


def test_more_rows_than_lines_are_nothing_to_add_to() -> None:
    with pytest.raises(EntryProblem, match="to add to or subtract from"):
        pasted(small_budget(), "1\n2\n3", special=Special(Operation.ADD))
