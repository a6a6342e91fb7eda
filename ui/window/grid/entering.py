"""Typed texts for cells of a grid -> one planned Edit."""

from collections.abc import Iterable
from typing import NamedTuple

from model.budget import Budget
from model.edits import Edit
from model.entry import read_worked
from model.lines import KIND, Field, Kind
from model.money import Unit
from model.planning import set_fields
from ui.window.grid.columns import Column


class Typed(NamedTuple):
    """What was typed for a line's cell."""

    line_id: int
    column: Column
    text: str


def plan_typed(
    budget: Budget, entries: Iterable[Typed], unit: Unit, *, label: str = "", over_formula: bool = False
) -> Edit | None:
    """Plan what was typed, amounts in a unit; the label is that of several cells, a single one has its own.

    Raises EntryProblem where a text cannot be taken, FormulaProblem where a formula is in the way.
    """
    stored = budget.settings.unit
    planned = [
        (line_id, column.field, _read(column, text, unit, stored))
        for line_id, column, text in entries
        if column.field is not None
    ]
    return set_fields(budget, planned, label=label if len(planned) > 1 else "", over_formula=over_formula)


def _read(column: Column, text: str, unit: Unit, stored: Unit) -> object:
    if column.is_figure:
        return read_worked(text, unit, stored)
    if column.field == Field(KIND):
        named = (kind for kind in Kind if kind.title.lower() == text.strip().lower())
        return next(named, Kind.UNKNOWN)
    return text
