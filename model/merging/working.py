"""The merged budget while it is being made: mine at first, then with the changes of one copy after another."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from types import MappingProxyType

from model.areas import Area
from model.budget import Snapshot
from model.controls import ControlTotal
from model.lines import Line
from model.merging.conflicts import Brought, Conflict, ConflictKind, Decision
from model.mutes import Mute
from model.narratives import Narrative
from model.pots import Pot
from model.settings import Settings


@dataclass(slots=True)
class Working:
    """The state of the merge. Lines and areas that were mine keep their ids; `owners` tells who changed what."""

    name: str
    settings: Settings
    areas: list[Area]
    order: dict[int, list[int]]
    lines: dict[int, Line]
    controls: list[ControlTotal]
    pots: list[Pot]
    narratives: list[Narrative]
    mutes: list[Mute]
    rest: Snapshot
    decisions: Mapping[Hashable, Decision]
    last_id: int
    owners: dict[Hashable, str] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    brought: list[Brought] = field(default_factory=list)

    @classmethod
    def of(cls, name: str, mine: Snapshot, decisions: Mapping[Hashable, Decision]) -> "Working":
        """Begin with mine."""
        stated = [[each.id for each in mine.controls], [each.id for each in mine.pots]]
        told = [[each.id for each in mine.mutes], [each.id for each in mine.narratives]]
        ids = [*mine.lines, *mine.line_ids, *chain.from_iterable((*stated, *told)), 0]
        return cls(
            name,
            mine.settings,
            list(mine.areas),
            {area: list(lines) for area, lines in mine.line_ids.items()},
            dict(mine.lines),
            list(mine.controls),
            list(mine.pots),
            list(mine.narratives),
            list(mine.mutes),
            mine,
            decisions,
            max(ids),
        )

    def snapshot(self) -> Snapshot:
        """Return the merged budget."""
        return replace(
            self.rest,
            settings=self.settings,
            areas=tuple(self.areas),
            line_ids=MappingProxyType({area: tuple(lines) for area, lines in self.order.items()}),
            lines=MappingProxyType(dict(self.lines)),
            controls=tuple(self.controls),
            pots=tuple(self.pots),
            narratives=tuple(self.narratives),
            mutes=tuple(self.mutes),
        )

    def new_id(self) -> int:
        """Return an id that nothing here has."""
        self.last_id += 1
        return self.last_id

    def area(self, area_id: int) -> Area:
        """Return an area by id."""
        return next(area for area in self.areas if area.id == area_id)

    def owner(self, what: Hashable) -> str:
        """Return who changed something last: a copy merged before, or mine."""
        return self.owners.get(what, self.name)

    def decided(self, conflict: Conflict) -> Decision:
        """Return what was decided; an undecided conflict is kept, and until then it is as it is here."""
        self.conflicts.append(conflict)
        return self.decisions.get(conflict.key, Decision.MINE)

    def takes(self, copy: str, values: Sequence[object], place: Iterable[str], what: Hashable) -> bool:
        """Tell whether a copy's value is taken: where only the copy changed it, or where the officer decides so.

        `values` are the base's, the one here and the copy's; `place` area, line and heading.
        """
        was, here, there = values
        if there in (was, here):
            return False
        area, line, heading = place
        words = [str(getattr(each, "value", each)) for each in (was, here, there)]
        if here != was:
            said = words[0], words[1], words[2], self.owner(what), copy
            conflict = Conflict((copy, what), ConflictKind.SAME_CELL, area, line, heading, *said)
            if self.decided(conflict) is not Decision.THEIRS:
                return False
        self.owners[what] = copy
        self.brought.append(Brought(copy, area, line, heading, words[1], words[2]))
        return True

    def put(self, line: Line, place: int) -> None:
        """Add a line at a place of its area."""
        self.lines[line.id] = line
        self.order[line.area_id].insert(place, line.id)

    def drop(self, line_id: int) -> None:
        """Take a line out."""
        self.order[self.lines.pop(line_id).area_id].remove(line_id)
