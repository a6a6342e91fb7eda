"""What a spreadsheet tells of selected cells: sum, average and count, and the sum by year.

Blank cells count in nothing; what is no amount is told. Words are merely counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from model.lines import Line
from model.money import EXACT, NIL
from ui.window.grid.cells import is_filled
from ui.window.grid.columns import Column
from ui.window.grid.grid_model import LineGridModel
from ui.window.grid.selected import Part


@dataclass(frozen=True, slots=True)
class Statistics:
    """What is told of a selection. `count` is of figures (of texts where no column of amounts is selected).

    `total` is exact, in pounds; None of texts. `years` are the sums by year where several are selected.
    """

    count: int
    total: Decimal | None = None
    years: tuple[tuple[str, Decimal], ...] = ()
    blank: int = 0
    unreadable: int = 0

    @property
    def average(self) -> Decimal | None:
        """The average of the figures in pounds, to far more digits than are ever shown; None without any."""
        if self.total is None or not self.count:
            return None
        return EXACT.divide(self.total, Decimal(self.count))


class SelectionStatistics:
    """Tells of cells of a model, in parts that do not overlap."""

    def __init__(self, model: LineGridModel, parts: Iterable[Part]) -> None:
        """Speak of these cells."""
        self._model = model
        self._parts = tuple(parts)

    @property
    def size(self) -> int:
        """How many cells there are."""
        return sum(len(part.rows) * len(part.columns) for part in self._parts)

    def statistics(self) -> Statistics:
        """Return what is told of them, in one pass: about 0.1 s for 100,000 lines of five years."""
        columns = self._model.columns
        if not any(columns[place].is_amount for part in self._parts for place in part.columns):
            return Statistics(sum(self._texts(part) for part in self._parts))
        sums: dict[int, Decimal] = {}
        count = blank = unreadable = 0
        with localcontext(EXACT):
            for part in self._parts:
                places = [place for place in part.columns if columns[place].is_amount]
                lines = self._model.lines_between(part.top, part.bottom) if places else ()
                for place in places:
                    year = columns[place].place
                    amounts = self._model.amounts_of(lines, year)
                    # Asking a Decimal whether it is an instance of, or equal to, something else is slow.
                    stated = [amount for amount in amounts if amount.__class__ is Decimal]
                    blanks = sum([amount is None for amount in amounts])
                    sums[place] = sum(stated, sums.get(place, NIL))
                    count += len(stated)
                    blank += blanks
                    unreadable += len(amounts) - len(stated) - blanks
            total = sum(sums.values(), NIL)
        years = tuple((columns[place].heading, sums[place]) for place in sorted(sums)) if len(sums) > 1 else ()
        return Statistics(count, total, years, blank, unreadable)

    def _texts(self, part: Part) -> int:
        lines = self._model.lines_between(part.top, part.bottom)
        return sum(_texts_in(self._model.columns[place], lines) for place in part.columns)


def _texts_in(column: Column, lines: Sequence[Line]) -> int:
    """Return how many of the lines have something in a column; each has an area and a type."""
    return sum(1 for line in lines if is_filled(line, column))
