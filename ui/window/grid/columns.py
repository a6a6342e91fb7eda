"""The columns of a line grid: what a line's words and figures are called, how each is entered, which show at first."""

from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain
from operator import attrgetter

from model.budget import Budget
from model.lines import AMOUNT, CHOICES, FORECAST, KIND, TEXT_HEADINGS, Field, Kind, Line
from model.money import NIL, Amount
from ui.window.view import View

YEARS = "years"
_AREA = "area"
_REFERENCE = Field("reference")
_TITLE = Field("title")
_FIRST = ("reference", KIND, "status", "title")
_SHOWN = ("reference", "status", "title")


class Entry(Enum):
    """How a column's cells are entered."""

    READ_ONLY = auto()
    TEXT = auto()
    CHOICE = auto()
    AMOUNT = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `place` is the year's position in the budget, for figures.

    `field` is None for what is only read: the area's name, or the workbook's own column `extra`.
    """

    heading: str
    entry: Entry
    field: Field | None = None
    place: int = -1
    choices: tuple[str, ...] = ()
    shown: bool = False
    extra: str = ""

    @property
    def key(self) -> str:
        """What the column is called where it is remembered."""
        if self.extra:
            return f"extra {self.extra}"
        if self.field is None:
            return _AREA
        return f"{self.field.name} {self.field.year}" if self.field.year else self.field.name

    @property
    def block(self) -> str:
        """The columns that move as one, by name: the years; every other column is a block of its own."""
        return YEARS if self.is_amount else self.key

    @property
    def is_figure(self) -> bool:
        """Whether the column holds one year's amounts or forecasts."""
        return self.entry is Entry.AMOUNT

    @property
    def is_amount(self) -> bool:
        """Whether the column holds one year's amounts: what is totalled."""
        return self.field is not None and self.field.name == AMOUNT

    @property
    def is_title(self) -> bool:
        """Whether it is the column that takes the width that the others leave, and wraps."""
        return self.field == _TITLE

    @property
    def is_area(self) -> bool:
        """Whether it is the column that names the line's area."""
        return self.field is None and not self.extra

    @property
    def wraps(self) -> bool:
        """Whether its words go on below where the column is too narrow for them."""
        return self.is_title or self.is_area

    @property
    def is_reference(self) -> bool:
        """Whether it is the column that names the line."""
        return self.field == _REFERENCE

    @property
    def always_shows(self) -> bool:
        """Whether the officer cannot hide it."""
        return self.is_amount or self.is_title or self.is_reference

    @property
    def is_quiet(self) -> bool:
        """Whether its words are secondary, and shown so."""
        return self.extra != "" or (self.field is not None and self.field.name in CHOICES)

    def figure(self, line: Line) -> Amount:
        """Return a line's figure in the column, year on year, in pounds; the column must be one of figures."""
        figures = line.amounts if self.is_amount else line.forecasts
        return figures[self.place] if self.place < len(figures) else None

    def figure_in(self, view: View, line: Line) -> Amount:
        """Return a line's figure in the column in a view's basis, in pounds; the column must be one of figures."""
        if self.is_amount:
            return view.amount(line.amounts, self.place)
        return view.forecast(line.forecasts, line.amounts, self.place)


def line_columns(budget: Budget, *, all_areas: bool = False) -> tuple[Column, ...]:
    """Return every column in the usual order; those of every area begin with the area and show the type too.

    Forecasts show at first where the budget has any figure there; the workbook's own columns do not.
    """
    area = (Column("Area", Entry.READ_ONLY, shown=True),) if all_areas else ()
    others = tuple(name for name in TEXT_HEADINGS if name not in _FIRST)
    words = tuple(_word_column(name, all_areas=all_areas) for name in (*_FIRST, *others))
    headings = dict.fromkeys(chain.from_iterable(map(attrgetter("extra"), budget.lines())))
    extra = tuple(Column(heading, Entry.READ_ONLY, extra=heading) for heading in headings)
    amounts = tuple(
        Column(year.label, Entry.AMOUNT, Field(AMOUNT, year), place, shown=True)
        for place, year in enumerate(budget.years)
    )
    forecast = _years_forecast(budget)
    forecasts = tuple(
        Column(f"Forecast {year.label}", Entry.AMOUNT, Field(FORECAST, year), place, shown=place in forecast)
        for place, year in enumerate(budget.years)
    )
    return area + words + extra + amounts + forecasts


def _word_column(name: str, *, all_areas: bool) -> Column:
    if name == KIND:
        choices = tuple(kind.title for kind in Kind if kind is not Kind.UNKNOWN)
        return Column("Type", Entry.CHOICE, Field(KIND), choices=choices, shown=all_areas)
    choices = CHOICES.get(name, ())
    entry = Entry.CHOICE if choices else Entry.TEXT
    return Column(TEXT_HEADINGS[name], entry, Field(name), choices=choices, shown=name in _SHOWN)


def _years_forecast(budget: Budget) -> set[int]:
    """Return the positions of the years for which a forecast other than nil is stated."""
    different = set(map(attrgetter("forecasts"), budget.lines()))
    return {
        place for figures in different for place, figure in enumerate(figures) if figure is not None and figure != NIL
    }
