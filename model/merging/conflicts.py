"""Conflicts: what two copies of a budget changed each in its own way, as data for the officer to decide."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import Enum


class ConflictKind(Enum):
    """What it is that both copies did."""

    SAME_CELL = "changed in both"
    WITHDRAWN_THERE = "changed here, withdrawn there"
    WITHDRAWN_HERE = "withdrawn here, changed there"
    SAME_REFERENCE = "the same new reference in both"


class Decision(Enum):
    """What the officer decides: how it is here, how it is there, or, of two new lines, both."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One conflict: where it is, what the base and both copies say, and who says it. `key` names it in decisions.

    `line_id` is the line in the merged budget, None where it is not there or where the conflict is of no line.
    """

    key: Hashable
    kind: ConflictKind
    area: str
    line: str
    heading: str
    base: str
    mine: str
    theirs: str
    mine_by: str
    theirs_by: str
    line_id: int | None = None

    @property
    def choices(self) -> tuple[Decision, ...]:
        """What can be decided."""
        is_reference = self.kind is ConflictKind.SAME_REFERENCE
        return tuple(Decision) if is_reference else (Decision.MINE, Decision.THEIRS)

    @property
    def sentence(self) -> str:
        """The conflict in a sentence."""
        where = ", ".join(part for part in (self.area, self.line) if part)
        what = f"{self.heading} of {where}" if where else self.heading
        return (
            f"{what}: {self.kind.value}. {self.mine_by} has {_quoted(self.mine)}, {self.theirs_by} has "
            f"{_quoted(self.theirs)}; it was {_quoted(self.base)}."
        )


@dataclass(frozen=True, slots=True)
class Brought:
    """One change that a copy brought into the merged budget: where, and the old and new words."""

    copy: str
    area: str
    line: str
    heading: str
    old: str
    new: str


def _quoted(words: str) -> str:
    flat = " ".join(words.split())
    return f"“{flat}”" if flat else "nothing"
