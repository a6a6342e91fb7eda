"""What the layout of pages must know of fonts. Whoever has fonts provides it; here is none."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from exporters.paper.page_plan import Face


class Typesetter(Protocol):
    """Measures words as they will be painted; lengths are in points."""

    def wrapped(self, text: str, width: float, face: Face) -> Sequence[str]:
        """Return the lines into which a text is broken at words, or within a word that is wider; at least one."""

    def width(self, text: str, face: Face) -> float:
        """Return how wide a line is."""

    def missing(self, characters: Iterable[str]) -> frozenset[str]:
        """Return those characters that no font can show."""
