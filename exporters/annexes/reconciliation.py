"""The annex *reconciliation*: previously agreed + changes + new = the lines; the lines less the control total = the
difference. It is the statement that proves a paper, by area, kind and year; what was previously agreed stands by the
Council that agreed it, where the lines say which.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exporters.annex import Annex, RowKind, TextColumn
from exporters.annexes import statements
from exporters.annexes.frame import Shape, framed
from exporters.annexes.rows import Rows
from exporters.charts import Bar, Chart, ChartKind
from exporters.request import AnnexRequest
from model.agreed_by import AgreedBy
from model.budget import Budget
from model.controls import ControlTotal, Measure, Scope
from model.lines import Kind, Line
from model.money import Amount
from model.partial_totals import conditional_lines, measured, transferred_lines
from model.scopes import scopes
from model.statement import Statement, statements_of
from model.statuses import Standing
from model.totals import SECTIONS

SHAPE = Shape(
    name="reconciliation",
    title="Reconciliation to what was agreed",
    sheet="Reconciliation",
    text_columns=(TextColumn("Statement", "label", fills=True),),
    groups=("Scope", "Kind"),
    data_fields=("version", "directorate", "service", "scope", "name", "kind", "row", "agreed by"),
    follows_basis=True,
)
_MEASURES = {
    Measure.PRESSURES: "Pressures & Additional Funding",
    Measure.SAVINGS: "Savings",
    Measure.NET: "Net change",
}
_AGREED, _CHANGES = Standing.AGREED.title, "Changes to what was agreed"
_BEFORE, _LESS_BEFORE = "What amended or withdrawn lines stated before", "Less what these lines stated before"
_SELDOM = (Standing.WITHDRAWN, Standing.OTHER)


def build(budget: Budget, request: AnnexRequest) -> Annex:
    """Build the annex from a budget."""
    settings = budget.settings
    rows = Rows(1, len(budget.years), len(SHAPE.groups), request.basis)
    chart: Chart | None = None
    left_out = _LeftOut.of(budget)
    for scope in scopes(budget) if budget.areas else ():
        rows.heading(scope.name)
        for statement in statements_of(budget, scope):
            rows.heading(_MEASURES[statement.measure], RowKind.SUBHEADING)
            bars = _add_measure(rows, budget, statement, left_out)
            if scope.scope is Scope.DIRECTORATE and statement.measure is Measure.NET:
                chart = Chart(ChartKind.BRIDGE, "Net change: from what was agreed to the total", bars)
    said = (
        (
            "What was previously agreed, the changes to it and what is new make up each total; its difference is the "
            "total of the lines less the control total."
        ),
        statements.unit_and_basis(settings, request),
        statements.signs(settings),
        statements.blanks(request),
        statements.rounding(request),
    )
    nothing = "" if budget.areas else "This budget has no areas, so there is nothing to reconcile."
    return framed(SHAPE, budget, request, rows.finished(), said, nothing=nothing, chart=chart)


def _add_measure(rows: Rows, budget: Budget, statement: Statement, left_out: "_LeftOut") -> tuple[Bar, ...]:
    settings, scope, measure = budget.settings, statement.scope, statement.measure
    known = (settings.version, settings.directorate, scope.service, scope.scope.value, scope.name, measure.value)
    bars = _add_parts(rows, statement, known)
    total = rows.sum("Total of the lines", [bar.row for bar in bars])
    controls = list(scope.controls(budget, measure))
    if not controls:
        rows.heading("No control total is stated.", RowKind.NOTE)
    for control in controls:
        cast = total
        if control.without_transfers:
            transferred = _counted(budget, statement, left_out.transferred)
            cast = _without(rows, statement, total, "transfers", transferred)
        stated = rows.line([_name_of(control)], control.amounts, (*known, "control total", ""))
        rows.difference(["Difference"], cast, stated, RowKind.TOTAL)
    if conditional := _counted(budget, statement, left_out.conditional):
        _without(rows, statement, total, "conditional lines", conditional)
    return (*bars, Bar("Total", total))


def _add_parts(rows: Rows, statement: Statement, known: tuple[str, ...]) -> list[Bar]:
    """Add previously agreed, by Council where lines say which, then changes, new and what else there is."""
    lines = {standing: [line.id for line in found] for standing, found in statement.lines.items()}

    def part(words: str, figures: Sequence[Amount], standing: Standing, rest: str = "") -> Bar:
        data = (*known, words.lower(), "")
        before = lines.get(Standing.AMENDED, ()) if rest else ()
        return Bar(words, rows.line([words], figures, data, of_lines=lines.get(standing, ()), rest=rest, before=before))

    if statement.councils:
        agreed = Bar(_AGREED, rows.place(_AGREED, RowKind.SUBTOTAL))
        rows.fill(agreed.row, [_add_council(rows, each, known, lines) for each in statement.councils])
    else:
        agreed = part(
            _AGREED, statement.previously_agreed, Standing.AGREED, _BEFORE if any(statement.previously) else ""
        )
    return [
        agreed,
        part(_CHANGES, statement.changes, Standing.AMENDED, _LESS_BEFORE if any(statement.previously) else ""),
        part(Standing.NEW.title, statement.parts[Standing.NEW], Standing.NEW),
        *(part(each.title, statement.parts[each], each) for each in _SELDOM if each in statement.parts),
    ]


def _add_council(rows: Rows, each: AgreedBy, known: tuple[str, ...], lines: Mapping[Standing, Sequence[int]]) -> int:
    agreed, amended = (set(lines.get(standing, ())) for standing in (Standing.AGREED, Standing.AMENDED))
    before = [line_id for line_id in each.line_ids if line_id in amended]
    return rows.line(
        [each.words],
        each.figures,
        (*known, _AGREED.lower(), each.council),
        of_lines=[line_id for line_id in each.line_ids if line_id in agreed],
        rest=_BEFORE if before else "",
        before=before,
    )


@dataclass(frozen=True)
class _LeftOut:
    """The ids of the lines without which totals are shown too."""

    transferred: frozenset[int]
    conditional: frozenset[int]

    @classmethod
    def of(cls, budget: Budget) -> "_LeftOut":
        kinds = (transferred_lines(budget), conditional_lines(budget))
        return cls(*(frozenset(line.id for line in lines) for lines in kinds))


def _counted(budget: Budget, statement: Statement, some: frozenset[int]) -> list[Line]:
    """Return those of some lines that count in the total of a statement."""
    return [
        line
        for line in (statement.scope.lines(budget) if some else ())
        if line.id in some and line.section in SECTIONS[statement.measure] and line.kind is not Kind.UNKNOWN
    ]


def _without(rows: Rows, statement: Statement, total: int, words: str, lines: Sequence[Line]) -> int:
    """Add what some lines come to and the total without them; returns its row."""
    figures = measured(lines, statement.measure, len(statement.changes))
    part = rows.line([f"of which {words}"], figures, of_lines=[line.id for line in lines])
    return rows.difference([f"Total of the lines without {words}"], total, part, RowKind.SUBTOTAL)


def _name_of(control: ControlTotal) -> str:
    origin = ", ".join(part for part in (control.source, control.date) if part)
    return f"Control total ({origin})" if origin else "Control total"
