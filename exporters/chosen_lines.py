"""Which lines an annex lists: those of some statuses, chosen by the officer; all of them unless otherwise said.

A choice has a word on the command line and in the record of an export: `all`, or its statuses with commas.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from model.lines import Line
from model.problems import EntryProblem
from model.statuses import Standing, standing_of

_WORDS = {
    Standing.AGREED: "agreed",
    Standing.AMENDED: "amended",
    Standing.NEW: "new",
    Standing.WITHDRAWN: "withdrawn",
    Standing.OTHER: "none",
}
_ALL = "all"
_CHANGED = "new-and-amended"
WORDS_OFFERED = f"{_ALL}, {_CHANGED}, or any of {', '.join(_WORDS.values())}, with commas between them"
"""What may be said for a choice, as help and problems put it."""


@dataclass(frozen=True, slots=True)
class ChosenLines:
    """The statuses whose lines are listed."""

    standings: frozenset[Standing]

    @classmethod
    def of(cls, text: str) -> "ChosenLines":
        """Return the choice that a word or words with commas stand for. Raises EntryProblem where they stand for none.

        `previously agreed` is `agreed`, `none` are lines without a known status.
        """
        said = text.strip().lower()
        known = {_ALL: ALL_LINES, _CHANGED: NEW_AND_AMENDED}.get(said)
        if known is not None:
            return known
        by_word = {word: standing for standing, word in _WORDS.items()}
        words = [word.strip().removeprefix("previously").strip(" -") for word in said.split(",")]
        if any(word not in by_word for word in words):
            raise EntryProblem(f"“{text}” names no lines to list; say {WORDS_OFFERED}.")
        return cls(frozenset(by_word[word] for word in words))

    @property
    def code(self) -> str:
        """The word or words that `of` reads."""
        if self == NEW_AND_AMENDED:
            return _CHANGED
        return _ALL if self.is_all else ",".join(_WORDS[standing] for standing in self.in_order)

    @property
    def is_all(self) -> bool:
        """Whether every line is listed, whatever its status."""
        return self.standings == frozenset(Standing)

    @property
    def in_order(self) -> tuple[Standing, ...]:
        """The statuses in the order of their life: agreed first."""
        if self == NEW_AND_AMENDED:  # in the order of the words that papers use
            return (Standing.NEW, Standing.AMENDED)
        return tuple(standing for standing in Standing if standing in self.standings)

    @property
    def words(self) -> str:
        """The statuses in a sentence: `previously agreed, new and withdrawn`."""
        return _listed(self.in_order)

    def naming(self, what: str) -> str:
        """Return what things of these statuses are called: `new pressures and those without a known status`."""
        known = [standing for standing in self.in_order if standing is not Standing.OTHER]
        if Standing.OTHER not in self.standings:
            return f"{_listed(known)} {what}"
        unknown = Standing.OTHER.title.lower()
        return f"{_listed(known)} {what} and those {unknown}" if known else f"{what} {unknown}"

    def shows(self, line: Line) -> bool:
        """Tell whether a line is listed."""
        return standing_of(line) in self.standings


def _listed(standings: Sequence[Standing]) -> str:
    words = [standing.title.lower() for standing in standings]
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


ALL_LINES = ChosenLines(frozenset(Standing))
NEW_AND_AMENDED = ChosenLines(frozenset({Standing.NEW, Standing.AMENDED}))
