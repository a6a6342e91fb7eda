"""A dialog that was answered is let go: a day of questions leaves none of them behind in the window."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from ui.window import messages
from ui.window.action_ids import ActionId
from ui.window.main_window import MainWindow
from ui.window.page_key import area_page

FORMS = (
    *(ActionId.ADD_AREA, ActionId.RENAME_AREA, ActionId.REGROUP_AREA, ActionId.SETTINGS, ActionId.PREFERENCES),
    *(ActionId.COLUMNS, ActionId.LINE_TO_AREA, ActionId.NEW),
)


def give_up() -> None:
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def dialogs_left(window: MainWindow) -> list[QDialog]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return window.findChildren(QDialog)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_gone_once_it_was_answered(window: MainWindow, name: ActionId) -> None:
    area = window.session.budget.areas[0].id
    window.workbench.pages.show_page(area_page(area))
    window.workbench.lines.go_to_line(window.session.budget.line_ids(area)[0])
    QTimer.singleShot(0, give_up)
    window.actions_table[name].trigger()
    assert dialogs_left(window) == []


def test_a_question_is_gone_once_it_was_answered(window: MainWindow) -> None:
    QTimer.singleShot(0, give_up)
    assert not messages.ask_confirm(window, "Replace the formula by a figure?", "Replace")
    QTimer.singleShot(0, give_up)
    assert messages.ask_save(window, "MTFS.xlsx") is messages.SaveAnswer.CANCEL
    assert dialogs_left(window) == []
