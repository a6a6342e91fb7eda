"""The scopes that a statement is made for: the directorate, its services where there are several, its areas."""

from collections.abc import Iterator
from dataclasses import dataclass

from exporters.annexes import statements
from model.budget import Budget
from model.controls import ControlTotal, Measure, Scope
from model.totals import Tally


@dataclass(frozen=True, slots=True)
class ScopeTally:
    """One scope with its year totals; `service` is "" for the directorate."""

    scope: Scope
    name: str
    service: str
    tally: Tally

    def controls(self, budget: Budget, measure: Measure) -> Iterator[ControlTotal]:
        """Yield the control totals of this scope for a measure; a directorate has whatever name its total gives it."""
        for control in budget.controls:
            named = self.scope is Scope.DIRECTORATE or control.name == self.name
            if control.scope is self.scope and control.measure is measure and named:
                yield control


def scopes(budget: Budget) -> Iterator[ScopeTally]:
    """Yield the scopes, the widest first."""
    totals = budget.totals
    yield ScopeTally(Scope.DIRECTORATE, statements.scope_name(budget) or "All areas", "", totals.directorate)
    named = [service for service in budget.services if service]
    if len(budget.services) > 1 or any(control.scope is Scope.SERVICE for control in budget.controls):
        for service in named:
            yield ScopeTally(Scope.SERVICE, service, service, totals.service(service))
    for area in budget.areas:
        yield ScopeTally(Scope.AREA, area.name, area.service, totals.area(area.id))
