"""Control totals and pots are added, changed and removed as one edit each, or refused with a sentence."""

from dataclasses import replace
from decimal import Decimal

import pytest

from model.control_differences import differences
from model.control_planning import ControlWish, add_control, change_control, remove_control, wish_of
from model.controls import Measure, Scope
from model.lines import Field
from model.planning import set_field
from model.pot_planning import PotWish, add_pot, change_pot, remove_pot
from model.problems import EntryProblem
from tests.model.drafts import CARE_HOMES, YEARS, pounds, small_budget

WISH = ControlWish(Scope.AREA, "Older People", Measure.NET, pounds("900", None), "Cabinet", "28 January 2026")


def test_a_control_total_is_added_compared_changed_and_removed() -> None:
    budget = small_budget()
    before = budget.controls
    added = add_control(budget, WISH)
    budget.apply(added)
    new = budget.controls[-1]
    assert wish_of(new) == WISH
    (compared,) = [each for each in differences(budget) if each.control.id == new.id]
    assert (compared.stated, compared.cast) == (Decimal(900), Decimal("900.05"))
    changed = change_control(budget, new.id, replace(WISH, source="Council"))
    assert changed is not None
    budget.apply(changed)
    assert budget.controls[-1].source == "Council"
    assert change_control(budget, new.id, wish_of(budget.controls[-1])) is None
    removed = remove_control(budget, new.id)
    budget.apply(removed)
    assert budget.controls == before
    for edit in (removed, changed, added):
        budget.revert(edit)
    assert budget.controls == before


@pytest.mark.parametrize(
    "wish, words",
    [
        (replace(WISH, name="Nowhere"), "no area “Nowhere”"),
        (replace(WISH, scope=Scope.SERVICE), "no service “Older People”"),
        (replace(WISH, amounts=pounds(None, None)), "at least one year"),
        (replace(WISH, amounts=pounds("1234567890123456.78", None)), "15 digits"),
    ],
)
def test_a_control_total_of_nothing_is_refused(wish: ControlWish, words: str) -> None:
    with pytest.raises(EntryProblem, match=words):
        add_control(small_budget(), wish)


@pytest.mark.parametrize(
    "words, renamed",
    [("reserve", "Transition reserve"), ("NHS money;  Reserve", "NHS money; Transition reserve")],
)
def test_lines_follow_the_new_name_of_their_pot_and_hold_it_in_place(words: str, renamed: str) -> None:
    budget = small_budget()
    budget.apply(add_pot(budget, PotWish("Reserve", pounds("3400000", None), YEARS[0])))
    named = set_field(budget, CARE_HOMES, Field("funding_source"), words)
    assert named is not None
    budget.apply(named)
    pot = budget.pots[0]
    with pytest.raises(EntryProblem, match="One line is met from Reserve"):
        remove_pot(budget, pot.id)
    edit = change_pot(budget, pot.id, PotWish("Transition reserve", pot.amounts, pot.ends))
    assert edit is not None
    budget.apply(edit)
    assert budget.line(CARE_HOMES).funding_source == renamed
    budget.revert(edit)
    assert (budget.line(CARE_HOMES).funding_source, budget.pots[0]) == (words, pot)
    budget.revert(named)
    gone = remove_pot(budget, pot.id)
    budget.apply(gone)
    assert budget.pots == ()


@pytest.mark.parametrize("name, words", [(" ", "needs a name"), ("RESERVE", "a pot RESERVE already")])
def test_a_pot_without_a_name_of_its_own_is_refused(name: str, words: str) -> None:
    budget = small_budget()
    budget.apply(add_pot(budget, PotWish("Reserve", pounds("1", None))))
    with pytest.raises(EntryProblem, match=words):
        add_pot(budget, PotWish(name, pounds("1", None)))
