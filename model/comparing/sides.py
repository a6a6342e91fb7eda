"""One side of a comparison: a budget as it stood, and what it is called."""

from dataclasses import dataclass

from model.budget import Snapshot
from model.change_log import LogEntry


@dataclass(frozen=True, slots=True)
class Side:
    """A budget as it stood, with the change log of its workbook.

    One that `is_foreign` was laid out by others: what its layout has no column for is not compared. A frozen version
    holds no muted checks: that there are none in it does not mean that there were none. `digest` is the hash of its
    content, blank for what is not frozen.
    """

    name: str
    snapshot: Snapshot
    log: tuple[LogEntry, ...] = ()
    is_foreign: bool = False
    holds_mutes: bool = True
    digest: str = ""
