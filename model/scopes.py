"""The scopes that figures are totalled for: the directorate, its services where there are several, its areas."""

from collections.abc import Iterator
from dataclasses import dataclass

from model.budget import Budget
from model.controls import ControlTotal, Measure, Scope
from model.lines import Line
from model.totals import Tally


@dataclass(frozen=True, slots=True)
class ScopeTally:
    """One scope with its year totals; `service` is "" for the directorate, `area_id` None for all but an area."""

    scope: Scope
    name: str
    service: str
    tally: Tally
    area_id: int | None = None

    def controls(self, budget: Budget, measure: Measure) -> Iterator[ControlTotal]:
        """Yield the control totals of this scope for a measure; a directorate has whatever name its total gives it."""
        for control in budget.controls:
            named = self.scope is Scope.DIRECTORATE or control.name == self.name
            if control.scope is self.scope and control.measure is measure and named:
                yield control

    def lines(self, budget: Budget) -> Iterator[Line]:
        """Yield the lines of the scope, area by area."""
        for area in budget.areas:
            if self.area_id in (None, area.id) and self.service in ("", area.service):
                yield from budget.lines_of(area.id)


def scopes(budget: Budget) -> Iterator[ScopeTally]:
    """Yield the scopes, the widest first."""
    totals = budget.totals
    yield ScopeTally(Scope.DIRECTORATE, directorate_name(budget) or "All areas", "", totals.directorate)
    named = [service for service in budget.services if service]
    if len(budget.services) > 1 or any(control.scope is Scope.SERVICE for control in budget.controls):
        for service in named:
            yield ScopeTally(Scope.SERVICE, service, service, totals.service(service))
    for area in budget.areas:
        yield ScopeTally(Scope.AREA, area.name, area.service, totals.area(area.id), area.id)


def directorate_name(budget: Budget) -> str:
    """Return what the whole budget covers: the directorate, and its service where there is one alone."""
    services = budget.services
    service = services[0] if len(services) == 1 else ""
    return ", ".join(part for part in (budget.settings.directorate, service or budget.settings.service) if part)
