"""Which earlier versions are kept: all of a day, then the last of each day, of each week and of each month."""

from collections.abc import Iterable
from datetime import datetime, timedelta

_ALL = timedelta(days=1)
_DAILY = timedelta(days=8)
_WEEKLY = timedelta(days=60)
_MONTHLY = timedelta(days=3 * 366)


def to_drop(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return the moments whose versions are no longer kept. The newest always is."""
    newest_first = sorted(moments, reverse=True)
    seen: set[tuple[str, tuple[int, ...]]] = set()
    dropped: set[datetime] = set()
    for moment in newest_first[1:]:
        span = _span(moment, now)
        if span is None:
            continue
        if span in seen or now - moment > _MONTHLY:
            dropped.add(moment)
        seen.add(span)
    return dropped


def _span(moment: datetime, now: datetime) -> tuple[str, tuple[int, ...]] | None:
    """Return the day, week or month of which one version is kept, by age; None where all are."""
    age = now - moment
    if age <= _ALL:
        return None
    if age <= _DAILY:
        return "day", (moment.year, moment.month, moment.day)
    if age <= _WEEKLY:
        return "week", tuple(moment.isocalendar()[:2])
    return "month", (moment.year, moment.month)
