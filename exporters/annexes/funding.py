"""The annex *funding*: pots of temporary money with what is allocated from each and what is left, and the other
sources that lines are met from. What is unallocated, or allocated beyond a pot, is shown as it is.
"""

from collections.abc import Iterable, Sequence

from exporters.annex import Annex, RowKind, TextColumn
from exporters.annexes import statements
from exporters.annexes.frame import Shape, framed
from exporters.annexes.rows import Rows
from exporters.request import AnnexRequest
from exporters.restating import restated_row
from model.basis import Basis
from model.budget import Budget
from model.lines import Kind, Line
from model.pots import Pot, is_met_from, source_key, sources_of, states_amounts, without_pot

SHAPE = Shape(
    name="funding",
    title="Funding sources and pots",
    sheet="Funding",
    text_columns=(
        TextColumn("Reference", "reference"),
        TextColumn("Area", "area"),
        TextColumn("Recurrence", "word"),
        TextColumn("Title", "title", fills=True),
    ),
    groups=("Source",),
    data_fields=("version", "directorate", "source", "service", "area", "reference", "recurrence", "title", "row"),
    follows_basis=True,
)


def build(budget: Budget, request: AnnexRequest) -> Annex:
    """Build the annex from a budget."""
    settings = budget.settings
    rows = Rows(len(SHAPE.text_columns), len(budget.years), basis=request.basis)
    lines = [line for line in budget.lines() if line.kind is not Kind.UNKNOWN]
    pots = [pot for pot in budget.pots if states_amounts(pot)]
    for pot in pots:
        _add_pot(rows, budget, pot, [line for line in lines if is_met_from(line, pot)], request.basis)
    by_source: dict[str, list[Line]] = {}
    for line in without_pot(lines, pots):
        by_source.setdefault(source_key(line.funding_source), []).append(line)
    for found in by_source.values():
        name = " ".join(found[0].funding_source.split())
        rows.heading(f"{name}{_ends(budget, found[0])}", known_as=name)
        rows.sum("Total of the source", _add_lines(rows, budget, name, found))
    said = (
        (
            "A line is met from the source it names. Of a pot, what its lines do not use is unallocated; "
            f"{_over(request)}."
        ),
        statements.unit_and_basis(settings, request),
        statements.signs(settings),
        statements.blanks(request),
        statements.rounding(request),
    )
    is_empty = not pots and not by_source
    nothing = "This budget has no pots, and no line names a funding source." if is_empty else ""
    return framed(SHAPE, budget, request, rows.finished(), said, nothing=nothing)


def _over(request: AnnexRequest) -> str:
    """Say by which figures a pot is known to be over-allocated: a pot that runs out takes its lines out with it."""
    if request.basis is Basis.LEVEL:
        return "a figure below nil there is allocated beyond the pot"
    if request.basis is Basis.CUMULATIVE:
        return "a figure that falls from one year to the next, or begins below nil, is allocated beyond the pot"
    return "where its figures up to and with a year come to less than nil, more is allocated than the pot has"


def _ends(budget: Budget, line: Line) -> str:
    """Say when the sources that a line names end; nothing where none of them is known to."""
    ends = [pot.ends.label for pot in sources_of(line, budget.pots) if pot.ends is not None]
    return f", ends with {', '.join(dict.fromkeys(ends))}" if ends else ""


def _add_pot(rows: Rows, budget: Budget, pot: Pot, lines: Sequence[Line], basis: Basis) -> None:
    ends = f", ends with {pot.ends}" if pot.ends else ""
    rows.heading(f"Pot: {pot.name}{ends}", known_as=pot.name)
    settings = budget.settings
    data = (settings.version, settings.directorate, pot.name, "", "", "", "", "", "available")
    texts = ["", "", "", "Available"]
    available = rows.restated(texts, restated_row([pot.name], pot.amounts, basis, is_line=True), data)
    allocated = _add_lines(rows, budget, pot.name, lines)
    if not allocated:
        rows.heading("No line is met from this pot.", RowKind.NOTE)
    spent = rows.sum("Allocated", allocated)
    rows.difference(["Unallocated"], available, spent, RowKind.TOTAL)


def _add_lines(rows: Rows, budget: Budget, source: str, lines: Iterable[Line]) -> list[int]:
    settings = budget.settings
    positions = []
    for line in lines:
        area = budget.area(line.area_id)
        data = (settings.version, settings.directorate, source, area.service, area.name, line.reference)
        words = (line.recurrence.lower(), line.title, "line")
        texts = (line.reference, area.name, line.recurrence, line.title)
        positions.append(rows.line(texts, line.amounts, (*data, *words), line.id))
    return positions
