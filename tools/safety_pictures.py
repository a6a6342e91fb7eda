"""Draws what keeps work safe: earlier versions, an annex checked, work kept after a crash, what is open elsewhere."""

import os
import tempfile
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from exporters.exporting import export
from exporters.wanted import EXCEL, Wanted
from model.lines import AMOUNT, Field
from model.planning import set_field
from model.samples import EXAMPLE, load_sample
from model.saving import lock_record
from model.saving.lock_record import LockRecord
from model.workbook.document import Document
from ui.window import file_dialogs
from ui.window.action_ids import ActionId
from ui.window.main_window import MainWindow
from ui.window.preferences import forget_file

Keep = Callable[[QWidget, str], None]

_LOOK_AGAIN_MS = 20
_COLLEAGUE = LockRecord("finance.colleague", "CH-LAPTOP-0412", "2026-10-01T09:00:00+00:00", "d" * 16)
_TITLES = ("Home care fees", "Home care fees, uplift of 4%", "Home care and residential fees, uplift of 4%")


def draw_safety(application: QApplication, window: MainWindow, keep: Keep) -> None:
    """Draw them in a window, on a workbook in a folder that is thrown away; `keep` keeps a picture under a name."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BUDGET_WORKBOOK_DATA"] = str(Path(folder) / "data")
        path = Path(folder) / "Medium Term Plan 2026-27.xlsx"
        Document(load_sample(EXAMPLE).budget).save_as(path)
        shown = partial(_shown, application, keep)
        _draw_versions(window, path, shown)
        _draw_check(window, Path(folder), shown)
        shown("form-print", window.actions_table[ActionId.PRINT_ANNEX].trigger)
        _draw_crash(window, path, keep, shown)
        _draw_elsewhere(window, path, keep, shown)
        window.session.open(None)
        window.message_bar.hide()
        forget_file(path)


def _draw_versions(window: MainWindow, path: Path, shown: Callable[[str, Callable[[], object]], None]) -> None:
    window.documents.open_recent(path)
    for title in _TITLES:
        _change_title(window, title)
        window.documents.save()
    window.message_bar.hide()
    shown("form-versions", window.actions_table[ActionId.RESTORE].trigger)


def _draw_check(window: MainWindow, folder: Path, shown: Callable[[str, Callable[[], object]], None]) -> None:
    session = window.session
    if session.document is None:
        return
    annex = export(session.document, folder / "Annexes", Wanted(("schedule",), (EXCEL,))).files[0].path
    lines = list(session.budget.lines())[:3]
    for line in lines:
        field = Field(AMOUNT, session.budget.years[0])
        session.do(set_field(session.budget, line.id, field, Decimal(-1_250_000)))
    ask = file_dialogs.ask_annex
    file_dialogs.ask_annex = lambda *_: annex
    shown("form-check-annex", window.actions_table[ActionId.CHECK_ANNEX].trigger)
    file_dialogs.ask_annex = ask
    session.undo_stack.setIndex(session.undo_stack.index() - len(lines))
    window.message_bar.hide()


def _draw_crash(window: MainWindow, path: Path, keep: Keep, shown: Callable[[str, Callable[[], object]], None]) -> None:
    """End without saving, as a crash does, and look at what was kept."""
    window.session.open(Document.open(path))
    for title in _TITLES:
        _change_title(window, title)
    window.journal.leave()
    window.session.undo_stack.setIndex(0)
    window.session.open(None)
    window.recovery.look()
    keep(window, "recovery")
    shown("form-recovery", window.recovery.show)


def _draw_elsewhere(
    window: MainWindow, path: Path, keep: Keep, shown: Callable[[str, Callable[[], object]], None]
) -> None:
    """A colleague has the workbook open; it may be taken over."""
    window.session.open(None)
    lock_record.put(lock_record.place_of(path), _COLLEAGUE)
    window.documents.open_recent(path)
    keep(window, "open-elsewhere")
    shown("form-take-over", window.message_bar.action_button.click)


def _change_title(window: MainWindow, title: str) -> None:
    budget = window.session.budget
    window.session.do(set_field(budget, next(budget.lines()).id, Field("title"), title))


def _shown(application: QApplication, keep: Keep, name: str, do: Callable[[], object]) -> None:
    """Do what opens a form, keep its picture, and cancel it."""

    def look() -> None:
        form = application.activeModalWidget()
        if not isinstance(form, QDialog):
            QTimer.singleShot(_LOOK_AGAIN_MS, look)
            return
        keep(form, name)
        form.reject()

    QTimer.singleShot(0, look)
    do()
