"""The annex *risk*: savings with what was agreed, what is forecast now, the shortfall between them, and how
deliverable they are in words; then the same by deliverability, all savings of the directorate counted.

The shortfall is the forecast less what was agreed: above nil it is money that is not saved and adds to the net budget.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from exporters.annex import Annex, RowKind, TextColumn
from exporters.annexes import statements
from exporters.annexes.frame import Shape, framed
from exporters.annexes.rows import Rows
from exporters.request import AnnexRequest
from model.areas import Area
from model.budget import Budget
from model.lines import DELIVERABILITIES, Kind, Line
from model.money import Amount, total

SHAPE = Shape(
    name="risk",
    title="Savings at risk",
    sheet="Risk",
    text_columns=(TextColumn("Amount", "label", fills=True), TextColumn("Deliverability", "word")),
    groups=("Area", "Saving"),
    data_fields=(
        "version",
        "directorate",
        "service",
        "area",
        "reference",
        "title",
        "deliverability",
        "measure",
    ),
)
_AGREED, _FORECAST, _SHORTFALL = "Agreed", "Forecast", "Shortfall"
_UNSTATED = "Not stated"

Block = tuple[int, int, int]


def build(budget: Budget, request: AnnexRequest) -> Annex:
    """Build the annex from a budget."""
    settings = budget.settings
    rows = Rows(len(SHAPE.text_columns), len(budget.years), len(SHAPE.groups))
    savings = [line for line in budget.lines() if line.kind is Kind.SAVING]
    told = [line for line in savings if _tells(line)]
    blocks: dict[str, list[Block]] = {}
    for area in budget.areas:
        _add_area(rows, budget, area, [line for line in told if line.area_id == area.id], blocks)
    if told:
        _add_summary(rows, budget, [line for line in savings if not _tells(line)], blocks)
    said = (
        (
            "Savings that state a forecast or a deliverability are listed; the shortfall is the forecast less what was "
            "agreed, and where no forecast is stated there is none."
        ),
        statements.unit_and_basis(settings, request),
        statements.signs(settings),
        statements.blanks(request),
        statements.rounding(request),
    )
    nothing = "" if told else "No saving of this budget states a forecast or a deliverability."
    return framed(SHAPE, budget, request, rows.finished(), said, nothing=nothing)


def _tells(line: Line) -> bool:
    return bool(line.deliverability.strip()) or any(amount is not None for amount in line.forecasts)


def _word(line: Line) -> str:
    """Return a saving's deliverability in the words of the choices, or its own where it has others."""
    said = line.deliverability.strip()
    return next((word for word in DELIVERABILITIES if word.lower() == said.lower()), said) or _UNSTATED


def _add_area(rows: Rows, budget: Budget, area: Area, lines: Sequence[Line], blocks: dict[str, list[Block]]) -> None:
    if lines:
        rows.heading(area.full_heading, known_as=area.name)
    for line in lines:
        title = f"{line.reference} {line.title}".strip() or line.name
        rows.heading(title, RowKind.SUBHEADING)
        word = _word(line)
        data = _data(budget, area, line)
        agreed = rows.line([_AGREED, word], line.amounts, (*data, _AGREED.lower()), line.id)
        forecast = rows.line([_FORECAST, word], line.forecasts, (*data, _FORECAST.lower()), line.id)
        shortfall = rows.difference([_SHORTFALL, word], forecast, agreed, RowKind.SUBTOTAL)
        blocks.setdefault(word, []).append((agreed, forecast, shortfall))


def _add_summary(rows: Rows, budget: Budget, others: Sequence[Line], blocks: Mapping[str, list[Block]]) -> None:
    scope = statements.scope_name(budget) or "All areas"
    rows.heading(f"{scope}: savings by deliverability", known_as=scope)
    sums: list[int] = []
    for word in (*(known for known in (*DELIVERABILITIES, _UNSTATED) if known in blocks), *_unknown(blocks)):
        rows.heading(word, RowKind.SUBHEADING)
        agreed, forecast, shortfall = ([block[place] for block in blocks[word]] for place in range(3))
        sums.append(rows.sum(_AGREED, agreed))
        rows.sum(_FORECAST, forecast)
        rows.sum(_SHORTFALL, shortfall)
    rows.heading("All savings", RowKind.SUBHEADING)
    if others:
        rest = rows.line(["Agreed, of savings that state neither"], _totals(others, len(budget.years)))
        sums.append(rest)
    rows.sum("Agreed, in all", sums, RowKind.TOTAL)
    every = [block[2] for found in blocks.values() for block in found]
    rows.sum("Shortfall, in all", every, RowKind.TOTAL)


def _unknown(blocks: Iterable[str]) -> list[str]:
    return [word for word in blocks if word not in (*DELIVERABILITIES, _UNSTATED)]


def _totals(lines: Sequence[Line], years: int) -> tuple[Amount, ...]:
    figures: tuple[Decimal, ...] = tuple(
        total(line.amounts[year] for line in lines if year < len(line.amounts)) for year in range(years)
    )
    return figures


def _data(budget: Budget, area: Area, line: Line) -> Sequence[str]:
    settings = budget.settings
    words = (area.service, area.name, line.reference, line.title, line.deliverability.lower())
    return (settings.version, settings.directorate, *words)
