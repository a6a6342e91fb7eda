"""What only the officer can tell of a workbook that others laid out; a wrong guess is worse than a question."""

from dataclasses import dataclass
from enum import Enum

from model.workbook.addresses import Block


class Question(Enum):
    """One thing to be asked before the figures can be relied on."""

    YEARS = "years"
    UNIT = "unit"
    BASIS = "basis"
    SAVINGS = "savings"
    VERSION = "version"


@dataclass(frozen=True, slots=True)
class Apart:
    """A table that was found and is not read as lines: where it stands, how many rows head it, and why, in words.

    `words` are its headings, by which it is known again; `is_summary`: its figures are compared with lines.
    """

    sheet: str
    block: Block
    header_rows: int
    why: str
    words: str
    is_summary: bool = False
    unknown_years: tuple[str, ...] = ()
