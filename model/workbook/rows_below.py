"""Lines typed below a table: Excel did not take them into it, so they count in no total."""

from collections.abc import Iterator, Mapping

from model.findings import Finding, Level
from model.lines import AMOUNT, KIND, Field, Kind
from model.problems import FileProblem
from model.workbook.addresses import address
from model.workbook.bindings import Bindings, LinesBinding
from model.workbook.reading_amounts import is_figure
from model.workbook.reading_rows import kind_of
from model.workbook.sheet_cells import Cell
from model.workbook.sheet_source import SheetSource

_TOTALS = ("total", "subtotal", "sub-total", "net ", "sum", "grand", "check", "difference", "control")

_ROWS_BELOW = 200


def rows_below(bindings: Bindings, source: SheetSource) -> Iterator[Finding]:
    """Yield an error for each row below a table of lines that looks like a line.

    Behind a blank row other things may stand, so there a row must say its type and hold a figure.
    """
    for binding in bindings.lines.values():
        cells = source.cells(binding.sheet)
        others = [table.block for table in binding.sheet.tables if table.part != binding.table.part]
        first = binding.table.block.bottom + 1
        is_apart = False
        for row in range(first, first + _ROWS_BELOW):
            if any(block.top <= row <= block.bottom for block in others):
                break
            try:
                content = _within(binding, cells.row(row))
            except FileProblem:
                continue  # a row whose cells say impossible places, behind the table, keeps nobody from the budget
            is_apart = is_apart or not content
            if content and (finding := _on(binding, row, content, source, is_apart=is_apart)):
                yield finding


def _within(binding: LinesBinding, content: Mapping[int, Cell]) -> dict[int, Cell]:
    block = binding.table.block
    return {
        column: cell for column, cell in content.items() if block.left <= column <= block.right and not cell.is_blank
    }


def _on(
    binding: LinesBinding, row: int, content: Mapping[int, Cell], source: SheetSource, *, is_apart: bool
) -> Finding | None:
    def text(name: str) -> str:
        cell = content.get(binding.columns.get(Field(name), 0))
        return source.text_of(cell).strip() if cell else ""

    words = [source.text_of(cell).strip().lower() for cell in content.values() if cell.kind != "n"]
    amounts = [
        content[column] for field, column in binding.columns.items() if field.name == AMOUNT and column in content
    ]
    is_typed = any(is_figure(cell, source) and cell.formula is None for cell in amounts)
    is_total = any(word.startswith(_TOTALS) for word in words)
    if kind_of(text(KIND)) is Kind.UNKNOWN and (is_apart or is_total or not is_typed):
        return None
    if is_apart and not is_typed:
        return None
    name = text("reference") or text("title")
    where = address(row, binding.columns.get(Field("reference"), binding.table.block.left))
    message = (
        f"Row {row} below the table of the sheet “{binding.sheet.name}” looks like a line"
        f"{f' ({name})' if name else ''}: it is in no total; drag the table's corner down over it in Excel, "
        "or move it to where it belongs."
    )
    return Finding(
        Level.ERROR,
        "line below table",
        message,
        binding.sheet.name,
        where,
        text("reference"),
        area_id=binding.area_id,
    )
