"""A typesetter without fonts: every character is half as wide as it is high."""

from collections.abc import Iterable, Sequence
from textwrap import wrap

from exporters.paper.page_plan import Face


class PlainTypesetter:
    def __init__(self, missing: str = "") -> None:
        self._missing = frozenset(missing)

    def wrapped(self, text: str, width: float, face: Face) -> Sequence[str]:
        room = max(1, int(width / (face.points / 2)))
        return [part for line in text.split("\n") for part in wrap(line, room) or [""]]

    def width(self, text: str, face: Face) -> float:
        return len(text) * face.points / 2

    def missing(self, characters: Iterable[str]) -> frozenset[str]:
        return self._missing.intersection(characters)
