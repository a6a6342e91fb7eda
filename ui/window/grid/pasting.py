"""The clipboard and the grid as the planning of a paste takes them: a block of cells, and where it would land."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from model.clipboard.block import Block
from model.clipboard.contents import read_contents
from model.clipboard.own_copy import read_own
from model.edits import LineAdded
from model.lines import Kind, Section
from model.money import Unit
from model.pasting.plan import PastePlan
from model.pasting.target import Cell, Growth, Target
from model.problems import EntryProblem
from ui.window.grid.copying import BASIS_FORMAT, OWN_FORMAT, UNIT_FORMAT
from ui.window.grid.grid_model import LineGridModel
from ui.window.grid.grid_page import GridPage
from ui.window.grid.line_grid import LineGrid
from ui.window.grid.selected import Selected, select_block, selected_cells, visible_columns

_NO_AREA = (
    "More rows are pasted than there are lines from here on, and this page cannot tell which activity area new lines "
    "belong to. Paste on the area’s own page."
)


def clipboard_block() -> Block:
    """Return the cells on the clipboard. Raises EntryProblem where it holds none, or too many."""
    content = QGuiApplication.clipboard().mimeData()
    if content is None:
        raise EntryProblem("The clipboard holds nothing that could be pasted.")
    if content.hasFormat(BASIS_FORMAT):
        raise EntryProblem("These figures were copied as levels or cumulative; show them year on year and copy again.")
    unit = Unit.of(_data(content, UNIT_FORMAT)) if content.hasFormat(UNIT_FORMAT) else None
    own = read_own(_data(content, OWN_FORMAT)) if content.hasFormat(OWN_FORMAT) else None
    return read_contents(content.text(), content.html() if content.hasHtml() else "", unit, own)


def _data(content: QMimeData, kind: str) -> str:
    return bytes(content.data(kind).data()).decode(errors="replace")


def target_of(page: GridPage, grid: LineGrid, most: int) -> Target:
    """Return where a block of at most so many rows lands: from the first selected cell on."""
    selected = selected_cells(grid)
    columns = visible_columns(grid)
    first_row = selected.rows[0] if selected.rows else 0
    across = columns[columns.index(selected.columns[0]) :] if selected.columns else columns
    model = grid.lines
    chosen = [row for row in selected.rows if model.line_id(row) is not None]
    end = _end(model, first_row, max(most, len(chosen)))
    return Target(
        lines=_lines(grid, first_row, end),
        fields=[model.columns[column].field for column in across],
        height=max(1, len(chosen)),
        width=max(1, len(selected.columns)),
        scattered=() if selected.is_block else field_cells(grid, selected),
        around=model.lines_around(first_row),
        growth=_growth(page, grid),
        why_not=_NO_AREA,
    )


def _end(model: LineGridModel, first_row: int, lines: int) -> int:
    """Return the row behind so many lines from a row on; the headings of groups are none."""
    end = first_row
    while end < model.rowCount() and lines:
        lines -= model.line_id(end) is not None
        end += 1
    return end


def field_cells(grid: LineGrid, selected: Selected) -> list[Cell]:
    """Return selected cells as lines and fields."""
    model = grid.lines
    lines = {row: model.line_id(row) for row in selected.rows}
    found = ((lines[row], model.columns[column].field) for row, column in selected.cells())
    return [Cell(line_id, field) for line_id, field in found if line_id is not None]


def select_pasted(grid: LineGrid, plan: PastePlan) -> None:
    """Select the block of cells in which a paste landed, where the lines still stand together."""
    edit = plan.edit
    added = [change.line.id for change in edit.changes if isinstance(change, LineAdded)] if edit else []
    lines = [*dict.fromkeys(outcome.spot.line for outcome in plan.outcomes if outcome.spot.line >= 0), *added]
    fields = {outcome.spot.field for outcome in plan.outcomes if outcome.spot.field is not None}
    rows = [row for line_id in lines if (row := grid.lines.row_of(line_id)) is not None]
    columns = [column for field in fields if (column := grid.lines.column_of(field)) is not None]
    if rows and max(rows) - min(rows) == len(rows) - 1:
        select_block(grid, rows, columns)


def _lines(grid: LineGrid, first: int, end: int) -> list[int]:
    return [line_id for row in range(first, end) if (line_id := grid.lines.line_id(row)) is not None]


def _growth(page: GridPage, grid: LineGrid) -> Growth | None:
    if page.area_id is None:
        return None
    return Growth(page.area_id, Kind.SAVING if grid is page.grid_for(Section.SAVINGS) else Kind.PRESSURE)
