"""The line panel's place, its sections, and the layout from one run to the next."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QPushButton
from pytestqt.qtbot import QtBot

from model.amending import amend
from model.lines import AMOUNT, Field
from model.planning import delete_lines, set_field, set_fields
from model.samples import OXFORDSHIRE, load_sample
from model.workbook.document import Document
from tests.ui.window.focused import press
from ui.window.action_ids import ActionId
from ui.window.main_window import MainWindow
from ui.window.page_key import CHECKS, area_page

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea


def dock_of(window: MainWindow) -> QDockWidget:
    dock = window.findChild(QDockWidget, "LineDock")
    assert isinstance(dock, QDockWidget)
    return dock


@pytest.fixture
def ready(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.workbench.lines.go_to("14SCS10")
    return window


def another(application: QApplication, path: Path | None = None) -> MainWindow:
    """The window of the next run."""
    window = MainWindow(application)
    window.resize(1366, 768)
    window.show()
    document = Document.open(path) if path else Document(load_sample(OXFORDSHIRE).budget)
    window.session.open(document, is_copy=True)
    return window


def test_f4_hides_the_panel_and_shows_it(ready: MainWindow) -> None:
    dock = dock_of(ready)
    for visible in (False, True):
        press(Qt.Key.Key_F4)
        assert dock.isVisible() is visible


def test_the_panel_moves_to_the_other_side_and_back(ready: MainWindow) -> None:
    dock = dock_of(ready)
    for side in (LEFT, RIGHT):
        ready.actions_table[ActionId.PANEL_SIDE].trigger()
        assert ready.dockWidgetArea(dock) == side
        assert dock.isVisible()


def test_the_panel_floats_and_docks_again(ready: MainWindow) -> None:
    dock, action = dock_of(ready), ready.actions_table[ActionId.PANEL_FLOAT]
    action.trigger()
    assert dock.isFloating()
    assert action.isChecked()
    action.trigger()
    assert not dock.isFloating()
    assert not action.isChecked()


def test_closing_the_floating_panel_is_hiding_it(ready: MainWindow) -> None:
    ready.actions_table[ActionId.PANEL_FLOAT].trigger()
    dock_of(ready).close()
    assert not ready.actions_table[ActionId.LINE_PANEL].isChecked()
    ready.workbench.lines.go_to("14SCS1")
    assert not dock_of(ready).isVisible()


def test_the_layout_is_there_again_at_the_next_start(ready: MainWindow, application: QApplication) -> None:
    dock = dock_of(ready)
    ready.actions_table[ActionId.PANEL_SIDE].trigger()
    ready.resizeDocks([dock], [420], Qt.Orientation.Horizontal)
    ready.workbench.setSizes([180, 700])
    QApplication.processEvents()
    widths = dock.width(), ready.workbench.navigator.width()
    ready.close()
    again = another(application)
    again.workbench.lines.go_to("14SCS10")
    QApplication.processEvents()
    assert again.dockWidgetArea(dock_of(again)) == LEFT
    assert (dock_of(again).width(), again.workbench.navigator.width()) == widths
    assert dock_of(again).isVisible()
    again.session.open(None)
    again.close()
    again.deleteLater()


def test_a_panel_that_was_hidden_stays_hidden_at_the_next_start(ready: MainWindow, application: QApplication) -> None:
    ready.actions_table[ActionId.LINE_PANEL].trigger()
    ready.close()
    again = another(application)
    again.workbench.lines.go_to("14SCS10")
    assert not dock_of(again).isVisible()
    again.session.open(None)
    again.close()
    again.deleteLater()


def test_the_bars_are_there_again_though_the_workbook_was_closed_first(
    ready: MainWindow, application: QApplication
) -> None:
    ready.session.open(None)
    ready.close()
    again = another(application)
    assert again.workbench.top_bar.isVisible()
    assert again.workbench.bottom_bar.isVisible()
    again.session.open(None)
    again.close()
    again.deleteLater()


@pytest.mark.parametrize("page", ["area", "checks"])
def test_a_workbook_opens_again_on_its_last_page(
    window: MainWindow, application: QApplication, tmp_path: Path, page: str
) -> None:
    path = tmp_path / "Budget.xlsx"
    document = window.session.document
    assert document is not None
    document.save_as(path)
    window.session.open(document)
    window.workbench.pages.show_page(area_page(window.session.budget.areas[3].id) if page == "area" else CHECKS)
    QApplication.processEvents()
    again = another(application, path)
    key = again.workbench.pages.current_key
    assert key is not None
    if page == "area":
        assert key == area_page(again.session.budget.areas[3].id)
    else:
        assert key == CHECKS
    again.session.open(None)
    again.close()
    again.deleteLater()


def test_a_linked_reference_is_a_button_that_goes_to_its_line(ready: MainWindow) -> None:
    ready.workbench.lines.go_to("14SCS16")
    QApplication.processEvents()
    links = ready.workbench.line_panel.links
    (button,) = [each for each in links.findChildren(QPushButton) if each.isVisible()]
    assert button.accessibleName() == "Go to 14SCS10"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    line = ready.session.current_line
    assert line is not None
    assert line.reference == "14SCS10"


def test_without_links_the_panel_says_none_and_a_dangling_one_is_told(ready: MainWindow) -> None:
    ready.workbench.lines.go_to("14SCS1")
    panel, session = ready.workbench.line_panel, ready.session
    assert panel.links.texts() == ["None"]
    line = session.current_line
    assert line is not None
    session.do(set_field(session.budget, line.id, Field("linked_reference"), "14SCS10, 99XYZ"))
    assert panel.links.texts() == ["Go to 14SCS10", "99XYZ: no line, or more than one, is known by this"]


def test_the_history_tells_of_columns_beside_the_usual_ones(ready: MainWindow) -> None:
    session, line = ready.session, ready.session.current_line
    assert line is not None
    assert session.do(amend(session.budget, line.id, {}, agreed_by="Council, 19 February 2013"))
    assert ready.workbench.line_panel.history.texts()[1:] == ["Agreed by: nothing to “Council, 19 February 2013”"]


def test_the_history_tells_this_lines_changes_since_opening_and_follows_undo(ready: MainWindow) -> None:
    session, panel = ready.session, ready.workbench.line_panel
    line = session.current_line
    assert line is not None
    other = session.budget.line_ids(session.budget.areas[0].id)[0]
    assert panel.history.texts() == ["No changes since opening"]
    year = session.budget.years[0]
    session.do(set_field(session.budget, line.id, Field("lead_officer"), "Head of Finance"))
    session.do(set_fields(session.budget, [(line.id, Field(AMOUNT, year), None), (other, Field("notes"), "x")]))
    session.do(set_field(session.budget, other, Field("category"), "elsewhere"))
    heading = "Changes since opening, the last first"
    assert panel.history.texts() == [
        heading,
        f"2013/14: {session.view.text(line.amounts[0])} to blank",
        "Lead officer: nothing to “Head of Finance”",
    ]
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert panel.history.texts() == [heading, "Lead officer: nothing to “Head of Finance”"]
    session.undo_stack.undo()
    assert panel.history.texts() == ["No changes since opening"]
    session.undo_stack.redo()
    session.do(delete_lines(session.budget, [other]))
    assert panel.history.texts() == [heading, "Lead officer: nothing to “Head of Finance”"]
