"""The annex *transfers*: lines that give what others receive, each transfer netting to nil by year, and the totals of
the directorate with and without them: a transfer inflates both gross totals and changes no net.
"""

from collections.abc import Sequence

from exporters.annex import Annex, RowKind, TextColumn
from exporters.annexes import statements
from exporters.annexes.frame import Shape, framed
from exporters.annexes.rows import Rows
from exporters.request import AnnexRequest
from model.budget import Budget
from model.checks.about import joined
from model.controls import Measure
from model.lines import Kind, Line, Section
from model.transfers import Transfer, transfers

SHAPE = Shape(
    name="transfers",
    title="Transfers between lines",
    sheet="Transfers",
    text_columns=(
        TextColumn("Reference", "reference"),
        TextColumn("Area", "area"),
        TextColumn("Type", "type"),
        TextColumn("Title", "title", fills=True),
        TextColumn("Linked reference", "word"),
    ),
    groups=("Transfer",),
    data_fields=("version", "directorate", "transfer", "service", "area", "reference", "type", "title"),
    follows_basis=True,
)
_MEASURES = {Measure.PRESSURES: Section.PRESSURES, Measure.SAVINGS: Section.SAVINGS}


def build(budget: Budget, request: AnnexRequest) -> Annex:
    """Build the annex from a budget."""
    settings = budget.settings
    rows = Rows(len(SHAPE.text_columns), len(budget.years), basis=request.basis)
    moved: dict[Section, list[int]] = {section: [] for section in Section}
    found = list(transfers(budget))
    for transfer in found:
        _add_transfer(rows, budget, transfer, moved)
    if any(moved.values()):
        _add_totals(rows, budget, moved)
    said = (
        (
            "Lines linked with one another by reference are one transfer; it should net to nil in every year. "
            "A reinvestment puts part of a saving back and changes the net."
        ),
        statements.unit_and_basis(settings, request),
        statements.signs(settings),
        statements.blanks(request),
        statements.rounding(request),
    )
    nothing = "" if found else "This budget has no transfers: no line names another as linked."
    return framed(SHAPE, budget, request, rows.finished(), said, nothing=nothing)


def _add_transfer(rows: Rows, budget: Budget, transfer: Transfer, moved: dict[Section, list[int]]) -> None:
    name = joined(list(dict.fromkeys(line.name for line in transfer.lines)))
    rows.heading(f"{'Reinvestment' if transfer.is_reinvestment else 'Transfer'} {name}", known_as=name)
    parts = []
    for line in transfer.lines:
        area = budget.area(line.area_id)
        words = (line.reference, area.name, line.kind.title, line.title, line.linked_reference)
        parts.append(rows.line(words, line.amounts, _data(budget, name, line), line.id))
        if line.kind is not Kind.UNKNOWN and not transfer.is_reinvestment:
            moved[line.section].append(parts[-1])
    agrees = "nets to nil" if transfer.nets_to_nil else "does not net to nil"
    said = "Left of the saving" if transfer.is_reinvestment else f"Net of the transfer: {agrees}"
    rows.sum(said, parts)


def _add_totals(rows: Rows, budget: Budget, moved: dict[Section, list[int]]) -> None:
    scope = statements.scope_name(budget) or "All areas"
    rows.heading(f"{scope}: totals with and without transfers", known_as=scope)
    columns: list[tuple[int, int, int]] = []
    for measure, section in _MEASURES.items():
        lines = [line.id for line in budget.lines() if line.kind is not Kind.UNKNOWN and line.section is section]
        whole = rows.line([section.title], budget.totals.directorate.measure(measure), of_lines=lines)
        part = rows.sum(f"of which transfers: {section.title}", moved[section], RowKind.LINE)
        without = rows.difference([f"{section.title} without transfers"], whole, part, RowKind.SUBTOTAL)
        columns.append((whole, part, without))
    wholes, parts, withouts = zip(*columns, strict=True)
    rows.sum("Net change", wholes, RowKind.TOTAL)
    rows.sum("of which transfers: net change", parts, RowKind.LINE)
    rows.sum("Net change without transfers", withouts, RowKind.TOTAL)


def _data(budget: Budget, transfer: str, line: Line) -> Sequence[str]:
    settings, area = budget.settings, budget.area(line.area_id)
    words = (area.service, area.name, line.reference, line.kind.value, line.title)
    return (settings.version, settings.directorate, transfer, *words)
