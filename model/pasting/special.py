"""Paste special: what is done with pasted values beyond putting them in place of the old ones."""

from dataclasses import dataclass
from enum import Enum

from model.money import Unit


class Operation(Enum):
    """What pasted amounts do to those that are there."""

    REPLACE = "replace"
    ADD = "add"
    SUBTRACT = "subtract"


@dataclass(frozen=True, slots=True)
class Special:
    """The officer's wishes; `unit` is None where the values are in the unit shown."""

    operation: Operation = Operation.REPLACE
    flip: bool = False
    unit: Unit | None = None
    skip_blanks: bool = False
    transpose: bool = False


PLAIN = Special()
