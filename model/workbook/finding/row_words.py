"""What the label of a row says it is: a total, an area's heading, a footnote, a reference."""

import re
from functools import lru_cache

from model.workbook.layout import split_heading

_ONLY_TOTAL = re.compile(
    r"(?:grand |overall |stated |sub[ -]?|running )?totals?(?: (?:for|of) .{1,80}| ?\(.{1,80}\)| ?/ ?net)?|"
    r"sub ?-? ?tot(?:al)?s?\b.{0,80}|tot|sum|overall|total net \w{1,20}|"
    r".{1,80}\b(?:sub[ -]?)?totals?|(?:carried|brought) (?:forward|down)|[cb]/?(?:fwd|f|d)|"
    r"(?:.{1,80}[\s(\[:/\u2013-])?control totals?\b(?! \w+(?:ment|ing)s?\b).{0,60}|"
    r"all (?:(?:new|budget|service) )*(?:savings|pressures|growth|proposals|reductions|efficiencies|changes|lines)",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:sub[ -]?|grand |overall )?totals?\b|net\b|overall\b|sum of\b", re.IGNORECASE)
_NET = re.compile(
    r"net(?: (?:budget )?(?:change|total|position|movement|effect|increase|reduction|saving|pressure|growth)s?"
    r"(?: ?/ ?\(?(?:increase|decrease|reduction|saving|pressure|growth)s?\)?)?)?",
    re.IGNORECASE,
)
_GRAND = re.compile(r"\b(?:grand|overall|all)\b", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:notes?|sources?|nb|n\.b\.|key|footnotes?|prepared|checked|printed|version|page \d|\(?continued\b|"
    r"\*|†|\[note|\(\d\)|[\u00b9\u00b2\u00b3])",
    re.IGNORECASE,
)
_MARKED_NOTE = re.compile(r"(?:foot)?(?:notes?|nb|n\.b\.|sources?)(?: \d+)?\s*[:.\u2013\u2014-]\s", re.IGNORECASE)
_CODE = re.compile(r"(?=.*\d)[A-Za-z0-9&/.\-_ ]{1,24}")
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?|[A-Z]{1,8}[ /.-]?\d+[A-Za-z]?|\d+[A-Z&]+[ /.-]?\d*")
_AREA = re.compile(
    r"(?:(?:activity|service|business|budget) area|area|division|client group)\s*[:\u2013\u2014-]\s*(.+)", re.IGNORECASE
)
_SERVICE = re.compile(r"(?:service|directorate|department|portfolio)\s*[:\u2013\u2014-]\s*(.+)", re.IGNORECASE)
_YEAR = r"(?:(?:19|20)?\d\d ?[/\-\u2013] ?(?:19|20)?\d\d)"
_BEHIND_BASE = r"(?: (?:for|of|as|at|in|from|to|before|brought|restated|b/?f|c/?f|[(\u00a3\d\-\u2013]).{0,30})?"
_BASE = re.compile(
    rf"(?:(?:{_YEAR} )?(?:base|opening|current|previous|original|approved|revised|adjusted|starting)"
    r"(?: (?:revenue|net|year))? (?:budget|position|base|point)|base|"
    r"(?:(?:net|total|gross|revenue|service|general fund|council|cash limited?) )*"
    r"(?:budget|base|requirement|expenditure|spending|position)(?: (?:requirement|position))? "
    r"(?:(?:brought|rolled|carried) forward|b/?f(?:wd)?|c/?f(?:wd)?)|"
    r"(?:brought|rolled) forward|b/?f(?:wd)?|"
    r"(?:previous|prior|last|current) year[\u2019']?s? (?:(?:net|approved|original|revised|base|revenue) )*budget|"
    rf"{_YEAR} (?:(?:net|gross|approved|agreed|original|revised|base|revenue|current|opening|adjusted|final|latest|"
    rf"council) )*budget(?: requirement)?|(?:(?:net|revenue) )*budget {_YEAR}){_BEHIND_BASE}",
    re.IGNORECASE,
)
_LEADING_TOTAL = re.compile(r"(?:(?:grand |overall |sub[ -]?)?totals?|net)(?: for| of)?[ :\u2013-]+(.+)", re.IGNORECASE)
_CLOSING = re.compile(
    rf"(?:{_YEAR} )?(?:(?:closing|final|proposed|new|net|total|draft|indicative|resulting|revised|revenue|council) )*"
    rf"(?:budget|budget requirement|closing (?:position|base))(?: {_YEAR})?",
    re.IGNORECASE,
)
_WORKING = re.compile(
    r"(?:workings?|check(?:s|ed)?|calc(?:ulation)?s?|memo|scratch|rough|to ?do)(?:\s*[:=?\u2013-].*|\s+only)?",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"[\s\-\u2013\u2014*(]*of (?:which|this|that|these)\b", re.IGNORECASE)
_NO_MONEY = re.compile(
    r".*\b(?:ftes?|wtes?|headcount|posts|band d|tax ?base|per ?cent(?:age)?)\b.*|.*%\)?|"
    r"(?:as )?(?:an? )?% (?:of|change|increase|reduction|saving)\b.*",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"(?:(?:remaining|residual|cumulative|overall|total|net|projected|revised|forecast|annual|in[- ]year) )*"
    r"(?:(?:budget|funding|resource|mtf[ps]) )*(?:gap|deficit|surplus|(?<=budget )shortfall|(?<=funding )shortfall)"
    r"(?:\s*(?:/|or)\s*\(?(?:surplus|deficit|shortfall)\)?)?"
    r"(?: (?:before|after|to|still|remaining|carried|brought)\b.{0,40})?",
    re.IGNORECASE,
)
_OTHER_SECTION = re.compile(
    r"(?:(?:use of|movements? (?:in|on)|general|earmarked|total|sources of) )*"
    r"(?:reserves?(?: and balances)?|balances|funding|finance[d]? by|funded (?:by|from)|memorandum(?: items?)?|memo|"
    r"for information)",
    re.IGNORECASE,
)
_THEME = re.compile(
    r"(?:(?:technical|base|budget|other|accounting|corporate|inflationary) )*"
    r"(?:adjustments?|virements?|transfers?|changes)|"
    r"one[- ]?off items|(?:previously |already )?agreed(?: (?:proposals|changes|items|last year))?|"
    r"(?:new|amended|revised) (?:proposals|changes|items)",
    re.IGNORECASE,
)
_LONG = 90
_DIGITS, _LETTERS = re.compile(r"\d+"), re.compile(r"[A-Za-z]+")


@lru_cache(maxsize=8192)
def is_only_total(text: str) -> bool:
    """Tell whether a label says plainly that its row is a total."""
    return bool(_ONLY_TOTAL.fullmatch(text.strip(" :."))) or bool(_NET.fullmatch(text.strip(" :.")))


def totalled(text: str) -> str:
    """Return what a label says that its row totals: `Adult Social Care` of `Total Adult Social Care`."""
    found = _LEADING_TOTAL.fullmatch(" ".join(text.split()))
    return found[1].strip(" :.") if found else ""


def is_working(text: str) -> bool:
    """Tell whether a label is that of somebody's working or check, left beside the lines."""
    return bool(_WORKING.fullmatch(text.strip()))


def counts_no_money(text: str) -> bool:
    """Tell whether the label of a row below a table's total is that of posts, percentages and the like."""
    return bool(_NO_MONEY.fullmatch(" ".join(text.split())))


def is_gap(text: str) -> bool:
    """Tell whether a label is that of a gap between budget and funding: what changes are to close, and none itself."""
    return bool(_GAP.fullmatch(" ".join(text.split()).strip(" :.")))


def heads_no_changes(text: str) -> bool:
    """Tell whether a heading is that of reserves, funding and the like, whose figures are no changes to budgets."""
    return bool(_OTHER_SECTION.fullmatch(" ".join(text.split()).strip(" :.")))


def heads_theme(text: str) -> bool:
    """Tell whether a heading is that of a theme, such as technical adjustments, and so of no area."""
    return bool(_THEME.fullmatch(" ".join(text.split()).strip(" :.")))


def is_part(text: str) -> bool:
    """Tell whether a label says that its figures are part of those of the line above it."""
    return bool(_OF_WHICH.match(text))


@lru_cache(maxsize=8192)
def begins_as_total(text: str) -> bool:
    """Tell whether a label begins as that of a total does, as some titles do too."""
    return bool(_BEGINS.match(text.strip()))


def is_base(text: str) -> bool:
    """Tell whether a label is that of a base from which the changes below it are counted."""
    return bool(_BASE.fullmatch(" ".join(text.split())))


def is_closing(text: str) -> bool:
    """Tell whether a label below a base is that of a whole budget: what the base and the changes make."""
    return bool(_CLOSING.fullmatch(" ".join(text.split())))


def is_net(text: str) -> bool:
    """Tell whether a label is that of a net total."""
    return bool(_NET.match(text.strip()))


def is_grand(text: str) -> bool:
    """Tell whether a label says that a total is one of everything."""
    return bool(_GRAND.search(text))


def is_note(text: str) -> bool:
    """Tell whether a text is a footnote or a sentence, and no heading."""
    tidy = text.strip()
    return bool(_NOTE.match(tidy)) or len(tidy) > _LONG or tidy.endswith(".")


def is_marked_as_note(text: str) -> bool:
    """Tell whether a text says itself that it is a note, whatever it speaks of."""
    return bool(_MARKED_NOTE.match(text.strip()))


def is_code(text: str) -> bool:
    """Tell whether a text looks like a reference: short, with a digit in it."""
    tidy = text.strip()
    return bool(_CODE.fullmatch(tidy)) and bool(_NUMBERED.match(tidy))


def reference_pattern(text: str) -> str:
    """Return how a reference is made up: `A-9` of S-12 and T-7, by which two of one making are known."""
    return _LETTERS.sub("A", _DIGITS.sub("9", text.strip()))


def named_area(text: str) -> str:
    """Return the area that a heading names by saying that it is one: `Activity Area - Older People`."""
    found = split_heading(text)
    if found is not None:
        return found[1]
    match = _AREA.fullmatch(" ".join(text.split()))
    return match[1].strip() if match else ""


def named_service(text: str) -> str:
    """Return the service that a heading names by saying that it is one: `Service: Adult Social Care`."""
    match = _SERVICE.fullmatch(" ".join(text.split()))
    return match[1].strip() if match else ""
