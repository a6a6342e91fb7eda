"""The rows of the summary: activity areas under their services, subtotals, the total, and how each agrees."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from model.basis import Basis, restated_figures
from model.budget import Budget
from model.control_differences import Difference, differences
from model.controls import Measure, Scope
from model.totals import Tally

MEASURE_WORDS = {
    Measure.PRESSURES: "Pressures & Additional Funding",
    Measure.SAVINGS: "Savings",
    Measure.NET: "Net change",
}
MEASURE_SHORT = {Measure.PRESSURES: "P&AF", Measure.SAVINGS: "Savings", Measure.NET: "Net"}


class RowKind(Enum):
    """What a row of the summary is."""

    HEADING = "heading"
    AREA = "area"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One row: its words, its figures (pounds, measure by measure, a year each), its compared control totals."""

    kind: RowKind
    text: str
    figures: tuple[Decimal, ...] = ()
    compared: tuple[Difference, ...] = ()
    area_id: int | None = None
    service: str = ""

    @property
    def differing(self) -> tuple[Difference, ...]:
        """The control totals that the lines do not cast to."""
        return tuple(each for each in self.compared if each.difference)


def summary_rows(budget: Budget, measures: tuple[Measure, ...], basis: Basis = Basis.YEAR_ON_YEAR) -> list[SummaryRow]:
    """Return the rows for some measures in a basis, in the order in which a paper prints them."""
    compared = [each for each in differences(budget, basis) if each.control.measure in measures]
    several = len(budget.services) > 1
    rows: list[SummaryRow] = []
    for service in budget.services:
        if several:
            rows.append(SummaryRow(RowKind.HEADING, service or "Other activity areas"))
        for area in budget.areas:
            if area.service == service:
                tally = budget.totals.area(area.id)
                agreed = _of(compared, {(Scope.AREA, area.name)})
                rows.append(SummaryRow(RowKind.AREA, area.name, _figures(tally, measures, basis), agreed, area.id))
        if several:
            words = f"Total {service}" if service else "Total of the other areas"
            agreed = _of(compared, {(Scope.SERVICE, service)})
            figures = _figures(budget.totals.service(service), measures, basis)
            rows.append(SummaryRow(RowKind.SUBTOTAL, words, figures, agreed, service=service))
    rows.append(_total(budget, measures, compared, basis))
    return rows


def _total(budget: Budget, measures: tuple[Measure, ...], compared: Iterable[Difference], basis: Basis) -> SummaryRow:
    services = budget.services
    name = services[0] if len(services) == 1 else budget.settings.directorate
    scopes = {(Scope.DIRECTORATE, "")} | ({(Scope.SERVICE, services[0])} if len(services) == 1 else set())
    figures = _figures(budget.totals.directorate, measures, basis)
    return SummaryRow(RowKind.TOTAL, f"Total {name}".strip(), figures, _of(compared, scopes))


def _figures(tally: Tally, measures: tuple[Measure, ...], basis: Basis) -> tuple[Decimal, ...]:
    return tuple(figure for measure in measures for figure in restated_figures(tally.measure(measure), basis))


def _of(compared: Iterable[Difference], scopes: set[tuple[Scope, str]]) -> tuple[Difference, ...]:
    wanted_directorate = (Scope.DIRECTORATE, "") in scopes
    return tuple(
        each
        for each in compared
        if (each.control.scope, each.control.name) in scopes
        or (wanted_directorate and each.control.scope is Scope.DIRECTORATE)
    )
