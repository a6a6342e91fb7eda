"""The notes of an annex: each text once, known by its number, as accessible publication asks: `[note 1]`."""

from collections.abc import Iterable


class Notes:
    """The texts of notes in the order in which they are first needed."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Number the texts, blank ones left out."""
        told = dict.fromkeys(text.strip() for text in texts if text.strip())
        self._numbers = {text: number for number, text in enumerate(told, 1)}

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts; the first is note 1."""
        return tuple(self._numbers)

    def mark(self, text: str) -> str:
        """Return what leads to a note, "" for a blank text."""
        number = self._numbers.get(text.strip())
        return f"[note {number}]" if number else ""
