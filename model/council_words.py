"""What councils write for a status, a recurrence or a deliverability, beside the app's own words for them.

A text that means one of the choices is taken at that: `Agreed Feb 2025` is Agreed, `Permanent` is Ongoing, `Temporary`
is Time-limited, `Amber` is At risk. It stays as it is written. What could mean one thing here and another there, such
as `Yes`, `High` or `Proposed`, means nothing until an officer says so.
"""

import re
from functools import lru_cache

from model.choices import choice_like
from model.lines import DELIVERABILITIES, RECURRENCES, STATUSES

_AGREED, _AMENDED, _NEW, _WITHDRAWN = STATUSES
_ONGOING, _ONE_OFF, _TIME_LIMITED = RECURRENCES
_DELIVERED, _ON_TRACK, _AT_RISK, _NOT_DELIVERABLE = DELIVERABILITIES

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|tember|ober|ember)?"
_WHEN = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH} )?\d{{2,4}}(?:[/-]\d{{2,4}})?|{_MONTH}"
_BY = rf"(?: (?:by|at|in))?(?: (?:full )?council)?(?:,? (?:in |of )?(?:{_WHEN}))?"
_SPAN = r"(?: ?(?:for )?\(?(?:\d{1,2}|one|two|three|four|five) (?:yrs?|years?|months?)(?: only)?\)?)"
_MEANINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "status": (
        (_AGREED, rf"(?:(?:previously|already) )?(?:agreed|approved){_BY}|existing|unchanged|(?:in )?base(?: budget)?"),
        (_AGREED, rf"(?:full )?council,? {_WHEN}"),
        (_AMENDED, r"amend(?:ed|ment)|revised|re-?profiled|re-?phased|changed|varied"),
        (_NEW, rf"new(?: (?:item|line|proposal|pressure|saving|growth|bid))?(?: {_WHEN})?"),
        (_WITHDRAWN, r"withdrawn|removed|deleted|dropped|rejected|cancelled|not (?:pursued|proceeding)"),
    ),
    "recurrence": (
        (_ONGOING, r"on-? ?going|recurr(?:ing|ent)|permanent|base(?: budget)?|continuing"),
        (_ONE_OFF, r"one ?-? ?off|non-? ?recurr(?:ing|ent)|once only|(?:single|one|1)[ -]year(?: only)?"),
        (_TIME_LIMITED, rf"(?:time[ -]limited|t/l|temporary|temp|fixed[ -]term|one ?-? ?off){_SPAN}"),
        (_TIME_LIMITED, r"time[ -]limited|t/l|temporary|temp|fixed[ -]term"),
    ),
    "deliverability": (
        (_DELIVERED, r"delivered|achieved|completed?"),
        (_ON_TRACK, r"on[ -](?:track|target|schedule)|deliverable|achievable|green|g"),
        (
            _AT_RISK,
            r"(?:some |high |significant )?at (?:some |high |significant )?risk|amber|red|a|r|red/amber|amber/red",
        ),
        (_AT_RISK, r"delayed|slipp(?:ed|ing)|part(?:ly|ially) (?:achievable|deliverable)"),
        (_NOT_DELIVERABLE, r"(?:not|un) ?-?(?:deliverable|achievable)|not (?:delivered|achieved)"),
    ),
}
_COMPILED = {
    name: tuple((choice, re.compile(pattern, re.IGNORECASE)) for choice, pattern in patterns)
    for name, patterns in _MEANINGS.items()
}
_DASHES = re.compile("[\u2010-\u2015\u2212]")


@lru_cache(maxsize=8_192)
def meant(name: str, text: str) -> str:
    """Return the choice of a field (`status`, `recurrence`, `deliverability`) that a text means; nothing for none."""
    tidy = " ".join(_DASHES.sub("-", text).split()).strip(" .")
    return choice_like(name, tidy) or next(
        (choice for choice, pattern in _COMPILED[name] if pattern.fullmatch(tidy)), ""
    )


def is_doubtful(deliverability: str) -> bool:
    """Tell whether a deliverability says that a saving is at risk or not deliverable."""
    return meant("deliverability", deliverability) in (_AT_RISK, _NOT_DELIVERABLE)
