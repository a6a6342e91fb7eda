"""Units as headings and titles write them: £, £000, £'000s, £k, £m, £ million, in thousands."""

import re
from functools import lru_cache

from model.money import Unit

_THOUSANDS = (
    r"£\s*['\u2018\u2019`]?\s*000['\u2019]?s?|£\s*k|000['\u2019]?s|£\s*thousands?|thousands?(?:\s+of\s+pounds)?"
)
_MILLIONS = r"£\s*m(?:illions?|n)?|£\s*ms|millions?(?:\s+of\s+pounds)?"
_POUNDS = r"£s?|pounds|gbp"
_HEADED = re.compile(
    rf"(?<![\w£])(?:(?P<k>{_THOUSANDS})|(?P<m>{_MILLIONS})|(?P<gbp>{_POUNDS}))(?![\w.,'\u2019]*\d)(?!\w)", re.IGNORECASE
)
_LEAD = (
    r"(?:(?:all\s+)?(?:the\s+)?(?:figures|amounts|values|sums)?(?:\s+(?:are|shown|given|stated|in|is))*|unit[s]?|in)"
)
_ALONE = re.compile(
    rf"[(\[]?\s*{_LEAD}\s*:?\s*(?P<unit>{_HEADED.pattern.replace('?P<', '?P<_')})\s*[)\]]?\.?", re.IGNORECASE
)
_BRACKETED = re.compile(r"[(\[]\s*([^()\[\]]{1,30})\s*[)\]]")
_REMARK = re.compile(r"(?:\s*[(\[][^()\[\]]*[)\]])+$")
_STATED = re.compile(r"\b(?:figures|amounts|values|sums)\b[^.]{0,40}", re.IGNORECASE)
_UNNAMED = _HEADED.pattern.replace("?P<", "?P<_")
_AHEAD = re.compile(
    rf"[(\[]?\s*(?P<unit>{_UNNAMED})(?:\s*[,;:]\s*\S|\s+(?:year on year|incremental|changes?)\b).{{0,60}}",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s(£\s*['\u2018\u2019]?(?:000['\u2019]?s?|k|m|millions?|thousands?)|£)\s*$", re.IGNORECASE)


@lru_cache(maxsize=8192)
def headed_unit(text: str) -> Unit | None:
    """Return the unit that a column's heading names; None where it names none, or more than one."""
    found = {_unit(match) for match in _HEADED.finditer(text)}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=8192)
def stated_unit(text: str) -> Unit | None:
    """Return the unit that a title or a note says the figures are in; a sum in its prose (save £3m) is none."""
    tidy = " ".join(text.split())
    if _ALONE.fullmatch(tidy):
        return headed_unit(tidy)
    for match in _BRACKETED.finditer(tidy):
        if _ALONE.fullmatch(match[1].strip()):
            return headed_unit(match[1])
    if (stated := _STATED.search(tidy)) and (unit := headed_unit(stated[0])) is not None:
        return unit
    if (ahead := _AHEAD.fullmatch(tidy)) is not None:
        return headed_unit(ahead["unit"])
    behind = _BEHIND.search(_REMARK.sub("", tidy))
    return headed_unit(behind[1]) if behind else None


def without_unit(text: str) -> str:
    """Return a heading without its unit: `Growth` of `Growth £000`."""
    return " ".join(_HEADED.sub(" ", text).replace("()", " ").split()) or text


def is_unit(text: str) -> bool:
    """Tell whether a text says nothing but a unit."""
    return bool(_ALONE.fullmatch(" ".join(text.split())))


def _unit(match: re.Match[str]) -> Unit:
    if match["k"]:
        return Unit.THOUSANDS
    return Unit.MILLIONS if match["m"] else Unit.GBP
