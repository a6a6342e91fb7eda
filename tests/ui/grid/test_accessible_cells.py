"""What a screen reader is told of a cell: its row, its column, its value, and what is wrong with it."""

from PySide6.QtGui import QAccessible, QAccessibleInterface

from model.findings import Finding, Level
from model.lines import AMOUNT, Field
from tests.ui.grid.keys import GoTo
from ui.window.grid.area_page import AreaPage
from ui.window.grid.line_grid import LineGrid
from ui.window.session import Session

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


def accessible(grid: LineGrid, row: int, column: int) -> QAccessibleInterface:
    """Return a cell as assistive technology reaches it: headings count as a row and a column of the table."""
    table = QAccessible.queryAccessibleInterface(grid)
    return table.child((row + 1) * (grid.lines.columnCount() + 1) + column + 1)


def test_a_cell_says_its_reference_its_year_and_its_amount(grid: LineGrid, go_to: GoTo) -> None:
    index = go_to("26ASC02", 1)
    cell = accessible(grid, index.row(), index.column())
    assert cell.role() == QAccessible.Role.Cell
    assert cell.text(NAME) == "26ASC02, 2027/28: 0.600"
    place = cell.tableCellInterface()
    assert (place.rowIndex(), place.columnIndex()) == (index.row(), index.column())
    assert [heading.text(NAME) for heading in place.columnHeaderCells()] == ["2027/28"]
    assert [heading.text(NAME) for heading in place.rowHeaderCells()] == ["26ASC02"]
    assert place.isSelected()


def test_the_table_has_a_name(grid: LineGrid) -> None:
    table = QAccessible.queryAccessibleInterface(grid)
    assert (table.role(), table.text(NAME)) == (QAccessible.Role.Table, "Pressures & Additional Funding")


def test_what_was_found_is_said_of_the_cell_and_of_its_line(session: Session, grid: LineGrid, go_to: GoTo) -> None:
    index = go_to("26ASC02", 1)
    line, field = grid.lines.line_at(index.row()), Field(AMOUNT, session.budget.years[1])
    assert line is not None
    sentence = "The amount is 1,000 times its neighbours."
    grid.lines.set_findings([Finding(Level.WARNING, "units", sentence, line_id=line.id, field=field)])
    reference = grid.lines.column_of(Field("reference")) or 0
    for column in (index.column(), reference):
        assert accessible(grid, index.row(), column).text(DESCRIPTION) == sentence
        assert grid.lines.mark(line, column) is Level.WARNING
    assert accessible(grid, index.row(), index.column() + 1).text(DESCRIPTION) == ""


def test_a_cell_that_stays_in_sight_says_where_it_is_seen(page: AreaPage, grid: LineGrid) -> None:
    page.resize(700, 760)
    grid.horizontalScrollBar().setValue(grid.horizontalScrollBar().maximum())
    reference = grid.lines.column_of(Field("reference")) or 0
    where = grid.viewport().mapToGlobal(grid.visualRect(grid.lines.index(0, reference)).topLeft())
    assert accessible(grid, 0, reference).rect().topLeft() == where
