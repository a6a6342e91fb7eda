"""What the figures of drafts are where that is not plain: their unit, the sign of savings, changes or levels."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain

from model.lines import Kind
from model.money import Unit
from model.workbook.conversion import ReadAs
from model.workbook.finding.drafts import Draft
from model.workbook.finding.layout import ColumnRole
from model.workbook.finding.sign_columns import signs_of_savings
from model.workbook.finding.sign_words import said_signs
from model.workbook.finding.unit_words import headed_unit, stated_unit

_YEAR_ON_YEAR = re.compile(
    r"\byear[- ]on[- ]year\b|\bincremental\b|\bchanges? (?:on|from|over) (?:the )?(?:previous|prior)", re.IGNORECASE
)
_LEVELS = re.compile(r"\bcumulative\b|\bfull amount\b|\blevels\b", re.IGNORECASE)
_CREDIT = re.compile(r"\d\s*cr\.?\s*$", re.IGNORECASE)
_HUNDRED_THOUSAND, _THOUSAND = 100_000, 1000
_FEW = 3
_STEP = 3


def stated_unit_of(draft: Draft) -> Unit | None:
    """Return the unit that a table's cells hold, where headings, titles or notes say what they show."""
    amounts = [column.column for column in draft.headed.columns if column.role is ColumnRole.AMOUNT]
    said = [headed_unit(draft.band.headings.get(column, "")) for column in amounts]
    labels = [headed_unit(text) for column, text in draft.band.headings.items() if column not in amounts]
    notes = [stated_unit(row.labels.main) for row in draft.weighed.rows if not row.has_figures]
    titles = [stated_unit(text) for text in (*draft.titles, draft.sheet)]
    above = (stated_unit(seen.words) for row, cells in draft.picture if row < draft.band.top for seen in cells.values())
    shown = next((unit for unit in chain(said, labels, titles, above, notes) if unit is not None), None)
    thousands = Counter(seen.dress.thousands for seen in draft.amount_cells if seen.number is not None)
    scale = thousands.most_common(1)[0][0] if thousands else 0
    if not scale:
        return shown
    power = (shown.power if shown else _STEP * scale) - _STEP * scale
    return next((unit for unit in Unit if unit.power == power), shown)


