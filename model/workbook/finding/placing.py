"""Which cells of a workbook the officer's corrections are about: by address and words, or by the words alone.

In a workbook of the same shape rows may have moved. What fits no cell, or several, is not applied, and told.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from model.findings import Finding, Level
from model.workbook.addresses import address
from model.workbook.finding.corrections import Corrections, SaidColumn, SaidRow, SaidTable
from model.workbook.finding.picture import SheetPicture
from model.workbook.finding.year_names import FOUND_YEARS, YearNames

_LONGEST = 200
NOT_FOLLOWED = "mapping not followed"
"""The rule of the finding that something which was said fits nothing any more."""


@dataclass(slots=True)
class SheetSaid:
    """What is said of one sheet: rows by number, columns as they stand, tables, and the years of headings.

    `version` is which of several columns for one year is read, by the words of its heading.
    """

    rows: dict[int, SaidRow] = field(default_factory=dict)
    columns: list[SaidColumn] = field(default_factory=list)
    tables: Sequence[SaidTable] = ()
    names: YearNames = FOUND_YEARS
    version: str = ""

    def columns_in(self, rows: range, columns: range) -> list[SaidColumn]:
        """Return what is said of columns whose headings stand in a rectangle."""
        return [each for each in self.columns if each.row in rows and each.column in columns]

    def table_at(self, row: int, column: int, words: str) -> SaidTable | None:
        """Return what is said of the table that begins at a cell with these headings; by its headings if it moved."""
        here = [each for each in self.tables if (each.row, each.column, each.words) == (row, column, words)]
        same = here or [each for each in self.tables if each.words == words]
        return same[-1] if here or len(same) == 1 else None


NOTHING_SAID_OF_SHEET = SheetSaid()


def row_words(picture: SheetPicture, row: int) -> str:
    """Return the words of a row, by which it is known again."""
    texts = (seen.words for _, seen in sorted(picture.row(row).items()))
    return " | ".join(text for text in texts if text)[:_LONGEST]


def heading_words(picture: SheetPicture, row: int, column: int) -> str:
    """Return the words of a heading's cell, merged cells included."""
    seen = picture.shown_over(row, column)
    return " ".join((seen.words or seen.text).split())[:_LONGEST] if seen is not None else ""


def place(corrections: Corrections, pictures: Iterable[SheetPicture], findings: list[Finding]) -> dict[str, SheetSaid]:
    """Return what is said by sheet; adds a finding for each sheet of which something fits nothing any more."""
    by_name = {picture.name: picture for picture in pictures}
    names = YearNames(corrections.years)
    placed = {name: SheetSaid(names=names, version=corrections.version) for name in by_name}
    lost: dict[str, list[str]] = {}
    for row in corrections.rows:
        at = _row(by_name.get(row.sheet), row)
        if at is None:
            lost.setdefault(row.sheet, []).append(f"row {row.row} ({row.words or 'without words'})")
        else:
            placed[row.sheet].rows[at] = replace(row, row=at)
    for column in corrections.columns:
        where = _column(by_name.get(column.sheet), column)
        if where is None:
            lost.setdefault(column.sheet, []).append(f"the column {column.words or address(column.row, column.column)}")
        else:
            placed[column.sheet].columns.append(replace(column, row=where[0], column=where[1]))
    for name, said in placed.items():
        said.tables = [each for each in corrections.tables if each.sheet == name]
    lost_tables = [each for each in corrections.tables if each.sheet not in by_name]
    for table in lost_tables:
        lost.setdefault(table.sheet, []).append(f"the table at {address(table.row, table.column)}")
    findings.extend(_told(lost))
    return placed


def _row(picture: SheetPicture | None, said: SaidRow) -> int | None:
    if picture is None:
        return None
    if row_words(picture, said.row) == said.words:
        return said.row
    same = [row for row, _ in picture if row_words(picture, row) == said.words] if said.words else []
    return same[0] if len(same) == 1 else None


def _column(picture: SheetPicture | None, said: SaidColumn) -> tuple[int, int] | None:
    if picture is None:
        return None
    if heading_words(picture, said.row, said.column) == said.words:
        return said.row, said.column
    same = [
        (row, column)
        for row, cells in picture
        for column in cells
        if said.words and heading_words(picture, row, column) == said.words
    ]
    below = [each for each in same if each[1] == said.column]
    chosen = below or same
    return chosen[0] if len(chosen) == 1 else None


def _told(lost: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    for sheet, what in lost.items():
        message = (
            f"What was said of the sheet “{sheet}” fits nothing on it any more, so it was not followed: "
            f"{', '.join(what)}; look at what was found."
        )
        yield Finding(Level.WARNING, NOT_FOLLOWED, message, sheet)
