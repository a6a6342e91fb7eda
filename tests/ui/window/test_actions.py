from collections import Counter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from model.lines import Kind
from ui.window.action_ids import ActionId
from ui.window.action_table import TABLE
from ui.window.icons import FOLDER
from ui.window.main_window import MainWindow
from ui.window.menus import MENUS
from ui.window.move_dialog import MoveDialog
from ui.window.page_key import area_page


def test_every_command_stands_in_the_table_once() -> None:
    assert [row.id for row in TABLE] == list(ActionId)


def test_no_two_commands_share_a_shortcut() -> None:
    keys = [QKeySequence(shortcut).toString() for row in TABLE for shortcut in row.shortcuts]
    assert [shortcut for shortcut, count in Counter(keys).items() if count > 1] == []
    assert "" not in keys


def test_every_command_has_help_that_is_a_sentence_and_an_icon_that_exists() -> None:
    for row in TABLE:
        assert row.help.endswith(".")
        assert not row.icon or (FOLDER / f"{row.icon}.svg").exists()


def test_every_command_can_be_reached_from_a_menu(window: MainWindow) -> None:
    found: set[str] = set()

    def visit(actions: list[QAction]) -> None:
        for action in actions:
            menu = action.menu()
            if isinstance(menu, QMenu):
                visit(menu.actions())
            found.add(action.objectName())

    visit(window.menuBar().actions())
    assert set(ActionId) <= found


def test_letters_behind_ampersands_differ_within_each_menu() -> None:
    texts = {row.id.value: row.text for row in TABLE}
    for title, entries in MENUS:
        letters = [texts[entry].split("&")[1][0].lower() for entry in entries if entry in texts]
        assert sorted(letters) == sorted(set(letters)), title


def test_lines_are_added_deleted_and_moved_from_the_menu(window: MainWindow) -> None:
    budget, actions = window.session.budget, window.actions_table
    area = budget.areas[0]
    window.workbench.pages.show_page(area_page(area.id))
    before = budget.line_ids(area.id)
    actions[ActionId.ADD_SAVING].trigger()
    added = set(budget.line_ids(area.id)) - set(before)
    assert [budget.line(line_id).kind for line_id in added] == [Kind.SAVING]
    window.session.undo_stack.undo()
    window.workbench.lines.go_to_line(before[0])
    actions[ActionId.LINE_DOWN].trigger()
    assert budget.line_ids(area.id)[1] == before[0]
    actions[ActionId.LINE_UP].trigger()
    assert budget.line_ids(area.id) == before
    actions[ActionId.DELETE_LINE].trigger()
    assert budget.line_ids(area.id) == before[1:]


def test_a_reference_leads_to_its_line(window: MainWindow) -> None:
    window.workbench.top_bar.search.setText("14scs10")
    window.workbench.top_bar.search.returnPressed.emit()
    line = window.session.current_line
    assert line is not None
    assert line.reference == "14SCS10"
    assert window.workbench.pages.current_key == area_page(line.area_id)


def test_a_text_that_finds_nothing_says_so(window: MainWindow) -> None:
    window.workbench.lines.go_to("99XYZ")
    assert "99XYZ" in window.message_bar.text


def test_a_line_moves_to_another_area_and_back_by_undo(window: MainWindow) -> None:
    budget = window.session.budget
    older, other = budget.areas[0], budget.areas[3]
    line = budget.line(budget.line_ids(older.id)[0])
    window.workbench.lines.go_to_line(line.id)
    before = budget.snapshot()

    def choose() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, MoveDialog)
        form.area.setCurrentIndex(form.area.findData(other.id))
        QTest.keyClick(form, Qt.Key.Key_Return)

    QTimer.singleShot(0, choose)
    window.actions_table[ActionId.LINE_TO_AREA].trigger()
    assert budget.line(line.id).area_id == other.id
    assert window.message_bar.text == f"1 line was moved to {other.name}."
    window.actions_table[ActionId.UNDO].trigger()
    assert budget.snapshot() == before
