"""The rows of a table as they are compared: known by what they say, named as an officer would name them."""

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.theme import Part

Key = tuple[str, ...]
_SHORT = 80
_NAMED_WITHIN = (Part.LINE, Part.SUBTOTAL)
_UNSAID = ("version", "directorate", "financial_year", "basis", "unit")


@dataclass(frozen=True, slots=True)
class Columns:
    """A table's columns: the headings of all (the first line alone), and which of them hold figures."""

    headings: tuple[str, ...]
    figures: frozenset[int]

    def place(self, *names: str) -> int | None:
        """Return the column with one of these headings, None where there is none; case does not matter."""
        return next((place for place, heading in enumerate(self.headings) if heading.lower() in names), None)

    def keys(self, cells: Sequence[object]) -> tuple[Key | None, Key | None, Key | None]:
        """Return by what a row is known: its reference, else its title; or all its words, else that it is a label."""
        words = self.words(cells)
        year = self._word(cells, "financial_year")
        reference, title = self._word(cells, "reference"), self._word(cells, "title")
        if len(words) < 2 or not (reference or title):  # noqa: PLR2004  # a heading: one text alone
            has_figures = any(cells[place] not in ("", None) for place in self.figures if place < len(cells))
            return ("words", *words), None, ("label", str(has_figures))
        strongest = ("reference", reference, year) if reference else ("title", title, year)
        return strongest, ("title", title, year) if title else None, None

    def is_line(self, cells: Sequence[object]) -> bool:
        """Whether a row is a line with a reference or title, and no heading, label or total."""
        first = self.keys(cells)[0]
        return first is not None and first[0] != "words"

    def name(self, cells: Sequence[object], part: Part = Part.LINE, within: str = "") -> str:
        """Return how a sentence calls a row; `within` is the heading under which it stands."""
        reference, title = self._word(cells, "reference").strip(), self._word(cells, "title")
        if self.is_line(cells):
            return reference or f"“{short(title)}”"
        said = [
            str(cell)
            for place, cell in enumerate(cells)
            if cell not in ("", None) and place not in self.figures and self._heading(place) not in _UNSAID
        ]
        words = f"“{short(', '.join(said or self.words(cells)))}”"
        return f"{words} of {short(within)}" if within and part in _NAMED_WITHIN else words

    def dated(self, name: str, cells: Sequence[object]) -> str:
        """Return the name of a line with the year of its row, where a line has a row for each year."""
        year = self._word(cells, "financial_year")
        return f"{name} in {year}" if year and tuple(cells) != tuple(self.headings) and self.is_line(cells) else name

    def words(self, cells: Sequence[object]) -> tuple[str, ...]:
        """Return a row's texts that are no figures, the empty ones left out."""
        return tuple(
            str(cell) for place, cell in enumerate(cells) if cell not in ("", None) and place not in self.figures
        )

    def _heading(self, place: int) -> str:
        return self.headings[place] if place < len(self.headings) else ""

    def _word(self, cells: Sequence[object], name: str) -> str:
        place = self.place(name)
        return str(cells[place] or "") if place is not None and place < len(cells) else ""


def short(text: str) -> str:
    """Return a text on one line, its end cut off where it is long."""
    flat = " ".join(text.split())
    return f"{flat[:_SHORT]}…" if len(flat) > _SHORT else flat
