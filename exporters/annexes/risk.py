"""The annex *risk*: savings with what was agreed, what is forecast now, the shortfall between them, and how
deliverable they are in words; then the same by deliverability, all savings of the directorate counted.

The shortfall is the forecast less what was agreed: above nil it is money that is not saved and adds to the net budget.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from exporters.annex import Annex, RowKind, TextColumn
from exporters.annexes import statements
from exporters.annexes.frame import Shape, framed
from exporters.annexes.rows import Rows
from exporters.request import AnnexRequest
from exporters.restating import restated_row
from model.areas import Area
from model.basis import Basis, restated_forecasts
from model.budget import Budget
from model.lines import DELIVERABILITIES, FORECAST, Kind, Line
from model.money import NIL, Amount, total

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
    follows_basis=True,
)
_AGREED, _FORECAST, _SHORTFALL = "Agreed", "Forecast", "Shortfall"
_STATED_FORECAST = "Forecast, where stated"
_UNSTATED = "Not stated"
_LATER = (
    "Where a saving states a forecast for some of its years only, what it comes to is not known from the first year "
    "without one, nor are totals with it."
)
_BEYOND = "A shortfall above nil is not saved as agreed; below nil, more is saved than was agreed for the year"
_REPROFILED = f"{_BEYOND}, as where a saving is re-profiled from an earlier one."


@dataclass(frozen=True, slots=True)
class _Block:
    """The rows of one saving, and the years (by position) in which its forecast is no longer known."""

    agreed: int
    forecast: int
    shortfall: int
    unknown: frozenset[int]


def build(budget: Budget, request: AnnexRequest) -> Annex:
    """Build the annex from a budget."""
    settings = budget.settings
    rows = Rows(len(SHAPE.text_columns), len(budget.years), len(SHAPE.groups), request.basis)
    savings = [line for line in budget.lines() if line.kind is Kind.SAVING]
    told = [line for line in savings if _tells(line)]
    blocks: dict[str, list[_Block]] = {}
    for area in budget.areas:
        lines = [line for line in told if line.area_id == area.id]
        if lines:
            rows.heading(area.full_heading, known_as=area.name)
        for line in lines:
            blocks.setdefault(_word(line), []).append(_add_saving(rows, budget, area, line, request.basis))
    if told:
        _add_summary(rows, budget, [line for line in savings if not _tells(line)], blocks)
    said = (
        (
            "Savings that state a forecast or a deliverability are listed; the shortfall is the forecast less what was "
            "agreed, and where no forecast is stated there is none."
        ),
        *([_REPROFILED] if request.basis is Basis.YEAR_ON_YEAR else [f"{_BEYOND}.", _LATER]),
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


def _add_saving(rows: Rows, budget: Budget, area: Area, line: Line, basis: Basis) -> _Block:
    title = f"{line.reference} {line.title}".strip() or line.name
    rows.heading(title, RowKind.SUBHEADING)
    word = _word(line)
    data = _data(budget, area, line)
    agreed = rows.line([_AGREED, word], line.amounts, (*data, _AGREED.lower()), line.id)
    restated_row([title], line.forecasts, basis, is_line=True)
    forecasts = restated_forecasts(line.forecasts, line.amounts, basis)
    forecast = rows.restated([_FORECAST, word], forecasts, (*data, _FORECAST.lower()), line.id, field=FORECAST)
    shortfall = rows.difference([_SHORTFALL, word], forecast, agreed, RowKind.SUBTOTAL, blank_less=NIL)
    return _Block(agreed, forecast, shortfall, _unknown_years(line, forecasts, basis))


def _unknown_years(line: Line, restated: Sequence[Amount], basis: Basis) -> frozenset[int]:
    """Return the years in which a line that has stated a forecast has none in a basis, so that no total has."""
    if basis is Basis.YEAR_ON_YEAR:
        return frozenset()
    first = next((year for year, amount in enumerate(line.forecasts) if isinstance(amount, Decimal)), len(restated))
    return frozenset(year for year in range(first, len(restated)) if restated[year] is None)


def _add_summary(rows: Rows, budget: Budget, others: Sequence[Line], blocks: Mapping[str, list[_Block]]) -> None:
    scope = statements.scope_name(budget) or "All areas"
    rows.heading(f"{scope}: savings by deliverability", known_as=scope)
    sums: list[int] = []
    for word in (*(known for known in (*DELIVERABILITIES, _UNSTATED) if known in blocks), *_unknown(blocks)):
        rows.heading(word, RowKind.SUBHEADING)
        found = blocks[word]
        unknown = _years(found)
        sums.append(rows.sum(_AGREED, [block.agreed for block in found]))
        rows.sum(_STATED_FORECAST, [block.forecast for block in found], unknown=unknown)
        rows.sum(_SHORTFALL, [block.shortfall for block in found], unknown=unknown)
    rows.heading("All savings", RowKind.SUBHEADING)
    if others:
        rest = rows.line(
            ["Agreed, of savings that state neither"],
            _totals(others, len(budget.years)),
            of_lines=[line.id for line in others],
        )
        sums.append(rest)
    rows.sum("Agreed, in all", sums, RowKind.TOTAL)
    every = [block for found in blocks.values() for block in found]
    rows.sum(
        "Shortfall, where a forecast is stated", [block.shortfall for block in every], RowKind.TOTAL, _years(every)
    )


def _years(blocks: Iterable[_Block]) -> frozenset[int]:
    return frozenset(year for block in blocks for year in block.unknown)


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
