"""What the heading of a column that names no year says it holds: which of a line's words, an area, a total ..."""

import re
from functools import lru_cache

from model.workbook.finding.misspelt import spelt
from model.workbook.finding.unit_words import without_unit

AREA = "area"
SERVICE = "service"
TYPE = "kind"
LINKED = "linked_reference"

_FIELDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        LINKED,
        (
            r"(?:linked|related) (?:ref(?:erence)?s?|lines?|items?|to|with)|cross[- ]?ref(?:erence)?s?",
            r"links?(?: (?:ref(?:erence)?s?|to|with))?|contra(?: ref(?:erence)?)?|offset by",
            r"transfer(?:s|red)? (?:to|from|to ?/ ?from|from ?/ ?to)(?: (?:ref(?:erence)?|line))?",
        ),
    ),
    (
        "reference",
        (
            r"(?:\w+ )?ref(?:erence)?(?: no| number| code)?\.?",
            r"id|no\.?|number|code|(?:item|proposal) (?:no|id)\.?",
        ),
    ),
    ("conditional_on", (r"conditional(?: on)?", r"depends on|dependenc(?:y|ies)|subject to")),
    ("internal_notes", (r"(?:internal|working) (?:notes?|comments?)",)),
    ("funding_source", (r"funding source|source of funding|funded by|funding|met from",)),
    (
        "recurrence",
        (r"recurrence|duration", r"(?:one[- ]?off|recurring|ongoing|permanent|temporary)(?:\s*(?:/|or)\s*[\w -]+)?"),
    ),
    (
        "deliverability",
        (
            r"deliverability|confidence|risk(?: rating)?|rag(?: rating| status)?",
            r"delivery(?: risk| status| confidence)?",
        ),
    ),
    (
        "lead_officer",
        (
            r"(?:lead|responsible|accountable|budget) (?:officer|director|manager|holder)",
            r"officer|owner|lead|responsible",
        ),
    ),
    (
        TYPE,
        (
            r"type|kind|section|nature|(?:line|row|entry|proposal|change|budget) type",
            r"(?:pressures?|growth) ?(?:/|or) ?savings?",
        ),
    ),
    ("status", (r"status|agreed|approval(?: status)?|stage", r"agreed ?/ ?new|new ?/ ?agreed")),
    (AREA, (r"(?:activity |service |budget |business )?areas?", r"service unit|division|client group|team")),
    (SERVICE, (r"services?|directorates?|departments?|dep(?:ar)?t\.?|portfolio|service group|block|committee",)),
    ("category", (r"(?:mtfp )?category|theme|driver|heading|group|classification|strand|priority|programme",)),
    (
        "notes",
        (
            r"notes?|comments?|remarks?|assumptions?|implications?|consultation(?: responses?)?",
            r"impact.*|eia.*|equality.*",
        ),
    ),
    (
        "description",
        (
            r"(?:(?:full|detailed|further|brief) )?(?:descriptions?|details?|explanations?|narrative)(?: of .*)?",
            r"rationale|justification",
        ),
    ),
    (
        "title",
        (
            r"titles?|proposals?|names?|items?|lines?|initiatives?|measures?|schemes?|projects?|subject|what",
            r"budget (?:change|line|heading|proposal)",
            r"(?:\w+ )?(?:pressures?|savings?|growth|efficiency)(?: proposals?| title| items?)?",
        ),
    ),
)
_COMPILED = tuple((name, re.compile("|".join(patterns), re.IGNORECASE)) for name, patterns in _FIELDS)
_REFERENCE = next(pattern for name, pattern in _COMPILED if name == "reference")
_TOTAL = re.compile(r"\b(?:totals?|sum|overall|cumulative total)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:(?:net )?(?:change|movement|increase/decrease|variation|difference)"
    r"|net(?!\s+(?:budget|requirement|estimate)))\b",
    re.IGNORECASE,
)
_BASE = re.compile(r"\b(?:base|opening|brought forward|current budget|starting)\b", re.IGNORECASE)
_BUDGET = re.compile(r"\b(?:budgets?|estimates?|requirement|closing)\b", re.IGNORECASE)
_FORECAST = re.compile(r"\b(?:forecasts?|revised|latest|expected|projected)\b", re.IGNORECASE)
_CUMULATIVE = re.compile(r"\bcumulative\b", re.IGNORECASE)
_EFFECT = re.compile(r"\b(?:in|full|part)[- ]year\b", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:later|future|subsequent|remaining|following) years?\b|\b(?:beyond|onwards?|thereafter)\b", re.IGNORECASE
)
_OTHER = re.compile(
    r"\b(?:fte|ftes|wte|posts?|headcount|staff|employees|per ?cent(?:age)?|band d|tax ?base|population|units?|volumes?|"
    r"numbers?|clients?|age|born|birth|rank|score|weight(?:ing)?|hours|days)\b|%",
    re.IGNORECASE,
)
_MONITORING = re.compile(
    r"\b(?:variances?|outturn|actuals?|to date|ytd|profiled?|monitoring|spend|month|period \d+|virements?)\b",
    re.IGNORECASE,
)
_SHORTFALL = re.compile(r"\b(?:shortfalls?|slippage|(?:under|over)-?(?:delivery|achievement)|at risk)\b", re.IGNORECASE)
_QUARTER = re.compile(r"\b(?:q[1-4]|quarter (?:[1-4]|one|two|three|four))\b", re.IGNORECASE)
_VERSION = re.compile(
    r"\b(?:options?|scenarios?|case|low|high|medium|best|worst|central|gross|income|expenditure|drafts?|versions?|"
    r"rounds?|final|adopted|recommended|updated|amended|submitted|approved|requested|proposed|agreed|original|previous|new|cabinet|council|cumulative|recurring|"
    r"one[- ]off|amounts?|values?|figures?|notes?|phase|tranche)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:\d{1,2}[ -])?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\.?(?:[ '\u2019/-]*\d{2,4})?",
    re.IGNORECASE,
)
_TONGUES = re.compile(r"\s*[/|]\s*")
_MARKS = re.compile(r"[*†‡:]+|\((?:[^()]{0,40})\)|\[[^\]]*\]|[\u00b9\u00b2\u00b3]")


