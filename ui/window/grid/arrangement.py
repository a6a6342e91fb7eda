"""What an officer asks of the lines in sight: which of them, in what order, under which headings.

It is a way of looking, never a change: the workbook keeps its own order, and every line.
"""

from dataclasses import dataclass, replace
from enum import Enum

from model.lines import KIND, Field
from ui.window.grid.columns import Column

BLANK = "(blank)"
_MOST_VALUES_NAMED = 3


class Only(Enum):
    """The lines that one choice leaves in sight; the value is how a sentence names them."""

    NEW = "status New"
    AT_RISK = "at risk or not deliverable"
    WITH_FINDINGS = "with findings"


class Grouping(Enum):
    """What lines can stand together under; the value is the word for it."""

    STATUS = "status"
    CATEGORY = "category"
    KIND = "type"

    @property
    def field(self) -> Field:
        """The field whose values are the groups."""
        return Field(KIND if self is Grouping.KIND else self.value)


@dataclass(frozen=True, slots=True)
class Sort:
    """The order of one column's values; blanks come last either way."""

    column: Column
    descending: bool = False

    @property
    def words(self) -> str:
        """How a sentence tells it: `sorted by title, descending`."""
        return f"sorted by {_name(self.column)}, {self.direction}"

    @property
    def direction(self) -> str:
        """The word for the direction."""
        return "descending" if self.descending else "ascending"


@dataclass(frozen=True, slots=True)
class LineFilter:
    """Which lines stay in sight: those with every word of a text, with one of a column's values, and of one choice.

    `values` has each filtered column with the values that stay.
    """

    text: str = ""
    values: tuple[tuple[Column, frozenset[str]], ...] = ()
    only: Only | None = None

    @property
    def is_on(self) -> bool:
        """Whether it can leave any line out."""
        return bool(self.needles or self.values or self.only)

    @property
    def needles(self) -> tuple[str, ...]:
        """The words that a line must have, folded."""
        return tuple(self.text.casefold().split())

    @property
    def words(self) -> str:
        """How a sentence tells what stays in sight: `status New; category Care or Staff; “home”`."""
        parts = [self.only.value] if self.only else []
        parts += [f"{_name(column)} {_named(kept)}" for column, kept in self.values]
        if self.needles:
            parts.append(f"“{' '.join(self.text.split())}”")
        return "; ".join(parts)

    def values_of(self, column: Column) -> frozenset[str] | None:
        """Return the values of a column that stay; None where it is not filtered."""
        return next((kept for filtered, kept in self.values if filtered == column), None)

    def with_values(self, column: Column, kept: frozenset[str] | None) -> "LineFilter":
        """Return the filter with other values of a column; None takes the column out of it."""
        others = tuple((each, values) for each, values in self.values if each != column)
        return replace(self, values=others if kept is None else (*others, (column, kept)))


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A filter, an order and headings; without any, lines stand as in the workbook."""

    filter: LineFilter = LineFilter()
    sort: Sort | None = None
    grouping: Grouping | None = None

    @property
    def is_plain(self) -> bool:
        """Whether every line stands as in the workbook."""
        return not self.filter.is_on and self.sort is None and self.grouping is None

    @property
    def follows_basis(self) -> bool:
        """Whether it asks for something of figures, which another basis answers otherwise."""
        columns = [column for column, _ in self.filter.values] + ([self.sort.column] if self.sort else [])
        return any(column.is_figure for column in columns)

    @property
    def order_words(self) -> str:
        """How a sentence tells the order and the headings; nothing for the workbook's own."""
        grouped = f"grouped by {self.grouping.value}" if self.grouping else ""
        return " · ".join(part for part in (grouped, self.sort.words if self.sort else "") if part)

    def turned(self, column: Column) -> "Arrangement":
        """Return what a click on a heading asks for: ascending, then descending, then the workbook's order."""
        if self.sort is None or self.sort.column != column:
            return replace(self, sort=Sort(column))
        return replace(self, sort=None if self.sort.descending else Sort(column, descending=True))


def _name(column: Column) -> str:
    return column.heading[:1].lower() + column.heading[1:]


def _named(values: frozenset[str]) -> str:
    if not values:
        return "none of its values"
    listed = sorted(values)
    if len(listed) > _MOST_VALUES_NAMED:
        return f"{len(listed)} of its values"
    return " or ".join(listed)
