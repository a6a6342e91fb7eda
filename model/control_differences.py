"""Control totals compared with the cast of the lines, exactly, and the difference told as rounding or error.

A difference of no more than half a printed unit a line can be rounding (published totals are rounded from
unrounded data and miss by one); more is an error. Nothing is ever plugged.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from model.basis import Basis, restated_control, restated_figures
from model.budget import Budget
from model.controls import ControlTotal, Scope
from model.money import EXACT
from model.settings import Settings
from model.totals import Row, Tally
from model.years import Year


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


def tally_of(budget: Budget, control: ControlTotal) -> Tally | None:
    """Return the tally that a control total speaks of; None where the budget has no such area or service."""
    if control.scope is Scope.DIRECTORATE:
        return budget.totals.directorate
    if control.scope is Scope.SERVICE:
        return budget.totals.service(control.name) if control.name in budget.services else None
    area = next((area for area in budget.areas if area.name == control.name), None)
    return budget.totals.area(area.id) if area else None


def differences(budget: Budget, basis: Basis = Basis.YEAR_ON_YEAR) -> Iterator[Difference]:
    """Yield every stated year of every control total with its cast, agreeing ones included, both in a basis."""
    for control in budget.controls:
        tally = tally_of(budget, control)
        if tally is None:
            continue
        cast: Row = restated_figures(tally.measure(control.measure), basis)
        amounts = restated_control(control.amounts, basis)
        for year, stated, figure in zip(budget.years, amounts, cast, strict=False):
            if isinstance(stated, Decimal):
                yield Difference(control, year, stated, figure)
