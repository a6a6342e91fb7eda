"""What every annex has in common: whose it is, its unit, basis and imprint around the rows of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.annex import AmountColumn, Annex, Row, TextColumn
from exporters.annexes import statements
from exporters.charts import Chart
from exporters.request import AnnexRequest
from model.budget import Budget


@dataclass(frozen=True, slots=True)
class Shape:
    """What makes an annex the one it is, whatever the budget: see the fields of `Annex`."""

    name: str
    title: str
    sheet: str
    text_columns: tuple[TextColumn, ...]
    groups: tuple[str, ...] = ()
    data_fields: tuple[str, ...] = ()
    lists: bool = False
    has_amounts: bool = True
    variant: str = ""
    follows_basis: bool = False


def framed(
    shape: Shape,
    budget: Budget,
    request: AnnexRequest,
    rows: Sequence[Row],
    said: Sequence[str],
    *,
    nothing: str = "",
    chart: Chart | None = None,
) -> Annex:
    """Return the annex: `said` are its own statements, which stand before where the figures come from."""
    settings = budget.settings
    origin = statements.source(settings, request)
    of_pages = statements.of_pages(settings, request)
    years = budget.years if shape.has_amounts else ()
    return Annex(
        name=shape.name,
        title=shape.title,
        sheet=shape.sheet,
        subtitles=statements.subtitles(budget),
        statements=(*said, origin),
        text_columns=shape.text_columns,
        amount_columns=tuple(AmountColumn(year) for year in years),
        rows=tuple(rows),
        unit=request.unit,
        decimals=request.decimals,
        negatives=settings.negatives,
        basis=settings.basis,
        imprint=statements.imprint(settings),
        source=request.source,
        data_fields=shape.data_fields,
        groups=shape.groups,
        lists=shape.lists,
        nothing=nothing,
        variant=shape.variant,
        chart=chart,
        data_statements=(*(sentence for sentence in said if sentence not in of_pages), origin),
    )
