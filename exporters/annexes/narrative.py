"""The annex *narrative*: what is said of the directorate and of each area beside its figures, under its headings."""

from itertools import groupby

from exporters.annex import Annex, RowKind, TextColumn
from exporters.annexes import statements
from exporters.annexes.frame import Shape, framed
from exporters.annexes.rows import Rows
from exporters.request import AnnexRequest
from model.budget import Budget
from model.narratives import Narrative, in_order_of_areas

SHAPE = Shape(
    name="narrative",
    title="Narrative of the areas",
    sheet="Narrative",
    text_columns=(TextColumn("Narrative", "sentence", fills=True),),
    groups=("Area", "Heading"),
    data_fields=("version", "directorate", "service", "area", "heading", "paragraph", "text"),
    has_amounts=False,
)


def build(budget: Budget, request: AnnexRequest) -> Annex:
    """Build the annex from a budget: a row a paragraph, so that no text is too tall for its page."""
    rows = Rows(len(SHAPE.text_columns), 0, len(SHAPE.groups))
    whole = statements.scope_name(budget) or "All areas"
    for area, told in groupby(in_order_of_areas(budget.narratives, budget.areas), lambda each: each.area):
        rows.heading(area or whole)
        for narrative in told:
            rows.heading(narrative.heading or "No heading", RowKind.SUBHEADING)
            _add(rows, budget, narrative)
    unit, basis = request.unit.symbol, budget.settings.basis
    said = (
        "What is said of the directorate and its areas, with no figures of its own.",
        f"Other annexes have the figures, in {unit}, {basis} where they say no other basis.",
    )
    nothing = "" if budget.narratives else "No narrative is written in this workbook."
    return framed(SHAPE, budget, request, rows.finished(), said, nothing=nothing)


def _add(rows: Rows, budget: Budget, narrative: Narrative) -> None:
    settings = budget.settings
    services = {area.name: area.service for area in budget.areas}
    place = (services.get(narrative.area, settings.service), narrative.area, narrative.heading)
    paragraphs = [each.strip() for each in narrative.text.splitlines() if each.strip()]
    for number, text in enumerate(paragraphs, start=1):
        rows.line([text], (), (settings.version, settings.directorate, *place, str(number), text))
