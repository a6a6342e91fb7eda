"""What differs between two states of a line: its fields, what sort of change that is, and how it moves the totals."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from model.array_parts import ArrayPart
from model.comparing.matching import By
from model.comparing.wording import told_apart
from model.lines import (
    AMOUNT,
    EXTRA,
    FORECAST,
    FORECAST_FORMULA,
    FORMULA,
    KIND,
    TEXT_HEADINGS,
    Field,
    Kind,
    Line,
    value_of,
)
from model.money import EXACT, NIL, format_amount
from model.planning import heading_of
from model.settings import Settings
from model.statuses import Standing, standing
from model.totals import Row
from model.workings import formula_words
from model.years import Year


class Sort(Enum):
    """What sort of change a line has undergone; one line may have undergone several."""

    ADDED = "added"
    WITHDRAWN = "withdrawn"
    AMOUNT = "amount changed"
    REPROFILED = "re-profiled"
    MOVED = "moved to another area"
    KIND = "type changed"
    STATUS = "status changed"
    TEXT = "text changed"
    FORECAST = "forecast changed"
    WORKING = "working changed"


class FieldDifference(NamedTuple):
    """One field of a line with another value. Amounts are pounds."""

    field: Field
    old: object
    new: object

    @property
    def heading(self) -> str:
        """The heading of its column; of a formula: that of its amount."""
        if self.field.name in (FORMULA, FORECAST_FORMULA):
            return f"Working {heading_of(self.field)}"
        return "Other columns" if self.field.name == EXTRA else heading_of(self.field)

    def words(self, settings: Settings) -> tuple[str, str]:
        """Return the old and the new value as they are read, amounts in the budget's unit."""
        if self.field.name in (AMOUNT, FORECAST):
            values = self.old, self.new
            old, new = told_apart(values, settings.unit, settings.decimals, settings.negatives)  # type: ignore[arg-type]  # an amount's field holds one
            return old, new
        old, new = worded(self.old, self.field, settings), worded(self.new, self.field, settings)
        return (old, new) if old != new or self.field.name not in _FORMULAS else (f"={self.old}", f"={self.new}")


class LineDifference(NamedTuple):
    """A line in both budgets: as it was (None: added) and as it is (None: withdrawn), and by what they were matched.

    `movement` is how it moves the net budget, one figure a year of the comparison; `sorts` is empty where it is
    unchanged.
    """

    old: Line | None
    new: Line | None
    by: By | None
    sorts: frozenset[Sort]
    fields: tuple[FieldDifference, ...]
    movement: Row

    @property
    def line(self) -> Line:
        """The line as it is, or was if it is no more."""
        found = self.new or self.old
        assert found is not None  # noqa: S101  # a difference is of a line
        return found

    @property
    def in_words(self) -> str:
        """Its sorts in words: `amount changed, text changed`; `unchanged`."""
        return ", ".join(sort.value for sort in Sort if sort in self.sorts) or "unchanged"


_FORMULAS = {FORMULA: "formulas", FORECAST_FORMULA: "forecast_formulas"}
_SORT_OF = {KIND: Sort.KIND, "status": Sort.STATUS, FORECAST: Sort.FORECAST, AMOUNT: Sort.AMOUNT}


def field_differences(
    old: Line, new: Line, old_years: tuple[Year, ...], new_years: tuple[Year, ...], unsaid: frozenset[Field]
) -> Iterator[FieldDifference]:
    """Yield the fields that differ, but for those `unsaid` by one of the budgets."""
    if old.kind is not new.kind:
        yield FieldDifference(Field(KIND), old.kind, new.kind)
    for name in TEXT_HEADINGS:
        values = getattr(old, name), getattr(new, name)
        if values[0] != values[1] and Field(name) not in unsaid:
            yield FieldDifference(Field(name), *values)
    for name in (AMOUNT, FORECAST):
        for year in sorted({*old_years, *new_years}):
            field = Field(name, year)
            before, after = value_in(old, field, old_years), value_in(new, field, new_years)
            if before != after and Field(name) not in unsaid:
                yield FieldDifference(field, before, after)
    yield from _formulas(old, new)
    if dict(old.extra) != dict(new.extra) and Field(EXTRA) not in unsaid:
        yield FieldDifference(Field(EXTRA), old.extra, new.extra)


def _formulas(old: Line, new: Line) -> Iterator[FieldDifference]:
    for name, store in _FORMULAS.items():
        olds, news = getattr(old, store), getattr(new, store)
        for year in sorted({*olds, *news}):
            if olds.get(year) != news.get(year):
                yield FieldDifference(Field(name, year), olds.get(year), news.get(year))


def value_in(line: Line, field: Field, years: tuple[Year, ...]) -> object:
    """Return a field's value, None for a year that the budget does not have."""
    return None if field.year is not None and field.year not in years else value_of(line, field, years)


def sorts_of(differences: tuple[FieldDifference, ...], movement: Row, *, moved: bool) -> frozenset[Sort]:
    """Return what sorts of change differences are; an amount that moves between years alone is re-profiled."""
    found = {Sort.MOVED} if moved else set()
    for field, old, new in differences:
        sort = Sort.WORKING if field.name in _FORMULAS else _SORT_OF.get(field.name, Sort.TEXT)
        if sort is Sort.STATUS and standing(str(new)) is Standing.WITHDRAWN is not standing(str(old)):
            found.add(Sort.WITHDRAWN)
        found.add(sort)
    if Sort.AMOUNT in found and any(movement) and not total_of(movement):
        found = {*found - {Sort.AMOUNT}, Sort.REPROFILED}
    return frozenset(found)


def total_of(movement: Row) -> Decimal:
    """Return the sum of a row's years."""
    whole = NIL
    for figure in movement:
        whole = EXACT.add(whole, figure)
    return whole


def counted(line: Line | None, years: tuple[Year, ...], wanted: tuple[Year, ...]) -> Row:
    """Return what a line adds to the net budget in each wanted year: nil where it counts in no total."""
    if line is None or line.kind is Kind.UNKNOWN:
        return (NIL,) * len(wanted)
    stated: Iterable[object] = line.amounts
    if years != wanted or len(line.amounts) != len(wanted):
        by_year = dict(zip(years, line.amounts, strict=False))
        stated = [by_year.get(year) for year in wanted]
    return tuple([amount if isinstance(amount, Decimal) else NIL for amount in stated])


def worded(value: object, field: Field, settings: Settings) -> str:
    """Return a field's value as it is read: an amount in the budget's unit, `blank` where none is stated."""
    if field.name in (AMOUNT, FORECAST):
        return format_amount(value, settings.unit, settings.decimals, settings.negatives, blank="blank")  # type: ignore[arg-type]  # an amount's field holds one
    if isinstance(value, Kind):
        return value.title
    if isinstance(value, Mapping):
        return "; ".join(f"{heading}: {text}" for heading, text in value.items())
    if field.name in _FORMULAS:
        return formula_words(value, settings.unit) if value else "no working"
    return str(value)


def is_cell_formula(value: object) -> bool:
    """Tell whether a formula's text is one of a workbook that fills several cells, which no edit replaces."""
    return isinstance(value, ArrayPart)
