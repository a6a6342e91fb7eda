"""Works out one formula for a test."""

from collections.abc import Mapping

from model.workbook.formulas import CellValue
from model.workbook.formulas.current_cells import CurrentCells
from model.workbook.formulas.recalculating import Calculation
from model.workbook.formulas.resolving import Resolver
from tests.model.workbook.formulas.memory_book import book_of, ref

FORMULA_CELL = "Z3"


def calculated(formula: str, cells: Mapping[str, object] | None = None, **more: object) -> CellValue:
    """Return what a formula comes to."""
    value, reason = _outcome(formula, cells, **more)
    assert reason == "", reason
    return value


def refusal(formula: str, cells: Mapping[str, object] | None = None, **more: object) -> str:
    """Return why a formula is not calculated."""
    value, reason = _outcome(formula, cells, **more)
    assert reason, f"calculated as {value!r}"
    return reason


def _outcome(formula: str, cells: Mapping[str, object] | None, **more: object) -> tuple[CellValue, str]:
    book = book_of({**(cells or {}), FORMULA_CELL: "=" + formula}, **more)
    current = CurrentCells(book, list(book.formulas()), [])
    cell = ref(FORMULA_CELL)
    Calculation(book, Resolver(book), current).settle(cell)
    return current.results.get(cell), current.refused.get(cell, "")
