"""Tables of one year that only their title names, as Savings Proposals 2026/27 does over a column headed Amount."""

from collections.abc import Mapping

from model.findings import Finding, Level
from model.lines import Kind
from model.workbook.finding.column_words import field_of_words, says_no_money
from model.workbook.finding.drafts import Draft, drafts_of
from model.workbook.finding.heading_years import HeadingYear, year_bridged_to
from model.workbook.finding.kind_words import is_kind_heading, is_savings_and_pressures, kind_words
from model.workbook.finding.picture import Seen, SheetPicture, Sort
from model.workbook.finding.placing import SheetSaid

_LEAST = 2


class TitledPicture(SheetPicture):
    """A picture of a sheet whose headings name the year of its title, too."""

    def __init__(self, picture: SheetPicture, rows: Mapping[int, dict[int, Seen]]) -> None:
        """Show a sheet with these rows."""
        self.sheet = picture.sheet
        self.merged = picture.merged
        self.rows = dict(rows)
        self._spread = {(block.top, block.left): block for block in picture.merged}


def titled_drafts(picture: SheetPicture, said: SheetSaid, findings: list[Finding]) -> list[Draft]:
    """Return what looks like a table of the year that its title names; adds a finding on that."""
    rows = dict(picture.rows)
    year: HeadingYear | None = said.names.of(picture.name)
    is_of_kind = _names_kind(picture.name)
    headed: list[int] = []
    for row, cells in picture:
        words = [seen.words for seen in cells.values() if seen.words]
        has_figures = any(seen.is_figure for seen in cells.values())
        if len(cells) == 1 and words:
            year = said.names.of(words[0]) or year_bridged_to(words[0]) or year
            is_of_kind = is_of_kind or _names_kind(words[0])
        of_kinds = not has_figures and year is not None and bool(words) and _labels_name_kinds(picture, row)
        names_lines = any(field_of_words(text) in ("reference", "title") for text in words)
        if has_figures or year is None or not (names_lines or of_kinds):
            continue
        amounts = [column for column, seen in cells.items() if _heads_amounts(picture, row, column, seen)]
        if amounts and (
            is_of_kind or of_kinds or any(_names_kind(text) for text in words) or _heads_sections(picture, row)
        ):
            headings = {column: _dated(cells[column], year) for column in amounts}
            rows[row] = {**cells, **headings}
            headed.append(row)
    if not headed:
        return []
    drafts = list(drafts_of(TitledPicture(picture, rows), said))
    for draft in drafts:
        if draft.band.bottom in headed or draft.band.top in headed:
            years = sorted({each.year for each in draft.band.years.values()})
            message = (
                f"The headings of the table {draft.sheet}!{draft.block.text} name no year; its amounts are taken as "
                f"those of {', '.join(map(str, years))}, which its title names; check that it is so."
            )
            findings.append(Finding(Level.WARNING, "assumed years", message, draft.sheet, draft.where))
    return drafts


def _names_kind(text: str) -> bool:
    return kind_words(text) is not None or is_savings_and_pressures(text)


def _heads_sections(picture: SheetPicture, row: int) -> bool:
    """Tell whether a row below stands alone and heads a section: Pressures, Savings."""
    below = (cells for under, cells in picture if under > row and len(cells) == 1)
    return any(is_kind_heading(seen.words) for cells in below for seen in cells.values() if seen.words)


def _labels_name_kinds(picture: SheetPicture, row: int) -> bool:
    """Tell whether rows of figures below are called by pressures, and others by savings, as those of a bridge are."""
    below = (cells for under, cells in picture if under > row and any(seen.is_figure for seen in cells.values()))
    labels = (next((seen.words for seen in cells.values() if seen.words), "") for cells in below)
    kinds = {found.kind is Kind.SAVING for label in labels if (found := kind_words(label)) is not None}
    return len(kinds) > 1 or (bool(kinds) and _heads_sections(picture, row))


def _heads_amounts(picture: SheetPicture, row: int, column: int, seen: Seen) -> bool:
    """Tell whether figures stand below a heading that may be one of amounts."""
    if not seen.words or field_of_words(seen.words) == "reference" or says_no_money(seen.words):
        return False
    below = [picture.row(under).get(column) for under in range(row + 1, row + 1 + _LEAST)]
    return any(each is not None and (each.is_figure or each.number is not None) for each in below)


def _dated(seen: Seen, year: HeadingYear) -> Seen:
    return Seen(Sort.TEXT, f"{year.year} {seen.words}", dress=seen.dress)
