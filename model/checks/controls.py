"""Area, service and directorate casts against their control totals."""

from collections.abc import Iterator

from model.budget import Budget
from model.checks.misses import reason_of
from model.control_differences import differences, may_be_rounding, tally_of
from model.controls import WITHOUT_TRANSFERS, ControlTotal, Measure, Scope
from model.findings import Finding, Level
from model.lines import AMOUNT, Field
from model.money import worded_alike
from model.partial_totals import transferred_lines

_WORDS = {
    Measure.PRESSURES: "pressures & additional funding",
    Measure.SAVINGS: "savings",
    Measure.NET: "net change",
}
_A = {Scope.AREA: "an area", Scope.SERVICE: "a service", Scope.DIRECTORATE: "the directorate"}


def control_totals(budget: Budget) -> Iterator[Finding]:
    """An error for each control total that the lines do not cast to, a warning where it can be rounding."""
    settings = budget.settings
    for control in budget.controls:
        if tally_of(budget, control) is None:
            message = (
                f"A control total of {_A[control.scope]} says not of which; name it, or remove the control total."
                if not control.name.strip()
                else f"A control total names the {control.scope.value} “{control.name}”, which does not exist"
                f"{_but(budget, control)}; put the name right or remove the control total."
            )
            yield Finding(Level.ERROR, "control total without area", message, control_id=control.id)
    transferred: frozenset[int] | None = None
    for item in differences(budget):
        if not item.difference:
            continue
        if transferred is None:
            transferred = frozenset(line.id for line in transferred_lines(budget))
        decimals = max(settings.decimals, settings.unit.decimals)
        figures = (item.stated, item.cast, item.difference)
        stated, cast, miss = worded_alike(figures, settings.unit, decimals)
        rounding = may_be_rounding(budget, item)
        words = "a rounding difference" if rounding else f"which does not agree{reason_of(budget, item, transferred)}"
        named = item.control.name or "The directorate"
        message = (
            f"{named}, {_kind(item.control)} {item.year}: the lines cast to {cast} and the control total is {stated}, "
            f"a difference of {miss}, {words}."
        )
        level = Level.WARNING if rounding else Level.ERROR
        yield Finding(
            level,
            "control total",
            message,
            area_id=_area_id(budget, item.control),
            field=Field(AMOUNT, item.year),
            control_id=item.control.id,
        )


def _but(budget: Budget, control: ControlTotal) -> str:
    """Say which area or service the name may mean: one that is written alike but for capitals and spaces."""
    names = budget.services if control.scope is Scope.SERVICE else [area.name for area in budget.areas]
    alike = next((name for name in names if _plain(name) == _plain(control.name)), "")
    return f" though “{alike}” does" if alike else ""


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _kind(control: ControlTotal) -> str:
    return f"{_WORDS[control.measure]}{WITHOUT_TRANSFERS if control.without_transfers else ''}"


def _area_id(budget: Budget, control: ControlTotal) -> int | None:
    if control.scope is not Scope.AREA:
        return None
    return next((area.id for area in budget.areas if area.name == control.name), None)
