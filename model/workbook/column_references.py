"""References that cover the whole columns of a table of lines: as in Excel, they get longer when the table does.

`=SUM('Older People'!I12:I26)` counts every line of a table from row 12 to row 26; when a save adds a line in row 27
it must count that one too, or the total would be short without anybody seeing it.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from model.findings import Finding, Level
from model.workbook.addresses import address
from model.workbook.cell_xml import CellWrite, Content
from model.workbook.filled_ranges import Filled
from model.workbook.formula_book import FormulaBook
from model.workbook.formulas import CellRef
from model.workbook.formulas.references import WrittenCells
from model.workbook.formulas.words import WORDS, reference
from model.workbook.shared_formulas import rehomed
from model.workbook.sheet_cells import SheetCells
from model.workbook.structure import TableDefinition

_ROW = re.compile(r"(?<=[A-Za-z$])[1-9]\d*(?=:|$)", re.ASCII)
Writes = dict[tuple[int, int], CellWrite | None]


class Grown(NamedTuple):
    """A table of a sheet that gets longer, down to a new last row."""

    sheet: str
    table: TableDefinition
    last_row: int

    def is_covered_by(self, written: WrittenCells, sheet: str) -> bool:
        """Tell whether cells written in a formula on a sheet are exactly all the old rows of some of its columns."""
        block = self.table.block
        return (
            (written.sheet or sheet).lower() == self.sheet.lower()
            and written.last_sheet is None
            and (written.top, written.bottom) == (self.table.first_row, self.table.last_row)
            and written.top < written.bottom
            and block.left <= written.left
            and written.right <= block.right
        )


@dataclass(slots=True)
class Extended:
    """The formulas to write, by sheet, and findings on those that could not be."""

    writes: dict[str, Writes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def extended(formula: str, sheet: str, grown: Collection[Grown]) -> str:
    """Return a formula of a sheet with its references to whole columns of the grown tables down to their new end."""

    def longer(found: re.Match[str]) -> str:
        word = found[0]
        written = reference(word)
        if not isinstance(written, WrittenCells):
            return word
        table = next((each for each in grown if each.is_covered_by(written, sheet)), None)
        if table is None:
            return word
        before, mark, cells = word.rpartition("!")
        last = str(written.bottom)
        return f"{before}{mark}{_ROW.sub(lambda row: str(table.last_row) if row[0] == last else row[0], cells)}"

    return WORDS.sub(longer, formula)


def extended_formulas(
    book: FormulaBook, cells: Mapping[str, SheetCells], grown: Collection[Grown], file: str
) -> Extended:
    """Return what a save writes so that every formula counts the new lines. Raises FileProblem."""
    result = Extended()
    for place, text in book.formulas().items():
        new = extended(text, place.sheet, grown)
        if new == text:
            continue
        filled = cells[place.sheet].filled_at(place.row, place.column)
        if filled is not None:
            if (place.row, place.column) == (filled.block.top, filled.block.left):
                result.findings.append(_short(place, filled, file))
            continue
        write = CellWrite(Content.OWN_FORMULA, new)
        result.writes.setdefault(place.sheet, {})[place.row, place.column] = write
    for sheet, writes in result.writes.items():
        writes.update(rehomed(sheet, cells[sheet], writes, file))
    return result


def with_longer_formulas(sheet: str, writes: Writes, grown: Collection[Grown]) -> Writes:
    """Return a sheet's planned writes, whose new formulas reach the new ends as well."""
    return {
        place: replace(write, text=extended(write.text, sheet, grown))
        if write is not None and write.content is Content.FORMULA
        else write
        for place, write in writes.items()
    }


def longer_names(names: Mapping[str, str], grown: Collection[Grown]) -> dict[str, str]:
    """Return the workbook's names that stand for whole columns of the grown tables, with what they now stand for."""
    longer = ((name, text, extended(text, "", grown)) for name, text in names.items())
    return {name: new for name, text, new in longer if new != text}


def name_findings(names: Mapping[str, str]) -> list[Finding]:
    """Return a note on each name that was made longer."""
    return [
        Finding(Level.NOTE, "name extended", f"The name {name} now stands for {text}, with the new line.")
        for name, text in names.items()
    ]


def _short(place: CellRef, filled: Filled, file: str) -> Finding:
    where = address(place.row, place.column)
    message = (
        f"The formula in {place} does not count the new line: the {filled.words} is not rewritten here. "
        f"Open {file} in Excel and enter it again, down to the new last row."
    )
    return Finding(Level.WARNING, "new line not counted", message, place.sheet, where)
