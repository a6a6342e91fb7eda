"""The sheets of a package, scanned when first asked for."""

from model.workbook.date_styles import read_date_styles
from model.workbook.package import Package
from model.workbook.shared_strings import SharedStrings
from model.workbook.sheet_cells import Cell, SheetCells
from model.workbook.structure import Sheet, Structure
from model.workbook.xml import decoded


class SheetSource:
    """The sheets of a package, each scanned when first asked for and then kept."""

    def __init__(self, package: Package, structure: Structure, file: str) -> None:
        """Read from this package of a file called `file`."""
        self._package = package
        self.file = file
        part = structure.shared_strings_part
        self.strings = SharedStrings(package.read(part) if part else None, file, part or "")
        self.dates = read_date_styles(package, structure, file)
        self._cells: dict[str, SheetCells] = {}

    def cells(self, sheet: Sheet) -> SheetCells:
        """Return a sheet's cells. Raises FileProblem."""
        if sheet.part not in self._cells:
            text = decoded(self._package.read(sheet.part), self.file, sheet.part)
            self._cells[sheet.part] = SheetCells(text, sheet.name, self.file)
        return self._cells[sheet.part]

    def text_of(self, cell: Cell) -> str:
        """Return what a text cell says; a number that is shown as a date is that date."""
        shown = SheetCells.shown(cell, self.strings)
        return self.dates.text(shown) if shown and cell.kind == "n" and cell.style in self.dates.numbers else shown

    def prove_well_formed(self) -> None:
        """Prove that every sheet asked for so far is well-formed. Raises FileProblem naming one that is not."""
        for cells in self._cells.values():
            cells.prove_well_formed()
