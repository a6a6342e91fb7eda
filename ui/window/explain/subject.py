"""What is explained: a line's amount of a year, or a year's total of the directorate, a service or an area."""

from typing import NamedTuple

from model.basis import Basis
from model.budget import Budget
from model.controls import Measure, Scope
from model.explaining import Explainer, Part
from model.lines import AMOUNT, FORECAST, Field
from model.scopes import ScopeTally, scopes
from model.years import Year


class AmountSubject(NamedTuple):
    """An amount or a forecast of a line; the field has a year."""

    line_id: int
    field: Field


class TotalSubject(NamedTuple):
    """A year's total of a measure; `service` is "" and `area_id` None where the scope has none."""

    measure: Measure
    year: Year
    area_id: int | None = None
    service: str = ""

    @property
    def scope(self) -> Scope:
        """Whether it is of an area, a service or all of them."""
        if self.area_id is not None:
            return Scope.AREA
        return Scope.SERVICE if self.service else Scope.DIRECTORATE


Subject = AmountSubject | TotalSubject


def explains(field: Field | None) -> bool:
    """Tell whether a field holds a number that can be explained."""
    return field is not None and field.year is not None and field.name in (AMOUNT, FORECAST)


def scope_of(budget: Budget, subject: TotalSubject) -> ScopeTally | None:
    """Return the scope of a total; None where its area or service is gone."""
    if subject.scope is Scope.SERVICE and subject.service in budget.services:
        return ScopeTally(Scope.SERVICE, subject.service, subject.service, budget.totals.service(subject.service))
    return next(
        (each for each in scopes(budget) if each.scope is subject.scope and each.area_id == subject.area_id), None
    )


def is_there(budget: Budget, subject: Subject) -> bool:
    """Tell whether what is explained is still in the budget."""
    if isinstance(subject, AmountSubject):
        return budget.has_line(subject.line_id) and subject.field.year in budget.years
    return subject.year in budget.years and scope_of(budget, subject) is not None


def explained(budget: Budget, explainer: Explainer, subject: Subject, basis: Basis) -> Part:
    """Return what a subject is made of, in a basis; it must be there."""
    if isinstance(subject, AmountSubject):
        return explainer.amount(subject.line_id, subject.field, basis)
    scope = scope_of(budget, subject)
    if scope is None:
        message = "the scope is gone"
        raise ValueError(message)
    return explainer.total(scope, subject.measure, subject.year, basis)
