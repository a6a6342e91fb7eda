"""A line: one pressure, additional funding or saving, with a reference, words, and an amount for each year."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from itertools import repeat
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from model.money import NIL, Amount
from model.years import Year, place_of


class Kind(Enum):
    """What a line is. Pressures and additional funding are totalled together; UNKNOWN counts in no total."""

    PRESSURE = "pressure"
    ADDITIONAL_FUNDING = "additional funding"
    SAVING = "saving"
    UNKNOWN = "unknown"

    @property
    def title(self) -> str:
        """The word as a cell shows it: `Additional funding`."""
        return self.value.capitalize()


class Section(Enum):
    """The two tables of an activity area."""

    PRESSURES = "pressures"
    SAVINGS = "savings"

    @property
    def title(self) -> str:
        """The heading that papers print."""
        return "Pressures & Additional Funding" if self is Section.PRESSURES else "Savings"

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of line that stand in it; a line of unknown kind is shown with the pressures, uncounted."""
        if self is Section.SAVINGS:
            return (Kind.SAVING,)
        return (Kind.PRESSURE, Kind.ADDITIONAL_FUNDING, Kind.UNKNOWN)


STATUSES = ("Agreed", "Amended", "New", "Withdrawn")
RECURRENCES = ("Ongoing", "One-off", "Time-limited")
DELIVERABILITIES = ("Delivered", "On track", "At risk", "Not deliverable")


class Field(NamedTuple):
    """Names one field of a line: a text field by name, an amount by name and year."""

    name: str
    year: Year | None = None


AMOUNT = "amount"
FORECAST = "forecast"
FORMULA = "formula"
FORECAST_FORMULA = "forecast formula"
EXTRA = "extra"
KIND = "kind"

