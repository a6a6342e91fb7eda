"""How long one edit takes, totals and repaint included, in a large budget against a small one."""

import itertools
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from model.lines import AMOUNT, Field
from model.planning import set_field
from model.workbook.document import Document
from tests.benchmarks.measuring import Ratio, Timed, compared
from tests.benchmarks.painting import keep_settings_in
from tools.example_budget import example_budget
from ui.window.application import make_application
from ui.window.main_window import MainWindow
from ui.window.page_key import area_page

_SMALL, _LARGE = 1_000, 100_000


def ratio(folder: Path) -> Ratio:
    """Compare 100,000 lines with 1,000, each in a window of its own."""
    keep_settings_in(str(folder))
    application = make_application()
    windows = [_window(lines, application) for lines in (_LARGE, _SMALL)]
    large, small = (_one_edit(window, application.processEvents) for window in windows)
    found = compared("edit with totals and repaint at 100,000 lines / 1,000", large, small, rounds=101, aim=1.15)
    for window in windows:
        window.session.open(None)
        window.close()
    return found


def _window(lines: int, application: QApplication) -> MainWindow:
    window = MainWindow(application)
    window.session.open(Document(example_budget(lines)), is_copy=True)
    window.show()
    window.workbench.pages.show_page(area_page(window.session.budget.areas[0].id))
    while not window.workbench.watch.is_settled:
        application.processEvents()
    return window


def _one_edit(window: MainWindow, process: Callable[[], None]) -> Timed:
    budget = window.session.budget
    line = next(budget.lines())
    field = Field(AMOUNT, budget.years[0])
    thousands = itertools.count(4_001)

    def run() -> float:
        amount = Decimal(next(thousands) * 1000)
        start = perf_counter()
        window.session.do(set_field(budget, line.id, field, amount))
        process()
        return perf_counter() - start

    return run
