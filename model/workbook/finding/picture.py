"""A picture of a sheet: what an officer sees in its cells, typed, with merged cells and what is hidden."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from model.money import XML_SPACES, Unit, from_cell_number, plain_amount
from model.workbook.addresses import Block, address
from model.workbook.finding.cell_styles import CellStyles, Dress
from model.workbook.finding.written_amounts import written_amount
from model.workbook.formulas import CellValue
from model.workbook.merged_cells import hiding, merged_blocks
from model.workbook.sheet_cells import Cell, SheetCells
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet
from model.workbook.uncalculated import Uncalculated


class Sort(Enum):
    """What a cell shows."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    ERROR = "error"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Seen:
    """One cell that holds something: its text, its figure as stored (no unit), its formula and its dress."""

    sort: Sort
    text: str
    number: Decimal | None = None
    formula: str | None = None
    dress: Dress = Dress()  # noqa: RUF009  # an immutable value

    @property
    def is_figure(self) -> bool:
        """Whether it holds a number that is shown as one, or should and shows an error."""
        return self.number is not None or self.sort is Sort.ERROR or (self.formula is not None and not self.text)

    @property
    def words(self) -> str:
        """Its text in one line, where it is text; nothing else."""
        return " ".join(self.text.split()) if self.sort is Sort.TEXT and self.number is None else ""


Row = Mapping[int, Seen]


class SheetPicture:
    """The cells of one sheet that hold something, by row and column; what lies under merged cells is not seen."""

    def __init__(self, sheet: Sheet, source: SheetSource, styles: CellStyles, uncalculated: Uncalculated) -> None:
        """Look at a sheet. Raises FileProblem where it is damaged."""
        self.sheet = sheet
        cells = source.cells(sheet)
        self.merged = merged_blocks(cells)
        self.rows: dict[int, dict[int, Seen]] = {}
        for row, column, held in cells:
            if held.is_blank or (self.merged and hiding(self.merged, row, column)):
                continue
            is_to_do = uncalculated.holds(held)
            cell = _calculated(held, uncalculated.value(sheet.name, row, column)) if is_to_do else held
            seen = _seen(cell, cells, source, styles, (row, column))
            if seen is not None:
                self.rows.setdefault(row, {})[column] = seen
        self._spread = {(block.top, block.left): block for block in self.merged}

    @property
    def name(self) -> str:
        """The sheet's tab."""
        return self.sheet.name

    def row(self, number: int) -> Row:
        """Return what a row shows, by column."""
        return self.rows.get(number, _NOTHING)

    def at(self, row: int, column: int) -> Seen | None:
        """Return what a cell shows, None where it is blank."""
        return self.row(row).get(column)

    def place(self, row: int, column: int) -> tuple[int, int] | None:
        """Return the cell of the sheet in which a cell of the picture stands: itself, but where a sheet is turned."""
        return row, column

    def address(self, row: int, column: int) -> str:
        """Return the address on the sheet of a cell of the picture."""
        return address(row, column)

    def block(self, block: Block) -> Block:
        """Return the rectangle of the sheet of the table that fills a rectangle of the picture."""
        return block

    def header_rows(self, top: int, rows: int) -> int:  # noqa: ARG002  # a turned sheet needs to know the top
        """Return how many rows of the sheet head the table that begins at a row with so many rows of headings."""
        return rows

    def merged_from(self, row: int, column: int) -> Block:
        """Return the cells over which a cell shows: itself, or the merged cells whose first one it is."""
        return self._spread.get((row, column), Block(row, column, row, column))

    def shown_over(self, row: int, column: int) -> Seen | None:
        """Return what is seen at a cell, merged cells included."""
        found = self.at(row, column)
        if found is not None:
            return found
        block = next(
            (each for each in self.merged if each.top <= row <= each.bottom and each.left <= column <= each.right), None
        )
        return self.at(block.top, block.left) if block else None

    def __iter__(self) -> Iterator[tuple[int, Row]]:
        """Yield the rows that hold something, in order."""
        return iter(sorted(self.rows.items()))


_NOTHING: Row = {}


def _calculated(cell: Cell, value: CellValue) -> Cell:
    """Return a formula cell with the value that it would have; without one where that is no number."""
    return cell._replace(kind="n", value=f"{value:f}" if isinstance(value, Decimal) else None)


def _seen(
    cell: Cell, cells: SheetCells, source: SheetSource, styles: CellStyles, place: tuple[int, int]
) -> Seen | None:
    formula = cells.formula_text(*place, cell) if cell.formula is not None else None
    text = source.text_of(cell)
    dress = styles.of(cell.style)
    if cell.kind == "e":
        return Seen(Sort.ERROR, text, formula=formula, dress=dress)
    if cell.kind == "n" and cell.style in source.dates.numbers:
        return Seen(Sort.DATE, text, formula=formula, dress=dress)
    if cell.kind == "n":
        tidy = (cell.value or "").strip(XML_SPACES)
        number = from_cell_number(tidy, Unit.GBP) if tidy else None
        return Seen(Sort.NUMBER, tidy, number if isinstance(number, Decimal) else None, formula, dress)
    if cell.kind in ("b", "d"):
        return Seen(Sort.OTHER, text, formula=formula, dress=dress)
    if not text.strip() and formula is None:
        return None
    number = plain_amount(text, Unit.GBP)
    written = written_amount(text) if number is None else None
    return Seen(Sort.TEXT, text, written.pounds(Unit.GBP) if written else number, formula, dress)