TEXT_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "reference": "Reference",
        "status": "Status",
        "title": "Title",
        "description": "Description",
        "category": "Category",
        "recurrence": "Recurrence",
        "funding_source": "Funding source",
        "deliverability": "Deliverability",
        "linked_reference": "Linked reference",
        "conditional_on": "Conditional on",
        "lead_officer": "Lead officer",
        "notes": "Notes",
        "internal_notes": "Internal notes",
    }
)
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"status": STATUSES, "recurrence": RECURRENCES, "deliverability": DELIVERABILITIES}
)
_LONGEST_NAME = 100
_STORES = {AMOUNT: "amounts", FORECAST: "forecasts", FORMULA: "formulas", FORECAST_FORMULA: "forecast_formulas"}
_NONE: Mapping[Year, str] = MappingProxyType({})
_NO_EXTRA: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an area. Amounts and forecasts are in pounds, one a year of the budget; see `money.Amount`.

    `formulas` keeps the text of amount cells that are formulas in the workbook, `forecast_formulas` of forecast
    cells; `extra` the cells of columns that the app does not know, by heading.
    """

    id: int
    area_id: int
    kind: Kind
    amounts: tuple[Amount, ...]
    reference: str = ""
    status: str = ""
    title: str = ""
    description: str = ""
    category: str = ""
    recurrence: str = ""
    funding_source: str = ""
    forecasts: tuple[Amount, ...] = ()
    deliverability: str = ""
    linked_reference: str = ""
    conditional_on: str = ""
    lead_officer: str = ""
    notes: str = ""
    internal_notes: str = ""
    formulas: Mapping[Year, str] = field(default_factory=lambda: _NONE)
    forecast_formulas: Mapping[Year, str] = field(default_factory=lambda: _NONE)
    extra: Mapping[str, str] = field(default_factory=lambda: _NO_EXTRA)

    @property
    def section(self) -> Section:
        """The table in which the line stands."""
        return Section.SAVINGS if self.kind is Kind.SAVING else Section.PRESSURES

    @property
    def name(self) -> str:
        """How messages call the line: its reference, else its title, shortened where it is a text of its own."""
        if self.reference.strip():
            return self.reference.strip()
        title = " ".join(self.title.split())
        shown = title if len(title) <= _LONGEST_NAME else f"{title[: _LONGEST_NAME - 1].rstrip()}…"
        return f"“{shown}”" if shown else "a line without reference or title"

    @property
    def states_nothing(self) -> bool:
        """Whether every amount is blank."""
        return all(amount is None for amount in self.amounts)

    @property
    def is_nil(self) -> bool:
        """Whether no year has an amount other than blank or nil."""
        return all(amount is None or amount == NIL for amount in self.amounts)


_NAMES = tuple(each.name for each in fields(Line))
_READ = attrgetter(*_NAMES)
# Past the frozen class, as its own constructor does.
_PUTS = {name: getattr(Line, name).__set__ for name in _NAMES}


def lines_of_columns(columns: Mapping[str, Iterable[object]]) -> list[Line]:
    """Make lines of a column for each field, all as long as `id`'s; a field without one has its default.

    This is many times faster than one by one, for large files. The types are the reader's care.
    """
    usual = Line(0, 0, Kind.UNKNOWN, ())
    lines = [Line.__new__(Line) for _ in columns["id"]]
    for name, put in _PUTS.items():
        deque(map(put, lines, columns.get(name) or repeat(getattr(usual, name))), maxlen=0)
    return lines


def value_of(line: Line, wanted: Field, years: tuple[Year, ...]) -> object:
    """Return a field's value: text, `Kind`, an `Amount`, or a formula's text (None where there is none)."""
    if wanted.year is None:
        return getattr(line, wanted.name)
    if wanted.name in (FORMULA, FORECAST_FORMULA):
        return _formulas(line, wanted.name).get(wanted.year)
    values = line.amounts if wanted.name == AMOUNT else line.forecasts
    position = place_of(wanted.year, years)
    return values[position] if position < len(values) else None


def formula_of(line: Line, field: Field) -> str | None:
    """Return the formula of an amount's or a forecast's cell; None where it has none."""
    formulas = line.formulas if field.name == AMOUNT else line.forecast_formulas
    return formulas.get(field.year) if formulas and field.year is not None else None


def formula_field(field: Field) -> Field:
    """Return the field that holds the formula of an amount's or a forecast's cell."""
    return Field(FORMULA if field.name == AMOUNT else FORECAST_FORMULA, field.year)


def _formulas(line: Line, name: str) -> Mapping[Year, str]:
    return line.formulas if name == FORMULA else line.forecast_formulas


def with_value(line: Line, wanted: Field, value: object, years: tuple[Year, ...]) -> Line:
    """Return the line with one field changed. The value's type is the planner's care."""
    return with_values(line, {wanted: value}, years)


def with_values(line: Line, values: Mapping[Field, object], years: tuple[Year, ...]) -> Line:
    """Return the line with fields changed, all at once. The values' types are the planner's care."""
    return with_each(line, values.items(), years)


def with_each(line: Line, values: Iterable[tuple[Field, object]], years: tuple[Year, ...]) -> Line:
    """Return the line with fields changed in turn, as `with_values` does."""
    changed: dict[str, Any] = {}
    figures: dict[str, list[Any]] = {}
    for (name, year), value in values:
        if year is None:
            changed[name] = value
            continue
        store = _STORES[name]
        if name in (FORMULA, FORECAST_FORMULA):
            changed[store] = _with_formula(changed.get(store, getattr(line, store)), year, value)
            continue
        amounts = figures.get(store)
        if amounts is None:
            amounts = figures[store] = list(getattr(line, store))
            amounts.extend([None] * (len(years) - len(amounts)))
        amounts[place_of(year, years)] = value
    for store, amounts in figures.items():
        changed[store] = tuple(amounts)
    return _replaced(line, changed)


def _replaced(line: Line, changed: Mapping[str, object]) -> Line:
    """Return the line with fields replaced: many times faster than `dataclasses.replace`, for edits of thousands."""
    new = Line.__new__(Line)
    for put, value in zip(_PUTS.values(), _READ(line), strict=True):
        put(new, value)
    for name, value in changed.items():
        _PUTS[name](new, value)
    return new


def _with_formula(formulas: Mapping[Year, str], year: Year, text: object) -> Mapping[Year, str]:
    kept = {other: formula for other, formula in formulas.items() if other != year}
    if isinstance(text, str):
        kept[year] = text
    return MappingProxyType(kept)
