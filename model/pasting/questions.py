"""What has to be decided before a block is pasted: each question with its choices, the careful one first chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from model.money import Unit


class Topic(Enum):
    """What a question is about, in the order in which they are asked."""

    HEADINGS = auto()
    ALIGNMENT = auto()
    BEYOND = auto()
    COLUMNS = auto()
    HELD = auto()
    UNITS = auto()
    MINUS = auto()
    SIGNS = auto()
    PENNIES = auto()
    DASHES = auto()
    NO_AMOUNT = auto()
    CHOICES = auto()
    FORMULAS = auto()


class Choice(Enum):
    """An answer."""

    SKIP = auto()
    TAKE = auto()
    KEEP = auto()
    BLANK = auto()
    NIL = auto()
    NEGATIVE = auto()
    POSITIVE = auto()
    ROUND = auto()
    REPLACE = auto()
    MATCH = auto()
    IN_GBP = Unit.GBP
    IN_THOUSANDS = Unit.THOUSANDS
    IN_MILLIONS = Unit.MILLIONS


IN_UNIT = {unit: Choice(unit) for unit in Unit}
UNIT_OF = {choice: unit for unit, choice in IN_UNIT.items()}
Answers = Mapping[Topic, Choice]


@dataclass(frozen=True, slots=True)
class Question:
    """A question in a sentence, its choices in words, and the one that holds until the officer chooses."""

    topic: Topic
    text: str
    choices: Mapping[Choice, str]
    default: Choice

    def answer(self, answers: Answers) -> Choice:
        """Return the officer's answer, or the default."""
        chosen = answers.get(self.topic, self.default)
        return chosen if chosen in self.choices else self.default
