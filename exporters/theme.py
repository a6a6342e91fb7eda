"""How annexes look, read from `resources/annexes/theme.json`: the face, the widths of columns, a look for each row.

Excel pages, PDF pages and tables for Word are drawn from the same looks, so that an annex is one document.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import MappingProxyType

from exporters.annex import RowKind

_FILE = Path(__file__).parent.parent / "resources" / "annexes" / "theme.json"


class Part(Enum):
    """What a row of a page is: the opening's and the table's header, and every kind of row an annex has."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    STATEMENT = "statement"
    HEADER = "header"
    HEADING = "heading"
    SUBHEADING = "subheading"
    LINE = "line"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    NOTE = "note"

    @classmethod
    def of(cls, kind: RowKind) -> "Part":
        """Return what a row of an annex is on the page."""
        return cls(kind.value)


@dataclass(frozen=True, slots=True)
class Look:
    """How a part looks. Colours are `#RRGGBB`, "" where there is none; `above` and `below` are rules.

    `upright` says where words stand in a row taller than they are: top, middle or bottom. `hair` makes the rules thin.
    """

    points: float
    bold: bool = False
    italic: bool = False
    colour: str = ""
    fill: str = ""
    above: str = ""
    below: str = ""
    hair: bool = False
    upright: str = "middle"


@dataclass(frozen=True, slots=True)
class Theme:
    """The looks of an annex. Widths are in characters of the face at its size."""

    font: str
    points: float
    page_characters: float
    amount_characters: float
    widths: Mapping[str, float]
    colours: Mapping[str, str]
    looks: Mapping[Part, Look]
    series: tuple[str, ...]


@cache
def theme() -> Theme:
    """Return the theme."""
    stored = json.loads(_FILE.read_text(encoding="utf-8"))
    colours = {**stored["colours"], "": ""}
    looks = {Part(name): _look(words, stored["points"], colours) for name, words in stored["looks"].items()}
    return Theme(
        stored["font"],
        stored["points"],
        stored["page_characters"],
        stored["amount_characters"],
        MappingProxyType(stored["widths"]),
        MappingProxyType(colours),
        MappingProxyType(looks),
        tuple(stored["series"]),
    )


def _look(words: Mapping[str, object], points: float, colours: Mapping[str, str]) -> Look:
    given = {name: value for name, value in words.items() if name not in ("colour", "fill", "above", "below")}
    chosen = {name: colours[str(words.get(name, ""))] for name in ("colour", "fill", "above", "below")}
    return Look(**{"points": points, **given, **chosen})  # type: ignore[arg-type]  # by name, as the file spells them
