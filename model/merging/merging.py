"""Merging copies one after another: the merged budget, its conflicts, and a summary of whose changes went where."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from model.budget import Budget, Snapshot
from model.comparing.applying import edit_to
from model.comparing.comparison import compare
from model.comparing.matching import match
from model.comparing.sides import Side
from model.edits import Edit
from model.merging.conflicts import Brought, Conflict, Decision
from model.merging.three_way import CopyMerger
from model.merging.working import Working
from model.problems import EntryProblem

Decisions = Mapping[Hashable, Decision]
UNDECIDED: Decisions = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy to be merged, and the base from which it and mine began.

    `knows_mine`: the base's ids are mine's own, as with the workbook as it was opened.
    """

    theirs: Side
    base: Side
    knows_mine: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged budget, whose lines have mine's ids where they are mine's; every conflict; what each copy brought.

    `copies` are those that were merged.
    """

    mine: Side
    snapshot: Snapshot
    conflicts: tuple[Conflict, ...]
    brought: tuple[Brought, ...]
    decisions: Decisions
    copies: tuple[Side, ...] = ()

    @property
    def undecided(self) -> tuple[Conflict, ...]:
        """The conflicts that nobody has decided yet."""
        return tuple(each for each in self.conflicts if each.key not in self.decisions)

    def summary(self) -> dict[str, dict[str, int]]:
        """Return how many changes each copy brought to each area ("" for what stands beside the areas)."""
        counts: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
        for each in self.brought:
            counts[each.copy][each.area] += 1
        return {copy: dict(areas) for copy, areas in counts.items()}

    def edit(self, budget: Budget, label: str = "") -> Edit | None:
        """Plan the merge as one edit of the budget, which is mine; None where the copies bring nothing.

        Raises EntryProblem while a conflict is undecided.
        """
        if self.undecided:
            count = len(self.undecided)
            raise EntryProblem(f"{count} conflict{'s are' if count > 1 else ' is'} undecided; decide each of them.")
        merged = compare(self.mine, Side("the merged budget", self.snapshot), same_ids=True)
        names = list(dict.fromkeys(each.copy for each in self.brought))
        return edit_to(budget, merged, label or f"Merge {' and '.join(names) or 'nothing'}")


def merge(mine: Side, copies: Sequence[Copy], decisions: Decisions = UNDECIDED) -> Merged:
    """Merge copies into mine, in order. Raises EntryProblem where a copy has other years."""
    working = Working.of(mine.name, mine.snapshot, decisions)
    for copy in copies:
        for side in (copy.base, copy.theirs):
            if side.snapshot.settings.years != mine.snapshot.settings.years:
                raise EntryProblem(f"{side.name} has other years than {mine.name}, so they cannot be merged.")
        to_mine = match(copy.base, mine, same_ids=copy.knows_mine)
        CopyMerger(working, copy.base, copy.theirs, to_mine, match(copy.base, copy.theirs)).merge()
    theirs = tuple(copy.theirs for copy in copies)
    return Merged(mine, working.snapshot(), tuple(working.conflicts), tuple(working.brought), decisions, theirs)
