"""The values of formulas that no program has calculated yet, as in workbooks that other programs than Excel wrote."""

from functools import cached_property

from model.workbook.formula_book import FormulaBook, table_areas
from model.workbook.formulas import CellRef, CellValue, Working
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Structure


class Uncalculated:
    """Works out what formulas without a stored value would show; the workbook is read when the first is asked for."""

    def __init__(self, structure: Structure, source: SheetSource) -> None:
        """Look at this workbook."""
        self._structure = structure
        self._source = source

    def value(self, sheet: str, row: int, column: int) -> CellValue:
        """Return the value of a formula cell, None where it cannot be worked out here."""
        return self._working.value(CellRef(sheet, row, column))

    @cached_property
    def _working(self) -> Working:
        structure = self._structure
        cells = {sheet.name: self._source.cells(sheet) for sheet in structure.sheets}
        names = dict(structure.defined_names)
        return Working(FormulaBook(cells, self._source.strings, table_areas(structure), names))