@lru_cache(maxsize=4096)
def field_of_words(heading: str) -> str:
    """Return the field, AREA, SERVICE or TYPE that a heading names, be it in one of two languages; nothing for none."""
    tidy = spelt(" ".join(_MARKS.sub(" ", heading).split()).strip(" .?"))
    parts = [part.strip(" .") for part in _TONGUES.split(tidy)]
    names = (name for words in (tidy, *parts) for name, pattern in _COMPILED if words and pattern.fullmatch(words))
    return next(names, "") or ("reference" if _REFERENCE.fullmatch(without_unit(tidy)) else "")


def says_total(text: str) -> bool:
    """Tell whether a heading is that of a total."""
    return bool(_TOTAL.search(text))


def says_change(text: str) -> bool:
    """Tell whether a heading is that of a net change."""
    return bool(_CHANGE.search(text))


def says_base(text: str) -> bool:
    """Tell whether a heading is that of a base from which changes are counted."""
    return bool(_BASE.search(text))


def says_budget(text: str) -> bool:
    """Tell whether a heading is that of a whole budget."""
    return bool(_BUDGET.search(text))


def says_forecast(text: str) -> bool:
    """Tell whether a heading is that of a forecast."""
    return bool(_FORECAST.search(text))


def says_effect(text: str) -> bool:
    """Tell whether a heading says which part of a year figures are of: in year, or its full effect."""
    return bool(_EFFECT.search(text))


def says_later(text: str) -> bool:
    """Tell whether a heading is that of years that it does not name: later years, 2029/30 onwards."""
    return bool(_LATER.search(text))


def says_cumulative(text: str) -> bool:
    """Tell whether a heading is that of running totals."""
    return bool(_CUMULATIVE.search(text))


def says_no_money(text: str) -> bool:
    """Tell whether a heading is that of posts, percentages and the like."""
    return bool(_OTHER.search(text))


def says_version(text: str) -> bool:
    """Tell whether a heading is that of one of several versions or sides of the same amounts: options, drafts."""
    return bool(_VERSION.search(text))


def says_monitoring(text: str) -> bool:
    """Tell whether a heading is that of budget monitoring: actuals, variances, outturn."""
    return bool(_MONITORING.search(text))


def says_shortfall(text: str) -> bool:
    """Tell whether a heading is that of what is not delivered: the difference of two columns beside it."""
    return bool(_SHORTFALL.search(text))


def says_quarter(text: str) -> bool:
    """Tell whether a heading is that of a quarter of a year, which is part of another column."""
    return bool(_QUARTER.search(text))


def is_month(text: str) -> bool:
    """Tell whether a heading is a month."""
    return bool(_MONTH.fullmatch(text.strip()))
