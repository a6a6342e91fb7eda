"""Several columns for the amounts of one year: draft and final, original and revised, options. One of them is read.

Which one is the officer's to say; until then it is the one that stands last on the way to a decision.
"""

import re
from collections.abc import Collection, Sequence

_STAGES = (
    re.compile(r"\b(?:original|previous|prior|first|initial|indicative)\b", re.IGNORECASE),
    re.compile(r"\b(?:drafts?|proposed|submitted|requested|bids?)\b", re.IGNORECASE),
    re.compile(r"\b(?:revised|updated|amended|latest|current|recommended|cabinet)\b", re.IGNORECASE),
    re.compile(r"\b(?:final|approved|agreed|council|adopted)\b", re.IGNORECASE),
)
_LATER = (2, 3)
_LASTING = re.compile(r"\b(?:recurring|ongoing|on-going|permanent|base budget)\b", re.IGNORECASE)
_PASSING = re.compile(r"\b(?:one[- ]?off|non[- ]?recurring|temporary|time[- ]limited)\b", re.IGNORECASE)


def stage(heading: str) -> int | None:
    """Return how far on the way to a decision a heading says that its amounts are; None where it does not say."""
    return next((place for place, pattern in enumerate(_STAGES) if pattern.search(heading)), None)


def are_stages(headings: Collection[str]) -> bool:
    """Tell whether headings beside one another name different stages of the same amounts."""
    return len({found for heading in headings if (found := stage(heading)) is not None}) > 1


def is_later_stage(heading: str) -> bool:
    """Tell whether a heading names a stage behind the first ones, as Revised does."""
    return stage(heading) in _LATER


def are_portions(headings: Collection[str]) -> bool:
    """Tell whether headings beside one another part the amounts of a year: what recurs, and what is one-off."""
    passing = [bool(_PASSING.search(each)) for each in headings]
    lasting = [bool(_LASTING.search(_PASSING.sub(" ", each))) for each in headings]
    return sum(passing) == 1 and sum(lasting) == 1 and len(headings) == sum(passing) + sum(lasting)


def is_among(headings: Collection[str], said: str) -> bool:
    """Tell whether what is said is one of the headings."""
    return said.casefold() in {each.casefold() for each in headings}


def taken(headings: Sequence[str], said: str) -> str:
    """Return the one that is read: the one that is said, else the furthest stage, else the first."""
    known = next((each for each in headings if said and each.casefold() == said.casefold()), None)
    if known is not None:
        return known
    ranks = [stage(each) for each in headings]
    if None in ranks:
        return headings[0]
    return max(zip(headings, ranks, strict=True), key=lambda each: each[1] or 0)[0]
