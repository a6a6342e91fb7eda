"""A comparison as one Edit: applied to the old budget, it gives the new one exactly.

What no edit can change is refused or left: the years, the unit and basis of a workbook. What is muted is left as it is
where one of the sides holds no muted checks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from model.areas import Area
from model.budget import Budget, Snapshot
from model.comparing.comparison import Comparison
from model.comparing.line_differences import FieldDifference, field_differences, is_cell_formula
from model.comparing.ordering import Move, moves_to
from model.comparing.rows_applied import mute_changes, row_changes
from model.edits import (
    AreaAdded,
    AreaChange,
    AreaMoved,
    AreaRemoved,
    Change,
    Edit,
    FieldChange,
    LineAdded,
    LineMoved,
    LineRemoved,
    SettingChange,
)
from model.lines import AMOUNT, FORECAST, FORECAST_FORMULA, FORMULA, Field, Line, formula_field, value_of
from model.problems import EntryProblem
from model.workings import is_working, working_of

CHANGEABLE = ("organisation", "directorate", "service", "title", "decimals", "negatives", "marking", "version")
_FORMULAS = (FORMULA, FORECAST_FORMULA)


def edit_to(budget: Budget, comparison: Comparison, label: str) -> Edit | None:
    """Plan the edit that makes a budget, which is the old side of the comparison, into the new side.

    None where nothing differs. Raises EntryProblem where the years differ, or the workbook holds a field fixed.
    """
    if comparison.old.snapshot.settings.years != comparison.new.snapshot.settings.years:
        raise EntryProblem(
            f"{comparison.new.name} has other years than {comparison.old.name}, so it cannot be taken over as edits."
        )
    changes = tuple(_Planner(budget, comparison).changes())
    return Edit(label, changes) if changes else None


class _Planner:
    """Plans changes in an order in which each can be carried out."""

    def __init__(self, budget: Budget, comparison: Comparison) -> None:
        self._budget = budget
        self._old: Snapshot = comparison.old.snapshot
        self._new: Snapshot = comparison.new.snapshot
        self._exact = comparison.same_ids
        self._has_mutes = comparison.old.holds_mutes and comparison.new.holds_mutes
        self._unsaid = comparison.unsaid
        # The budget's own ids by those of the new side; what is new gets an id that nothing has had.
        self._areas = {new: old for old, new in comparison.matching.areas.items()}
        self._lines = {new: old for old, (new, _) in comparison.matching.lines.items()}
        for area in self._new.areas:
            self._areas.setdefault(area.id, budget.new_id())
        self._added = {line_id for line_id in self._new.lines if line_id not in self._lines}
        for area in self._new.areas:
            for line_id in self._new.line_ids[area.id]:
                if line_id in self._added:
                    self._lines[line_id] = budget.new_id()

    def changes(self) -> Iterator[Change]:
        yield from self._settings()
        yield from self._new_areas()
        yield from self._withdrawn()
        yield from self._fields()
        yield from self._places()
        yield from self._old_areas()
        yield from row_changes(self._old, self._new, self._budget.new_id)
        if self._has_mutes:
            yield from mute_changes(self._old, self._new, self._budget.new_id)

    def _settings(self) -> Iterator[Change]:
        for name in CHANGEABLE:
            old, new = (getattr(side.settings, name) for side in (self._old, self._new))
            if old != new:
                yield SettingChange(name, old, new)

    def _new_areas(self) -> Iterator[Change]:
        known = {area.id: area for area in self._old.areas}
        count = len(known)
        for area in self._new.areas:
            own = replace(area, id=self._areas[area.id])
            old = known.get(own.id)
            if old is None:
                yield AreaAdded(own, count)
                count += 1
            elif old != own:
                yield AreaChange(old, own)

    def _withdrawn(self) -> Iterator[Change]:
        kept = set(self._lines.values())
        for area in self._old.areas:
            ids = self._old.line_ids[area.id]
            for place in range(len(ids) - 1, -1, -1):
                if ids[place] not in kept:
                    yield LineRemoved(self._old.lines[ids[place]], place)

    def _fields(self) -> Iterator[Change]:
        years = self._old.settings.years
        for new_id, line in self._new.lines.items():
            if new_id in self._added:
                continue
            old = self._old.lines[self._lines[new_id]]
            if old is line:
                continue
            found = tuple(field_differences(old, line, years, years, self._unsaid))
            for field, before, after in self._carried(old, line, found):
                fixed = self._budget.why_fixed(old.id, field)
                if fixed or is_cell_formula(before):
                    reason = fixed or f"The amount of {old.name} is part of a formula that fills several cells."
                    raise EntryProblem(reason)
                yield FieldChange(old.id, field, before, after)

    def _carried(self, old: Line, new: Line, found: Sequence[FieldDifference]) -> Iterator[FieldDifference]:
        """Yield the differences with the formulas that can go along: those of another workbook's cells cannot."""
        figures = {each.field for each in found if each.field.year is not None and each.field.name not in _FORMULAS}
        worked = {each.field for each in found if each.field.name in _FORMULAS}
        for each in found:
            if each.field.name not in _FORMULAS:
                if each.field in figures and not self._exact and formula_field(each.field) not in worked:
                    yield from self._without_formula(old, each.field)
                yield each
                continue
            formula = each.new if self._exact else self._working(new, each.field)
            amount = Field(_amount_of(each.field), each.field.year)
            is_plain = formula is None and amount not in figures and not self._is_working(each.old)
            if formula != each.old and not (is_plain and not self._exact):
                yield FieldDifference(each.field, each.old, formula)

    def _without_formula(self, line: Line, field: Field) -> Iterator[FieldDifference]:
        """Yield that a formula which both have goes where the other's figure is another: it stands on other cells."""
        formula = value_of(line, formula_field(field), self._old.settings.years)
        if formula is not None:
            yield FieldDifference(formula_field(field), formula, None)

    def _working(self, line: Line, field: Field) -> str | None:
        amount = Field(_amount_of(field), field.year)
        return working_of(line, amount, self._new.settings.years, self._old.settings.unit)

    def _is_working(self, formula: object) -> bool:
        return isinstance(formula, str) and is_working(formula, self._old.settings.unit)

    def _places(self) -> Iterator[Change]:
        """Yield the lines that are added and moved, area by area, until each has the new order."""
        kept = set(self._lines.values())
        order = {area.id: [each for each in self._old.line_ids[area.id] if each in kept] for area in self._old.areas}
        where = {line_id: area_id for area_id, ids in order.items() for line_id in ids}
        own = {self._lines[new]: line for new, line in self._new.lines.items()}
        for area in self._new.areas:
            area_id = self._areas[area.id]
            there = order.setdefault(area_id, [])
            wanted = [self._lines[each] for each in self._new.line_ids[area.id]]
            for move in moves_to(there, wanted):
                yield self._place(move, own[move.item], area_id, order, where)

    def _place(
        self, move: Move, line: Line, area_id: int, order: dict[int, list[int]], where: dict[int, int]
    ) -> Change:
        there = order[area_id]
        source = where.get(move.item)
        if source is None:
            there.insert(move.place(there), move.item)
            where[move.item] = area_id
            return LineAdded(self._ready(line, move.item, area_id), there.index(move.item))
        old = order[source].index(move.item)
        del order[source][old]
        place = move.place(there)
        there.insert(place, move.item)
        where[move.item] = area_id
        return LineMoved(move.item, source, old, area_id, place)

    def _ready(self, line: Line, line_id: int, area_id: int) -> Line:
        """Return a line as the budget can take it: with its own ids, and with workings alone of its formulas."""
        given: dict[str, Any] = {"id": line_id, "area_id": area_id}
        if not self._exact:
            for name, store in ((FORMULA, "formulas"), (FORECAST_FORMULA, "forecast_formulas")):
                held = {year: self._working(line, Field(name, year)) for year in getattr(line, store)}
                given[store] = {year: text for year, text in held.items() if text is not None}
        return replace(line, **given)

    def _old_areas(self) -> Iterator[Change]:
        kept = set(self._areas.values())
        order = [area.id for area in self._old.areas]
        order += [self._areas[area.id] for area in self._new.areas if self._areas[area.id] not in order]
        areas: dict[int, Area] = {area.id: area for area in self._old.areas}
        for area_id in [each for each in reversed(order) if each not in kept]:
            yield AreaRemoved(areas[area_id], order.index(area_id))
            order.remove(area_id)
        for move in moves_to(order, [self._areas[area.id] for area in self._new.areas]):
            old = order.index(move.item)
            del order[old]
            place = move.place(order)
            order.insert(place, move.item)
            yield AreaMoved(move.item, old, place)


def _amount_of(formula: Field) -> str:
    return AMOUNT if formula.name == FORMULA else FORECAST
