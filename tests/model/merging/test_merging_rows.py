"""Control totals, pots and narrative of copies are merged as wholes; what both changed is a conflict."""

from dataclasses import replace

import pytest

from model import area_planning
from model.budget import Budget
from model.control_planning import change_control, wish_of
from model.edits import Edit
from model.merging.conflicts import Decision
from model.merging.merging import Copy, Merged, merge
from model.narrative_planning import add_narrative, change_narrative
from model.pot_planning import PotWish, add_pot, change_pot
from tests.model.comparing.budgets import as_another_file, side, worked_budget
from tests.model.drafts import OLDER, YEARS, pounds

BETTER_CARE = 51


def edited(*plans: Edit | None) -> Budget:
    budget = worked_budget()
    for edit in plans:
        assert edit is not None
        budget.apply(edit)
    return budget


def merged_of(mine: Budget, theirs: Budget, decision: Decision | None = None) -> Merged:
    copy = Copy(side(as_another_file(theirs.snapshot()), "theirs"), side(worked_budget(), "base"), knows_mine=True)
    found = merge(side(mine, "mine"), [copy])
    if decision is None:
        return found
    return merge(side(mine, "mine"), [copy], {each.key: decision for each in found.conflicts})


def taken(mine: Budget, theirs: Budget, decision: Decision) -> Budget:
    edit = merged_of(mine, theirs, decision).edit(mine)
    if edit is not None:
        mine.apply(edit)
    return mine


@pytest.mark.parametrize("decision, text", [(Decision.MINE, "Mine."), (Decision.THEIRS, "Theirs.")])
def test_a_narrative_changed_in_both_is_decided_by_the_officer(decision: Decision, text: str) -> None:
    mine, theirs = (
        edited(change_narrative(worked_budget(), 62, "Older People", "Impact on providers", words))
        for words in ("Mine.", "Theirs.")
    )
    (conflict,) = merged_of(mine, theirs).conflicts
    assert (conflict.area, conflict.heading) == ("Older People", "Narrative Impact on providers")
    assert (conflict.base, conflict.mine, conflict.theirs) == (
        "27ASC3 asks them to work together.",
        "Mine.",
        "Theirs.",
    )
    assert taken(mine, theirs, decision).narratives[1].text == text


@pytest.mark.parametrize("decision, text", [(Decision.MINE, "Mine."), (Decision.THEIRS, "Theirs.")])
def test_the_same_new_narrative_in_both_is_one_with_a_conflict(decision: Decision, text: str) -> None:
    mine, theirs = (
        edited(add_narrative(worked_budget(), "Roads", "Statement", words)) for words in ("Mine.", "Theirs.")
    )
    (conflict,) = merged_of(mine, theirs).conflicts
    assert conflict.base == "not there"
    told = [each.text for each in taken(mine, theirs, decision).narratives if each.heading == "Statement"]
    assert told == [text]


def test_the_very_same_new_pot_in_both_is_there_once() -> None:
    wish = PotWish("Reserve", pounds("5", None))
    mine, theirs = (edited(add_pot(worked_budget(), wish)) for _ in range(2))
    merged = merged_of(mine, theirs)
    assert merged.conflicts == ()
    assert merged.edit(mine) is None


def test_a_pot_that_only_they_changed_is_taken_over_and_told() -> None:
    theirs = edited(change_pot(worked_budget(), BETTER_CARE, PotWish("Better Care", pounds("250", None), YEARS[1])))
    mine = worked_budget()
    merged = merged_of(mine, theirs)
    assert [(each.copy, each.heading) for each in merged.brought] == [("theirs", "Pot Better Care")]
    assert (taken(mine, theirs, Decision.MINE).pots[0].amounts, mine.pots[0].ends) == (pounds("250", None), YEARS[1])


def test_what_is_written_of_an_area_here_follows_the_name_that_it_has_there() -> None:
    source = replace(wish_of(worked_budget().controls[0]), source="Council")
    mine = edited(
        add_narrative(worked_budget(), "Older People", "Capital implications", "None."),
        change_control(worked_budget(), 41, source),
    )
    theirs = edited(area_planning.rename_area(worked_budget(), OLDER, "Ageing Well"))
    merged = merged_of(mine, theirs)
    assert merged.conflicts == ()
    budget = taken(mine, theirs, Decision.MINE)
    assert [each.area for each in budget.narratives] == ["", "Ageing Well", "Roads", "Ageing Well"]
    assert (budget.controls[0].name, budget.controls[0].source) == ("Ageing Well", "Council")
