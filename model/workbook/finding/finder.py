"""Finding: a workbook that others laid out becomes a `Layout`, with findings on what was assumed or is not read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from model.findings import Finding, Level
from model.lines import Kind
from model.money import Unit
from model.workbook.addresses import Block, address
from model.workbook.conversion import ReadAs, Stated
from model.workbook.finding import assumptions
from model.workbook.finding.cell_styles import CellStyles
from model.workbook.finding.controls_found import with_controls
from model.workbook.finding.doubtful_tables import pressures_below_nil, versions_apart, without_title
from model.workbook.finding.drafts import Draft
from model.workbook.finding.figures import (
    decide_signs,
    likely_unit,
    looks_like_levels,
    mixes_signs,
    stated_levels,
    stated_unit_of,
)
from model.workbook.finding.heading_years import is_bare_year, names_years
from model.workbook.finding.kind_words import shows_pressures_in_brackets
from model.workbook.finding.layout import Layout, Region, Total
from model.workbook.finding.lines_found import FoundLine, found_lines
from model.workbook.finding.not_followed import not_followed
from model.workbook.finding.outside import outside, without_tables
from model.workbook.finding.picture import SheetPicture
from model.workbook.finding.pivots import pivot_blocks
from model.workbook.finding.placing import place
from model.workbook.finding.questions import Apart, Question
from model.workbook.finding.sheet_drafts import drafts_on
from model.workbook.finding.sign_columns import sign_findings
from model.workbook.finding.summaries import Summary, copies, proven_summary, summaries
from model.workbook.finding.totals_found import totals_of, totals_of_summary
from model.workbook.finding.turned_tables import TurnedBack, row_of
from model.workbook.finding.verdicts import NOTHING_SAYS, UNKNOWN_YEARS
from model.workbook.finding.versions_beside import is_among
from model.workbook.finding.weighed_rows import TableRow
from model.workbook.finding.wider_totals import Wider
from model.workbook.kept_fields import is_of_the_app
from model.workbook.package import Package
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Structure
from model.workbook.uncalculated import Uncalculated


@dataclass(slots=True)
class Found:
    """What finding yields: the layout, what the workbook itself states of its figures, and findings.

    `apart` are the tables that are not read as lines, `questions` what only the officer can tell. `versions` are the
    several columns that tables have for each year, of which the first is read.
    """

    layout: Layout
    stated: Stated
    findings: list[Finding] = field(default_factory=list)
    apart: tuple[Apart, ...] = ()
    questions: tuple[Question, ...] = ()
    versions: tuple[str, ...] = ()


def find_layout(package: Package, structure: Structure, source: SheetSource, said: ReadAs) -> Found:
    """Find the budget tables of a workbook, as the officer says of it what it does not state itself.

    Raises FileProblem where a sheet is damaged.
    """
    return find_in(Pictures(package, structure, source), said)


class Pictures:
    """What finding looks at: a picture of every sheet, and where its pivot tables are."""

    def __init__(self, package: Package, structure: Structure, source: SheetSource) -> None:
        """Look at all sheets but those that the app added. Raises FileProblem where one is damaged."""
        styles = CellStyles(package, structure, source.file)
        self.file = source.file
        theirs = [sheet for sheet in structure.sheets if not is_of_the_app(sheet)]
        uncalculated = Uncalculated(structure, source)
        self.sheets = [SheetPicture(sheet, source, styles, uncalculated) for sheet in theirs]
        self.pivots = [pivot_blocks(package, sheet, source.file) for sheet in theirs]


def find_in(seen_in: Pictures, said: ReadAs) -> Found:
    """Find the budget tables in pictures of sheets, as the officer says."""
    pictures = seen_in.sheets
    findings: list[Finding] = []
    drafts: list[Draft] = []
    apart: list[Apart] = []
    doubtful: list[Draft] = []
    without: list[SheetPicture] = []
    placed = place(said.corrections, pictures, findings)
    for picture, blocks in zip(pictures, seen_in.pivots, strict=True):
        seen = _without_pivots(drafts_on(picture, placed[picture.name], findings), blocks, findings)
        for draft in seen:
            if draft.refusal == NOTHING_SAYS:
                doubtful.append(draft)
            elif draft.refusal:
                findings.append(_not_read(draft))
                apart.append(_apart_as(draft, draft.refusal))
        findings.extend(_unfound(picture, seen))
        if seen:
            findings.extend(outside(picture, [*(draft.reach for draft in seen), *blocks]))
        else:
            without.append(picture)
        drafts += [draft for draft in seen if not draft.refusal]
    findings.extend(without_tables(without))
    return _laid_out(drafts, pictures, said, _Noted(findings, apart, doubtful), seen_in.file)


class _Noted(NamedTuple):
    """What is noted on the way; `doubtful` are tables that no word says to be of pressures or savings."""

    findings: list[Finding]
    apart: list[Apart]
    doubtful: list[Draft]


def _laid_out(drafts: list[Draft], pictures: Sequence[SheetPicture], said: ReadAs, noted: _Noted, file: str) -> Found:
    findings, apart, doubtful = noted
    units = [stated_unit_of(draft) for draft in drafts]
    said_units = Counter(unit for unit in units if unit is not None)
    usual = said_units.most_common(1)[0][0] if said_units else likely_unit(drafts)
    for draft, unit in zip(drafts, units, strict=True):
        draft.unit = (draft.said.unit if draft.said else None) or unit or said.unit or usual
    for draft in doubtful:
        draft.unit = stated_unit_of(draft) or said.unit or usual
    assumed_signs = decide_signs(drafts, said)
    findings.extend(_kinds_by_sign(drafts))
    findings.extend(each for draft in drafts for each in sign_findings(draft))
    levels = stated_levels(drafts)
    kept, lines, totals = _told_apart(drafts, noted)
    findings.extend(versions_apart(kept))
    for draft in kept:
        findings.extend([*without_title(draft), *pressures_below_nil(draft)])
    back = TurnedBack([*drafts, *doubtful])
    totals = list(with_controls(totals, lines, _live([back.with_cells(total) for total in totals], pictures)))
    totals = [back.with_covers(back.with_cells(total)) for total in totals]
    regions = tuple(_region(draft) for draft in kept)
    unit = Counter(region.unit for region in regions).most_common(1)[0][0] if regions else Unit.MILLIONS
    decimals = max((region.decimals for region in regions if region.unit is unit), default=unit.decimals)
    holds_levels = bool(levels) if said.holds_levels is None else said.holds_levels
    layout = Layout(regions, tuple(totals), unit, decimals, holds_levels)
    known_units = [unit or (draft.said.unit if draft.said else None) for draft, unit in zip(drafts, units, strict=True)]
    stated = Stated(bool(units) and None not in known_units, basis=levels is False)
    asked = [Question.YEARS] if any(each.unknown_years for each in apart) else []
    versions = _versions(kept)
    is_version_said = is_among(versions, said.corrections.version)
    findings.extend(not_followed(said.corrections, pictures, versions))
    if regions:
        known = Stated(stated.unit, levels is not None, not assumed_signs or not _has_savings(kept))
        suspect = levels is None and looks_like_levels(kept)
        findings.extend(assumptions.assumed(layout, known, said, file, versions, suspect=suspect))
        findings.extend(assumptions.years_told(layout, kept, is_said=is_version_said))
        asked += [Question.VERSION] if versions and not is_version_said else []
        doubtful_signs = any(region.positive_savings for region in regions) or mixes_signs(kept)
        asked += _asked(known, said, positive=doubtful_signs)
    return Found(layout, stated, findings, tuple(apart), tuple(asked), versions)


def _versions(drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Return the several columns that tables have for each year, those that are read first."""
    read = [draft.headed.version for draft in drafts if draft.headed.versions]
    return tuple(dict.fromkeys([*read, *(each for draft in drafts for each in draft.headed.versions)]))


