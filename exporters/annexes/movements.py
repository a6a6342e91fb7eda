"""The annex *movements*: what changed since a frozen version, or from another workbook, line by line with the reason
from the change log, and what leads from the old totals to the new ones, by kind and area, to the penny.
"""

from dataclasses import replace

from exporters.against import Against
from exporters.annex import AmountColumn, Annex, RowKind, TextColumn
from exporters.annexes import statements
from exporters.annexes.changes import KIND_TITLES, ChangedLines, Reasons
from exporters.annexes.frame import Shape, framed
from exporters.annexes.rows import Rows
from exporters.request import AnnexRequest
from model.budget import Budget
from model.comparing.movements import Cause, Movement
from model.problems import FileProblem

SHAPE = Shape(
    name="movements",
    title="Movements since a version",
    sheet="Movements",
    text_columns=(
        TextColumn("Reference", "reference"),
        TextColumn("Type", "type"),
        TextColumn("Title", "title"),
        TextColumn("Change", "description", fills=True),
        TextColumn("Reason", "area", optional=True),
    ),
    groups=("Area",),
    data_fields=("version", "compared_with", "area", "reference", "type", "title", "change", "words", "reason"),
)


def build(budget: Budget, request: AnnexRequest) -> Annex:
    """Build the annex from a budget. Raises FileProblem where the movements do not come to the totals."""
    against = request.against
    said = (
        statements.unit_and_basis(budget.settings, request),
        statements.of_changes(budget.settings),
        statements.signs(budget.settings),
        statements.rounding(request),
    )
    if against is None:
        nothing = "No version is frozen in this workbook, so there is nothing to compare it with."
        return framed(SHAPE, budget, request, (), said, nothing=nothing)
    comparison = against.comparison
    if not comparison.movements.reconcile:
        raise FileProblem("The movements do not come to the new totals, so the annex of them was not made.")
    rows = Rows(len(SHAPE.text_columns), len(comparison.years))
    nothing = "" if comparison.changed else f"No line differs from {against.name}."
    if comparison.changed:
        _add_lines(rows, budget, request, against)
        _add_totals(rows, against)
    told = (
        f"Compared with {against.name}. Each amount is the movement: the new amount less the old one.",
        *said,
    )
    annex = framed(SHAPE, budget, request, rows.finished(), told, nothing=nothing)
    title = f"Movements {'since' if against.since else 'from'} {against.name}"
    return replace(annex, title=title, amount_columns=tuple(AmountColumn(year) for year in comparison.years))


def _add_lines(rows: Rows, budget: Budget, request: AnnexRequest, against: Against) -> None:
    changed = ChangedLines(against.comparison, request, Reasons(against.comparison, against.since))
    sums = []
    for area in changed.areas:
        rows.heading(area or "No area named", known_as=area)
        places = changed.add(rows, area, (budget.settings.version, against.name))
        sums.append(rows.sum(f"Movement: {area}", places))
    rows.heading("All areas")
    rows.sum("Movement of all areas", sums, RowKind.TOTAL)


def _add_totals(rows: Rows, against: Against) -> None:
    """Add what leads from the old total to the new one: each kind, then the net, then each area that moved."""
    movements = against.comparison.movements
    for movement in movements.kinds:
        _add_movement(rows, movement, KIND_TITLES[movement.kind] if movement.kind else "", against.name)
    _add_movement(rows, movements.whole, "Net change", against.name)
    for movement in movements.areas:
        if any(movement.moved):
            _add_movement(rows, movement, f"Net change: {movement.name}", against.name)


def _add_movement(rows: Rows, movement: Movement, title: str, name: str) -> None:
    rows.heading(f"From old to new: {title}", known_as=title)
    parts = [rows.line([f"Total in {name}"], movement.old)]
    parts += [rows.line([cause.value], movement.causes[cause]) for cause in Cause if cause in movement.causes]
    rows.sum("Total now", parts, RowKind.TOTAL)
