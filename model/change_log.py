"""The change log: every edit that was saved, who saved it, when and why, with the old and the new value.

Entries are made from the budget as it was last saved and as it is saved now, so what was typed and undone leaves none.
Values are words as a cell shows them: an amount in the workbook's own unit, "" for blank. Entries are only ever added.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from model.areas import Area
from model.budget import Snapshot
from model.controls import ControlTotal
from model.lines import AMOUNT, FORECAST, KIND, TEXT_HEADINGS, Field, Kind, Line, formula_field, value_of
from model.logged_places import called, moves
from model.money import Amount, Unit, Unreadable, cell_text
from model.mutes import Mute
from model.narratives import Narrative
from model.pots import Pot
from model.settings import Settings
from model.years import Year

LINE, AREA, ORDER = "Line", "Area", "Order of lines"
ORDER_OF_AREAS, NAME, SERVICE, SETTING = "Order of areas", "Name", "Service", "Setting "
CONTROL, POT, FINDING, NARRATIVE = "Control total: ", "Pot: ", "Finding: ", "Narrative: "
"""How the log calls what stands in tables beside the lines."""
NAMING = ("Reference", "Title")
UNSIGNED = "Not stated"
"""Who signs where nobody is named and the budget says no organisation."""
ADDED, REMOVED, CHANGED = "Added", "Removed", "Changed"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who saves, and why: an organisation's post or the name of the preferences, never the computer's account."""

    who: str
    reason: str = ""


class LogEntry(NamedTuple):
    """One change: `when` to the second, `line` the reference (else the title), `field` the heading of its column."""

    when: str
    who: str
    area: str
    line: str
    field: str
    old: str
    new: str
    reason: str


_Row = tuple[str, int, Mapping[str, str]]


class _Change(NamedTuple):
    area: str
    line: str
    field: str
    old: str
    new: str


def entries_between(old: Snapshot, new: Snapshot, signature: Signature, when: str) -> list[LogEntry]:
    """Return an entry for each difference between the budget as last saved and as it is saved now."""
    return [
        LogEntry(when, signature.who, *change, signature.reason)
        for change in (
            *_settings(old, new),
            *_areas(old, new),
            *_lines(old, new),
            *_rows(
                [(_control_name(each), each.id, control_words(each, old.settings)) for each in old.controls],
                [(_control_name(each), each.id, control_words(each, new.settings)) for each in new.controls],
            ),
            *_rows(
                [(f"{POT}{each.name}", each.id, pot_words(each, old.settings)) for each in old.pots],
                [(f"{POT}{each.name}", each.id, pot_words(each, new.settings)) for each in new.pots],
            ),
            *_rows(
                [(f"{FINDING}{each.rule}", each.id, mute_words(each)) for each in old.mutes],
                [(f"{FINDING}{each.rule}", each.id, mute_words(each)) for each in new.mutes],
            ),
            *_rows(
                [(f"{NARRATIVE}{each.name}", each.id, narrative_words(each)) for each in old.narratives],
                [(f"{NARRATIVE}{each.name}", each.id, narrative_words(each)) for each in new.narratives],
            ),
        )
    ]


def of_line(entries: Iterable[LogEntry], area: str, line: Line) -> Iterator[LogEntry]:
    """Yield the entries about a line, the last first, under its earlier references, areas and names of areas, too."""
    key = before = line_key(area, line)
    saved = ""
    for entry in reversed(tuple(entries)):
        if entry.when != saved:
            key, saved = before, entry.when
        if (entry.area, entry.line, entry.field, entry.new) == (key[0], "", NAME, key[0]) and entry.old:
            before = entry.old, before[1]
        if (entry.area, entry.line) != key or is_of_area(entry):
            continue
        yield entry
        if entry.field == LINE and entry.new == ADDED:
            return
        if entry.field == AREA and entry.old:
            before = entry.old, before[1]
        elif entry.field in NAMING and entry.new.strip() == key[1] and entry.old.strip():
            before = before[0], " ".join(entry.old.split())


