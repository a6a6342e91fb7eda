"""A comparison of two budgets: every line with what became of it, what else differs, and movements that reconcile."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from model.collecting import without_collecting
from model.comparing.frame_differences import FrameDifference, frame_differences
from model.comparing.line_differences import (
    LineDifference,
    Sort,
    counted,
    field_differences,
    sorts_of,
)
from model.comparing.matching import NOTHING_SAID, By, Matching, Said, match
from model.comparing.movements import Movements, movements
from model.comparing.sides import Side
from model.lines import AMOUNT, EXTRA, FORECAST, FORECAST_FORMULA, FORMULA, TEXT_HEADINGS, Field, Line
from model.money import EXACT
from model.totals import Row
from model.years import Year

_NOTHING: frozenset[Sort] = frozenset()
_WORDS = attrgetter("kind", *TEXT_HEADINGS)
_FIGURES = attrgetter("amounts", "forecasts", "formulas", "forecast_formulas", "extra")


@dataclass(frozen=True)
class Comparison:
    """What lies between an old and a new budget. `lines` are the new one's in order, then those that are no more."""

    old: Side
    new: Side
    matching: Matching
    years: tuple[Year, ...]
    lines: tuple[LineDifference, ...]
    frame: tuple[FrameDifference, ...]
    unsaid: frozenset[Field] = frozenset()
    same_ids: bool = False
    said: Said = NOTHING_SAID

    @cached_property
    def changed(self) -> tuple[LineDifference, ...]:
        """The lines that differ."""
        return tuple(line for line in self.lines if line.sorts)

    @property
    def differs(self) -> bool:
        """Whether anything differs."""
        return bool(self.changed or self.frame)

    @property
    def likenesses(self) -> Iterator[LineDifference]:
        """The lines that were matched by likeness alone, which the officer may correct."""
        return (line for line in self.lines if line.by is By.LIKENESS)

    @cached_property
    def movements(self) -> Movements:
        """What moved the totals from old to new, by area, kind and year."""
        return movements(self.old.snapshot, self.new.snapshot, self.matching.areas, self.lines, self.years)

    @property
    def not_compared(self) -> tuple[str, ...]:
        """The headings of what one of the budgets has no column for, so that it was not compared."""
        known = {**TEXT_HEADINGS, FORECAST: "Forecasts", AMOUNT: "Amounts", EXTRA: "Other columns"}
        return tuple(known[field.name] for field in sorted(self.unsaid) if field.name in known)

    def area_name(self, difference: LineDifference, *, before: bool = False) -> str:
        """Return the area of a line as it is, or as it was `before`; nothing where it was not there."""
        line = difference.old if before else difference.new
        return self._area_names[before].get(line.area_id, "") if line is not None else ""

    @cached_property
    def _area_names(self) -> tuple[dict[int, str], dict[int, str]]:
        new, old = ({area.id: area.name for area in side.snapshot.areas} for side in (self.new, self.old))
        return new, old


def compare(old: Side, new: Side, *, same_ids: bool = False, said: Said = NOTHING_SAID) -> Comparison:
    """Compare two budgets. `same_ids`: both are of one budget, so that an id is the same line in both."""
    with without_collecting():
        matching = match(old, new, same_ids=same_ids, said=said)
        comparing = _Comparing(old, new, matching, same_ids=same_ids)
        lines, frame = tuple(comparing.lines()), frame_differences(old, new, matching)
    return Comparison(old, new, matching, comparing.years, lines, frame, comparing.unsaid, same_ids=same_ids, said=said)


class _Comparing:
    def __init__(self, old: Side, new: Side, matching: Matching, *, same_ids: bool) -> None:
        self._old, self._new = old.snapshot, new.snapshot
        self._matching = matching
        self._old_years, self._new_years = old.snapshot.settings.years, new.snapshot.settings.years
        self.years = tuple(sorted({*self._old_years, *self._new_years}))
        self.unsaid = frozenset({*_unsaid(old), *_unsaid(new)})
        self._same_ids = same_ids
        self._nil = counted(None, (), self.years)

    def lines(self) -> Iterator[LineDifference]:
        """Yield the lines of the new budget in order, then those of the old one that are no more."""
        old_of = {new: (self._old.lines[old], by) for old, (new, by) in self._matching.lines.items()}
        areas = self._matching.areas
        for area in self._new.areas:
            for line in self._new.lines_of(area.id):
                found = old_of.get(line.id)
                if found is None:
                    yield self._whole(None, line)
                    continue
                before, by = found
                moved = areas.get(before.area_id) != line.area_id
                if not moved and self._is_same(before, line):
                    yield LineDifference(before, line, by, _NOTHING, (), self._nil)
                else:
                    yield self._difference(before, line, by, moved=moved)
        for area in self._old.areas:
            for line in self._old.lines_of(area.id):
                if line.id not in self._matching.lines:
                    yield self._whole(line, None)

    def _is_same(self, old: Line, new: Line) -> bool:
        if old is new:
            return True
        same_years = self._old_years == self._new_years
        return same_years and _WORDS(old) == _WORDS(new) and _FIGURES(old) == _FIGURES(new)

    def _difference(self, old: Line, new: Line, by: By, *, moved: bool) -> LineDifference:
        every = field_differences(old, new, self._old_years, self._new_years, self.unsaid)
        fields = tuple(each for each in every if self._same_ids or each.field.name not in (FORMULA, FORECAST_FORMULA))
        movement = self._movement(old, new)
        return LineDifference(old, new, by, sorts_of(fields, movement, moved=moved), fields, movement)

    def _whole(self, old: Line | None, new: Line | None) -> LineDifference:
        sort = Sort.ADDED if old is None else Sort.WITHDRAWN
        return LineDifference(old, new, None, frozenset({sort}), (), self._movement(old, new))

    def _movement(self, old: Line | None, new: Line | None) -> Row:
        before = counted(old, self._old_years, self.years)
        after = counted(new, self._new_years, self.years)
        return tuple(map(EXACT.subtract, after, before))


def _unsaid(side: Side) -> Iterator[Field]:
    """Yield the fields of which a workbook that others laid out says nothing at all."""
    if not side.is_foreign:
        return
    lines = side.snapshot.lines.values()
    for name in TEXT_HEADINGS:
        if not any(getattr(line, name) for line in lines):
            yield Field(name)
    if not any(amount is not None for line in lines for amount in line.forecasts):
        yield Field(FORECAST)
    yield Field(EXTRA)
