"""The annex *amendments*: each named set of changes to a frozen version, which nets to nil in every year, with the
comment of the chief finance officer.
"""

from dataclasses import replace

from exporters.against import Amended
from exporters.annex import AmountColumn, Annex, RowKind, TextColumn
from exporters.annexes import statements
from exporters.annexes.changes import ChangedLines
from exporters.annexes.frame import Shape, framed
from exporters.annexes.rows import Rows
from exporters.request import AnnexRequest
from model.budget import Budget

SHAPE = Shape(
    name="amendments",
    title="Amendments",
    sheet="Amendments",
    text_columns=(
        TextColumn("Reference", "reference"),
        TextColumn("Type", "type"),
        TextColumn("Title", "title"),
        TextColumn("Change", "description", fills=True),
    ),
    groups=("Amendment", "Area"),
    data_fields=("amendment", "amends", "area", "reference", "type", "title", "change", "words"),
)


def build(budget: Budget, request: AnnexRequest) -> Annex:
    """Build the annex from a budget and the amendments frozen in its workbook."""
    years = sorted({year for each in request.amendments for year in each.comparison.years} or set(budget.years))
    rows = Rows(len(SHAPE.text_columns), len(years), len(SHAPE.groups))
    for amended in request.amendments:
        _add_amendment(rows, amended, request)
    said = (
        "Each amendment nets to nil in every year against the version that it amends.",
        statements.unit_and_basis(budget.settings, request),
        statements.of_changes(budget.settings),
        statements.signs(budget.settings),
        statements.rounding(request),
    )
    nothing = "" if request.amendments else "No amendment is frozen in this workbook."
    annex = framed(SHAPE, budget, request, rows.finished(), said, nothing=nothing)
    return replace(annex, amount_columns=tuple(AmountColumn(year) for year in years))


def _add_amendment(rows: Rows, amended: Amended, request: AnnexRequest) -> None:
    head = amended.head
    rows.heading(f"{head.title}: amends {head.amends}", known_as=head.name)
    if head.prepared_by:
        checked = f", checked by {head.checked_by}" if head.checked_by else ""
        rows.heading(f"Prepared by {head.prepared_by}{checked}.", RowKind.NOTE)
    comment = head.comment or "none is stated"
    rows.heading(f"Comment of the chief finance officer: {comment}", RowKind.NOTE)
    changed = ChangedLines(amended.comparison, request, None)
    sums = []
    for area in changed.areas:
        rows.heading(area or "No area named", RowKind.SUBHEADING, known_as=area)
        places = changed.add(rows, area, (head.name, head.amends))
        sums.append(rows.sum(f"Movement: {area}", places))
    rows.sum("Net of the amendment", sums, RowKind.TOTAL)
