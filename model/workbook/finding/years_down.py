"""Tables whose years stand down the rows and whose lines stand across: each column below the headings is a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.findings import Finding, Level
from model.workbook.addresses import Block, address
from model.workbook.finding.column_words import field_of_words, says_total
from model.workbook.finding.heading_years import HeadingYear, is_bare_year
from model.workbook.finding.kind_words import kind_words
from model.workbook.finding.picture import Seen, SheetPicture, Sort
from model.workbook.finding.row_words import is_code, is_only_total
from model.workbook.finding.turned import Turning, alone
from model.workbook.finding.unit_words import headed_unit
from model.workbook.finding.year_names import YearNames

_LEAST = 2
_MOST_HEADINGS = 4


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of years down a column: its rows with their years, the rows of headings above it, its lines' columns."""

    column: int
    years: dict[int, HeadingYear]
    headings: Sequence[int]
    lines: Sequence[int]
    totals: Sequence[int]


def years_down(picture: SheetPicture, names: YearNames) -> Turning | None:
    """Return the sheet turned so that each column of such tables is a row; None where it has no such table."""
    runs = list(_runs(picture, names))
    return _Turner(picture, runs).turned() if runs else None


def _runs(picture: SheetPicture, names: YearNames) -> Iterator[_Run]:
    first = _first_column(picture, names)
    if first is None:
        return
    above = 0
    run: dict[int, HeadingYear] = {}
    rows = [row for row, _ in picture]
    for place, row in enumerate(rows):
        year = _year(picture.at(row, first), names)
        if year is not None and not year.rest and _figures(picture, row, first):
            run[row] = year
        following = _year(picture.at(rows[place + 1], first), names) if place + 1 < len(rows) else None
        if run and (following is None or following.year in {each.year for each in run.values()}):
            found = _run(picture, first, run, above)
            if found is not None:
                yield found
                above = max([*found.totals, *run])
            run = {}


def _first_column(picture: SheetPicture, names: YearNames) -> int | None:
    counts: dict[int, int] = {}
    for row, cells in picture:
        for column, seen in cells.items():
            year = _year(seen, names)
            if year is not None and not year.rest and _figures(picture, row, column):
                counts[column] = counts.get(column, 0) + 1
    fitting = [column for column, count in counts.items() if count >= _LEAST]
    return min(fitting) if fitting else None


def _year(seen: Seen | None, names: YearNames) -> HeadingYear | None:
    text = "" if seen is None else seen.words or (seen.text if is_bare_year(seen.text) else "")
    return (names.of(text) or names.guess(text)) if text else None


def _figures(picture: SheetPicture, row: int, column: int) -> list[int]:
    return [at for at, seen in picture.row(row).items() if at > column and (seen.is_figure or seen.number is not None)]


def _run(picture: SheetPicture, column: int, years: dict[int, HeadingYear], above: int) -> _Run | None:
    headings: list[int] = []
    row = min(years) - 1
    while row > above and len(headings) < _MOST_HEADINGS and _heads(picture, row, column):
        headings.insert(0, row)
        row -= 1
    lines = sorted({at for each in years for at in _figures(picture, each, column)})
    starts = sorted(year.year.start for year in years.values())
    counts_on = len(starts) >= _LEAST and starts == list(range(starts[0], starts[0] + len(starts)))
    if not headings or not lines or not counts_on:
        return None
    below = max(years) + 1
    totals = []
    while (seen := picture.at(below, column)) is not None and says_total(seen.words):
        totals.append(below)
        below += 1
    return _Run(column, dict(years), headings, lines, totals)


def _heads(picture: SheetPicture, row: int, column: int) -> bool:
    cells = picture.row(row)
    over = [seen for at, seen in cells.items() if at > column]
    return bool(over) and all(seen.sort is Sort.TEXT and seen.number is None for seen in cells.values())


