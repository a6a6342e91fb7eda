"""Merging what is stated beside the lines: control totals, pots and narrative, each row as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from model.budget import Snapshot
from model.comparing.stated_rows import pair_controls, pair_narratives, pair_pots, row_name, row_words
from model.controls import ControlTotal, Scope
from model.merging.conflicts import Brought
from model.merging.working import Working
from model.narratives import Narrative
from model.pots import Pot

_Row = TypeVar("_Row", ControlTotal, Pot, Narrative)
_Pairs = Sequence[tuple[_Row | None, _Row | None]]
Names = Mapping[str, str]
"""What areas are called in the merged budget, by what they are called in the base or a copy."""


@dataclass(frozen=True, slots=True)
class _Table(Generic[_Row]):
    """One sort of rows: what they are called, those here, and the base's beside those here and theirs."""

    what: str
    held: list[_Row]
    to_mine: _Pairs[_Row]
    to_theirs: _Pairs[_Row]


class RowMerger:
    """Merges the rows of one copy. Rows that name an area are taken by what it is called in the merged budget."""

    def __init__(self, working: Working, base: Snapshot, theirs: Snapshot, copy: str) -> None:
        """Prepare the merge of what the copy so called states."""
        self._working = working
        self._base = base
        self._theirs = theirs
        self._copy = copy

    def merge(self, of_base: Names, of_theirs: Names) -> None:
        """Carry over what the copy changed since the base."""
        working, base, theirs = self._working, self._base, self._theirs
        olds, news = _controls(base.controls, of_base), _controls(theirs.controls, of_theirs)
        here = working.controls
        pairs = _renamed(pair_controls(olds, here)), _renamed(pair_controls(olds, news))
        self._table(_Table("Control total", here, *pairs))
        pots = working.pots
        self._table(_Table("Pot", pots, pair_pots(base.pots, pots), pair_pots(base.pots, theirs.pots)))
        before, after = _narratives(base.narratives, of_base), _narratives(theirs.narratives, of_theirs)
        told = working.narratives
        self._table(_Table("Narrative", told, pair_narratives(before, told), pair_narratives(before, after)))

    def _table(self, table: _Table[_Row]) -> None:
        to_mine = {old.id: new for old, new in table.to_mine if old is not None}
        for old, there in table.to_theirs:
            if old is not None:
                self._known(table, old, to_mine[old.id], there)
        added = [new for old, new in table.to_mine if old is None and new is not None]
        for old, there in table.to_theirs:
            if old is None and there is not None:
                same = next((each for each in added if _key_of(each) == _key_of(there)), None)
                self._new(table, same, there)

    def _known(self, table: _Table[_Row], old: _Row, here: _Row | None, there: _Row | None) -> None:
        what = table.what.casefold(), row_name(old)
        if self._working.takes(self._copy, self._words(old, here, there), _place(table.what, old), what):
            self._exchange(table.held, here, there)

    def _new(self, table: _Table[_Row], same: _Row | None, there: _Row) -> None:
        if same is not None:
            what = table.what.casefold(), row_name(there)
            if self._working.takes(self._copy, self._words(None, same, there), _place(table.what, there), what):
                self._exchange(table.held, same, there)
            return
        self._exchange(table.held, None, there)
        area, line, heading = _place(table.what, there)
        self._working.brought.append(Brought(self._copy, area, line, heading, "", "added"))

    def _words(self, *rows: _Row | None) -> list[str]:
        settings = self._base.settings
        return [row_words(row, settings) if row is None else f"{_told(row)}{row_words(row, settings)}" for row in rows]

    def _exchange(self, held: list[_Row], old: _Row | None, new: _Row | None) -> None:
        if old is None:
            if new is not None:
                held.append(replace(new, id=self._working.new_id()))
        elif new is None:
            held.remove(old)
        else:
            held[held.index(old)] = replace(new, id=old.id)


def follow(working: Working, old: str, new: str) -> None:
    """Have the rows here that name an area follow its new name."""
    working.controls[:] = _controls(working.controls, {old: new})
    working.narratives[:] = _narratives(working.narratives, {old: new})


def _controls(controls: Sequence[ControlTotal], names: Names) -> list[ControlTotal]:
    return [
        replace(each, name=names.get(each.name, each.name)) if each.scope is Scope.AREA else each for each in controls
    ]


def _narratives(narratives: Sequence[Narrative], names: Names) -> list[Narrative]:
    return [replace(each, area=names.get(each.area, each.area)) for each in narratives]


def _renamed(pairs: _Pairs[ControlTotal]) -> _Pairs[ControlTotal]:
    """Return pairs in which a control total that went and one with the same figures that came are the same one."""
    come = [new for old, new in pairs if old is None and new is not None]
    found: list[tuple[ControlTotal | None, ControlTotal | None]] = []
    for old, new in pairs:
        if old is None or new is not None:
            continue
        like = next((each for each in come if replace(each, id=old.id, name=old.name) == old), None)
        if like is not None:
            come.remove(like)
        found.append((old, like))
    both = [pair for pair in pairs if None not in pair]
    return [*both, *found, *((None, each) for each in come)]


def _key_of(row: ControlTotal | Pot | Narrative) -> str:
    return row_name(row).casefold()


def _told(row: ControlTotal | Pot | Narrative) -> str:
    return f"{row.name}: " if isinstance(row, ControlTotal) else ""


def _place(what: str, row: ControlTotal | Pot | Narrative) -> tuple[str, str, str]:
    """Return area, line and heading of a row, as conflicts and changes name them."""
    if isinstance(row, Narrative):
        return row.area, "", f"{what} {row.heading}"
    return "", "", f"{what} {row_name(row)}"
