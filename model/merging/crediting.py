"""Who made what a merge brings, and why: as the copies' own change logs tell, for the log of the merged workbook."""

from model.change_log import Signature
from model.log_credits import Change, change_of, unsigned
from model.merging.merging import Merged


def credits_of(merged: Merged) -> dict[Change, Signature]:
    """Return who made each change that a merge brings: as a copy's log tells, else the only copy there is."""
    known = set(merged.mine.log)
    logged: dict[Change, Signature] = {}
    for copy in merged.copies:
        for entry in copy.log:
            if entry not in known:
                logged[change_of(entry)] = Signature(f"{entry.who} on {entry.when[:10]}", entry.reason)
    only = Signature(merged.copies[0].name) if len(merged.copies) == 1 else None
    brought = map(change_of, unsigned(merged.mine.snapshot, merged.snapshot, {}))
    found = {change: logged.get(change, only) for change in brought}
    return {change: credit for change, credit in found.items() if credit is not None}
