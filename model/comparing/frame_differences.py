"""What differs beside the lines: settings, areas, the order of lines, control totals, pots, narrative, muted checks."""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from model.areas import Area
from model.budget import Snapshot
from model.comparing.matching import Matching
from model.comparing.sides import Side
from model.comparing.stated_rows import (
    Stated,
    pair_controls,
    pair_mutes,
    pair_narratives,
    pair_pots,
    row_name,
    row_words,
)
from model.money import Negatives, Unit
from model.settings import Settings

SETTINGS = (
    "organisation",
    "directorate",
    "service",
    "title",
    "unit",
    "decimals",
    "basis",
    "negatives",
    "marking",
    "version",
)


class Part(Enum):
    """What of a budget it is that differs."""

    SETTING = "setting"
    AREA = "area"
    ORDER = "order"
    CONTROL = "control total"
    POT = "pot"
    NARRATIVE = "narrative"
    MUTE = "muted check"


class FrameDifference(NamedTuple):
    """One difference beside the lines: of which part, its name, and the old and the new words."""

    part: Part
    name: str
    old: str
    new: str


def frame_differences(old: Side, new: Side, matching: Matching) -> tuple[FrameDifference, ...]:
    """Return what differs beside the lines; a layout of others' making says only which areas there are."""
    before, after = old.snapshot, new.snapshot
    if old.is_foreign or new.is_foreign:
        return tuple(_areas_come_and_gone(before, after, matching, with_lines=True))
    return (
        *_settings(before.settings, after.settings),
        *_areas_come_and_gone(before, after, matching),
        *_areas_changed(before, after, matching),
        *_order(before, after, matching),
        *_stated(before, after),
        *(_mutes(before, after) if old.holds_mutes and new.holds_mutes else ()),
    )


def _settings(old: Settings, new: Settings) -> Iterator[FrameDifference]:
    for name in SETTINGS:
        before, after = (_said(getattr(side, name)) for side in (old, new))
        if before != after:
            yield FrameDifference(Part.SETTING, name.capitalize(), before, after)
    for heading in {**old.extra, **new.extra}:
        before, after = (side.extra.get(heading, "") for side in (old, new))
        if before != after:
            yield FrameDifference(Part.SETTING, heading, before, after)
    if old.years != new.years:
        years = (", ".join(year.label for year in side.years) for side in (old, new))
        yield FrameDifference(Part.SETTING, "Years", *years)


def _said(value: object) -> str:
    if isinstance(value, Unit):
        return value.symbol
    return value.value if isinstance(value, Negatives) else str(value)


def _areas_come_and_gone(
    old: Snapshot, new: Snapshot, matching: Matching, *, with_lines: bool = False
) -> Iterator[FrameDifference]:
    """Yield areas on one side alone; `with_lines`: no empty ones, whose lines tell nothing."""
    found = set(matching.areas.values())
    for area in old.areas:
        if area.id not in matching.areas and (old.line_ids[area.id] or not with_lines):
            yield FrameDifference(Part.AREA, area.name, "there", "not there")
    for area in new.areas:
        if area.id not in found and (new.line_ids[area.id] or not with_lines):
            yield FrameDifference(Part.AREA, area.name, "not there", "there")


def _areas_changed(old: Snapshot, new: Snapshot, matching: Matching) -> Iterator[FrameDifference]:
    areas = {area.id: area for area in new.areas}
    for area in old.areas:
        other = areas.get(matching.areas.get(area.id, -1))
        if other is not None:
            for word in ("name", "service", "heading"):
                before, after = getattr(area, word), getattr(other, word)
                if before != after:
                    yield FrameDifference(Part.AREA, _called(area, word), before, after)


def _called(area: Area, word: str) -> str:
    return area.name if word == "name" else f"{area.name}: {word}"


def _order(old: Snapshot, new: Snapshot, matching: Matching) -> Iterator[FrameDifference]:
    """Yield areas, and the lines of each area, that stand in another order than they did."""
    said = "as it was", "changed"
    places = {area.id: place for place, area in enumerate(new.areas)}
    kept = [places[matching.areas[area.id]] for area in old.areas if area.id in matching.areas]
    if kept != sorted(kept):
        yield FrameDifference(Part.ORDER, "Areas", *said)
    for area in old.areas:
        there = new.line_ids.get(matching.areas.get(area.id, -1), ())
        lines = {line_id: place for place, line_id in enumerate(there)}
        olds = (matching.lines[each][0] for each in old.line_ids[area.id] if each in matching.lines)
        order = [lines[each] for each in olds if each in lines]
        if order != sorted(order):
            yield FrameDifference(Part.ORDER, f"Lines of {area.name}", *said)


def _stated(old: Snapshot, new: Snapshot) -> Iterator[FrameDifference]:
    """Yield what differs of control totals, pots and narrative, and which of these stand in another order."""
    for part, name, pairs in (
        (Part.CONTROL, "Control totals", pair_controls(old.controls, new.controls)),
        (Part.POT, "Pots", pair_pots(old.pots, new.pots)),
        (Part.NARRATIVE, "Narrative", pair_narratives(old.narratives, new.narratives)),
    ):
        for before, after in pairs:
            yield from _of_row(part, (before, after), (old.settings, new.settings))
        rows = [*old.controls, *old.pots, *old.narratives]
        places = {id(row): place for place, row in enumerate(rows)}
        order = [places[id(before)] for before, after in pairs if before is not None and after is not None]
        if order != sorted(order):
            yield FrameDifference(Part.ORDER, name, "as it was", "changed")


def _mutes(old: Snapshot, new: Snapshot) -> Iterator[FrameDifference]:
    """Yield the checks that were muted, are heard again or were given another reason; their order says nothing."""
    for pair in pair_mutes(old.mutes, new.mutes):
        yield from _of_row(Part.MUTE, pair, (old.settings, new.settings))


def _of_row(
    part: Part, rows: tuple[Stated | None, Stated | None], settings: tuple[Settings, Settings]
) -> Iterator[FrameDifference]:
    words = [row_words(row, its) for row, its in zip(rows, settings, strict=True)]
    names = [row_name(row) if row is not None else "" for row in rows]
    if names[0] and names[1] and names[0] != names[1]:
        words = [f"{name}: {said}" for name, said in zip(names, words, strict=True)]
    if words[0] != words[1]:
        yield FrameDifference(part, names[1] or names[0], words[0], words[1])
