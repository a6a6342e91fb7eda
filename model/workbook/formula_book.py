"""A workbook as its formulas see it: read from the sheets' XML, cells only when asked for."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from model.money import XML_SPACES, is_cell_number
from model.workbook.addresses import LAST_COLUMN, Block
from model.workbook.formulas import CellRef, CellValue, ErrorValue, TableArea
from model.workbook.shared_strings import SharedStrings
from model.workbook.sheet_cells import Cell, SheetCells
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Structure

_FORMULA = re.compile(r"<f[\s/>]")
_NIL = re.compile(r"0+(?:\.0*)?", re.ASCII)
_UNREADABLE = "{=}"
_MOST_POWER = 307


class FormulaBook:
    """Answers what `model.workbook.formulas` asks of a workbook. `cells` are the sheets by name, patched or not."""

    def __init__(
        self,
        cells: Mapping[str, SheetCells],
        strings: SharedStrings,
        tables: Mapping[str, TableArea],
        defined_names: Mapping[str, str],
        *,
        awaits_calculation: bool = False,
    ) -> None:
        """Look at these sheets by name, with these tables (a grown table with its new extent) and names.

        In a workbook that `awaits_calculation` a formula's nil is a stand-in for a value, and none.
        """
        self._awaits_calculation = awaits_calculation
        self._defined_names = defined_names
        self._cells = cells
        self._strings = strings
        self._tables = tables
        self._rows: dict[tuple[str, int], dict[int, Cell]] = {}
        self._formulas: dict[CellRef, str] | None = None

    @property
    def sheet_names(self) -> Sequence[str]:
        """The sheets in tab order."""
        return list(self._cells)

    @property
    def tables(self) -> Mapping[str, TableArea]:
        """Every table by name."""
        return self._tables

    @property
    def defined_names(self) -> Mapping[str, str]:
        """The workbook-wide names that no sheet defines for itself too."""
        return self._defined_names

    def value(self, ref: CellRef) -> CellValue:
        """Return what a cell holds."""
        cell = self._row(ref.sheet, ref.row).get(ref.column)
        if cell is None or (cell.value is None and cell.kind != "inlineStr"):
            return None
        if self._awaits_calculation and is_stand_in(cell):
            return None
        text = self._cells[ref.sheet].shown(cell, self._strings)
        if cell.kind == "n":
            return _number(text.strip(XML_SPACES))
        if cell.kind == "b":
            return text == "TRUE"
        return ErrorValue(text) if cell.kind == "e" else text

    def _row(self, sheet: str, row: int) -> dict[int, Cell]:
        key = (sheet, row)
        if key not in self._rows:
            self._rows[key] = self._cells[sheet].row(row) if sheet in self._cells else {}
        return self._rows[key]

    def formulas(self) -> Mapping[CellRef, str]:
        """Return every formula cell's text; cells that an array formula or data table fills in braces."""
        if self._formulas is None:
            self._formulas = {}
            for name, cells in self._cells.items():
                for row, (start, end) in cells.rows.items():
                    if _FORMULA.search(cells.text, start, end):
                        self._formulas |= self._formulas_of(name, row, cells)
                for filled in cells.filled:
                    self._formulas |= dict.fromkeys(_refs(name, filled.block), filled.traced or _UNREADABLE)
        return self._formulas

    def _formulas_of(self, name: str, row: int, cells: SheetCells) -> dict[CellRef, str]:
        found = {}
        for column, cell in self._row(name, row).items():
            if cell.formula is not None:
                found[CellRef(name, row, column)] = cells.formula_text(row, column, cell) or _UNREADABLE
        return found

    def extent(self, sheet: str) -> tuple[int, int]:
        """Return the last row in use on a sheet; columns are not bounded short of Excel's last."""
        cells = self._cells.get(sheet)
        if cells is None:
            return 0, 0
        return max([cells.last_row, *(filled.block.bottom for filled in cells.filled)]), LAST_COLUMN

    def hidden_rows(self, sheet: str) -> Collection[int]:
        """Return the hidden rows of a sheet."""
        cells = self._cells.get(sheet)
        if cells is None or "hidden" not in cells.text:
            return ()
        return {row for row in cells.rows if cells.is_hidden(row)}


def book_of_cells(structure: Structure, source: SheetSource) -> FormulaBook:
    """Return an opened workbook as its formulas see it, its cells as they are stored."""
    cells = {sheet.name: source.cells(sheet) for sheet in structure.sheets}
    awaits = structure.awaits_calculation
    return FormulaBook(
        cells, source.strings, table_areas(structure), structure.defined_names, awaits_calculation=awaits
    )


def is_stand_in(cell: Cell) -> bool:
    """Tell whether a formula's value is the nil that programs which do not calculate store for it."""
    return cell.formula is not None and cell.kind == "n" and bool(_NIL.fullmatch((cell.value or "").strip(XML_SPACES)))


def _number(text: str) -> CellValue:
    """Return a cell's number; an error where it is none that a spreadsheet can hold."""
    if not is_cell_number(text):
        return ErrorValue("#VALUE!")
    figure = Decimal(text)
    return figure if figure.adjusted() <= _MOST_POWER else ErrorValue("#NUM!")


def _refs(sheet: str, block: Block) -> Iterator[CellRef]:
    for row in range(block.top, block.bottom + 1):
        for column in range(block.left, block.right + 1):
            yield CellRef(sheet, row, column)


def area_of_table(name: str, sheet: str, block: Block, columns: tuple[str, ...]) -> TableArea:
    """Return a table of one heading row and no total row as formulas see it."""
    return TableArea(name, sheet, block.top, block.left, block.bottom, block.right, columns)


def table_areas(structure: Structure) -> dict[str, TableArea]:
    """Return a workbook's tables as formulas see them."""
    return {
        table.name: replace(
            area_of_table(table.name, sheet.name, table.block, table.columns),
            header_rows=table.header_rows,
            totals_rows=table.totals_rows,
        )
        for sheet in structure.sheets
        for table in sheet.tables
    }
