import pytest

from model.lines import Field
from model.money import Unit
from model.pasting.special import Operation, Special
from tests.model.drafts import AUTISM, CARE_HOMES, pounds, small_budget
from tests.model.pasting.clips import AMOUNTS, pasted, target

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
