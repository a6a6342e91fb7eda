"""What the checks cost who edits 10,000 lines: an edit with all of them on, against the same edit with none."""

import itertools
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from model.edits import Edit
from model.lines import AMOUNT, Field
from model.planning import set_field
from model.workbook.document import Document
from tests.benchmarks.measuring import Ratio, Timed, compared
from tests.benchmarks.painting import keep_settings_in
from tools.example_budget import example_budget
from ui.window.application import make_application
from ui.window.main_window import MainWindow
from ui.window.page_key import area_page

_LINES = 10_000


def ratio(folder: Path) -> Ratio:
    """Compare edits that come while the checks of the edit before are still running with edits without any checks."""
    keep_settings_in(str(folder))
    application = make_application()
    checked, unchecked = (_window(application) for _ in range(2))
    unchecked.session.changed.disconnect(unchecked.workbench.watch._on_changed)  # what is measured
    found = compared(
        "edit at 10,000 lines with all checks running / with none",
        _one_edit(checked, application.processEvents, is_checked=True),
        _one_edit(unchecked, application.processEvents, is_checked=False),
        rounds=61,
        aim=2.0,
    )
    for window in (checked, unchecked):
        window.session.open(None)
        window.close()
    return found


def longest_stall(workbook: Path, folder: Path) -> str:
    """Let the checks run to their end after an edit; say how long the window stood still at worst meanwhile."""
    keep_settings_in(str(folder))
    application = make_application()
    window = MainWindow(application)
    window.show()
    copy = folder / "checks.xlsx"
    copy.write_bytes(workbook.read_bytes())
    window.documents.open_recent(copy)
    _wait(window, application)
    window.session.do(_edit(window, Decimal(5_000)))
    application.processEvents()
    longest, watch = 0.0, window.workbench.watch
    while not watch.is_settled:
        start = perf_counter()
        application.processEvents()
        longest = max(longest, perf_counter() - start)
    window.session.open(None)
    window.close()
    return f"longest stall of the window while all checks run at 10,000 lines: {longest * 1000:.0f} ms (aim 50)"


def _window(application: QApplication) -> MainWindow:
    window = MainWindow(application)
    window.session.open(Document(example_budget(_LINES)), is_copy=True)
    window.show()
    window.workbench.pages.show_page(area_page(window.session.budget.areas[0].id))
    _wait(window, application)
    return window


def _wait(window: MainWindow, application: QApplication) -> None:
    while not window.workbench.watch.is_settled:
        application.processEvents()


def _edit(window: MainWindow, amount: Decimal) -> Edit | None:
    budget = window.session.budget
    return set_field(budget, next(budget.lines()).id, Field(AMOUNT, budget.years[0]), amount)


def _one_edit(window: MainWindow, process: Callable[[], None], *, is_checked: bool) -> Timed:
    thousands = itertools.count(4_001)
    watch = window.workbench.watch

    def run() -> float:
        if is_checked:
            watch._go_on()  # the checks of the edit before begin, as after the officer's pause
        start = perf_counter()
        window.session.do(_edit(window, Decimal(next(thousands) * 1000)))
        process()
        return perf_counter() - start

    return run
