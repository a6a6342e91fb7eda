from model.pasting.questions import Choice, Topic
from tests.model.drafts import CLOSER_WORKING, RESURFACING, pounds, small_budget
from tests.model.pasting.clips import defaults, pasted, target


def test_positive_figures_into_savings_are_asked_about_and_left_positive_unless_told() -> None:
    budget = small_budget()
    where = target((CLOSER_WORKING, RESURFACING))
    plan = pasted(budget, "5\t6\n7\t0", where)
    assert defaults(plan) == {Topic.SIGNS: Choice.TAKE}
    assert budget.line(CLOSER_WORKING).amounts == pounds("5", "6")
    pasted(budget, "5\t6\n7\t0", where, {Topic.SIGNS: Choice.NEGATIVE})
    assert budget.line(CLOSER_WORKING).amounts == pounds("-5", "-6")
    assert budget.line(RESURFACING).amounts == pounds("-7", "0")


def test_a_positive_saving_among_negative_ones_is_meant() -> None:
    assert pasted(small_budget(), "-5\t6", target((CLOSER_WORKING,))).questions == ()