class _Turner:
    def __init__(self, picture: SheetPicture, runs: Sequence[_Run]) -> None:
        self._picture = picture
        self._runs = runs
        self._turning = Turning()
        self._row = 0

    def turned(self) -> Turning:
        done = 0
        for run in self._runs:
            self._copy(done + 1, run.headings[0] - 1)
            self._turn(run)
            done = max([*run.years, *run.totals])
        self._copy(done + 1, max(self._picture.rows))
        return self._turning

    def _copy(self, first: int, last: int) -> None:
        """Show the rows between tables, as titles and notes; figures on them are told to be left out."""
        for row in range(first, last + 1):
            cells = sorted(self._picture.row(row).items())
            if not cells:
                continue
            self._row += 1
            texts = [(column, seen) for column, seen in cells if seen.words]
            if texts:
                column, seen = texts[0]
                self._turning.show((self._row, 1), seen, (row, column))
            figures = [column for column, seen in cells if seen.is_figure]
            if figures:
                where = f"{self._picture.name}!{address(row, figures[0])}"
                message = f"The figure in {where} stands in a row without a financial year, so it is in no total."
                self._tell(Level.WARNING, "row not read", message, (row, figures[0]))

    def _turn(self, run: _Run) -> None:
        corners = [(row, at) for row in run.headings for at in range(1, run.column + 1)]
        for cell in corners:
            corner = self._picture.at(*cell)
            if corner is not None and headed_unit(corner.words) is not None:
                self._row += 1
                self._turning.show((self._row, 1), corner, cell)
        self._row += 1
        head = self._row
        labels = self._labels(run)
        for place, label in enumerate(labels, start=1):
            self._turning.say((head, place), label)
        behind = len(labels)
        rows = [*run.years, *run.totals]
        for place, row in enumerate(rows, start=behind + 1):
            year = run.years.get(row)
            text = self._picture.row(row)[run.column].text
            self._turning.say((head, place), year.year.label if year is not None and not year.is_guess else text)
        for column in run.lines:
            self._row += 1
            for place, row in enumerate(run.headings, start=1):
                self._turning.show((self._row, place), *self._heading(run, row, column))
            for place, row in enumerate(rows, start=behind + 1):
                self._turning.show((self._row, place), alone(self._picture.at(row, column)), (row, column))
        block = Block(run.headings[0], run.column, max(rows), max(run.lines))
        self._turning.tables[head] = (block, len(run.headings))
        message = (
            f"The table {self._picture.name}!{block.text} has its years down the rows and its lines across: its "
            "columns are read as lines and totals."
        )
        self._tell(Level.NOTE, "years down", message, (block.top, block.left))

    def _heading(self, run: _Run, row: int, column: int) -> tuple[Seen | None, tuple[int, int]]:
        """Return what a row of headings says over a line, and where: a heading over several holds until the next."""
        seen = self._picture.shown_over(row, column)
        if seen is not None or row == run.headings[-1]:
            return seen, (row, column)
        lowest = self._picture.at(run.headings[-1], column)
        if lowest is not None and is_only_total(lowest.words):
            return None, (row, column)
        over = {at: each for at, each in self._picture.row(row).items() if at > run.column}
        before = [at for at in over if at < column] if not all(is_code(each.words) for each in over.values()) else []
        return (self._picture.at(row, max(before)), (row, max(before))) if before else (None, (row, column))

    def _labels(self, run: _Run) -> list[str]:
        """Return what each row of headings holds: as its own label says, else by what stands in it."""
        labels: dict[int, str] = {}
        for row in reversed(run.headings):
            said = self._picture.at(row, run.column)
            texts = [seen.words for column in run.lines if (seen := self._heading(run, row, column)[0]) is not None]
            label = said.words if said is not None and field_of_words(said.words) else ""
            if not label and all(kind_words(text) is not None for text in texts) and len(set(texts)) < len(texts):
                label = "Type"
            elif not label and all(is_code(text) for text in texts):
                label = "Ref"
            elif not label:
                label = "Area" if "Title" in labels.values() and len(set(texts)) < len(texts) else "Title"
            labels[row] = label if label not in labels.values() else "Description"
        return [labels[row] for row in run.headings]

    def _tell(self, level: Level, rule: str, message: str, place: tuple[int, int]) -> None:
        self._turning.findings.append(Finding(level, rule, message, self._picture.name, address(*place)))
