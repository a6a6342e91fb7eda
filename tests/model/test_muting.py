"""A muted finding stays in the workbook with its reason, and is told again once it says something else."""

from dataclasses import replace

import pytest

from model.findings import Finding, Level
from model.mutes import heard, mute_of
from model.muting import mute, unmute
from model.problems import EntryProblem
from tests.model.drafts import small_budget

FOUND = Finding(Level.WARNING, "positive saving", "14SCS9 in 2013/14 is 0.020, which adds to the net budget.")


def test_a_finding_is_muted_with_a_reason_and_heard_again() -> None:
    budget = small_budget()
    edit = mute(budget, FOUND, "  As\nprinted in 2013  ", "Head of Finance", "2026-01-09 14:30:00")
    assert edit is not None
    budget.apply(edit)
    (kept,) = budget.mutes
    assert (kept.rule, kept.reason, kept.who) == ("positive saving", "As printed in 2013", "Head of Finance")
    assert mute_of(budget.mutes, FOUND) == kept
    assert heard(budget.mutes, [FOUND]) == []
    assert mute(budget, FOUND, "again") is None
    back = unmute(budget, kept.id)
    assert back is not None
    budget.apply(back)
    assert heard(budget.mutes, [FOUND]) == [FOUND]
    budget.revert(back)
    budget.revert(edit)
    assert budget.mutes == ()


@pytest.mark.parametrize(
    "other",
    [
        replace(FOUND, message="14SCS9 in 2013/14 is 0.030, which adds to the net budget."),
        replace(FOUND, rule="negative pressure"),
        replace(FOUND, level=Level.ERROR),
    ],
)
def test_a_mute_is_of_what_was_found_and_nothing_else(other: Finding) -> None:
    budget = small_budget()
    edit = mute(budget, FOUND, "As printed")
    assert edit is not None
    budget.apply(edit)
    assert heard(budget.mutes, [FOUND, other]) == [other]


@pytest.mark.parametrize(
    "finding, reason, words",
    [(FOUND, " \n", "Say why"), (replace(FOUND, level=Level.ERROR), "Because", "cannot be muted")],
)
def test_without_a_reason_and_for_an_error_it_is_refused(finding: Finding, reason: str, words: str) -> None:
    with pytest.raises(EntryProblem, match=words):
        mute(small_budget(), finding, reason)
