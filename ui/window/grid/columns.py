"""The columns of a line grid: what a line's words and amounts are called, how each is entered, which show at first."""

from dataclasses import dataclass
from enum import Enum, auto

from model.lines import AMOUNT, CHOICES, KIND, TEXT_HEADINGS, Field, Kind
from model.years import Year

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
    """One column. `field` is None for the area's name; `place` is the year's position in the budget, for amounts."""

    heading: str
    entry: Entry
    field: Field | None = None
    place: int = -1
    choices: tuple[str, ...] = ()
    shown: bool = False

    @property
    def is_amount(self) -> bool:
        """Whether the column holds one year's amounts."""
        return self.entry is Entry.AMOUNT

    @property
    def is_title(self) -> bool:
        """Whether it is the column that takes the width that the others leave."""
        return self.field == Field("title")

    @property
    def is_quiet(self) -> bool:
        """Whether its words are secondary, and shown so."""
        return self.field is not None and self.field.name in CHOICES


def line_columns(years: tuple[Year, ...], *, all_areas: bool = False) -> tuple[Column, ...]:
    """Return the columns in order; those of every area begin with the area and show the type too."""
    area = (Column("Area", Entry.READ_ONLY, shown=True),) if all_areas else ()
    others = tuple(name for name in TEXT_HEADINGS if name not in _FIRST)
    words = tuple(_word_column(name, all_areas=all_areas) for name in (*_FIRST, *others))
    amounts = tuple(
        Column(year.label, Entry.AMOUNT, Field(AMOUNT, year), place, shown=True) for place, year in enumerate(years)
    )
    return area + words + amounts


def _word_column(name: str, *, all_areas: bool) -> Column:
    if name == KIND:
        choices = tuple(kind.title for kind in Kind if kind is not Kind.UNKNOWN)
        return Column("Type", Entry.CHOICE, Field(KIND), choices=choices, shown=all_areas)
    choices = CHOICES.get(name, ())
    entry = Entry.CHOICE if choices else Entry.TEXT
    return Column(TEXT_HEADINGS[name], entry, Field(name), choices=choices, shown=name in _SHOWN)
