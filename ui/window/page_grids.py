"""The grid that a command is meant for: the one with the focus on the page in sight, else the one last worked in."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QApplication

from ui.window.pages import Pages

if TYPE_CHECKING:
    from ui.window.grid.line_grid import LineGrid


def grid_in_use(pages: Pages) -> "LineGrid | None":
    """Return the grid; None without one in sight, or while one of its cells is being edited."""
    page = pages.lines_page
    if page is None:
        return None
    focused = QApplication.focusWidget()
    grid = next((grid for grid in page.grids if grid is focused), page.active_grid)
    return None if grid.state() == QAbstractItemView.State.EditingState else grid
