"""How long the window stands still at worst while a large workbook is opened, saved and exported beside it.

What comes a moment later, such as the checks and the journal, is watched too. A stall is the time between two turns
of the event loop, whether the window's own thread is busy or a thread beside it keeps it from its turn.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep

from PySide6.QtCore import QTimer

from exporters.exporting import export
from model.lines import Field
from model.planning import set_field
from tests.benchmarks.painting import keep_settings_in
from ui.window.application import make_application
from ui.window.main_window import MainWindow
from ui.window.page_key import area_page

_TICK_MS = 2
_MOMENT_SECONDS, _PAUSE_SECONDS = 1.0, 0.0005


class _Gaps:
    """Notes the longest time between two turns of the event loop."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = perf_counter()

    def tick(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@contextmanager
def _watched() -> Iterator[_Gaps]:
    gaps, timer = _Gaps(), QTimer()
    timer.timeout.connect(gaps.tick)
    timer.start(_TICK_MS)
    yield gaps
    gaps.tick()
    timer.stop()


def stalls(workbook: Path, folder: Path) -> Iterator[str]:
    """Open a workbook, show an area, save an edit, export every annex; yield the longest stall of each."""
    keep_settings_in(str(folder))
    application = make_application()
    window = MainWindow(application)
    window.resize(1366, 768)
    window.show()
    copy = folder / "stalls.xlsx"
    copy.write_bytes(workbook.read_bytes())

    def edit() -> None:
        line = next(window.session.budget.lines())
        window.session.do(set_field(window.session.budget, line.id, Field("title"), "Another title"))

    def export_all() -> None:
        document = window.session.document
        if document is not None:
            held = document.held()
            window.work.run("Exporting", lambda progress: export(held(), folder / "annexes", progress=progress))

    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        ("opening", lambda: window.documents.open_recent(copy)),
        ("showing an area", lambda: window.workbench.pages.show_page(area_page(window.session.budget.areas[0].id))),
        ("editing a title", edit),
        ("saving the edit", window.documents.save),
        ("exporting", export_all),
    )
    for name, step in steps:
        application.processEvents()
        with _watched() as gaps:
            step()
            end = perf_counter() + _MOMENT_SECONDS
            while perf_counter() < end:
                application.processEvents()
                sleep(_PAUSE_SECONDS)
        yield f"longest stall of the window while {name}: {gaps.longest * 1000:.0f} ms (aim 50)"
    window.session.open(None)
    window.forgetting.forget()  # no part of what is measured next
