"""Gives every formula that depends on changed cells its right new value, or says why it has none.

Formulas are worked out as they are needed: one that reads another still to come waits for it, and one that
waits for itself is circular.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from model.workbook.formulas.book import Workbook
from model.workbook.formulas.cells import Area, CellRef, CellValue
from model.workbook.formulas.current_cells import CurrentCells, NeededFirst
from model.workbook.formulas.dependents import find_dependents
from model.workbook.formulas.evaluating import Evaluation
from model.workbook.formulas.functions import FUNCTIONS
from model.workbook.formulas.refusals import NotCalculated
from model.workbook.formulas.resolving import Resolver


@dataclass(frozen=True, slots=True)
class Recalculation:
    """What became of the formula cells that depend on a change, in the order of calculation.

    `values` has each result that could be worked out, changed or not. `cleared` has the others, whose stored
    value may be wrong, each with the reason as a clause: "OFFSET is not calculated here".
    """

    values: dict[CellRef, CellValue] = field(default_factory=dict)
    cleared: dict[CellRef, str] = field(default_factory=dict)


def recalculate(book: Workbook, changed: Collection[CellRef], stale: Collection[CellRef] = ()) -> Recalculation:
    """Work out what depends on the changed cells, for which `book.value` already answers with the new value.

    A changed cell is taken as it is, even if `book.formulas` still has a formula for it. `stale` are formula cells
    that are worked out anew whatever they depend on, with all that depends on them.
    """
    resolver = Resolver(book)
    dependents = find_dependents(book, resolver, changed, stale)
    cells = CurrentCells(book, dependents, changed)
    calculation = Calculation(book, resolver, cells)
    for cell in dependents:
        calculation.settle(cell)
    ours = frozenset(dependents)
    return Recalculation(
        {cell: value for cell, value in cells.results.items() if cell in ours},
        {cell: reason for cell, reason in cells.refused.items() if cell in ours},
    )


class Working:
    """Works out single formulas that have no stored value, and what they need of others that have none."""

    def __init__(self, book: Workbook) -> None:
        """Work with the cells of this workbook as they are stored."""
        self._formulas = book.formulas()
        self._cells = CurrentCells(book, (), ())
        self._calculation = Calculation(book, Resolver(book), self._cells)

    def value(self, cell: CellRef) -> CellValue:
        """Return the value of a formula cell, None where it has no formula or cannot be calculated here."""
        if cell not in self._formulas:
            return None
        self._calculation.settle(cell)
        return self._cells.results.get(cell)

    def pointed(self, cell: CellRef) -> tuple[Area, ...] | None:
        """Return the cells that a formula leads to and does not name; None where it cannot be calculated here."""
        return None if self.value(cell) is None else self._calculation.pointed.get(cell, ())


class Calculation:
    """Works formulas out, in whatever order they turn out to need one another, into `cells`."""

    def __init__(self, book: Workbook, resolver: Resolver, cells: CurrentCells) -> None:
        self._formulas = book.formulas()
        self._resolver = resolver
        self._cells = cells
        self.pointed: dict[CellRef, tuple[Area, ...]] = {}

    def settle(self, cell: CellRef) -> None:
        """Work out a formula cell and, before it, those it needs."""
        # A stack of our own: a column in which each cell reads the one above is deeper than Python's.
        stack, waiting = [cell], set[CellRef]()
        while stack:
            current = stack[-1]
            if current in self._cells.results or current in self._cells.refused:
                stack.pop()
                waiting.discard(current)
                continue
            try:
                self._work_out(current)
            except NeededFirst as needed:
                waiting.add(current)
                if waiting.isdisjoint(needed.cells):
                    stack.extend(reversed(list(needed.cells)))
                else:
                    self._cells.refused[current] = "it depends on its own result"

    def _work_out(self, cell: CellRef) -> None:
        evaluation = Evaluation(cell, self._cells, self._resolver, FUNCTIONS)
        try:
            self._cells.results[cell] = evaluation.result(self._formulas[cell])
            self.pointed[cell] = tuple(evaluation.pointed)
        except NotCalculated as refusal:
            self._cells.refused[cell] = refusal.reason
