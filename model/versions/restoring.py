"""Restoring a frozen version: one Edit that makes the budget what it was then, and can be undone."""

from model.budget import Budget
from model.change_log import LogEntry
from model.comparing.applying import edit_to
from model.comparing.comparison import compare
from model.comparing.sides import Side
from model.edits import Edit
from model.problems import EntryProblem
from model.versions.frozen import FrozenVersion


def restore(budget: Budget, version: FrozenVersion, log: tuple[LogEntry, ...] = ()) -> Edit | None:
    """Plan the edit; None where the budget is as it was. `log` is the workbook's change log.

    Raises EntryProblem where the version was tampered with, or cannot be taken over.
    """
    if version.fault:
        raise EntryProblem(f"{version.fault} It is not restored; compare it, and take over what is right.")
    name = f"the version “{version.head.name}”"
    comparison = compare(Side("the budget", budget.snapshot(), log), Side(name, version.content, holds_mutes=False))
    return edit_to(budget, comparison, f"Restore {name}")
