"""Changes year on year that go back into a table of levels: into the level of their year and all later ones.

A later level that is a formula carries the change by itself, or the save is refused: no formula is ever replaced.
Blank says the same as nil behind a level that goes on, and that is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from model.budget import Snapshot
from model.controls import ControlTotal
from model.findings import Finding, Level
from model.lines import AMOUNT, FORECAST, Field, Line
from model.money import EXACT, NIL, Amount, Unreadable, cell_text, from_cell_number, negated, number_text
from model.problems import FileProblem
from model.workbook.formulas import CellRef, CellValue, Recalculation, Workbook, recalculate
from model.workbook.found_binding import CellPlace, FoundBinding
from model.workbook.levels import changes_of, levels_of
from model.workbook.opening import Opened
from model.workbook.shifting.shifted import book_of
from model.years import Year

_OUT = "Save as a new workbook, which is laid out by Budget Workbook (or use import)."


@dataclass(frozen=True, slots=True)
class LevelStates:
    """The states `before` and `after` as the cells show them, and what is `wanted`: `after` as it is read again.

    They are the model's own states where a workbook holds no levels.
    """

    before: Snapshot
    after: Snapshot
    wanted: Snapshot
    findings: tuple[Finding, ...] = ()


def as_levels(opened: Opened, old: Snapshot, new: Snapshot, file: str) -> LevelStates:
    """Return two states of a budget as the cells of its workbook show them. Raises FileProblem with the reason why not.

    `old` is what the workbook holds, `new` what it is to hold.
    """
    binding = opened.bindings.found
    if binding is None or not opened.conversion.levels:
        return LevelStates(old, new, new)
    return _Planner(opened, binding, old, new, file).plan()


class _Series:
    """The levels of one line, or of its forecasts: what its cells hold, and what they are to hold."""

    def __init__(self, name: str, states: tuple[Line, Line], places: Sequence[CellPlace | None], held: object) -> None:
        self.name = name
        self.line = states[1]
        self.places = places
        self.old: Sequence[Amount] = getattr(held, _PARTS[name].levels)
        self.new = tuple(self.old)
        self.before, self.after = (getattr(line, _PARTS[name].amounts) for line in states)
        self.formulas: tuple[Mapping[Year, str], ...] = tuple(getattr(line, _PARTS[name].formulas) for line in states)

    @property
    def placed(self) -> set[int]:
        return {position for position, place in enumerate(self.places) if place is not None}

    def keeps(self, year: Year) -> bool:
        """Whether the cell of a year holds a formula that stays."""
        return year in self.formulas[1] and self.formulas[1][year] == self.formulas[0].get(year)

    def is_entered(self, position: int, year: Year) -> bool:
        """Whether the officer entered something for a year."""
        formula = self.formulas[1].get(year)
        return self.after[position] != self.before[position] or formula not in (None, self.formulas[0].get(year))


@dataclass(frozen=True, slots=True)
class _Parts:
    levels: str
    amounts: str
    formulas: str


_PARTS = {
    AMOUNT: _Parts("amounts", "amounts", "formulas"),
    FORECAST: _Parts("forecasts", "forecasts", "forecast_formulas"),
}


class _Planner:
    def __init__(self, opened: Opened, binding: FoundBinding, old: Snapshot, new: Snapshot, file: str) -> None:
        self._opened = opened
        self._binding = binding
        self._old, self._new = old, new
        self._years = new.settings.years
        self._file = file
        self._carried: dict[CellRef, CellValue] | None = None

    def plan(self) -> LevelStates:
        series = [each for line_id in self._changed() for each in self._series(line_id)]
        self._settle(series)
        before, after, wanted = dict(self._old.lines), dict(self._new.lines), dict(self._new.lines)
        for each in series:
            part, line_id = _PARTS[each.name].amounts, each.line.id
            kept = [each.keeps(year) for year in self._years]
            shown = tuple(old if keeps else new for old, new, keeps in zip(each.old, each.new, kept, strict=True))
            before[line_id] = _with(before[line_id], part, tuple(each.old))
            after[line_id] = _with(after[line_id], part, shown)
            wanted[line_id] = _with(wanted[line_id], part, changes_of(each.new, each.placed))
        return LevelStates(
            replace(self._old, lines=MappingProxyType(before), controls=self._controls(self._old.controls)),
            replace(self._new, lines=MappingProxyType(after), controls=self._controls(self._new.controls)),
            replace(
                self._new,
                lines=MappingProxyType(wanted),
                controls=tuple(
                    replace(each, amounts=changes_of(each.amounts, self._placed(each)))
                    for each in self._controls(self._new.controls)
                ),
            ),
            tuple(self._told(wanted)),
        )

    def _changed(self) -> Iterator[int]:
        for line_id, line in self._new.lines.items():
            before = self._old.lines.get(line_id)
            if before is not None and before is not line and line_id in self._binding.levels:
                yield line_id

    def _series(self, line_id: int) -> Iterator[_Series]:
        cells, held = self._binding.cells[line_id], self._binding.levels[line_id]
        states = self._old.lines[line_id], self._new.lines[line_id]
        for name in (AMOUNT, FORECAST):
            places = [cells.get(Field(name, year)) for year in self._years]
            each = _Series(name, states, places, held)
            if each.before != each.after or each.formulas[0] != each.formulas[1]:
                self._refuse_unplaced(each)
                yield each

    def _refuse_unplaced(self, series: _Series) -> None:
        for position, year in enumerate(self._years):
            if position not in series.placed and series.is_entered(position, year):
                raise self._refused(f"it has no cell for {series.line.name} in {year}")

    def _settle(self, series: Sequence[_Series]) -> None:
        """Find the new levels; again while formulas that carry a change to later years give other ones."""
        has_formulas = any(each.keeps(year) for each in series for year in self._years)
        for each in series:
            self._work_out(each)
        for _ in range(len(self._years) + 1 if has_formulas else 0):
            figures = dict(self._written(series))
            outcome = recalculate(_Edited(book_of(self._opened), figures), figures)
            if self._carried == outcome.values:
                return
            self._carried = outcome.values
            for each in series:
                self._work_out(each, outcome)
        if has_formulas:
            raise self._refused("its formulas and levels depend on one another, so that no level settles")

    def _written(self, series: Sequence[_Series]) -> Iterator[tuple[CellRef, Decimal | None]]:
        for each in series:
            for position, place in enumerate(each.places):
                if place is None or each.keeps(self._years[position]):
                    continue
                level = each.new[position]
                if level != each.old[position]:
                    shown = negated(level) if place.flips and isinstance(level, Decimal) else level
                    figure = Decimal(cell_text(shown, place.unit)) if isinstance(shown, Decimal) else None
                    yield _ref(place), figure

    def _work_out(self, series: _Series, outcome: Recalculation | None = None) -> None:
        """Work out the levels of a series; `outcome` is what formulas give, None where it is not known yet."""
        levels: list[Amount] = [None] * len(self._years)
        base: Amount = None
        shift = NIL
        for position, place in enumerate(series.places):
            if place is None:
                continue
            year, was = self._years[position], series.old[position]
            if series.keeps(year):
                level = self._carried_level(series, position, shift, outcome)
            elif series.is_entered(position, year):
                self._refuse_working(series, year, base)
                level = self._reached(series, place, base, series.after[position], is_blank=was is None)
            else:
                level = self._shifted(series, place, was, shift)
            levels[position] = base = level
            shift = EXACT.subtract(_figure(level), _figure(was)) if _both_known(level, was) else NIL
        series.new = tuple(levels)

    def _carried_level(self, series: _Series, position: int, shift: Decimal, outcome: Recalculation | None) -> Amount:
        place, was = series.places[position], series.old[position]
        if place is None or outcome is None:
            return EXACT.add(_figure(was), shift) if shift and not isinstance(was, Unreadable) else was
        ref = _ref(place)
        if ref in outcome.values:
            value = outcome.values[ref]
            level = from_cell_number(number_text(value), place.unit) if isinstance(value, Decimal) else None
            if isinstance(level, Decimal):
                return negated(level) if place.flips else level
        elif not shift:
            return was
        formula = series.formulas[1][self._years[position]]
        why = "cannot be calculated here" if ref in outcome.values or ref in outcome.cleared else "does not follow it"
        raise self._refused(
            f"the change of {series.line.name} goes on into {self._years[position]}, where {_where(place)} has the "
            f"formula ={formula}, which {why}; put a figure there in Excel first"
        )

    def _reached(self, series: _Series, place: CellPlace, base: Amount, change: Amount, *, is_blank: bool) -> Amount:
        """Return the level that a change leads to; a level that ended in a blank ends there still."""
        if isinstance(change, Unreadable):
            return change
        if isinstance(base, Unreadable):
            raise self._refused(
                f"the level before {_where(place)} of {series.line.name} cannot be read, so that the new one is not "
                "known; mend it first"
            )
        if change is None:
            return base or None
        level = EXACT.add(_figure(base), change) or NIL
        return None if is_blank and base and not level else level

    def _shifted(self, series: _Series, place: CellPlace, was: Amount, shift: Decimal) -> Amount:
        if not shift:
            return was
        if isinstance(was, Unreadable):
            raise self._refused(
                f"the change of {series.line.name} goes on into {_where(place)}, which holds “{was.text}”; mend that "
                "first"
            )
        return EXACT.add(_figure(was), shift) or NIL

    def _refuse_working(self, series: _Series, year: Year, base: Amount) -> None:
        if year in series.formulas[1] and base:
            raise self._refused(
                f"the formula of {series.line.name} in {year} gives the change, while its cell holds the level; enter "
                "the figure alone"
            )

    def _controls(self, controls: Sequence[ControlTotal]) -> tuple[ControlTotal, ...]:
        return tuple(replace(each, amounts=levels_of(each.amounts, self._placed(each))) for each in controls)

    def _placed(self, control: ControlTotal) -> set[int]:
        cells = self._binding.controls.get(control.id, {})
        return {position for position, year in enumerate(self._years) if year in cells}

    def _told(self, wanted: Mapping[int, Line]) -> Iterator[Finding]:
        """Yield a note on each line whose amounts the table of levels cannot say as they are."""
        for line_id, line in wanted.items():
            mine = self._new.lines[line_id]
            for name in (AMOUNT, FORECAST):
                part = _PARTS[name].amounts
                pairs = zip(self._years, getattr(mine, part), getattr(line, part), strict=True)
                others = [year.label for year, old, new in pairs if old != new]
                if others:
                    message = (
                        f"The {name} of {mine.name} in {', '.join(others)} is what its levels now come to: blank is "
                        "nil behind a level that goes on, and formulas carry levels on as they say."
                    )
                    yield Finding(
                        Level.NOTE,
                        "levels",
                        message,
                        reference=mine.reference,
                        line_id=line_id,
                        area_id=mine.area_id,
                    )

    def _refused(self, reason: str) -> FileProblem:
        return FileProblem(
            f"{self._file} cannot be saved: it holds levels, the full amount of every year, and {reason}. {_OUT}"
        )


class _Edited:
    """A workbook as its formulas see it once some cells hold other figures."""

    def __init__(self, book: Workbook, figures: Mapping[CellRef, CellValue]) -> None:
        self._figures = figures
        self.sheet_names = book.sheet_names
        self.tables = book.tables
        self.defined_names = book.defined_names
        self.formulas = book.formulas
        self.extent = book.extent
        self.hidden_rows = book.hidden_rows
        self._value = book.value

    def value(self, ref: CellRef) -> CellValue:
        """Return what a cell is to hold."""
        return self._figures[ref] if ref in self._figures else self._value(ref)


def _with(line: Line, part: str, amounts: tuple[Amount, ...]) -> Line:
    changed: Line = replace(line, **{part: amounts})  # type: ignore[arg-type]  # amounts or forecasts
    return changed


def _ref(place: CellPlace) -> CellRef:
    return CellRef(place.sheet.name, place.row, place.column)


def _where(place: CellPlace) -> str:
    return f"{place.sheet.name}!{place.address}"


def _figure(amount: Amount) -> Decimal:
    return amount if isinstance(amount, Decimal) else NIL


def _both_known(one: Amount, other: Amount) -> bool:
    return not isinstance(one, Unreadable) and not isinstance(other, Unreadable)
