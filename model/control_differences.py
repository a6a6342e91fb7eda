"""Control totals compared with the cast of the lines, exactly, and the difference told as rounding or error.

A difference of no more than half a printed unit a line can be rounding (published totals are rounded from
unrounded data and miss by one); more is an error. Among many lines roundings up and down make up for each other, so
that it is less than half a unit for each. Nothing is ever plugged.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from model.basis import Basis, restated_control, restated_figures
from model.budget import Budget
from model.controls import ControlTotal, Scope
from model.lines import Line
from model.money import EXACT
from model.partial_totals import transferred_lines, without
from model.settings import Settings
from model.totals import SECTIONS, Row, Tally
from model.years import Year, place_of

_DEVIATIONS, _TWELFTHS = 4, 12


@dataclass(frozen=True, slots=True)
class Difference:
    """One year of one control total beside its cast, in pounds. `difference` is cast less control total."""

    control: ControlTotal
    year: Year
    stated: Decimal
    cast: Decimal

    @property
    def difference(self) -> Decimal:
        """Cast less control total, in pounds."""
        return EXACT.subtract(self.cast, self.stated)


def half_unit(settings: Settings) -> Decimal:
    """Return half of the last printed digit, in pounds: the most by which rounding moves one line."""
    return Decimal(5).scaleb(settings.unit.power - settings.decimals - 1)


def most_by_rounding(settings: Settings, lines: int) -> Decimal:
    """Return by how much, in pounds, the rounding of so many lines can move their total.

    Half a printed unit each; among many, four times the standard deviation of their sum, which is less: a line's
    rounding, anything up to half a unit either way, has a variance of a twelfth.
    """
    half = half_unit(settings)
    spread = EXACT.sqrt(EXACT.divide(Decimal(_DEVIATIONS**2 * lines), Decimal(_TWELFTHS)))
    return EXACT.multiply(half, min(Decimal(lines), EXACT.multiply(2, spread)))


def tally_of(budget: Budget, control: ControlTotal) -> Tally | None:
    """Return the tally that a control total speaks of; None where the budget has no such area or service."""
    if control.scope is Scope.DIRECTORATE:
        return budget.totals.directorate
    if control.scope is Scope.SERVICE:
        return budget.totals.service(control.name) if control.name in budget.services else None
    area = next((area for area in budget.areas if area.name == control.name), None)
    return budget.totals.area(area.id) if area else None


def lines_of(budget: Budget, control: ControlTotal) -> Iterator[Line]:
    """Yield the lines of the areas that a control total covers, of whatever kind."""
    for area in budget.areas:
        name = {Scope.AREA: area.name, Scope.SERVICE: area.service, Scope.DIRECTORATE: control.name}[control.scope]
        if name == control.name:
            yield from budget.lines_of(area.id)


def differences(budget: Budget, basis: Basis = Basis.YEAR_ON_YEAR) -> Iterator[Difference]:
    """Yield every stated year of every control total with its cast, agreeing ones included, both in a basis."""
    left_out: frozenset[int] | None = None
    for control in budget.controls:
        if control.without_transfers and left_out is None:
            left_out = frozenset(line.id for line in transferred_lines(budget))
        yield from compared(budget, control, basis, left_out)


def compared(
    budget: Budget,
    control: ControlTotal,
    basis: Basis = Basis.YEAR_ON_YEAR,
    transferred: Iterable[int] | None = None,
) -> Iterator[Difference]:
    """Yield every stated year of one control total with its cast; `transferred` are the transfers' lines, if known."""
    tally = tally_of(budget, control)
    if tally is None:
        return
    figures: Row = tally.measure(control.measure)
    if control.without_transfers:
        known = transferred if transferred is not None else (line.id for line in transferred_lines(budget))
        left_out = frozenset(known)
        figures = without(figures, (line for line in lines_of(budget, control) if line.id in left_out), control.measure)
    cast = restated_figures(figures, basis)
    amounts = restated_control(control.amounts, basis)
    for year, stated, figure in zip(budget.years, amounts, cast, strict=False):
        if isinstance(stated, Decimal):
            yield Difference(control, year, stated, figure)


def may_be_rounding(budget: Budget, item: Difference) -> bool:
    """Tell whether a difference is no more than the rounding of the lines that state an amount for the year."""
    kinds = [kind for section in SECTIONS[item.control.measure] for kind in section.kinds]
    position = place_of(item.year, budget.years)
    lines = lines_of(budget, item.control)
    count = sum(line.kind in kinds and bool(line.amounts[position]) for line in lines)
    return abs(item.difference) <= most_by_rounding(budget.settings, count)
