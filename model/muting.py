"""Planning that a finding is muted with a reason, or heard again. See `model.planning`."""

from model.budget import Budget
from model.edits import Edit, MuteChange
from model.findings import Finding
from model.mutes import MUTABLE, Mute, mute_of
from model.problems import EntryProblem
from model.texts import clean_text


def mute(budget: Budget, finding: Finding, reason: str, who: str = "", when: str = "") -> Edit | None:
    """Plan that a finding is muted; None where it is. Raises EntryProblem: for an error, or without a reason."""
    if finding.level not in MUTABLE:
        raise EntryProblem("An error cannot be muted, since it makes a figure wrong or leaves it unread; put it right.")
    tidy = " ".join(clean_text(reason).split())
    if not tidy:
        raise EntryProblem("Say why this is left as it is: the reason is kept in the workbook.")
    if mute_of(budget.mutes, finding) is not None:
        return None
    made = Mute(budget.new_id(), finding.rule, " ".join(finding.message.split()), tidy, clean_text(who).strip(), when)
    return Edit(f"Mute a finding: {finding.rule}", (MuteChange(len(budget.mutes), None, made),))


def unmute(budget: Budget, mute_id: int) -> Edit | None:
    """Plan that a muted finding is heard again; None where it is."""
    for position, each in enumerate(budget.mutes):
        if each.id == mute_id:
            return Edit(f"Hear a finding again: {each.rule}", (MuteChange(position, each, None),))
    return None
