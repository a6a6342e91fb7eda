"""Header rows: one to four rows that name financial years above columns of figures, and each column's whole heading."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from model.workbook.finding.column_words import (
    field_of_words,
    says_base,
    says_budget,
    says_change,
    says_cumulative,
    says_effect,
    says_forecast,
    says_monitoring,
    says_no_money,
    says_shortfall,
    says_total,
)
from model.workbook.finding.heading_years import HeadingYear, date_of_words, heading_of_date, is_bare_year, is_first_day
from model.workbook.finding.kind_words import is_kind_heading, kind_words
from model.workbook.finding.picture import Row, Seen, SheetPicture, Sort
from model.workbook.finding.placing import NOTHING_SAID_OF_SHEET, SheetSaid
from model.workbook.finding.row_words import is_note, is_only_total
from model.workbook.finding.unit_words import headed_unit, is_unit, without_unit

MOST_HEADER_ROWS = 4
_FEW_WORDS = 40
_SHORT = 25
_PERCENTAGE = re.compile(r"[\d.,]+\s*%")
_SEVERAL = 2
_MEASURES = (
    says_base,
    says_budget,
    says_change,
    says_cumulative,
    says_forecast,
    says_monitoring,
    says_no_money,
    says_effect,
    says_shortfall,
)


@dataclass(frozen=True, slots=True)
class Band:
    """Header rows from `top` to `bottom`; the heading and the year of each column that has one.

    `repeats` are rows below that say the same again at the top of a printed page.
    """

    top: int
    bottom: int
    headings: Mapping[int, str]
    years: Mapping[int, HeadingYear]
    repeats: frozenset[int] = frozenset()

    @property
    def guesses(self) -> tuple[str, ...]:
        """The headings whose years nobody has told yet, such as Year 1; the years of these are stand-ins."""
        guessed = (column for column, year in self.years.items() if year.is_guess)
        return tuple(dict.fromkeys(self.headings.get(column, "") for column in sorted(guessed)))

    @property
    def columns(self) -> range:
        """The columns from the first heading to the last."""
        return range(min(self.headings), max(self.headings) + 1)


def is_measure(text: str) -> bool:
    """Tell whether a text says what the figures of a column are, as no cell of a line does."""
    if not text or len(text) > _FEW_WORDS or _PERCENTAGE.fullmatch(text):
        return False
    if is_unit(text) or headed_unit(text) is not None or says_total(text) or kind_words(text) is not None:
        return True
    return any(says(text) for says in _MEASURES)


def bands(picture: SheetPicture, said: SheetSaid = NOTHING_SAID_OF_SHEET) -> list[Band]:
    """Return the bands of header rows of a sheet, from the top, with the years that are said."""
    found: list[Band] = []
    for row, years in _anchors(picture, said):
        if found and row <= found[-1].bottom:
            continue
        above = found[-1].bottom if found else 0
        band = _band(picture, row, years, above)
        if found and _goes_on(picture, found[-1], band):
            repeats = found[-1].repeats | {*range(band.top, band.bottom + 1)}
            found[-1] = replace(found[-1], repeats=repeats)
            continue
        found.append(band)
    return found


def _goes_on(picture: SheetPicture, before: Band, band: Band) -> bool:
    """Tell whether headings only repeat those of the table above in the midst of its lines, as on a new page."""
    if (before.headings, before.years) != (band.headings, band.years):
        return False
    for row in range(band.top - 1, before.bottom, -1):
        cells = picture.row(row)
        words = [seen.words for seen in cells.values() if seen.words]
        has_figures = any(seen.is_figure for column, seen in cells.items() if column in before.years)
        if has_figures:
            return not any(is_only_total(text) for text in words)
        if any(not is_note(text) for text in words):
            return False
    return False


def _anchors(picture: SheetPicture, said: SheetSaid) -> Iterator[tuple[int, dict[int, HeadingYear]]]:
    """Yield the rows that name years above figures, with the years by column, merged cells spread out."""
    named = [(row, years) for row, _ in picture if (years := _years_of(picture, row, said))]
    named = sorted([*named, *_guessed(picture, said, named)], key=lambda each: each[0])
    for place, (row, years) in enumerate(named):
        following = next((other for other, more in named[place + 1 :] if other > row + 1 and more.keys() & years), None)
        over = [column for column in years if _has_figure(picture, row, following, column)]
        if not over or (len(years) == 1 and not _stands_as_heading(picture, row, over[0], years[over[0]])):
            continue
        yield row, years


def _years_of(picture: SheetPicture, row: int, said: SheetSaid) -> dict[int, HeadingYear]:
    years: dict[int, HeadingYear] = {}
    dated = _dated(picture.row(row))
    for column, seen in picture.row(row).items():
        text = dated.get(column) or _heading_text(seen)
        year = said.names.of(text) if text else None
        if year is None or (len(year.rest) > _SHORT and not is_measure(year.rest)):
            continue
        block = picture.merged_from(row, column)
        years.update(dict.fromkeys(range(column, block.right + 1), year))
    if any(seen.number is not None and is_bare_year(seen.text) for seen in picture.row(row).values()):
        years = {column: year for column, year in years.items() if column - 1 in years or column + 1 in years}
    for each in said.columns:
        if each.row == row and each.year is not None:
            years[each.column] = HeadingYear(each.year, "")
    return years


def _dated(cells: Row) -> dict[int, str]:
    """Return the years that a row of dates names by their first days, or their last; none where it has other dates."""
    if any(seen.number is not None for seen in cells.values()):
        return {}  # a row of figures, as nearly all are
    dates = {column: date for column, seen in cells.items() if (date := _date(seen))}
    named = {column: heading_of_date(date) for column, date in dates.items()}
    is_of_one_sort = len({is_first_day(date) for date in dates.values()}) == 1
    if len(dates) < _SEVERAL or not is_of_one_sort or not all(named.values()):
        return {}
    return {column: " ".join([named[column], _unit_behind(cells[column])]).strip() for column in named}


def _date(seen: Seen) -> str:
    """Return the date that a heading is, or writes in words and before a unit; nothing for none."""
    return seen.text if seen.sort is Sort.DATE else date_of_words(without_unit(seen.words).strip(" ,:-()"))


def _unit_behind(seen: Seen) -> str:
    unit = headed_unit(seen.words)
    return unit.symbol if unit is not None else ""


def _heading_text(seen: Seen) -> str:
    return seen.words or (seen.text if seen.number is not None and is_bare_year(seen.text) else "")


def _guessed(
    picture: SheetPicture, said: SheetSaid, named: list[tuple[int, dict[int, HeadingYear]]]
) -> Iterator[tuple[int, dict[int, HeadingYear]]]:
    """Yield the rows whose headings count years (Year 1, Year 2; 2026, 2027) without saying which, side by side."""
    for row, cells in picture:
        guesses: dict[int, HeadingYear] = {}
        dated = _dated(cells)
        for column, seen in sorted(cells.items()):
            text = dated.get(column) or _heading_text(seen)
            guess = said.names.guess(text) if text else None
            if guess is not None and (len(guess.rest) <= _SHORT or is_measure(guess.rest)):
                guesses.update(dict.fromkeys(range(column, picture.merged_from(row, column).right + 1), guess))
        starts = sorted({year.year.start for year in guesses.values()})
        counts_on = len(starts) > 1 and starts[-1] - starts[0] == len(starts) - 1
        under = any(other <= row + MOST_HEADER_ROWS and years.keys() & guesses for other, years in named)
        if counts_on and not under:
            yield row, guesses


def _has_figure(picture: SheetPicture, row: int, following: int | None, column: int) -> bool:
    last = following or max(picture.rows) + 1
    return any(
        row < below < last and (seen := cells.get(column)) is not None and (seen.is_figure or seen.number is not None)
        for below, cells in picture.rows.items()
    )


def _stands_as_heading(picture: SheetPicture, row: int, column: int, year: HeadingYear) -> bool:
    """Tell a year over a column from one in a title: beside it or below it stand other headings."""
    here = picture.row(row)
    if len(here) > 1:
        return True
    return column > min(min(cells) for cells in picture.rows.values()) and len(year.rest) < _FEW_WORDS


def _band(picture: SheetPicture, anchor: int, years: dict[int, HeadingYear], above: int) -> Band:
    top = bottom = anchor
    while bottom - anchor < MOST_HEADER_ROWS - 1 and _is_lower_header(picture, bottom + 1, anchor, years):
        bottom += 1
    while bottom - top < MOST_HEADER_ROWS - 1 and top - 1 > above and _is_upper_header(picture, top - 1, anchor, years):
        top -= 1
    years = _spread_years(picture, anchor, bottom, years)
    return Band(top, bottom, _headings(picture, top, bottom, years, anchor), years)


def _is_lower_header(picture: SheetPicture, row: int, anchor: int, years: Mapping[int, HeadingYear]) -> bool:
    cells = picture.row(row)
    first = min(years)
    if not cells or any(seen.is_figure or seen.number is not None for column, seen in cells.items() if column >= first):
        return False
    over = [seen.words for column, seen in cells.items() if column >= first]
    labels = [(column, seen.words) for column, seen in cells.items() if column < first]
    heads = picture.row(anchor)
    if sum(column in heads and not field_of_words(text) for column, text in labels) >= _SEVERAL:
        return False  # a line, whatever stands in place of its amounts
    if any(is_measure(text) for text in over):
        heads_labels = bool(labels) and all(field_of_words(text) for _, text in labels)
        is_below = heads_labels and all(column not in heads for column, _ in labels)
        return is_below or all(is_measure(text) or field_of_words(text) for text in over)
    if over or not labels:
        return False
    free = all(column not in heads for column, _ in labels)
    if len(labels) == 1 and is_kind_heading(labels[0][1]):
        return False
    return free and all(field_of_words(text) for _, text in labels)


def _is_upper_header(picture: SheetPicture, row: int, anchor: int, years: Mapping[int, HeadingYear]) -> bool:
    cells = picture.row(row)
    first = min(years)
    if not cells or any(seen.is_figure for seen in cells.values()):
        return False
    if any(picture.merged_from(row, column).bottom >= anchor for column in cells):
        return True
    if any(column >= first for column in cells):
        return len(cells) > 1 or all(len(seen.words) <= _FEW_WORDS for seen in cells.values())
    return len(cells) > 1 and all(field_of_words(seen.words) for seen in cells.values())


def _spread_years(
    picture: SheetPicture, anchor: int, bottom: int, years: dict[int, HeadingYear]
) -> dict[int, HeadingYear]:
    """Let a year hold for the columns right of it that have only a heading below, as Better and Worse have.

    So it does where the same headings stand below every year.
    """
    spread = dict(years)
    here = picture.row(anchor)
    below: dict[int, list[str]] = {}
    for row in range(anchor + 1, bottom + 1):
        for column, seen in picture.row(row).items():
            below.setdefault(column, []).append(seen.words)
    counts = Counter(text.casefold() for column, words in below.items() if column >= min(years) for text in words)
    for column in sorted(below):
        before = spread.get(column - 1)
        if column in here or column in spread or before is None or column - 1 not in below:
            continue
        is_repeated = len(years) > 1 and any(counts[words.casefold()] == len(years) for words in below[column])
        if is_repeated or any(_says_figures(words) for words in below[column]):
            spread[column] = before
    return spread


def _says_figures(words: str) -> bool:
    return (
        kind_words(words) is not None
        or says_change(words)
        or says_forecast(words)
        or says_no_money(words)
        or says_shortfall(words)
    )


def _headings(
    picture: SheetPicture, top: int, bottom: int, years: Mapping[int, HeadingYear], anchor: int
) -> dict[int, str]:
    parts: dict[int, list[str]] = {}
    for row in range(top, bottom + 1):
        for column, text in _texts(picture, row, years, anchor).items():
            if text not in parts.setdefault(column, []):
                parts[column].append(text)
    return {column: " ".join(parts[column]) for column in sorted(parts)}


def _texts(picture: SheetPicture, row: int, years: Mapping[int, HeadingYear], anchor: int) -> dict[int, str]:
    """Return what a header row says over each column; over years, a text holds until the next one begins."""
    texts: dict[int, str] = {}
    dated = _dated(picture.row(row))
    for column, seen in picture.row(row).items():
        block = picture.merged_from(row, column)
        is_title = len(years) > 1 and column < min(years) and block.right >= max(years)
        words = dated.get(column) or seen.words or seen.text
        if words and not is_title:
            texts.update(dict.fromkeys(range(column, block.right + 1), " ".join(words.split())))
    held = ""
    for column in sorted(years) if row < anchor else ():
        held = texts.get(column, held if column - 1 in years else "")
        if held:
            texts[column] = held
    return texts
