"""What lies between an earlier version and the budget as it is, in words: lines that differ, and each year's net."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from model.budget import Budget, Snapshot
from model.controls import Measure
from model.lines import Line
from model.money import Unit, worded
from model.settings import Settings

_Key = tuple[str, str]


def in_words(earlier: Budget, now: Snapshot) -> str:
    """Say how an earlier version differs from the budget as it is now: lines, and net by year in its unit.

    Lines are taken to be the same by area and reference, those without a reference by area and title.
    """
    old, new = _lines(earlier.snapshot()), _lines(now)
    count = {"changed": 0, "only there": 0, "only here": 0}
    for key in old.keys() | new.keys():
        before, after = old.get(key, []), new.get(key, [])
        count["changed"] += sum(one != other for one, other in zip(before, after, strict=False))
        count["only there"] += max(0, len(before) - len(after))
        count["only here"] += max(0, len(after) - len(before))
    parts = [
        _lines_in_words(count["changed"], "differs", "differ"),
        _lines_in_words(count["only there"], "has gone since", "have gone since"),
        _lines_in_words(count["only here"], "was added since", "were added since"),
        _net_in_words(earlier, Budget.of(now)),
    ]
    told = "; ".join(part for part in parts if part)
    return told or "No differences in lines and totals"


def _lines(snapshot: Snapshot) -> dict[_Key, list[Line]]:
    found: defaultdict[_Key, list[Line]] = defaultdict(list)
    for area in snapshot.areas:
        for line in snapshot.lines_of(area.id):
            found[area.name, line.reference or line.title].append(replace(line, id=0, area_id=0))
    return found


def _lines_in_words(count: int, one: str, many: str) -> str:
    if not count:
        return ""
    return f"{count:,} lines {many}" if count > 1 else f"1 line {one}"


def _net_in_words(earlier: Budget, now: Budget) -> str:
    """Say the net of each year that differs, as it was and as it is."""
    settings = now.settings
    old = dict(zip(earlier.years, earlier.totals.directorate.measure(Measure.NET), strict=True))
    new = dict(zip(now.years, now.totals.directorate.measure(Measure.NET), strict=True))
    told = []
    for year in sorted(old.keys() | new.keys()):
        figures = _apart([side.get(year) for side in (old, new)], settings)
        if old.get(year) != new.get(year):
            told.append(f"net {year} {figures[0]}, now {figures[1]}")
    return "; ".join(told)


def _apart(nets: Sequence[Decimal | None], settings: Settings) -> list[str]:
    """Write nets in the budget's unit, in pounds and pence where two that differ would look alike there."""
    shown: list[str] = []
    for unit, decimals in ((settings.unit, settings.decimals), (Unit.GBP, Unit.GBP.decimals)):
        shown = ["no such year" if net is None else worded(net, unit, decimals) for net in nets]
        if len(set(shown)) == len(shown):
            break
    return shown
