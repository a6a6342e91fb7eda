"""The annex *bridge*: from the base, or the last version, through pressures, funding and savings to the new position,
for every year; the table first, then a chart a year.
"""

from dataclasses import replace

from exporters.annex import AmountColumn, Annex, RowKind, TextColumn
from exporters.annexes import statements
from exporters.annexes.changes import KIND_TITLES
from exporters.annexes.frame import Shape, framed
from exporters.annexes.rows import Rows
from exporters.charts import Bar, Chart, ChartKind
from exporters.request import AnnexRequest
from model.bridging import Bridge, bridge
from model.budget import Budget
from model.comparing.movements import KINDS
from model.lines import Kind
from model.problems import FileProblem

SHAPE = Shape(
    name="bridge",
    title="Bridge to the new position",
    sheet="Bridge",
    text_columns=(TextColumn("Step", "label", fills=True),),
    groups=("Kind",),
    data_fields=("version", "from", "grouped_by", "kind", "step"),
    follows_basis=True,
)
_MOST_BARS = 11


def build(budget: Budget, request: AnnexRequest) -> Annex:
    """Build the annex from a budget. Raises FileProblem where its steps do not lead to its end."""
    comparison = request.against.comparison if request.against is not None else None
    steps = bridge(budget, request.bridge_by, comparison)
    if not steps.reconciles:
        raise FileProblem("The steps of the bridge do not come to the new position, so the annex was not made.")
    name = request.against.name if request.against is not None else "Base"
    rows = Rows(1, len(steps.years), basis=request.basis)
    chart = _add_steps(rows, budget, steps, name, request.bridge_by.value) if budget.areas else None
    grouped = f"the steps are grouped by {request.bridge_by.value}"
    said = (
        f"From {'the base' if request.against is None else name} to the new position; {grouped}.",
        statements.unit_and_basis(budget.settings, request),
        statements.signs(budget.settings),
        statements.rounding(request),
    )
    nothing = "" if budget.areas else "This budget has no areas, so there is no bridge."
    annex = framed(SHAPE, budget, request, rows.finished(), said, nothing=nothing, chart=chart)
    return replace(annex, amount_columns=tuple(AmountColumn(year) for year in steps.years))


def _add_steps(rows: Rows, budget: Budget, steps: Bridge, name: str, by: str) -> Chart:
    data = (budget.settings.version, name, by)
    rows.heading(name)
    start = rows.line([f"Position in {name}" if name != "Base" else name], steps.start, (*data, "", "start"))
    rest = "" if name == "Base" else f"Less what {name} stated"
    bars = [Bar(name, start)]
    parts = [start]
    for kind in KINDS:
        rows.heading(KIND_TITLES[kind])
        placed = [
            (step.name, rows.line([step.name], step.figures, (*data, kind.value, step.name), None, step.line_ids, rest))
            for step in steps.of_kind(kind)
        ]
        whole = rows.sum(f"Total {KIND_TITLES[kind].lower()}", [place for _, place in placed])
        parts.append(whole)
        if kind is Kind.SAVING and 1 < len(placed) <= _MOST_BARS:
            bars += [Bar(f"Savings: {step}", place) for step, place in placed]
        elif placed:
            bars.append(Bar(KIND_TITLES[kind], whole))
    rows.heading("New position")
    end = rows.sum("New position", parts, RowKind.TOTAL)
    return Chart(
        ChartKind.BRIDGE,
        f"Bridge from {name} to the new position",
        (*bars, Bar("New position", end)),
        from_position=True,
    )