def _asked(known: Stated, said: ReadAs, *, positive: bool) -> Iterator[Question]:
    """Yield what neither the workbook nor the officer says; savings that are shown negative are what they seem."""
    if not known.unit and said.unit is None:
        yield Question.UNIT
    if not known.basis and said.holds_levels is None:
        yield Question.BASIS
    if not known.savings and said.shows_savings_positive is None and positive:
        yield Question.SAVINGS


def _live(totals: Sequence[Total], pictures: Sequence[SheetPicture]) -> set[int]:
    """Return the places of totals that have a formula."""
    by_name = {picture.name: picture for picture in pictures}
    return {
        place
        for place, total in enumerate(totals)
        for _, row, column in total.cells
        if (seen := by_name[total.sheet].at(row, column)) is not None and seen.formula is not None
    }


def _told_apart(drafts: list[Draft], noted: _Noted) -> tuple[list[Draft], list[FoundLine], list[Total]]:
    """Tell tables of lines from those that repeat them; returns the former, their lines, and all totals stated."""
    kept = list(drafts)
    for copy, original in copies(kept):
        noted.findings.append(_repeats(copy, original))
        noted.apart.append(_apart_as(copy, f"it repeats lines of {original.sheet}!{original.block.text}"))
        kept = [draft for draft in kept if draft is not copy]
    sums = summaries(kept)
    kept = [draft for draft in kept if all(draft is not each.draft for each in sums)]
    for draft in noted.doubtful:
        summary = proven_summary(draft, kept)
        if summary is not None:
            sums.append(summary)
        else:
            noted.findings.append(_not_read(draft))
            noted.apart.append(_apart_as(draft, draft.refusal))
    lines = [line for draft in kept for line in found_lines(draft)]
    wider = Wider(lines)
    totals = [total for draft in kept for total in totals_of(draft, wider)]
    for each in sums:
        totals += totals_of_summary(each, lines)
        noted.findings.extend(_told(each))
        noted.apart.append(_apart_as(each.draft, "it sums other tables up", is_summary=True))
    return kept, lines, totals


