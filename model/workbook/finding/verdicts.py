"""Whether a draft is a table of pressures and savings, or another one that has years too: evidence is weighed."""

import re

from model.workbook.finding.columns import kinds_of
from model.workbook.finding.drafts import Draft
from model.workbook.finding.kind_words import is_savings_and_pressures, kind_words
from model.workbook.finding.layout import ColumnRole
from model.workbook.finding.unit_words import headed_unit
from model.workbook.finding.weighed_rows import TableRow

_OTHER_TABLES = re.compile(
    r"\b(?:capital|treasury|reserves?|balances|council tax|collection fund|loans?|debt|borrowing|cash ?flow|staff|"
    r"establishment|payroll|monitoring|outturn|gross (?:budget|expenditure)|net (?:budget|expenditure)|"
    r"budget requirement|revenue budget|medium term financial (?:plan|strategy)|mtf[ps])\b",
    re.IGNORECASE,
)
_FUNDING = re.compile(
    r"\b(?:council tax|business rates|(?:revenue )?support grant|rsg|collection fund|precepts?|new homes bonus|"
    r"(?:government|settlement|general|un-?ringfenced) (?:grants?|funding)|tax base|top[- ]?up|tariff|"
    r"use of (?:reserves|balances))\b",
    re.IGNORECASE,
)
_POSTS = re.compile(r"\b(?:ftes?|wtes?|headcount|full[- ]time equivalents?|number of posts)\b", re.IGNORECASE)
_PROPOSALS = re.compile(r"\bproposals?|initiatives?|budget changes?|year on year\b", re.IGNORECASE)
POSTS = "what stands over it says that it counts posts, not money"
FUNDING = "it seems to be one of what the budget is funded from"
DIFFERENT_UNITS = "its columns of amounts are in different units; put them into one in Excel"
UNKNOWN_YEARS = "its headings name no financial years"
WHOLE_BUDGETS = "it seems to be one of whole budgets, not of changes to them"
NOTHING_SAYS = "nothing says that it holds pressures or savings"
_MOST_MONTHS = 3
_HALF = 2


def refusal(draft: Draft) -> str:
    """Return why a draft is not read as pressures and savings; nothing where it is."""
    headed = draft.headed
    if draft.said is not None and draft.said.is_read is False:
        return "you said so"
    if _mixes_units(draft) and (draft.said is None or draft.said.unit is None):
        return DIFFERENT_UNITS
    if draft.is_to_be_read and not draft.band.guesses and headed.accounts and draft.weighed.lines:
        return ""
    why = _why_not(draft)
    return why or (UNKNOWN_YEARS if draft.band.guesses else "")


def _why_not(draft: Draft) -> str:
    """Return why a draft is not read, whatever its years are."""
    headed = draft.headed
    if headed.months >= _MOST_MONTHS:
        return "it is one of months"
    if not any(column.role is ColumnRole.AMOUNT for column in headed.columns):
        return "none of its columns is one of amounts"
    if not draft.weighed.lines:
        return "" if draft.weighed.totals else "no row below its headings holds a figure"
    if _counts_posts(draft):
        return POSTS
    return _without_kinds(draft) if not _tells_kinds(draft) else ""


def _tells_kinds(draft: Draft) -> bool:
    """Whether columns, or the rows of most lines, say what kind they are of."""
    lines = draft.weighed.lines
    return bool(kinds_of(draft.headed.accounts)) or sum(_has_kind(row, draft) for row in lines) * _HALF >= len(lines)


def _without_kinds(draft: Draft) -> str:
    """Weigh a table whose rows say no kind: what stands over it, and its figures."""
    over = _says_kind(draft)
    other = any(_OTHER_TABLES.search(text) for text in (*draft.titles, draft.sheet))
    amounts = sum(column.role is ColumnRole.AMOUNT for column in draft.headed.columns)
    if draft.headed.monitoring and not (draft.over.kind and draft.headed.monitoring < amounts):
        return "it is one of budget monitoring, with actuals or variances"
    if (draft.headed.budgets or other) and not over:
        return WHOLE_BUDGETS
    if _names_funding(draft) and not over:
        return FUNDING
    if over or _has_negative(draft) or _names_proposals(draft):
        return ""
    return NOTHING_SAYS


def _mixes_units(draft: Draft) -> bool:
    """Whether headings of amounts name more than one unit: a table is read in one."""
    amounts = (each.heading for each in draft.headed.columns if each.role.has_account)
    return len({unit for heading in amounts if (unit := headed_unit(heading)) is not None}) > 1


def _counts_posts(draft: Draft) -> bool:
    """Whether the title next to a table, or its sheet, is of posts, and nothing about it names money."""
    texts = (*draft.titles, draft.sheet, *draft.band.headings.values())
    is_money = any(headed_unit(text) is not None for text in texts)
    return not is_money and any(_POSTS.search(text) for text in (*draft.titles[:1], draft.sheet))


def _names_funding(draft: Draft) -> bool:
    lines = draft.weighed.lines
    return sum(bool(_FUNDING.search(row.labels.main)) for row in lines) * _HALF >= len(lines)


def _has_kind(row: TableRow, draft: Draft) -> bool:
    return row.own_kind is not None or (row.kind is not None and row.kind is not draft.over.kind)


def _says_kind(draft: Draft) -> bool:
    if draft.over.kind is not None:
        return True
    return any(is_savings_and_pressures(text) or kind_words(text) for text in (*draft.titles, draft.sheet))


def _has_negative(draft: Draft) -> bool:
    """Whether amounts are of both signs, as changes are and budgets of services are not."""
    figures = [seen.number for seen in draft.amount_cells if seen.number]
    negative = sum(figure < 0 for figure in figures)
    return bool(negative) and negative * 5 >= len(figures)


def _names_proposals(draft: Draft) -> bool:
    words = [column for column in draft.headed.columns if column.role is ColumnRole.WORDS]
    if any(column.field == "reference" and column.heading for column in words):
        return True
    return any(_PROPOSALS.search(text) for text in (*draft.titles, *(column.heading for column in words)))