def is_of_area(entry: LogEntry) -> bool:
    """Tell whether an entry is about the words of an area, or the order of all its lines, and not about one line."""
    return not entry.line and (entry.field in (NAME, SERVICE) or (entry.field == ORDER and entry.new == CHANGED))


def last_change(entries: Iterable[LogEntry], area: str, line: Line, heading: str) -> LogEntry | None:
    """Return the last entry about a field of a line, by the heading of its column; None where it never changed."""
    return next((entry for entry in of_line(entries, area, line) if entry.field == heading), None)


def line_key(area: str, line: Line) -> tuple[str, str]:
    """Return the area and the word by which the log knows a line."""
    return area, called(line)


def heading_of(field: Field) -> str:
    """Return how the log calls a field: `Reference`, `2013/14`, `Forecast 2013/14`."""
    if field.year is not None:
        return field.year.label if field.name == AMOUNT else f"Forecast {field.year.label}"
    return "Type" if field.name == KIND else TEXT_HEADINGS[field.name]


def _fields(years: tuple[Year, ...]) -> list[Field]:
    words = [Field(KIND), *(Field(name) for name in TEXT_HEADINGS)]
    return [*words, *(Field(name, year) for name in (AMOUNT, FORECAST) for year in years)]


def _lines(old: Snapshot, new: Snapshot) -> Iterator[_Change]:
    for line_id, before in old.lines.items():
        if line_id not in new.lines:
            area = _name(old, before.area_id)
            yield _Change(area, called(before), LINE, "", REMOVED)
            yield from _fields_changed(old, new, area, before, None)
    fields_by_area = {area.id: area.name for area in new.areas}
    for line_id, line in new.lines.items():
        was = old.lines.get(line_id)
        if was is line:
            continue
        area = fields_by_area[line.area_id]
        if was is None:
            yield _Change(area, called(line), LINE, "", ADDED)
        elif was.area_id != line.area_id:
            yield _Change(area, called(line), AREA, _name(old, was.area_id), area)
        yield from _fields_changed(old, new, area, was, line)


def _fields_changed(
    old: Snapshot, new: Snapshot, area: str, before: Line | None, after: Line | None
) -> Iterator[_Change]:
    """Yield each field of a line that differs; of a line added or removed each one that is not blank."""
    line = after or before
    if line is None:
        return
    for field in _fields(new.settings.years):
        words = _worded(before, field, old), _worded(after, field, new)
        if words[0] != words[1]:
            yield _Change(area, called(line), heading_of(field), *words)
    was, now = ({} if side is None else side.extra for side in (before, after))
    for heading in {**was, **now}:
        if was.get(heading, "") != now.get(heading, ""):
            yield _Change(area, called(line), heading, was.get(heading, ""), now.get(heading, ""))


def _worded(line: Line | None, field: Field, snapshot: Snapshot) -> str:
    years, unit = snapshot.settings.years, snapshot.settings.unit
    if line is None or (field.year is not None and field.year not in years):
        return ""
    value = value_of(line, field, years)
    if isinstance(value, Kind):
        return "" if value is Kind.UNKNOWN else value.title
    if field.year is None:
        return str(value)
    figure = _figure(value, unit)  # type: ignore[arg-type]  # an amount's field holds an Amount
    formula = value_of(line, formula_field(field), years)
    return f"{figure} (={formula})" if formula else figure


def _figure(amount: Amount, unit: Unit) -> str:
    if amount is None:
        return ""
    return amount.text if isinstance(amount, Unreadable) else cell_text(amount, unit)


def _name(snapshot: Snapshot, area_id: int) -> str:
    return next((area.name for area in snapshot.areas if area.id == area_id), "")


