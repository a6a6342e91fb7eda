from decimal import Decimal

import pytest

from model.edits import LineAdded
from model.money import Unit
from model.pasting.questions import Choice, Topic
from model.workings import shown_working
from tests.model.drafts import ADVANCE, CARE_HOMES, YEARS, pounds, small_budget
from tests.model.pasting.clips import defaults, linked_budget, pasted, target


@pytest.mark.parametrize("choice, amount, formulas", [(None, "200", 1), (Choice.REPLACE, "250", 0)])
def test_a_formula_of_the_workbook_is_replaced_only_when_told(
    choice: Choice | None, amount: str, formulas: int
) -> None:
    budget = linked_budget()
    plan = pasted(budget, "250", target((ADVANCE,)), {Topic.FORMULAS: choice} if choice else {})
    assert defaults(plan) == {Topic.FORMULAS: Choice.KEEP}
    assert budget.line(ADVANCE).amounts[0] == Decimal(amount)
    assert len(budget.line(ADVANCE).formulas) == formulas
    assert pasted(linked_budget(), "200", target((ADVANCE,))).questions == ()  # it would say the same


def test_a_working_gives_way_and_pasted_arithmetic_is_kept_as_one() -> None:
    budget = small_budget()
    assert pasted(budget, "250", target((ADVANCE,))).questions == ()
    assert budget.line(ADVANCE).formulas == {}
    pasted(budget, "=195*2\t=100/3", target((ADVANCE, CARE_HOMES)), unit=Unit.GBP)
    assert budget.line(ADVANCE).amounts == pounds("390", "33.33")
    workings = {
        year: shown_working(text, Unit.MILLIONS, Unit.GBP) for year, text in budget.line(ADVANCE).formulas.items()
    }
    assert workings == {YEARS[0]: "195*2", YEARS[1]: "100/3"}
    added = pasted(budget, "1\n=4*5", target((CARE_HOMES,)), {Topic.UNITS: Choice.IN_GBP})
    assert added.edit is not None
    assert [len(change.line.formulas) for change in added.edit.changes if isinstance(change, LineAdded)] == [1]
