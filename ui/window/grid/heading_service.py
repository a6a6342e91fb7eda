"""What headings do: those of columns sort and filter a page, those of groups open and close."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from ui.window.grid.arranger import PageArranger
from ui.window.grid.header import GridHeader
from ui.window.grid.heading_menu import HeadingMenu
from ui.window.grid.heading_rows import HeadingRows
from ui.window.grid.line_grid import LineGrid
from ui.window.grid.value_popup import ValuePopup


def serve_headings(arranger: PageArranger, grid: LineGrid) -> None:
    """Make the headings of a grid work on its page's arrangement."""
    HeadingRows(grid)
    # A click sorts; a table would select the column as well, which Ctrl+Space does.
    grid.horizontalHeader().sectionPressed.disconnect()
    for header in grid.headers:
        header.marks.sort_asked.connect(partial(_turn, arranger, grid))
        header.menu_opening.connect(partial(_fill_menu, arranger, grid))
        header.marks.values_asked.connect(partial(ask_values, arranger, grid))
        arranger.changed.connect(partial(_mark, arranger, grid, header))
        grid.lines.modelReset.connect(partial(_mark, arranger, grid, header))
        _mark(arranger, grid, header)


def ask_values(arranger: PageArranger, grid: LineGrid, place: int) -> ValuePopup:
    """Ask which values of a column stay in sight, under its heading."""
    popup = ValuePopup(arranger, grid, grid.lines.columns[place])
    header = grid.horizontalHeader()
    popup.open_at(header.viewport().mapToGlobal(QPoint(grid.left_of(place), header.height())))
    return popup


def _fill_menu(arranger: PageArranger, grid: LineGrid, menu: QMenu, place: int) -> None:
    HeadingMenu(menu, arranger, grid, place)


def _turn(arranger: PageArranger, grid: LineGrid, place: int) -> None:
    arranger.turn(grid.lines.columns[place])


def _mark(arranger: PageArranger, grid: LineGrid, header: GridHeader) -> None:
    header.marks.show(grid.lines.columns, arranger.arrangement)
