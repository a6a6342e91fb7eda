"""What an officer asks for when pasting, and what becomes of one cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from model.budget import Budget
from model.clipboard.block import Block
from model.lines import Kind
from model.money import Unit
from model.pasting.questions import Answers
from model.pasting.special import PLAIN, Special
from model.pasting.target import Spot, Target
from model.workings import Worked

_UNANSWERED: Answers = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Request:
    """A block for a target; figures are in `unit`, the one shown, unless the block or the officer knows better.

    `said` is the unit that the block's own headings name.
    """

    budget: Budget
    block: Block
    target: Target
    unit: Unit
    special: Special = PLAIN
    answers: Answers = field(default_factory=lambda: _UNANSWERED)
    said: Unit | None = None

    def kind_of(self, line_id: int, named: Mapping[int, Kind]) -> Kind:
        """Return the kind of a line, also of one that is to be added; `named` has those that the block gives."""
        if line_id in named:
            return named[line_id]
        if line_id >= 0:
            return self.budget.line(line_id).kind
        return self.target.growth.kind if self.target.growth else Kind.UNKNOWN


class Outcome(NamedTuple):
    """A cell's old and new value, what is worth a word about it, and the working that came with the new one."""

    spot: Spot
    old: object
    new: object
    note: str = ""
    working: Worked | None = None

    @property
    def is_change(self) -> bool:
        """Whether the cell would change; nil, blank and unreadable differ from each other."""
        return self.working is not None or self.old != self.new or type(self.old) is not type(self.new)

    @property
    def entry(self) -> object:
        """The new value as it is planned: an amount with its working where arithmetic was pasted."""
        return self.working or self.new
