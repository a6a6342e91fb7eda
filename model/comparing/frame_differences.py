"""What differs beside the lines: settings, areas, the order of lines, control totals and pots."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from model.areas import Area
from model.budget import Snapshot
from model.comparing.matching import Matching
from model.comparing.sides import Side
from model.controls import ControlTotal
from model.money import Amount, Negatives, Unit, format_amount
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
ControlKey = tuple[object, ...]


class Part(Enum):
    """What of a budget it is that differs."""

    SETTING = "setting"
    AREA = "area"
    ORDER = "order"
    CONTROL = "control total"
    POT = "pot"


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
        *_controls(before, after),
        *_pots(before, after),
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


def control_key(control: ControlTotal) -> ControlKey:
    """Return what a control total is known by, whatever its figures."""
    return control.scope, control.name, control.measure, control.without_transfers


def pair_controls(
    old: Sequence[ControlTotal], new: Sequence[ControlTotal]
) -> list[tuple[ControlTotal | None, ControlTotal | None]]:
    """Return the control totals of two budgets beside each other, those of the new one in order, then the others."""
    waiting = list(old)
    pairs: list[tuple[ControlTotal | None, ControlTotal | None]] = []
    for control in new:
        fits = (each for each in waiting if control_key(each) == control_key(control))
        found = next(fits, None)
        if found is not None:
            waiting.remove(found)
        pairs.append((found, control))
    return [*pairs, *((each, None) for each in waiting)]


def _controls(old: Snapshot, new: Snapshot) -> Iterator[FrameDifference]:
    for before, after in pair_controls(old.controls, new.controls):
        words = control_words(before, old.settings), control_words(after, new.settings)
        named = after or before
        if words[0] != words[1] and named is not None:
            yield FrameDifference(Part.CONTROL, f"{named.name}, {named.kind}", *words)


def control_words(control: ControlTotal | None, settings: Settings) -> str:
    """Return what a control total says, in words: its figures by year, its source and date."""
    if control is None:
        return "not there"
    origin = ", ".join(part for part in (control.source, control.date) if part)
    return "; ".join(part for part in (_figures(control.amounts, settings), origin) if part)


def _pots(old: Snapshot, new: Snapshot) -> Iterator[FrameDifference]:
    before, after = ({pot.name: pot for pot in side.pots} for side in (old, new))
    for name in {**before, **after}:
        words = []
        for pots, settings in ((before, old.settings), (after, new.settings)):
            pot = pots.get(name)
            ends = f"ends {pot.ends}" if pot and pot.ends else ""
            said = (_figures(pot.amounts, settings), ends, pot.notes) if pot else ("not there",)
            words.append("; ".join(part for part in said if part))
        if words[0] != words[1]:
            yield FrameDifference(Part.POT, name, *words)


def _figures(amounts: Iterable[Amount], settings: Settings) -> str:
    shown = (
        format_amount(amount, settings.unit, settings.decimals, settings.negatives, blank="blank") for amount in amounts
    )
    return ", ".join(f"{year} {text}" for year, text in zip(settings.years, shown, strict=False))