def _apart_as(draft: Draft, why: str, *, is_summary: bool = False) -> Apart:
    years = draft.band.guesses if why == UNKNOWN_YEARS else ()
    return Apart(draft.sheet, draft.block, draft.header_rows, why, draft.words, is_summary, years)


def _kinds_by_sign(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Give lines whose kind nothing says the one that their sign suggests, and tell it."""
    for draft in drafts:
        is_open = all(account.kind is None for account in draft.headed.accounts)
        rows = [row for row in draft.weighed.lines if row.kind is None] if is_open else []
        if not rows:
            continue
        if any(shows_pressures_in_brackets(text) for text in (*draft.titles, *draft.band.headings.values())):
            yield _all_as_savings(draft, rows)
            continue
        firsts = [next((figure for figure in row.figures.values() if figure), None) for row in rows]
        signs = [first < 0 for first in firsts if first is not None]
        mostly = sum(signs) * 4 >= 3 * len(signs) if signs else False
        rarely = sum(signs) * 4 <= len(signs)
        for row, first in zip(rows, firsts, strict=True):
            is_saving = mostly or (not rarely and first is not None and first < 0)
            row.kind = Kind.SAVING if is_saving else Kind.PRESSURE
        savings = sum(row.kind is Kind.SAVING for row in rows)
        what = (
            "savings" if savings == len(rows) else "pressures" if not savings else "pressures or savings by their sign"
        )
        message = (
            f"Nothing in the table {draft.sheet}!{draft.block.text} says whether {len(rows)} of its lines are "
            f"pressures or savings; they are taken as {what}; check that it is so."
        )
        where = draft.picture.address(rows[0].row, draft.span.start)
        yield Finding(Level.WARNING, "assumed type", message, draft.sheet, where)


def _all_as_savings(draft: Draft, rows: Sequence[TableRow]) -> Finding:
    """Read every line as a saving, shown positive, so that one below nil raises the budget; tells so."""
    for row in rows:
        row.kind = Kind.SAVING
    draft.positive_savings = True
    message = (
        f"The table {draft.sheet}!{draft.block.text} shows savings above nil and pressures below; all of its lines are "
        "read as savings, and those below nil raise the budget; say which are pressures."
    )
    where = draft.picture.address(rows[0].row, draft.span.start)
    return Finding(Level.WARNING, "assumed type", message, draft.sheet, where)


def _region(draft: Draft) -> Region:
    return Region(
        draft.sheet,
        draft.block,
        draft.header_rows,
        tuple(draft.headed.columns),
        tuple(draft.headed.accounts),
        tuple(row_of(draft, row) for row in draft.weighed.rows),
        draft.unit or Unit.MILLIONS,
        draft.positive_savings,
        draft.decimals,
        draft.words,
    )


def _has_savings(drafts: Sequence[Draft]) -> bool:
    return any(row.kind is Kind.SAVING for draft in drafts for row in draft.weighed.lines) or any(
        account.kind is Kind.SAVING for draft in drafts for account in draft.headed.accounts
    )


def _without_pivots(drafts: list[Draft], blocks: list[Block], findings: list[Finding]) -> list[Draft]:
    kept = []
    for draft in drafts:
        if any(draft.block.meets(block) for block in blocks):
            message = (
                f"The pivot table at {draft.sheet}!{draft.block.text} is not read: it shows figures of other cells."
            )
            findings.append(Finding(Level.NOTE, "pivot table", message, draft.sheet, draft.where))
        else:
            kept.append(draft)
    return kept


def _not_read(draft: Draft) -> Finding:
    where = draft.where
    if draft.said is not None and draft.said.is_read is False:
        message = f"The table {draft.sheet}!{draft.block.text} is not read, as you said."
        return Finding(Level.NOTE, "table not read", message, draft.sheet, where)
    if draft.refusal == UNKNOWN_YEARS:
        named = ", ".join(draft.band.guesses)
        message = (
            f"The table {draft.sheet}!{draft.block.text} is not read: {draft.refusal} ({named}). Say which ones they "
            f'mean (--year "{draft.band.guesses[0]}=2026/27").'
        )
        return Finding(Level.WARNING, "years not known", message, draft.sheet, where)
    message = f"The table {draft.sheet}!{draft.block.text} has years but is not read: {draft.refusal}."
    return Finding(Level.WARNING, "table not read", message, draft.sheet, where)


def _repeats(copy: Draft, original: Draft) -> Finding:
    message = (
        f"The table {copy.sheet}!{copy.block.text} repeats lines of {original.sheet}!{original.block.text}, so it is "
        "not counted again."
    )
    where = copy.where
    return Finding(Level.WARNING, "repeated table", message, copy.sheet, where)


def _told(summary: Summary) -> Iterator[Finding]:
    draft = summary.draft
    where = draft.where
    message = (
        f"The table {draft.sheet}!{draft.block.text} sums other tables up: its figures are taken as stated totals, not "
        "as lines."
    )
    yield Finding(Level.NOTE, "summary", message, draft.sheet, where)
    for row in sorted(set(summary.unknown)):
        where = draft.picture.address(row, draft.span.start)
        message = (
            f"The row {draft.sheet}!{where} names nothing that other tables state, so it is compared with nothing."
        )
        yield Finding(Level.WARNING, "summary not compared", message, draft.sheet, where)


def _unfound(picture: SheetPicture, drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Tell of a sheet that names years beside figures and has no table that could be looked at."""
    if drafts:
        return
    for row, cells in picture:
        for column, seen in cells.items():
            years = names_years(seen.words) or (len(cells) > 1 and _run_of_bare_years(picture, row))
            if years and any(other.is_figure for more in picture.rows.values() for other in more.values()):
                where = address(row, column)
                message = (
                    f"The sheet “{picture.name}” names years ({where}) but no table of pressures and savings was "
                    "found on it: each financial year needs a column with its heading (2026/27) over figures."
                )
                yield Finding(Level.NOTE, "no table on sheet", message, picture.name, where)
                return


def _run_of_bare_years(picture: SheetPicture, row: int) -> bool:
    bare = [int(seen.text) for seen in picture.row(row).values() if is_bare_year(seen.text)]
    return len(bare) > 1 and all(after - before == 1 for before, after in pairwise(bare))
