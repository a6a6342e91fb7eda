"""The control total that a table of lines is held against, and what a difference from it is called."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.basis import Basis, restated_control
from model.budget import Budget
from model.controls import ControlTotal, Measure, Scope
from model.money import EXACT, Amount
from model.totals import Row
from ui.window.grid.widths import AGREES
from ui.window.view import View


@dataclass(frozen=True, slots=True)
class Control:
    """A stated total, in pounds a year (None where none is stated), and where it was stated."""

    amounts: tuple[Amount, ...]
    source: str

    def restated(self, basis: Basis) -> "Control":
        """Return it in another basis than year on year."""
        return Control(restated_control(self.amounts, basis), self.source)


def find_control(budget: Budget, scope: Scope, name: str, measure: Measure) -> Control | None:
    """Return the control total of a scope; that of the net change may be stated as its two parts."""
    stated = _stated(budget, scope, name, measure)
    if stated is not None or measure is not Measure.NET:
        return Control(stated.amounts, stated.source) if stated else None
    pressures, savings = (_stated(budget, scope, name, part) for part in (Measure.PRESSURES, Measure.SAVINGS))
    if pressures is None or savings is None:
        return None
    pairs = zip(pressures.amounts, savings.amounts, strict=False)
    return Control(tuple(_sum(one, other) for one, other in pairs), pressures.source or savings.source)


def _stated(budget: Budget, scope: Scope, name: str, measure: Measure) -> ControlTotal | None:
    for control in budget.controls:
        same = scope is Scope.DIRECTORATE or control.name == name
        if control.scope is scope and control.measure is measure and same:
            return control
    return None


def _sum(one: Amount, other: Amount) -> Decimal | None:
    return EXACT.add(one, other) if isinstance(one, Decimal) and isinstance(other, Decimal) else None


def differences(cast: Row, control: Control) -> list[Decimal | None]:
    """Return cast less control total for each year, in pounds; None where none is stated."""
    amounts = [*control.amounts, *([None] * (len(cast) - len(control.amounts)))]
    return [
        EXACT.subtract(figure, stated) if isinstance(stated, Decimal) else None
        for figure, stated in zip(cast, amounts, strict=False)
    ]


def worded_differences(found: Sequence[Decimal | None], view: View) -> tuple[list[str], list[str]]:
    """Return what to show for each difference and the name under which the theme colours it."""
    texts = ["" if one is None else view.text(one) if one else AGREES for one in found]
    names = ["" if one is None else "Differs" if one else "Agrees" for one in found]
    return texts, names
