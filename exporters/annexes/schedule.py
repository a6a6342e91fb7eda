"""The annex *schedule*: every line by area and reference, with a subtotal a section, the net change of each area, and
the totals of the directorate at the end. Lines without amounts are listed too.
"""

from collections.abc import Iterable, Sequence

from exporters.annex import AmountColumn, Annex, RowKind, TextColumn
from exporters.annexes import statements
from exporters.annexes.rows import Rows
from exporters.request import AnnexRequest
from model.areas import Area
from model.budget import Budget
from model.lines import Kind, Line, Section
from model.money import Amount

NAME = "schedule"
TITLE = "Schedule of pressures and savings"
DATA_FIELDS = (
    "version",
    "directorate",
    "service",
    "area",
    "reference",
    "type",
    "status",
    "recurrence",
    "title",
    "description",
)
_COLUMNS = (
    TextColumn("Reference", "reference"),
    TextColumn("Status", "status"),
    TextColumn("Type", "type"),
    TextColumn("Title", "title"),
    TextColumn("Description", "description", fills=True),
)
_GROUPS = ("Area", "Section")
_UNCOUNTED = "Lines without a known type, counted in no total"


def build(budget: Budget, request: AnnexRequest) -> Annex:
    """Build the annex from a budget."""
    settings = budget.settings
    rows = Rows(len(_COLUMNS), len(budget.years), len(_GROUPS))
    subtotals: dict[Section, list[int]] = {section: [] for section in Section}
    for area in budget.areas:
        _add_area(rows, budget, area, subtotals)
    rows.heading(statements.scope_name(budget) or "All areas")
    totals = [rows.sum(f"Total {section.title}", parts) for section, parts in subtotals.items()]
    rows.sum("Net change", totals, RowKind.TOTAL)
    return Annex(
        name=NAME,
        title=TITLE,
        sheet="Schedule",
        subtitles=statements.subtitles(budget),
        statements=(
            statements.unit_and_basis(settings, request),
            statements.signs(settings),
            statements.blanks(request),
            statements.rounding(request),
            statements.source(settings, request),
        ),
        text_columns=_COLUMNS,
        amount_columns=tuple(AmountColumn(year) for year in budget.years),
        rows=rows.finished(),
        unit=request.unit,
        decimals=request.decimals,
        negatives=settings.negatives,
        basis=settings.basis,
        imprint=statements.imprint(settings),
        source=request.source,
        data_fields=DATA_FIELDS,
        groups=_GROUPS,
        lists=True,
    )


def _add_area(rows: Rows, budget: Budget, area: Area, subtotals: dict[Section, list[int]]) -> None:
    several = len(budget.services) > 1 and area.service
    rows.heading(f"{area.full_heading} ({area.service})" if several else area.full_heading)
    lines = list(budget.lines_of(area.id))
    sums = []
    for section in Section:
        rows.heading(section.title, RowKind.SUBHEADING)
        counted = [line for line in lines if line.section is section and line.kind is not Kind.UNKNOWN]
        positions = _add_lines(rows, budget, area, counted)
        if not positions:
            rows.heading("No lines.", RowKind.NOTE)
        sums.append(rows.sum(f"Subtotal {section.title}", positions))
        subtotals[section].append(sums[-1])
    uncounted = [line for line in lines if line.kind is Kind.UNKNOWN]
    if uncounted:
        rows.heading(_UNCOUNTED, RowKind.SUBHEADING)
        _add_lines(rows, budget, area, uncounted)
    rows.sum(f"Net change: {area.name}", sums, RowKind.TOTAL)


def _add_lines(rows: Rows, budget: Budget, area: Area, lines: Iterable[Line]) -> list[int]:
    return [
        rows.line(
            (line.reference, line.status, line.kind.title, line.title, line.description),
            _amounts(line, len(budget.years)),
            _data(budget, area, line),
            line.id,
        )
        for line in lines
    ]


def _amounts(line: Line, years: int) -> Sequence[Amount]:
    return (*line.amounts, *[None] * (years - len(line.amounts)))


def _data(budget: Budget, area: Area, line: Line) -> Sequence[str]:
    return (
        budget.settings.version,
        budget.settings.directorate,
        area.service,
        area.name,
        line.reference,
        line.kind.value,
        line.status.lower(),
        line.recurrence.lower(),
        line.title,
        line.description,
    )