def likely_unit(drafts: Iterable[Draft]) -> Unit:
    """Return the unit in which figures of these sizes usually are."""
    figures = sorted(abs(seen.number) for draft in drafts for seen in draft.amount_cells if seen.number)
    if not figures:
        return Unit.MILLIONS
    has_parts = any(figure != figure.to_integral_value() for figure in figures)
    middle, largest = figures[len(figures) // 2], figures[-1]
    if has_parts and largest < _THOUSAND and middle < _THOUSAND / 10:
        return Unit.MILLIONS
    pence = all(figure == figure.quantize(Decimal("0.01")) for figure in figures)
    if largest >= _HUNDRED_THOUSAND and (middle >= _THOUSAND or (has_parts and pence)):
        return Unit.GBP
    return Unit.THOUSANDS


def savings_signs(draft: Draft) -> tuple[int, int]:
    """Return how many figures of savings are above nil and how many below."""
    kinds = {place: account.kind for place, account in enumerate(draft.headed.accounts)}
    above = below = 0
    for row in draft.weighed.lines:
        for column in draft.headed.columns:
            if column.role is not ColumnRole.AMOUNT or (kinds.get(column.account) or row.kind) is not Kind.SAVING:
                continue
            figure = row.figures.get(column.column)
            seen = draft.picture.at(row.row, column.column)
            is_credit = figure is None and seen is not None and bool(_CREDIT.search(seen.text))
            above += bool(figure and figure > 0)
            below += bool(figure and figure < 0) or is_credit
    return above, below


def proves_signs(draft: Draft) -> bool | None:
    """Tell by arithmetic whether savings are shown positive: a net total casts only so. None where none is net."""
    if draft.weighed.flipped:
        return True
    if any(account.kind is not None for account in draft.headed.accounts):
        return None  # savings and pressures stand in columns of their own, so no column casts to a net total
    rows = draft.weighed.rows
    for total in draft.weighed.totals:
        covered = [rows[place] for place in total.covers]
        savings = [row for row in covered if row.kind is Kind.SAVING and any(row.figures.values())]
        if total.proven and savings and len(savings) < len(covered):
            return False
    return None


def says_positive_savings(draft: Draft) -> bool | None:
    """Tell whether a title or note says that savings are shown positive, or in brackets; None where none says it."""
    return said_signs((*draft.titles, draft.sheet, *draft.band.headings.values(), *_notes(draft)))


def _first_signs(draft: Draft) -> tuple[int, int]:
    """Return how many savings begin above nil and how many below: what is taken out again follows in a later year."""
    above = below = 0
    for account, held in enumerate(draft.headed.accounts):
        columns = [
            column
            for column in draft.headed.columns
            if column.role is ColumnRole.AMOUNT and column.account == account and column.year is not None
        ]
        columns.sort(key=lambda column: column.year.start if column.year else 0)
        for row in draft.weighed.lines:
            figures = (row.figures.get(column.column) for column in columns)
            first = next((figure for figure in figures if figure), None)
            if first is not None and (held.kind or row.kind) is Kind.SAVING:
                above, below = above + (first > 0), below + (first < 0)
    return above, below


def mixes_signs(drafts: Iterable[Draft]) -> bool:
    """Tell whether savings stand on both sides of nil and nothing proves on which of them they lower the budget."""
    for draft in drafts:
        above, below = _first_signs(draft)
        plain = signs_of_savings(draft) is not None or proves_signs(draft) is not None
        if not plain and says_positive_savings(draft) is None and above and 0 < below < 2 * above:
            return True
    return False


def decide_signs(drafts: Sequence[Draft], said: ReadAs) -> bool:
    """Decide for each draft whether it shows savings positive; returns whether that was assumed of any.

    `said` is what the officer says, who knows; then comes arithmetic.
    """
    signs = [savings_signs(draft) for draft in drafts]
    all_above, all_below = (sum(each[side] for each in signs) for side in (0, 1))
    assumed = False
    for draft, (above, below) in zip(drafts, signs, strict=True):
        proven = signs_of_savings(draft)
        proven = proves_signs(draft) if proven is None else proven
        of_table = draft.said.positive_savings if draft.said is not None else None
        positive = said.shows_savings_positive if said.shows_savings_positive is not None else proven
        positive = positive if of_table is None else of_table
        if positive is not None:
            draft.positive_savings = positive
            continue
        stated = says_positive_savings(draft)
        if stated is not None:
            draft.positive_savings = stated
            continue
        is_few = above + below < _FEW
        is_plain = above > 2 * below or below > 2 * above
        most = (all_above, all_below) if is_few else (above, below) if is_plain else _first_signs(draft)
        draft.positive_savings = most[0] > 2 * most[1]
        assumed = assumed or all_above + all_below > 0
    return assumed


def stated_levels(drafts: Iterable[Draft]) -> bool | None:
    """Return whether titles and headings say that amounts are levels (or changes); None where they do not say."""
    drafts = list(drafts)
    texts = [text for draft in drafts for text in (*draft.titles, draft.sheet, *draft.band.headings.values())]
    notes = [note for draft in drafts for note in _notes(draft)]
    if any(_YEAR_ON_YEAR.search(text) for text in (*texts, *notes)):
        return False
    read = {text for draft in drafts for text in (*draft.titles, draft.sheet, *_amount_headings(draft))}
    return True if any(_LEVELS.search(text) for text in read) else None


def _amount_headings(draft: Draft) -> list[str]:
    return [column.heading for column in draft.headed.columns if column.role is ColumnRole.AMOUNT]


def _notes(draft: Draft) -> list[str]:
    return [row.labels.main for row in draft.weighed.rows if not row.has_figures]


def looks_like_levels(drafts: Iterable[Draft]) -> bool:
    """Tell whether most lines state the same figure year after year, as levels do and changes do not."""
    same = other = 0
    for draft in drafts:
        for row in draft.weighed.lines:
            figures = [figure for figure in row.figures.values() if figure]
            if len(row.figures) > 1 and figures:
                is_same = len(figures) > 1 and len(set(figures)) == 1
                same, other = same + is_same, other + (not is_same)
    return same >= _FEW and same > other
