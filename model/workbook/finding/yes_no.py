"""Columns that ask one thing of each line, One-off? or Recurring (Y/N): what yes and no mean under their headings.

A no that leaves it open, such as that a line is not agreed, means nothing and stays as it is written.
"""

import re

from model.lines import DELIVERABILITIES, RECURRENCES, STATUSES

_AGREED = STATUSES[0]
_ONGOING, _ONE_OFF, _TIME_LIMITED = RECURRENCES
_DELIVERED = DELIVERABILITIES[0]
_ASK = r"(?: (?:item|saving|line|proposal))?\s*(?:\(?\s*(?:y(?:es)? ?/ ?n(?:o)?)\s*\)?)?\s*\??"
_ASKED = tuple(
    (name, re.compile(rf"(?:is (?:it|this) )?(?:{words}){_ASK}", re.IGNORECASE), yes, no)
    for name, words, yes, no in (
        ("recurrence", r"one ?-? ?off|non-? ?recurr(?:ing|ent)", _ONE_OFF, _ONGOING),
        ("recurrence", r"recurr(?:ing|ent)", _ONGOING, _ONE_OFF),
        ("recurrence", r"on-? ?going|permanent", _ONGOING, ""),
        ("recurrence", r"temporary|time[ -]limited", _TIME_LIMITED, ""),
        ("status", r"(?:(?:previously|already) )?(?:agreed|approved)", _AGREED, ""),
        ("deliverability", r"delivered|achieved", _DELIVERED, ""),
    )
)
_YES, _NO = frozenset({"y", "yes", "true", "\u2713", "\u2714"}), frozenset({"n", "no", "false"})


def answered(name: str, heading: str, text: str) -> str:
    """Return the choice of a field that yes or no means under a heading; the text itself where it means none."""
    said = text.strip().lower()
    if said not in _YES and said not in _NO:
        return text
    tidy = " ".join(heading.split())
    for field, pattern, yes, no in _ASKED:
        if field == name and pattern.fullmatch(tidy):
            return (yes if said in _YES else no) or text
    return text
