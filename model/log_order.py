"""The change log in the order in which it was made, also where somebody sorted its table in a spreadsheet."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from model.change_log import LogEntry

_CLOCKS_DIFFER = timedelta(hours=2)
"""By how much the clocks of two computers, or of summer and winter, are apart at most."""


def in_order(entries: Sequence[LogEntry]) -> tuple[LogEntry, ...]:
    """Return entries, rows of a table, as they were made: in the order of their rows, which saves only add to.

    By their moments where a row is older by hours than one above it; those of one save stay in their order.
    """
    if all(first.when <= second.when for first, second in pairwise(entries)):
        return tuple(entries)
    try:
        moments = [datetime.fromisoformat(entry.when) for entry in entries]
        latest = moments[0]
        for moment in moments:
            if latest - moment > _CLOCKS_DIFFER:
                return tuple(sorted(entries, key=lambda entry: entry.when))
            latest = max(latest, moment)
    except (ValueError, TypeError):  # a moment that was typed by hand, or one with a time zone among others
        pass
    return tuple(entries)
