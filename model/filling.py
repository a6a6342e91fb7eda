"""Filling cells: down, right, with what was typed, or by adding an amount; and blanking those that were cut.

Every function plans one Edit; a cell is a line's field. See `model.planning` for what is returned and raised.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from model.budget import Budget
from model.edits import Edit
from model.entry import read_worked
from model.lines import KIND, Field, Kind, formula_field, value_of
from model.money import EXACT, NIL, Unit, Unreadable
from model.planning import heading_of, set_fields
from model.problems import EntryProblem
from model.workings import Worked, is_working, working_of

Cell = tuple[int, Field]


def fill_from(
    budget: Budget, pairs: Iterable[tuple[Cell, Cell]], label: str, *, over_formula: bool = False
) -> Edit | None:
    """Plan copying cells: each pair is the cell copied and the cell that takes its value, an amount with its working.

    Types of field must agree.
    """
    entries = []
    for (source, source_field), (line_id, field) in pairs:
        line = budget.line(source)
        value = value_of(line, source_field, budget.years)
        if isinstance(value, Unreadable):
            raise EntryProblem(f"“{value.text}” of {line.name} is no amount, so it cannot fill other cells.")
        if (field.year is None) != (source_field.year is None):
            raise EntryProblem(f"{heading_of(source_field)} and {heading_of(field)} hold different things.")
        working = working_of(line, source_field, budget.years, budget.settings.unit)
        worked = Worked(value, working) if isinstance(value, Decimal) and working is not None else value
        entries.append((line_id, field, worked))
    return set_fields(budget, entries, label=label, over_formula=over_formula)


def fill_with(
    budget: Budget, cells: Sequence[Cell], text: str, unit: Unit, *, over_formula: bool = False
) -> Edit | None:
    """Plan the same typed text for every cell, read as each cell's column reads it."""
    entries = [(line_id, field, read_text(field, text, unit, budget.settings.unit)) for line_id, field in cells]
    return set_fields(budget, entries, label=_label("Fill", len(entries)), over_formula=over_formula)


def read_text(field: Field, text: str, unit: Unit, stored: Unit) -> object:
    """Return what text typed in a unit means in a field; `stored` is the workbook's unit.

    A word that is no type is UNKNOWN. Raises EntryProblem.
    """
    if field.year is not None:
        return read_worked(text, unit, stored)
    if field.name == KIND:
        return next((kind for kind in Kind if kind.title.lower() == text.strip().lower()), Kind.UNKNOWN)
    return text


def add_to_amounts(
    budget: Budget, cells: Iterable[Cell], pounds: Decimal, *, over_formula: bool = False
) -> Edit | None:
    """Plan adding pounds to amounts; a blank one becomes what is added."""
    entries = []
    for line_id, field in cells:
        line = budget.line(line_id)
        old = value_of(line, field, budget.years)
        if isinstance(old, Unreadable):
            raise EntryProblem(f"{heading_of(field)} of {line.name} is “{old.text}”, which is no amount to add to.")
        new = EXACT.add(old if isinstance(old, Decimal) else NIL, pounds) or NIL
        entries.append((line_id, field, new))
    return set_fields(budget, entries, label=_label("Add to", len(entries)), over_formula=over_formula)


def cut_cells(budget: Budget, cells: Sequence[tuple[int, Field | None]], *, over_formula: bool = False) -> Edit | None:
    """Plan blanking cells that are cut. Raises EntryProblem where one of them cannot be blank."""
    entries: list[tuple[int, Field, object]] = []
    for line_id, field in cells:
        if field is None or field.name == KIND:
            what = "area" if field is None else "type"
            raise EntryProblem(f"A line cannot be without its {what}, so that cannot be cut; copy it instead.")
        entries.append((line_id, field, None if field.year is not None else ""))
    return set_fields(budget, entries, label=_label("Cut", len(entries)), over_formula=over_formula)


def formulas_among(budget: Budget, cells: Iterable[tuple[int, Field | None]]) -> list[str]:
    """Return the formulas (no equals signs) by which amounts among these cells follow others; a working is none."""
    found = (
        value_of(budget.line(line_id), formula_field(field), budget.years)
        for line_id, field in cells
        if field is not None and field.year is not None
    )
    stored = budget.settings.unit
    return [formula for formula in found if isinstance(formula, str) and not is_working(formula, stored)]


def _label(verb: str, count: int) -> str:
    return f"{verb} {count:,} cell{'' if count == 1 else 's'}"
