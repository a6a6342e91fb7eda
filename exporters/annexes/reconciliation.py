"""The annex *reconciliation*: previously agreed + amended + new = the lines; the lines less the control total = the
difference. It is the statement that proves a paper, by area, kind and year.
"""

from exporters.annex import Annex, RowKind, TextColumn
from exporters.annexes import statements
from exporters.annexes.frame import Shape, framed
from exporters.annexes.rows import Rows
from exporters.charts import Bar, Chart, ChartKind
from exporters.request import AnnexRequest
from model.budget import Budget
from model.controls import ControlTotal, Measure, Scope
from model.partial_totals import measured, transferred_lines
from model.scopes import ScopeTally, scopes
from model.statement import by_standing

SHAPE = Shape(
    name="reconciliation",
    title="Reconciliation to what was agreed",
    sheet="Reconciliation",
    text_columns=(TextColumn("Statement", "label", fills=True),),
    groups=("Scope", "Kind"),
    data_fields=("version", "directorate", "service", "scope", "name", "kind", "row"),
)
_MEASURES = {
    Measure.PRESSURES: "Pressures & Additional Funding",
    Measure.SAVINGS: "Savings",
    Measure.NET: "Net change",
}


def build(budget: Budget, request: AnnexRequest) -> Annex:
    """Build the annex from a budget."""
    settings = budget.settings
    rows = Rows(1, len(budget.years), len(SHAPE.groups))
    chart: Chart | None = None
    for scope in scopes(budget) if budget.areas else ():
        rows.heading(scope.name)
        for measure, title in _MEASURES.items():
            rows.heading(title, RowKind.SUBHEADING)
            bars = _add_measure(rows, budget, scope, measure)
            if scope.scope is Scope.DIRECTORATE and measure is Measure.NET:
                chart = Chart(ChartKind.BRIDGE, "Net change: from what was agreed to the total", bars)
    said = (
        (
            "Previously agreed, amended and new lines make up each total; its difference is the total of the lines "
            "less the control total."
        ),
        statements.unit_and_basis(settings, request),
        statements.signs(settings),
        statements.blanks(request),
        statements.rounding(request),
    )
    nothing = "" if budget.areas else "This budget has no areas, so there is nothing to reconcile."
    return framed(SHAPE, budget, request, rows.finished(), said, nothing=nothing, chart=chart)


def _add_measure(rows: Rows, budget: Budget, scope: ScopeTally, measure: Measure) -> tuple[Bar, ...]:
    settings = budget.settings
    known = (settings.version, settings.directorate, scope.service, scope.scope.value, scope.name, measure.value)
    bars = [
        Bar(standing.title, rows.line([standing.title], figures, (*known, standing.title.lower())))
        for standing, figures in by_standing(scope, measure).items()
    ]
    total = rows.sum("Total of the lines", [bar.row for bar in bars])
    controls = list(scope.controls(budget, measure))
    if not controls:
        rows.heading("No control total is stated.", RowKind.NOTE)
    for control in controls:
        cast = _without_transfers(rows, budget, scope, measure, total) if control.without_transfers else total
        stated = rows.line([_name_of(control)], control.amounts, (*known, "control total"))
        rows.difference(["Difference"], cast, stated, RowKind.TOTAL)
    return (*bars, Bar("Total", total))


def _without_transfers(rows: Rows, budget: Budget, scope: ScopeTally, measure: Measure, total: int) -> int:
    """Add the total without transfers, which some control totals are of; returns its row."""
    left_out = {line.id for line in transferred_lines(budget)}
    lines = [line for line in scope.lines(budget) if line.id in left_out]
    moved = rows.line(["of which transfers"], measured(lines, measure, len(budget.years)))
    return rows.difference(["Total of the lines without transfers"], total, moved, RowKind.SUBTOTAL)


def _name_of(control: ControlTotal) -> str:
    origin = ", ".join(part for part in (control.source, control.date) if part)
    return f"Control total ({origin})" if origin else "Control total"
