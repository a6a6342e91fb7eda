"""Planning pots of temporary money: add, change, remove. See `model.planning` for the rules of a plan."""

from collections.abc import Iterator
from dataclasses import dataclass

from model.budget import Budget
from model.control_planning import checked_amounts
from model.edits import Change, Edit, FieldChange, PotChange
from model.lines import Field
from model.money import Amount
from model.pots import Pot, same_source, sources_of
from model.problems import EntryProblem
from model.texts import clean_text
from model.years import Year

_SOURCE = Field("funding_source")


@dataclass(frozen=True, slots=True)
class PotWish:
    """What a pot is to be: amounts in pounds, one a year of the budget, None where none is stated."""

    name: str
    amounts: tuple[Amount, ...]
    ends: Year | None = None
    notes: str = ""


def add_pot(budget: Budget, wish: PotWish) -> Edit:
    """Plan a pot behind the others. Raises EntryProblem."""
    pot = _made(budget, budget.new_id(), wish)
    return Edit(f"Add pot {pot.name}", (PotChange(len(budget.pots), None, pot),))


def change_pot(budget: Budget, pot_id: int, wish: PotWish) -> Edit | None:
    """Plan that a pot becomes another; the lines met from it follow its name. None where nothing changes."""
    position, old = _found(budget, pot_id)
    new = _made(budget, pot_id, wish)
    if new == old:
        return None
    return Edit(f"Change pot {new.name}", (PotChange(position, old, new), *_followers(budget, old, new.name)))


def remove_pot(budget: Budget, pot_id: int) -> Edit:
    """Plan that a pot goes. Raises EntryProblem while lines are met from it."""
    position, old = _found(budget, pot_id)
    met = sum(bool(sources_of(line, [old])) for line in budget.lines())
    if met:
        lines = "One line is" if met == 1 else f"{met:,} lines are"
        raise EntryProblem(f"{lines} met from {old.name}; give them another funding source before the pot is removed.")
    return Edit(f"Remove pot {old.name}", (PotChange(position, old, None),))


def _made(budget: Budget, pot_id: int, wish: PotWish) -> Pot:
    name = " ".join(clean_text(wish.name).split())
    if not name:
        raise EntryProblem("A pot needs a name: lines are met from it by naming it as their funding source.")
    if any(pot.id != pot_id and same_source(pot.name, name) for pot in budget.pots):
        raise EntryProblem(f"There is a pot {name} already; give this one another name.")
    return Pot(pot_id, name, checked_amounts(budget, wish.amounts), wish.ends, clean_text(wish.notes).strip())


def _followers(budget: Budget, old: Pot, name: str) -> Iterator[Change]:
    if name != old.name:
        for line in budget.lines():
            if sources_of(line, [old]):
                yield FieldChange(line.id, _SOURCE, line.funding_source, _renamed(line.funding_source, old, name))


def _renamed(text: str, old: Pot, name: str) -> str:
    """Return a funding source that names the pot anew: as a whole, or as one of several between semicolons."""
    if same_source(text, old.name):
        return name
    return "; ".join(name if same_source(part, old.name) else part.strip() for part in text.split(";"))


def _found(budget: Budget, pot_id: int) -> tuple[int, Pot]:
    for position, pot in enumerate(budget.pots):
        if pot.id == pot_id:
            return position, pot
    raise EntryProblem("This pot is no longer there.")
