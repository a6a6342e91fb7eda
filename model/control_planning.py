"""Planning control totals: add, change, remove. See `model.planning` for the rules of a plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.budget import Budget
from model.controls import ControlTotal, Measure, Scope
from model.edits import ControlChange, Edit
from model.money import Amount, fits_a_cell
from model.problems import EntryProblem
from model.texts import clean_text


@dataclass(frozen=True, slots=True)
class ControlWish:
    """What a control total is to be: amounts in pounds, one a year of the budget, None where none is stated."""

    scope: Scope
    name: str
    measure: Measure
    amounts: tuple[Amount, ...]
    source: str = ""
    date: str = ""
    without_transfers: bool = False


def add_control(budget: Budget, wish: ControlWish) -> Edit:
    """Plan a control total behind the others. Raises EntryProblem."""
    control = _made(budget, budget.new_id(), wish)
    return Edit(f"Add control total of {_called(control)}", (ControlChange(len(budget.controls), None, control),))


def change_control(budget: Budget, control_id: int, wish: ControlWish) -> Edit | None:
    """Plan that a control total becomes another; None where it is that. Raises EntryProblem."""
    position, old = _found(budget, control_id)
    new = _made(budget, control_id, wish)
    return Edit(f"Change control total of {_called(new)}", (ControlChange(position, old, new),)) if new != old else None


def remove_control(budget: Budget, control_id: int) -> Edit:
    """Plan that a control total goes. Raises EntryProblem."""
    position, old = _found(budget, control_id)
    return Edit(f"Remove control total of {_called(old)}", (ControlChange(position, old, None),))


def wish_of(control: ControlTotal) -> ControlWish:
    """Return what a control total is."""
    said = control.source, control.date, control.without_transfers
    return ControlWish(control.scope, control.name, control.measure, control.amounts, *said)


def _made(budget: Budget, control_id: int, wish: ControlWish) -> ControlTotal:
    texts = {name: " ".join(clean_text(getattr(wish, name)).split()) for name in ("name", "source", "date")}
    known = {
        Scope.AREA: [area.name for area in budget.areas],
        Scope.SERVICE: list(budget.services),
    }.get(wish.scope)
    if known is not None and texts["name"] not in known:
        raise EntryProblem(f"There is no {wish.scope.value} “{texts['name']}”; choose {', '.join(known) or 'another'}.")
    amounts = checked_amounts(budget, wish.amounts)
    if not any(isinstance(amount, Decimal) for amount in amounts):
        raise EntryProblem("A control total states an amount for at least one year.")
    return ControlTotal(
        control_id, wish.scope, texts["name"], wish.measure, amounts, texts["source"], texts["date"],
        without_transfers=wish.without_transfers,
    )  # fmt: skip


def checked_amounts(budget: Budget, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """Return amounts in pounds, one a year of the budget. Raises EntryProblem where one does not fit a cell."""
    for amount in amounts:
        if isinstance(amount, Decimal) and not fits_a_cell(amount, budget.settings.unit):
            raise EntryProblem(f"“{amount}” is no figure of at most 15 digits, which is what a workbook holds exactly.")
    return (*amounts, *[None] * (len(budget.years) - len(amounts)))[: len(budget.years)]


def _found(budget: Budget, control_id: int) -> tuple[int, ControlTotal]:
    for position, control in enumerate(budget.controls):
        if control.id == control_id:
            return position, control
    raise EntryProblem("This control total is no longer there.")


def _called(control: ControlTotal) -> str:
    return f"{control.name or 'the directorate'}, {control.kind}"
