"""How quick the grid is: repaint and scrolling against Qt's own item model, pasting and undo against a repaint.

Qt's own table has the same texts, columns and size, but is spared what the grid draws besides: wrapped titles, marks of
findings, rules that end with the columns. A repaint of the window is the time of one picture, not a floor for a paste:
four thousand amounts are read, proved, put on the undo stack, totalled and shown.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView

from model.lines import AMOUNT, Field
from model.workbook.document import Document
from tests.benchmarks.measuring import Ratio, Timed, compared
from tests.benchmarks.painting import keep_settings_in
from tools.example_budget import example_budget
from ui.window.action_ids import ActionId
from ui.window.application import make_application
from ui.window.grid.line_grid import LineGrid
from ui.window.main_window import MainWindow
from ui.window.page_key import area_page

_LINES = 60_000
_ROWS, _YEARS = 1_000, 4
_ROUNDS = 21


def ratios(folder: Path) -> Iterator[Ratio]:
    """Show an area of 2,000 lines, and yield the ratios."""
    keep_settings_in(str(folder))
    application = make_application()
    window = MainWindow(application)
    window.resize(1366, 768)
    window.session.open(Document(example_budget(_LINES)), is_copy=True)
    window.show()
    area = window.session.budget.areas[0]
    window.workbench.pages.show_page(area_page(area.id))
    page = window.workbench.pages.lines_page
    if page is None:
        return
    while not window.workbench.watch.is_settled:
        application.processEvents()
    grid = page.grids[-1]
    plain = _plain_table(grid)
    application.processEvents()
    yield compared(
        "repaint / Qt's own model with the same texts", _repaint(grid), _repaint(plain), rounds=_ROUNDS, aim=1.7
    )
    yield compared(
        "scroll a page / Qt's own model with the same texts", _scroll(grid), _scroll(plain), rounds=_ROUNDS, aim=1.5
    )
    everything = _timed(window.repaint)
    paste, undo = _paste_and_undo(window, grid, application.processEvents)
    yield compared(f"paste {_ROWS:,} x {_YEARS} / repaint of the window", paste, everything, rounds=5, aim=1.0)
    yield compared("undo of it / repaint of the window", undo, everything, rounds=5, aim=1.0)
    plain.close()
    window.session.open(None)
    window.close()


def _plain_table(grid: LineGrid) -> QTableView:
    """Return a plain table of the same size with the texts that the grid shows."""
    places = grid.columns_in_sight()
    model = QStandardItemModel(grid.lines.rowCount(), len(places))
    for row in range(grid.lines.rowCount()):
        for column, place in enumerate(places):
            model.setItem(row, column, QStandardItem(grid.lines.shown(row, place)))
    table = QTableView()
    model.setParent(table)
    table.setModel(model)
    table.resize(grid.size())
    for column, place in enumerate(places):
        table.setColumnWidth(column, grid.columnWidth(place))
    table.show()
    return table


def _timed(action: Callable[[], object]) -> Timed:
    def run() -> float:
        start = perf_counter()
        action()
        return perf_counter() - start

    return run


def _repaint(table: QTableView) -> Timed:
    return _timed(table.viewport().repaint)


def _scroll(table: QTableView) -> Timed:
    bar = table.verticalScrollBar()

    def page() -> None:
        bar.setValue(bar.value() + bar.pageStep() if bar.value() + bar.pageStep() < bar.maximum() else 0)
        table.viewport().repaint()

    return _timed(page)


def _paste_and_undo(window: MainWindow, grid: LineGrid, process: Callable[[], None]) -> tuple[Timed, Timed]:
    """Return a paste of a block of amounts that asks nothing, and its undo; each puts back what the other needs."""
    actions, budget = window.actions_table, window.session.budget
    first = grid.lines.line_id(0)
    if first is None:
        message = "the grid is empty"
        raise RuntimeError(message)
    grid.select_line(first, Field(AMOUNT, budget.years[0]))
    block = "\r\n".join("\t".join(f"-{row % 9 + 1}.{year}" for year in range(_YEARS)) for row in range(_ROWS))
    QGuiApplication.clipboard().setText(f"{block}\r\n")

    def paste() -> float:
        start = perf_counter()
        actions[ActionId.PASTE].trigger()
        process()
        seconds = perf_counter() - start
        window.session.undo_stack.undo()
        process()
        return seconds

    def undo() -> float:
        actions[ActionId.PASTE].trigger()
        process()
        start = perf_counter()
        window.session.undo_stack.undo()
        process()
        return perf_counter() - start

    return paste, undo
