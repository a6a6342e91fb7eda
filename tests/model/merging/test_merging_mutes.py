"""What was muted in copies is merged by what was found; where two reasons differ the officer decides."""

import pytest

from model.budget import Budget
from model.findings import Finding, Level
from model.merging.conflicts import Decision
from model.merging.merging import Copy, Merged, merge
from model.muting import mute, unmute
from tests.model.comparing.budgets import as_another_file, muted, side, worked_budget

BLANK = Finding(Level.WARNING, "blank amount", "27ASC9 states no amount.")
KEPT = Finding(Level.WARNING, "positive saving", "27ASC1 is a saving above nil.")
"""Muted in the base."""


def muting(budget: Budget, finding: Finding, reason: str, who: str = "") -> Budget:
    """Mute a finding, for another reason where it is muted already."""
    if any(each.finding == finding.message for each in budget.mutes):
        hearing(budget, finding)
    edit = mute(budget, finding, reason, who)
    assert edit is not None
    budget.apply(edit)
    return budget


def hearing(budget: Budget, finding: Finding) -> Budget:
    edit = unmute(budget, next(each.id for each in budget.mutes if each.finding == finding.message))
    assert edit is not None
    budget.apply(edit)
    return budget


def merged_of(mine: Budget, theirs: Budget, decision: Decision | None = None, *, with_version: bool = False) -> Merged:
    base = side(worked_budget(), "base")
    if with_version:
        base = type(base)("Cabinet", base.snapshot, holds_mutes=False)
    copy = Copy(side(as_another_file(theirs.snapshot()), "theirs"), base, knows_mine=True)
    found = merge(side(mine, "mine"), [copy])
    return found if decision is None else merge(side(mine, "mine"), [copy], dict.fromkeys(_keys(found), decision))


def _keys(merged: Merged) -> list[object]:
    return [each.key for each in merged.conflicts]


def reasons(budget: Budget) -> set[str]:
    return {each.reason for each in budget.mutes}


def test_what_only_they_muted_heard_again_or_gave_another_reason_is_taken_in_one_step_and_counted() -> None:
    mine = worked_budget()
    theirs = muting(muting(worked_budget(), BLANK, "Agreed at scrutiny."), KEPT, "Another reason.")
    merged = merged_of(mine, theirs)
    assert merged.conflicts == ()
    assert merged.summary() == {"theirs": {"": 2}}
    assert [(each.line, each.heading, each.old, each.new) for each in merged.brought] == [
        (
            "27ASC1 is a saving above nil",
            "Muted check",
            "A reversal. (Head of Finance, 2026-01-09)",
            "Another reason.",
        ),
        ("27ASC9 states no amount", "Muted check", "not there", "Agreed at scrutiny."),
    ]
    before = mine.snapshot()
    edit = merged.edit(mine)
    assert edit is not None
    mine.apply(edit)
    assert muted(mine.snapshot()) == muted(theirs.snapshot())
    mine.revert(edit)
    assert mine.snapshot() == before


def test_what_only_they_heard_again_is_heard_here() -> None:
    mine = worked_budget()
    edit = merged_of(mine, hearing(worked_budget(), KEPT)).edit(mine)
    assert edit is not None
    mine.apply(edit)
    assert reasons(mine) == {"Not known yet."}


@pytest.mark.parametrize("decision, reason", [(Decision.MINE, "Mine."), (Decision.THEIRS, "Theirs.")])
@pytest.mark.parametrize("finding, base", [(KEPT, "A reversal. (Head of Finance, 2026-01-09)"), (BLANK, "not there")])
def test_two_reasons_for_the_same_finding_are_a_conflict(
    finding: Finding, base: str, decision: Decision, reason: str
) -> None:
    mine, theirs = (muting(worked_budget(), finding, words) for words in ("Mine.", "Theirs."))
    (conflict,) = merged_of(mine, theirs).conflicts
    assert (conflict.base, conflict.mine, conflict.theirs) == (base, "Mine.", "Theirs.")
    edit = merged_of(mine, theirs, decision).edit(mine)
    if edit is not None:
        mine.apply(edit)
    assert reason in reasons(mine)
    assert len(reasons(mine) & {"Mine.", "Theirs."}) == 1


def test_what_one_heard_again_and_the_other_gave_another_reason_is_a_conflict() -> None:
    mine = hearing(worked_budget(), KEPT)
    theirs = muting(worked_budget(), KEPT, "Theirs.")
    (conflict,) = merged_of(mine, theirs).conflicts
    assert (conflict.mine, conflict.theirs) == ("not there", "Theirs.")
    assert conflict.sentence.startswith("Muted check of 27ASC1 is a saving above nil: changed in both.")


def test_the_same_reason_by_two_officers_is_no_conflict_and_the_first_stays() -> None:
    mine = muting(worked_budget(), BLANK, "Agreed.", "Officer A")
    merged = merged_of(mine, muting(worked_budget(), BLANK, "Agreed.", "Officer B"))
    assert merged.conflicts == ()
    assert merged.edit(mine) is None


def test_with_a_frozen_version_as_the_base_what_either_mutes_stays_muted() -> None:
    mine = hearing(muting(worked_budget(), BLANK, "Agreed."), KEPT)
    merged = merged_of(mine, worked_budget(), with_version=True)
    assert merged.conflicts == ()
    edit = merged.edit(mine)
    assert edit is not None
    mine.apply(edit)
    assert reasons(mine) == {"Agreed.", "A reversal.", "Not known yet."}


def test_with_a_frozen_version_as_the_base_two_reasons_are_a_conflict_that_says_what_is_not_known() -> None:
    mine = muting(worked_budget(), KEPT, "Mine.")
    (conflict,) = merged_of(mine, worked_budget(), with_version=True).conflicts
    assert conflict.base == "not held in Cabinet"
