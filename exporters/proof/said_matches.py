"""What was said of matches when an annex was exported, so that it is built alike again on any other computer."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from exporters.annexes.registry import COMPARING
from exporters.request import AnnexRequest
from model.comparing.comparison import Comparison
from model.comparing.kept_matches import Pair
from model.comparing.matching import NOTHING_SAID, Said
from model.comparing.remembered import Remembered, remembered, said_again

_PROPERTY = "Matches as said"
_AT_ONCE = 200
"""So many letters of a text: a document property of Excel holds 255."""


@dataclass(frozen=True, slots=True)
class SaidMatches:
    """What was said of the lines of each frozen version that an annex compares, by the version's hash."""

    by_version: Mapping[str, Remembered] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, annex: str, request: AnnexRequest) -> "SaidMatches":
        """Return what an annex is about to be built by; nothing of one that compares nothing."""
        compared = dict(_compared(request)) if annex in COMPARING else {}
        words = {digest: _remembered(comparison) for digest, comparison in compared.items() if digest}
        return cls({digest: said for digest, said in words.items() if said.same or said.apart})

    @classmethod
    def read(cls, pairs: Mapping[str, str]) -> "SaidMatches":
        """Return what pairs of texts hold. Raises ValueError where they hold something else."""
        texts: list[str] = []
        while (name := _name(len(texts))) in pairs:
            texts.append(pairs[name])
        if not texts:
            return cls()
        try:
            held = dict(json.loads("".join(texts)))
            return cls({str(digest): Remembered.of_text(json.dumps(said)) for digest, said in held.items()})
        except (TypeError, RecursionError) as error:
            raise ValueError(texts) from error

    def pairs(self) -> dict[str, str]:
        """Return it as pairs of texts, nothing where nothing was said."""
        if not self.by_version:
            return {}
        held = {digest: json.loads(said.text()) for digest, said in self.by_version.items()}
        text = json.dumps(held)
        return {_name(place): text[at : at + _AT_ONCE] for place, at in enumerate(range(0, len(text), _AT_ONCE))}

    def said_of(self, sides: Pair) -> Said:
        """Return what was said of two sides when the annex was exported."""
        kept = self.by_version.get(sides.digest)
        return NOTHING_SAID if kept is None else said_again(kept, sides.old.snapshot, sides.new.snapshot)


NOTHING_WAS_SAID = SaidMatches()


def _name(place: int) -> str:
    return f"{_PROPERTY} {place + 1}"


def _compared(request: AnnexRequest) -> Iterator[tuple[str, Comparison]]:
    for amended in request.amendments:
        yield amended.comparison.old.digest, amended.comparison
    if request.against is not None:
        yield request.against.digest, request.against.comparison


def _remembered(comparison: Comparison) -> Remembered:
    return remembered(comparison.said, comparison.old.snapshot, comparison.new.snapshot)
