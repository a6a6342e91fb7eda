"""What stands on each page of an annex on paper, line by line, before anything paints it.

The painter draws a plan on a screen, a printer or a PDF; the reader that proves a PDF agrees every line with the plan.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

PAPER = (842.0, 595.0)
"""A4 landscape in points, as whole as PDF writers take it."""
HEADER, FOOT = -1, -2
"""The rows of lines that every page repeats."""
CHART = -3
"""The row of the lines of the first year's chart; those of later years stand below it. Columns count its words."""
STAND_IN = "?"
"""What stands in place of a character that no font here has."""


@dataclass(frozen=True, slots=True)
class Face:
    """How words are set: the size in points, and whether bold or italic."""

    points: float
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of words, from `x` along its baseline. It is of the cell in a row and column of the annex on paper."""

    text: str
    x: float
    baseline: float
    width: float
    face: Face
    colour: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Fill:
    """A coloured oblong."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A level line from `x` on, of a thickness."""

    x: float
    y: float
    width: float
    thickness: float
    colour: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: fills are painted first, then rules, then lines."""

    fills: tuple[Fill, ...]
    rules: tuple[Rule, ...]
    lines: tuple[PaperLine, ...]


@dataclass(frozen=True, slots=True)
class PagePlan:
    """All pages. Lengths are in points before everything is drawn `scale` times as large, from the left top corner.

    Rows count from the title on; `table` is the first of the table's. `missing` are the annex's characters that no
    font here has: a stand-in is printed for each. `title`, `author` and `subject` tell about the document, `record`
    what it was made from.
    """

    pages: tuple[Page, ...]
    scale: float
    table: int
    missing: frozenset[str]
    title: str
    author: str
    subject: str
    record: Mapping[str, str] = field(default_factory=dict)
