"""One copy merged into the budget so far: what it changed since the base, cell by cell, is changed here, too.

What both changed alike is no conflict; what both changed otherwise is one, and stays as it is here until decided.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields, replace
from operator import attrgetter

from model.comparing.matching import Matching
from model.comparing.sides import Side
from model.lines import Line
from model.merging.cells import cell_heading, cell_words, cells_of, cells_words, differing, with_cells
from model.merging.conflicts import Brought, Conflict, ConflictKind, Decision
from model.merging.frame import FrameMerger
from model.merging.muted import merge_mutes
from model.merging.order import adopt_order, place_behind
from model.merging.working import Working

_WHOLE = "Line"
_THERE, _GONE = "there", "withdrawn"
_CONTENT = attrgetter(*(each.name for each in fields(Line) if each.name not in ("id", "area_id")))


class CopyMerger:
    """Merges one copy. `mine` and `theirs` are the matchings of the base with the budget at first, and the copy."""

    def __init__(self, working: Working, base: Side, theirs: Side, mine: Matching, to_theirs: Matching) -> None:
        """Prepare the merge of the copy `theirs` into the working budget."""
        self._working = working
        self._sides = base, theirs
        self._base = base.snapshot
        self._theirs = theirs.snapshot
        self._name = theirs.name
        self._years = base.snapshot.settings.years
        self._mine_of = {old: new for old, (new, _) in mine.lines.items() if new in working.lines}
        self._theirs_of = {old: new for old, (new, _) in to_theirs.lines.items()}
        self._base_of = {new: old for old, new in self._theirs_of.items()}
        self._known = set(self._mine_of.values())
        self._own_new: defaultdict[str, list[int]] = defaultdict(list)
        for line_id, line in working.lines.items():
            if line_id not in self._known:
                self._own_new[_new_key(line)].append(line_id)
        self._here: dict[int, int] = {}
        self._frame = FrameMerger(working, base.snapshot, theirs, mine.areas, to_theirs.areas)

    def merge(self) -> None:
        """Carry the copy's changes over."""
        self._here = {self._theirs_of[old]: new for old, new in self._mine_of.items() if old in self._theirs_of}
        self._frame.settings()
        self._frame.area_words()
        for area in self._base.areas:
            for line in self._base.lines_of(area.id):
                self._known_line(line)
        for area in self._theirs.areas:
            for line in self._theirs.lines_of(area.id):
                if line.id not in self._base_of:
                    self._new_line(line)
        self._order()
        self._frame.areas_gone()
        self._frame.area_order()
        self._frame.rows()
        merge_mutes(self._working, self._sides)

    def _known_line(self, base: Line) -> None:
        there = self._theirs_of.get(base.id)
        theirs = self._theirs.lines[there] if there is not None else None
        here = self._mine_of.get(base.id)
        mine = self._working.lines.get(here) if here is not None else None
        if theirs is not None and mine is not None:
            self._both(base, mine, theirs)
        elif mine is not None:
            self._withdrawn_there(base, mine)
        elif theirs is not None:
            self._withdrawn_here(base, theirs)

    def _both(self, base: Line, mine: Line, theirs: Line) -> None:
        if not _says_the_same(base, theirs):
            was, there = cells_of(base, self._years), cells_of(theirs, self._years)
            changed = list(differing(was, there))
            here = cells_of(mine, self._years)
            taken = {}
            for field in changed:
                if here[field] == there[field]:
                    continue
                words = cells_words(field, [cells[field] for cells in (was, here, there)], self._working.settings)
                if here[field] == was[field] or self._is_theirs(mine, cell_heading(field), words, base.id):
                    taken[field] = there[field]
                    self._note(mine, cell_heading(field), words[1], words[2])
            self._working.lines[mine.id] = with_cells(mine, taken, self._years)
        self._moved(base, self._working.lines[mine.id], theirs)

    def _is_theirs(self, mine: Line, heading: str, words: Sequence[str], base_id: int) -> bool:
        conflict = Conflict(
            (self._name, base_id, heading),
            ConflictKind.SAME_CELL,
            self._working.area(mine.area_id).name,
            mine.name,
            heading,
            words[0],
            words[1],
            words[2],
            self._working.owner((mine.id, heading)),
            self._name,
            mine.id,
        )
        return self._working.decided(conflict) is Decision.THEIRS

    def _note(self, line: Line, heading: str, old: str, new: str) -> None:
        self._working.owners[line.id, heading] = self._name
        area = self._working.area(line.area_id).name
        self._working.brought.append(Brought(self._name, area, line.name, heading, old, new))

    def _moved(self, base: Line, mine: Line, theirs: Line) -> None:
        if self._frame.base_area(theirs.area_id) == base.area_id:
            return
        target = self._frame.area_for(theirs.area_id)
        if target == mine.area_id:
            return
        areas = self._frame.base_name(base.area_id), self._working.area(mine.area_id).name
        there = self._working.area(target).name
        stayed = self._frame.own_area(base.area_id) == mine.area_id
        if stayed or self._is_theirs(mine, "Area", (*areas, there), base.id):
            self._working.drop(mine.id)
            self._working.put(replace(mine, area_id=target), self._place(theirs, target))
            self._note(self._working.lines[mine.id], "Area", areas[1], there)

    def _withdrawn_there(self, base: Line, mine: Line) -> None:
        changed = self._changes(base, mine, moved=self._frame.own_area(base.area_id) != mine.area_id)
        if changed:
            words = _THERE, changed, _GONE
            if not self._whole(ConflictKind.WITHDRAWN_THERE, mine, base.id, words, self._owner(mine)):
                return
        self._note(mine, _WHOLE, _THERE, _GONE)
        self._working.drop(mine.id)

    def _withdrawn_here(self, base: Line, theirs: Line) -> None:
        moved = self._frame.base_area(theirs.area_id) != base.area_id
        changed = self._changes(base, theirs, moved=moved)
        if changed and self._whole(
            ConflictKind.WITHDRAWN_HERE, theirs, base.id, (_THERE, _GONE, changed), self._working.name
        ):
            self._mine_of[base.id] = self._add(theirs)

    def _changes(self, base: Line, line: Line, *, moved: bool) -> str:
        """Return in words what was changed of a line since the base; nothing where nothing was."""
        if not moved and _says_the_same(base, line):
            return ""
        was, now = (cells_of(each, self._years) for each in (base, line))
        settings = self._working.settings
        told = [f"{cell_heading(field)} {cell_words(field, now[field], settings)}" for field in differing(was, now)]
        return "; ".join([*told, *(["moved to another area"] if moved else [])])

    def _owner(self, line: Line) -> str:
        names = [name for key, name in self._working.owners.items() if isinstance(key, tuple) and key[0] == line.id]
        return names[-1] if names else self._working.name

    def _whole(self, kind: ConflictKind, line: Line, key: int, words: tuple[str, str, str], mine_by: str) -> bool:
        """Tell whether a conflict about a whole line is decided for theirs."""
        here = line.id if self._working.lines.get(line.id) is line else None
        area = self._working.area(line.area_id).name if here is not None else self._frame.their_name(line.area_id)
        conflict = Conflict((self._name, key, _WHOLE), kind, area, line.name, _WHOLE, *words, mine_by, self._name, here)
        return self._working.decided(conflict) is Decision.THEIRS

    def _new_line(self, theirs: Line) -> None:
        reference = theirs.reference.strip()
        cells = cells_of(theirs, self._years)
        for line_id in tuple(self._own_new.get(_new_key(theirs), ())):
            mine = self._working.lines.get(line_id)
            if mine is None:
                continue
            same_place = self._frame.area_for(theirs.area_id, make=False) == mine.area_id
            if same_place and cells_of(mine, self._years) == cells:
                self._own_new[_new_key(mine)].remove(line_id)  # one line of theirs is one line of mine
                return
            if reference and mine.reference.strip() == reference:
                self._twice(mine, theirs)
                return
        self._add(theirs)

    def _twice(self, mine: Line, theirs: Line) -> None:
        working = self._working
        told = [self._told(line) for line in (mine, theirs)]
        conflict = Conflict(
            (self._name, "new", theirs.id),
            ConflictKind.SAME_REFERENCE,
            working.area(mine.area_id).name,
            mine.name,
            _WHOLE,
            "",
            told[0],
            told[1],
            self._owner(mine),
            self._name,
            mine.id,
        )
        decision = working.decided(conflict)
        if decision is Decision.MINE:
            return
        if decision is Decision.THEIRS:
            working.drop(mine.id)
            self._own_new[_new_key(mine)].remove(mine.id)
        self._add(theirs)

    def _told(self, line: Line) -> str:
        settings = self._working.settings
        cells = cells_of(line, self._years)
        figures = [
            f"{field.year} {cell_words(field, value, settings)}"
            for field, value in cells.items()
            if field.name == "amount"
        ]
        return "; ".join([line.title, *figures])

    def _add(self, theirs: Line) -> int:
        working = self._working
        area = self._frame.area_for(theirs.area_id)
        line = replace(theirs, id=working.new_id(), area_id=area)
        working.put(line, self._place(theirs, area))
        self._here[theirs.id] = line.id
        self._note(line, _WHOLE, "", self._told(line))
        return line.id

    def _place(self, theirs: Line, area: int) -> int:
        """Return where a line of theirs goes: behind the line that it stands behind there."""
        there = self._theirs.line_ids[theirs.area_id]
        return place_behind(theirs.id, there, self._here, self._working.order[area])

    def _order(self) -> None:
        for area in self._base.areas:
            own, there = self._frame.own_area(area.id), self._frame.their_area(area.id)
            if own is not None and there is not None:
                ids = [
                    (old, self._mine_of[old], self._theirs_of[old])
                    for old in self._base.line_ids[area.id]
                    if old in self._mine_of and old in self._theirs_of
                ]
                adopt_order(ids, self._working.order[own], self._theirs.line_ids[there])


def _says_the_same(one: Line, other: Line) -> bool:
    return one is other or _CONTENT(one) == _CONTENT(other)


def _new_key(line: Line) -> str:
    """Return what new lines of two copies must share to be the same one, or in conflict."""
    return line.reference.strip() or f" {line.title}"
