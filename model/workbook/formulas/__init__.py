"""Works out the formulas of an existing workbook that depend on changed cells, exactly, and refuses to guess.

The door: `recalculate` a `Workbook` for its changed cells; `Working` works out what was never calculated;
`dependents_of` and `references_in` tell what reads what.
"""

from model.workbook.formulas.book import TableArea, Workbook
from model.workbook.formulas.cells import Area, CellRef, CellValue, ErrorValue
from model.workbook.formulas.dependents import dependents_of
from model.workbook.formulas.reading import Reads, all_references, references_in
from model.workbook.formulas.recalculating import Recalculation, Working, recalculate

__all__ = [
    "Area",
    "CellRef",
    "CellValue",
    "ErrorValue",
    "Reads",
    "Recalculation",
    "TableArea",
    "Workbook",
    "Working",
    "all_references",
    "dependents_of",
    "recalculate",
    "references_in",
]
