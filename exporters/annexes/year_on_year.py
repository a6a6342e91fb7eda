"""The annex *year-on-year*: pressures & additional funding, savings and net change by year, of the directorate, its
services and its areas. What an area's rows say is the model's; everything above and below them is cast from them.
"""

from collections.abc import Sequence

from exporters.annex import Annex, RowKind, TextColumn
from exporters.annexes import statements
from exporters.annexes.frame import Shape, framed
from exporters.annexes.rows import Rows
from exporters.charts import Bar, Chart, ChartKind
from exporters.request import AnnexRequest
from model.areas import Area
from model.budget import Budget
from model.controls import Measure

SHAPE = Shape(
    name="year-on-year",
    title="Year on year pressures and savings",
    sheet="Year on year",
    text_columns=(TextColumn("Kind", "label", fills=True),),
    groups=("Area",),
    data_fields=("version", "directorate", "service", "area", "type"),
    follows_basis=True,
)
_MEASURES = {Measure.PRESSURES: "Pressures & Additional Funding", Measure.SAVINGS: "Savings"}
_NET = "Net change"

Block = tuple[int, ...]


def build(budget: Budget, request: AnnexRequest) -> Annex:
    """Build the annex from a budget."""
    settings = budget.settings
    rows = Rows(1, len(budget.years), basis=request.basis)
    whole = _placed_block(rows, statements.scope_name(budget) or "All areas")
    several = len(budget.services) > 1
    services = {name: _placed_block(rows, name or "No service named") for name in budget.services if several}
    by_service: dict[str, list[Block]] = {name: [] for name in budget.services}
    bars = []
    for area in budget.areas:
        block = _area_block(rows, budget, area)
        by_service[area.service].append(block)
        bars.append(Bar(area.name, block[-1]))
    for name, placed in services.items():
        _fill(rows, placed, by_service[name])
    areas = [block for blocks in by_service.values() for block in blocks]
    _fill(rows, whole, list(services.values()) or areas)
    said = (
        statements.unit_and_basis(settings, request),
        statements.signs(settings),
        statements.rounding(request),
    )
    chart = Chart(ChartKind.COLUMNS, "Net change by area and year", tuple(bars))
    return framed(SHAPE, budget, request, rows.finished(), said, chart=chart)


def _area_block(rows: Rows, budget: Budget, area: Area) -> Block:
    """Add an area's block; its last row is the net change."""
    settings = budget.settings
    tally = budget.totals.area(area.id)
    rows.heading(area.name)
    block = []
    for measure, title in _MEASURES.items():
        data = (settings.version, settings.directorate, area.service, area.name, title.lower())
        block.append(rows.line([title], tally.measure(measure), data))
    return (*block, rows.sum(_NET, block))


def _placed_block(rows: Rows, name: str) -> Block:
    """Add a block that sums blocks which follow it; its last row is the net change."""
    rows.heading(name)
    block = [rows.place(title, RowKind.LINE) for title in _MEASURES.values()]
    return (*block, rows.place(_NET, RowKind.TOTAL))


def _fill(rows: Rows, block: Block, parts: Sequence[Block]) -> None:
    for position in range(len(_MEASURES)):
        rows.fill(block[position], [part[position] for part in parts])
    rows.fill(block[-1], block[:-1])