def _areas(old: Snapshot, new: Snapshot) -> Iterator[_Change]:
    before, after = ({area.id: area for area in side.areas} for side in (old, new))
    for area_id, area in before.items():
        if area_id not in after:
            yield _Change(area.name, "", AREA, area.name, REMOVED)
            if area.service:
                yield _Change(area.name, "", SERVICE, area.service, "")
    for area_id, area in after.items():
        was = before.get(area_id)
        if was is None:
            yield _Change(area.name, "", AREA, "", ADDED)
        elif was != area:
            yield from _area_words(was, area)
        if was is not None and _kept(old, new, area_id) != _kept(new, old, area_id):
            yield from _order(old, new, area)
    kept = [[area.name for area in side.areas if area.id in before and area.id in after] for side in (old, new)]
    if sorted(kept[0]) == sorted(kept[1]) and kept[0] != kept[1]:
        yield _Change("", "", ORDER_OF_AREAS, ", ".join(kept[0]), ", ".join(kept[1]))


def _order(old: Snapshot, new: Snapshot, area: Area) -> Iterator[_Change]:
    """Yield each line that moved within its table; one entry of the area where only its tables run otherwise."""
    moved = [
        _Change(area.name, called(each.line), ORDER, str(each.old), str(each.new)) for each in moves(old, new, area.id)
    ]
    yield from moved or [_Change(area.name, "", ORDER, "", CHANGED)]


def _kept(side: Snapshot, other: Snapshot, area_id: int) -> list[int]:
    there = set(other.line_ids[area_id])
    return [line_id for line_id in side.line_ids[area_id] if line_id in there]


def _area_words(old: Area, new: Area) -> Iterator[_Change]:
    for field, before, after in ((NAME, old.name, new.name), (SERVICE, old.service, new.service)):
        if before != after:
            yield _Change(new.name, "", field, before, after)


def _settings(old: Snapshot, new: Snapshot) -> Iterator[_Change]:
    for name in ("organisation", "directorate", "service", "title", "decimals", "marking", "version"):
        before, after = (str(getattr(side.settings, name)) for side in (old, new))
        if before != after:
            yield _Change("", "", f"{SETTING}{name}", before, after)
    if old.settings.negatives is not new.settings.negatives:
        yield _Change("", "", f"{SETTING}negatives", old.settings.negatives.value, new.settings.negatives.value)


def _rows(before: Sequence[_Row], after: Sequence[_Row]) -> Iterator[_Change]:
    """Yield what differs between the rows of a table: each is its name, its id and what its cells say."""
    old = {row_id: (name, words) for name, row_id, words in before}
    for name, row_id, words in after:
        if row_id not in old:
            yield _Change("", name, LINE, "", ADDED)
        was = old.get(row_id, ("", dict.fromkeys(words, "")))[1]
        for field, new in words.items():
            if was.get(field, "") != new:
                yield _Change("", name, field, was.get(field, ""), new)
    kept = {row_id for _, row_id, _ in after}
    for name, row_id, words in before:
        if row_id not in kept:
            yield _Change("", name, LINE, "", REMOVED)
            yield from (_Change("", name, field, text, "") for field, text in words.items() if text)


def _control_name(control: ControlTotal) -> str:
    return f"{CONTROL}{control.name}, {control.kind}"


def control_words(control: ControlTotal, settings: Settings) -> Mapping[str, str]:
    """Return what the log says of a control total, field by field."""
    figures = (_figure(amount, settings.unit) for amount in control.amounts)
    years = (year.label for year in settings.years)
    words = {"Scope": control.scope.value, "Name": control.name, "Kind": control.kind}
    return {**words, "Source": control.source, "Date": control.date, **dict(zip(years, figures, strict=False))}


def pot_words(pot: Pot, settings: Settings) -> Mapping[str, str]:
    """Return what the log says of a pot, field by field."""
    figures = (_figure(amount, settings.unit) for amount in pot.amounts)
    years = (year.label for year in settings.years)
    words = {"Pot": pot.name, **dict(zip(years, figures, strict=False))}
    return {**words, "Ends": pot.ends.label if pot.ends else "", "Notes": pot.notes}


def narrative_words(narrative: Narrative) -> Mapping[str, str]:
    """Return what the log says of a narrative, field by field."""
    return {"Area": narrative.area, "Heading": narrative.heading, "Text": narrative.text}


def mute_words(mute: Mute) -> Mapping[str, str]:
    """Return what the log says of a muted finding, field by field."""
    return {"Finding": mute.finding, "Muted because": mute.reason}
