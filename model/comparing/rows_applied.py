"""What turns what a budget states beside its lines into another's: control totals, pots, narrative, muted checks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from model.budget import Snapshot
from model.comparing.stated_rows import pair_controls, pair_mutes, pair_narratives, pair_pots
from model.controls import ControlTotal
from model.edits import Change, ControlChange, MuteChange, NarrativeChange, PotChange
from model.mutes import Mute
from model.narratives import Narrative
from model.pots import Pot

_Row = TypeVar("_Row", ControlTotal, Pot, Narrative, Mute)


def row_changes(old: Snapshot, new: Snapshot, new_id: Callable[[], int]) -> Iterator[Change]:
    """Yield the changes; what both have keeps the id that it has in the old one."""
    controls = _wanted(pair_controls(old.controls, new.controls), new_id)
    yield from (ControlChange(*each) for each in _changed(old.controls, controls))
    pots = _wanted(pair_pots(old.pots, new.pots), new_id)
    yield from (PotChange(*each) for each in _changed(old.pots, pots))
    narratives = _wanted(pair_narratives(old.narratives, new.narratives), new_id)
    yield from (NarrativeChange(*each) for each in _changed(old.narratives, narratives))


def mute_changes(old: Snapshot, new: Snapshot, new_id: Callable[[], int]) -> Iterator[Change]:
    """Yield the changes of what is muted. What both mute stays where it stands: the order says nothing."""
    places = {each.id: place for place, each in enumerate(old.mutes)}
    wanted = _wanted(pair_mutes(old.mutes, new.mutes), new_id)
    wanted.sort(key=lambda each: places.get(each.id, len(places)))
    yield from (MuteChange(*each) for each in _changed(old.mutes, wanted))


def _wanted(pairs: Sequence[tuple[_Row | None, _Row | None]], new_id: Callable[[], int]) -> list[_Row]:
    return [
        replace(after, id=before.id if before is not None else new_id()) for before, after in pairs if after is not None
    ]


def _changed(old: Sequence[_Row], wanted: Sequence[_Row]) -> Iterator[tuple[int, _Row | None, _Row | None]]:
    """Yield a position with what stands there and what is to: first what goes, then what comes or becomes another."""
    kept = {each.id for each in wanted}
    held = list(old)
    for place in range(len(held) - 1, -1, -1):
        if held[place].id not in kept:
            yield place, held.pop(place), None
    for place, row in enumerate(wanted):
        at = next((number for number, each in enumerate(held) if each.id == row.id), None)
        if at is not None and at != place:
            yield at, held.pop(at), None
            at = None
        if at is None:
            held.insert(place, row)
            yield place, None, row
        elif held[place] != row:
            yield place, held[place], row
            held[place] = row
