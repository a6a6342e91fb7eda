"""Tables with a row for each line and year: the rows of a line are gathered by its reference, title, area and type."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from model.findings import Finding, Level
from model.workbook.addresses import Block, address
from model.workbook.finding.column_words import AREA, SERVICE, TYPE, field_of_words, says_no_money
from model.workbook.finding.heading_years import HeadingYear, is_bare_year
from model.workbook.finding.kind_words import kind_words
from model.workbook.finding.picture import Row, Seen, SheetPicture
from model.workbook.finding.totals_of_all_years import LongTable, is_total, totals_of_all_years
from model.workbook.finding.turned import Turning, alone
from model.workbook.finding.unit_words import headed_unit
from model.workbook.finding.year_names import YearNames

_LEAST = 3
_MOSTLY = 0.8
_MOST_ABOVE = 4
_NAMES_YEARS = re.compile(r"(?:financial |fiscal |budget )?(?:years?|period)|f\.?y\.?", re.IGNORECASE)
_NAMES_AMOUNTS = re.compile(r"\b(?:amounts?|values?|figures?)\b|£", re.IGNORECASE)
_IDENTITY = ("reference", "title", AREA, SERVICE, TYPE, "category", "status", "recurrence")
_HELD = (AREA, SERVICE, TYPE, "category")


def long_table(picture: SheetPicture, names: YearNames) -> Turning | None:
    """Return the sheet turned so that each line of such a table has one row; None where it has no such table."""
    found = next(_candidates(picture, names), None)
    return _Gatherer(picture, found).turned() if found is not None else None


def _candidates(picture: SheetPicture, names: YearNames) -> Iterator[LongTable]:
    by_column: dict[int, dict[int, HeadingYear]] = {}
    for row, cells in picture:
        for column, seen in cells.items():
            year = _year(seen, names)
            if year is not None and not year.rest:
                by_column.setdefault(column, {})[row] = year
    for column, years in sorted(by_column.items()):
        rows = list(years)
        beside = [row for row in rows if any(seen.is_figure for at, seen in picture.row(row).items() if at != column)]
        repeats = len({year.year for year in years.values()}) < len(rows)
        follow = rows[-1] - rows[0] < 2 * len(rows)
        heading = _heading(picture, rows[0], column)
        is_bare = any(is_bare_year(picture.row(row)[column].text) for row in rows)
        headed = picture.row(heading).get(column) if heading else None
        is_named = headed is not None and bool(_NAMES_YEARS.fullmatch(headed.words))
        is_proven = len(rows) >= _LEAST and repeats and len(beside) >= _MOSTLY * len(rows)
        if not (is_proven and follow) and not (beside and _is_headed(picture, heading, column)):
            continue
        if heading and (is_named or not is_bare):
            found = _with_columns(picture, LongTable(column, heading, years))
            named = any(at in picture.row(row) for row in rows for at in found.words)
            if named and found.figures:
                yield found


def _year(seen: Seen, names: YearNames) -> HeadingYear | None:
    text = seen.words or (seen.text if is_bare_year(seen.text) else "")
    return (names.of(text) or names.guess(text)) if text else None


def _heading(picture: SheetPicture, first: int, column: int) -> int:
    """Return the row of headings: the nearest above that names this column; 0 where there is none."""
    above = range(first - 1, max(0, first - 1 - _MOST_ABOVE), -1)
    return next((row for row in above if (seen := picture.row(row).get(column)) is not None and seen.words), 0)


def _is_headed(picture: SheetPicture, heading: int, column: int) -> bool:
    """Tell whether headings alone say that a row is a line and year: they name the year, type, line and amount."""
    headings = {at: seen.words for at, seen in picture.row(heading).items() if seen.words} if heading else {}
    named = {field_of_words(words) for words in headings.values()}
    says_amount = any(_NAMES_AMOUNTS.search(words) for words in headings.values())
    is_of_lines = TYPE in named and not named.isdisjoint(("reference", "title"))
    return is_of_lines and says_amount and bool(_NAMES_YEARS.fullmatch(headings.get(column, "")))


def _with_columns(picture: SheetPicture, found: LongTable) -> LongTable:
    headings = {column: seen.words for column, seen in picture.row(found.heading).items()}
    columns = sorted({column for row in found.years for column in picture.row(row)} | headings.keys())
    for column in columns:
        seen = [cell for row in found.years if (cell := picture.row(row).get(column)) is not None]
        figures = sum(each.is_figure or each.number is not None for each in seen)
        if column == found.column:
            continue
        if figures * 2 > len(seen) and field_of_words(headings.get(column, "")) != "reference":
            found.figures.append(column)
        else:
            found.words[column] = headings.get(column, "")
    return found


@dataclass(slots=True)
class _Line:
    """The rows of a line: the first of them, and its year and row for every figure."""

    row: int
    cells: dict[tuple[str, int], int] = field(default_factory=dict)


class _Gatherer:
    def __init__(self, picture: SheetPicture, found: LongTable) -> None:
        self._picture = picture
        self._found = found
        self._turning = Turning()
        self._years = dict.fromkeys(
            self._label(row) for row in sorted(found.years, key=lambda row: found.years[row].year.start)
        )
        used = max(max(cells) for cells in picture.rows.values())
        pairs = [(year, column) for year in self._years for column in found.figures]
        self._columns = {pair: used + 1 + place for place, pair in enumerate(pairs)}

    def _label(self, row: int) -> str:
        year = self._found.years[row]
        return self._picture.row(row)[self._found.column].text.strip() if year.is_guess else year.year.label

    def turned(self) -> Turning:
        found, turning = self._found, self._turning
        last = self._last()
        for row, cells in self._picture:
            if row < found.heading or (row not in found.years and row != found.heading):
                self._copy(row, cells)
        for column, words in found.words.items():
            if words:
                turning.show((found.heading, column), self._picture.at(found.heading, column), (found.heading, column))
        for (year, figures), column in self._columns.items():
            turning.say((found.heading, column), f"{year} {self._suffix(figures)}".strip())
        lines = self._gather()
        self._show(lines)
        left = min([found.column, *found.figures, *found.words])
        right = max([found.column, *found.figures, *found.words])
        block = Block(found.heading, left, last, right)
        turning.tables[found.heading] = (block, 1)
        message = (
            f"The table {self._picture.name}!{block.text} has a row for each line and year; its {len(found.years)} "
            f"rows are gathered to {len(lines)} lines by reference, title, area and type."
        )
        turning.findings.insert(0, self._finding(Level.NOTE, message, found.heading, left))
        return turning

    def _last(self) -> int:
        """Return the last row of the table, the totals of all years included: right below, or below a blank row."""
        last = max(self._found.years)
        while self._is_total(below := last + 1 if self._picture.row(last + 1) else last + 2):
            last = below
        return last

    def _is_total(self, row: int) -> bool:
        return is_total(self._picture.row(row), self._found.figures)

    def _suffix(self, column: int) -> str:
        """Return what a heading says of its figures beside that they are amounts: a unit, a kind, or no money."""
        heading = self._picture.row(self._found.heading).get(column)
        words = heading.words if heading is not None else ""
        if kind_words(words) is not None or says_no_money(words) or len(self._found.figures) > 1:
            return words
        unit = headed_unit(words)
        return unit.symbol if unit is not None else ""

    def _copy(self, row: int, cells: Row) -> None:
        """Show a row that is of no year: titles, headings and notes; figures on it are told to be left out."""
        inside = row > self._found.heading
        left_out = [column for column, seen in cells.items() if inside and seen.is_figure]
        if inside and self._is_total(row):
            self._turning.findings += totals_of_all_years(self._picture, self._found, row)
            return
        for column, seen in cells.items():
            if column not in left_out:
                self._turning.show((row, column), seen, (row, column))
        if left_out:
            where = f"{self._picture.name}!{address(row, left_out[0])}"
            message = f"The figure in {where} stands in a row without a financial year, so it is in no total."
            self._turning.findings.append(self._finding(Level.WARNING, message, row, left_out[0], "row not read"))

    def _gather(self) -> Sequence[_Line]:
        keys = [column for column, words in self._found.words.items() if field_of_words(words) in _IDENTITY]
        keys = keys or list(self._found.words)
        held_columns = [column for column in keys if field_of_words(self._found.words[column]) in _HELD]
        lines: dict[tuple[str, ...], list[_Line]] = {}
        held: dict[int, str] = {}
        before: tuple[str, ...] = ()
        for row in sorted(self._found.years):
            cells = self._picture.row(row)
            texts = {column: " ".join(cells[column].text.split()) if column in cells else "" for column in keys}
            is_blank = not any(texts.values())
            for column in held_columns:
                texts[column] = held[column] = texts[column] or held.get(column, "")
            key = before if is_blank and before else tuple(text.casefold() for text in texts.values())
            before = key
            self._take(lines.setdefault(key, []), row)
        return sorted((line for same in lines.values() for line in same), key=lambda line: line.row)

    def _take(self, same: list[_Line], row: int) -> None:
        """Take a row into the line that it goes on; into one of its own where that has figures of its year already."""
        year = self._label(row)
        stated = [column for column in self._found.figures if column in self._picture.row(row)]
        line = next((each for each in same if all((year, column) not in each.cells for column in stated)), None)
        if line is None:
            if same:
                message = (
                    f"The row {self._picture.name}!{address(row, self._found.column)} states {year} again for a line "
                    "that has it already, so it is read as a line of its own; check that it is one."
                )
                self._turning.findings.append(
                    self._finding(Level.WARNING, message, row, self._found.column, "repeated year")
                )
            line = _Line(row)
            same.append(line)
        for column in self._found.figures:
            line.cells.setdefault((year, column), row)

    def _show(self, lines: Sequence[_Line]) -> None:
        for line in lines:
            cells = self._picture.row(line.row)
            for column in self._found.words:
                self._turning.show((line.row, column), cells.get(column), (line.row, column))
            for (year, column), row in line.cells.items():
                seen = self._picture.row(row).get(column)
                at = (line.row, self._columns[year, column])
                self._turning.show(at, alone(seen), (row, column))

    def _finding(self, level: Level, message: str, row: int, column: int, rule: str = "long table") -> Finding:
        return Finding(level, rule, message, self._picture.name, address(row, column))
