"""Who is named in the change log for what a merge brought: whoever changed it in a copy, and whoever saves it here.

A change is known by what was changed and to what, so that a merge that was undone, or typed over, is nobody's but the
officer's own.
"""

from collections.abc import Iterable, Mapping

from model.budget import Snapshot
from model.change_log import LogEntry, Signature, entries_between

Change = tuple[str, str, str, str]
"""Area, line, field and new value, as the log tells them."""
Credits = Mapping[Change, Signature]
"""Who made changes in a copy, and why."""


def change_of(entry: LogEntry) -> Change:
    """Return the change that an entry tells of."""
    return entry.area, entry.line, entry.field, entry.new


def credited(entries: Iterable[LogEntry], credit: Credits) -> list[LogEntry]:
    """Return entries that name whoever made a change in a copy before whoever saves it, with the reasons of both."""
    return [_named(entry, credit.get(change_of(entry))) for entry in entries]


def unsigned(old: Snapshot, new: Snapshot, credit: Credits) -> tuple[LogEntry, ...]:
    """Return what a save would log, without moment and, but for what a merge brought, without name."""
    return tuple(credited(entries_between(old, new, Signature(""), ""), credit))


def _named(entry: LogEntry, credit: Signature | None) -> LogEntry:
    if credit is None:
        return entry
    who = f"{credit.who}, merged by {entry.who}" if entry.who else credit.who
    reasons = dict.fromkeys(reason for reason in (credit.reason, entry.reason) if reason)
    return entry._replace(who=who, reason="; ".join(reasons))
