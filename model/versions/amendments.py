"""Amendments: a named set of changes to a frozen version, which must net to nil in every year.

An amendment is itself frozen as a version: one that says which version it amends, with the comment of the chief
finance officer.
"""

from collections.abc import Iterator
from decimal import Decimal

from model.budget import Budget, Snapshot
from model.comparing.comparison import Comparison, compare
from model.comparing.kept_matches import Pair, Recall, said_of
from model.comparing.sides import Side
from model.money import Unit, worded
from model.problems import EntryProblem
from model.versions.frozen import FrozenVersion
from model.years import Year


def amendment_of(base: FrozenVersion, amended: Snapshot, name: str, recall: Recall = said_of) -> Comparison:
    """Return what an amendment changes of the version that it amends, its lines matched as `recall` says."""
    old = Side(base.head.name, base.content, holds_mutes=False, digest=base.head.digest)
    sides = Pair(old, Side(name, amended))
    return compare(sides.old, sides.new, said=recall(sides))


def not_nil(amendment: Comparison) -> Iterator[tuple[Year, Decimal]]:
    """Yield each year in which an amendment does not net to nil, and by how much."""
    return (
        (year, figure) for year, figure in zip(amendment.years, amendment.movements.whole.moved, strict=True) if figure
    )


def refuse_unbalanced(budget: Budget, base: FrozenVersion, name: str) -> None:
    """Raise EntryProblem where the budget, as an amendment of a version, does not net to nil, or changes nothing."""
    amendment = amendment_of(base, budget.snapshot(), name)
    if not amendment.changed:
        raise EntryProblem(f"“{name}” changes no line of “{base.head.name}”, so it is no amendment of it.")
    told = [f"{worded(figure, Unit.GBP, Unit.GBP.decimals)} in {year}" for year, figure in not_nil(amendment)]
    if told:
        raise EntryProblem(
            f"“{name}” does not net to nil against “{base.head.name}”: it comes to {', '.join(told)}. Balance it first."
        )
