"""Words by which papers head pressures, additional funding and savings, and which of them say nothing else."""

import re
from functools import lru_cache
from typing import NamedTuple

from model.lines import Kind
from model.workbook.finding.misspelt import spelt

_PRESSURE = (
    r"pressures?|growth|demand(?:-led|\s+led)?|demograph(?:y|ic|ics)(?:\s+change)?|inflation(?:ary)?|investments?|"
    r"reinvestments?|commitments?|unavoidable|cost increases?|additional costs?|increases?|worse|"
    r"additions?|p\s?&\s?a\.?f\.?|legislative changes?|new burdens?"
)
_FUNDING = r"additional funding|new funding|extra funding"
_SAVING = (
    r"savings?|reductions?|efficienc(?:y|ies)|additional income|income generation|increased income|"
    r"cuts?|better|decreases?|cost reductions?|transformation savings"
)
_PRESSURES = re.compile(rf"\b(?:{_PRESSURE})\b", re.IGNORECASE)
_FUNDINGS = re.compile(rf"\b(?:{_FUNDING})\b", re.IGNORECASE)
_SAVINGS = re.compile(rf"\b(?:{_SAVING})\b", re.IGNORECASE)
_PURE = re.compile(
    r"pressures?|p\s?&\s?a\.?f\.?|growth|savings?|reductions?|efficienc(?:y|ies)|additional funding|better|worse|"
    r"increases?|decreases?",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\b(?:and|or|the|of|to|other|all|new|budget|budgets|revenue|proposals?|proposed|list|schedule|summary|items?|"
    r"lines?|annex|appendix|table|section|[a-z]|\d+|identified|agreed|previously|council|total|service|services|"
    r"changes?|for|less|plus|bids?|options?|in|by|year|further|corporate|amended|tables?|costs?|net|unavoidable|"
    r"spending|base|gross|additional|cost|directorate|department|adjustments?|"
    r"shown|stated|as|are|positive|negative|figures?|amounts?|minus|brackets|"
    r"million|thousand)\b|[£&+:;,.()\[\]\-\u2013\u2014/'’]|000s?|\d",
    re.IGNORECASE,
)
_BRACKETED_PRESSURES = re.compile(rf"\b(?:{_SAVING})\s*/\s*\((?:{_PRESSURE}|costs?)\)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 9
_SHORT = 3


class KindWords(NamedTuple):
    """The kind that a heading names. `is_pure`: it says nothing else, so it names no theme and no area."""

    kind: Kind
    is_pure: bool


@lru_cache(maxsize=8192)
def kind_words(text: str) -> KindWords | None:
    """Return the kind that a heading, label or type names; None where it names none, or more than one kind."""
    tidy = spelt(" ".join(text.split()))
    if not tidy or len(_WORD.findall(tidy)) > _MOST_WORDS:
        return None
    saving = _SAVINGS.search(tidy)
    funding = _FUNDINGS.search(tidy)
    pressure = _PRESSURES.search(_SAVINGS.sub(" ", tidy))
    if saving and (funding or pressure):
        return None
    if not (saving or funding or pressure):
        return None
    kind = Kind.SAVING if saving else Kind.PRESSURE if pressure else Kind.ADDITIONAL_FUNDING
    left = _FILLER.sub(" ", _PURE.sub(" ", _FUNDINGS.sub(" ", tidy)))
    return KindWords(kind, not left.strip())


@lru_cache(maxsize=8192)
def is_kind_heading(text: str) -> bool:
    """Tell whether a text standing alone heads a section: a few words, most of them naming the kind."""
    found = kind_words(text)
    if found is None:
        return False
    if found.is_pure:
        return True
    text = spelt(text)
    left = _PRESSURES.sub(" ", _FUNDINGS.sub(" ", _SAVINGS.sub(" ", text)))
    return len(_WORD.findall(_FILLER.sub(" ", left))) < _SHORT


def shows_pressures_in_brackets(text: str) -> bool:
    """Tell whether a title says that savings are above nil and pressures below: Savings / (Pressures)."""
    return bool(_BRACKETED_PRESSURES.search(text))


def is_savings_and_pressures(text: str) -> bool:
    """Tell whether a title says that both stand below it."""
    text = spelt(text)
    return bool(_SAVINGS.search(text) and (_PRESSURES.search(text) or _FUNDINGS.search(text)))
