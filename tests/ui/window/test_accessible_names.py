import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDialog, QWidget

from model.money import Unit
from ui.window.area_dialog import AreaDialog
from ui.window.main_window import MainWindow
from ui.window.new_dialog import NewDialog
from ui.window.page_key import CHECKS, SUMMARY, PageKey, area_page
from ui.window.settings_dialog import SettingsDialog


def nameless(root: QWidget) -> list[str]:
    """Return the controls that the keyboard reaches and a screen reader cannot name."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisibleTo(root):
            continue
        if widget.objectName().startswith("qt_") or widget.parent() is None:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


@pytest.mark.parametrize("where", ["summary", "checks", "area"])
def test_every_control_of_the_window_has_a_name(window: MainWindow, where: str) -> None:
    first = window.session.budget.areas[0].id
    key: PageKey = {"summary": SUMMARY, "checks": CHECKS, "area": area_page(first)}[where]
    window.workbench.pages.show_page(key)
    window.session.set_current_line(window.session.budget.line_ids(first)[0])
    assert nameless(window) == []


def test_every_control_of_the_welcome_page_has_a_name(empty_window: MainWindow) -> None:
    assert nameless(empty_window) == []


def test_every_control_of_the_forms_has_a_name(window: MainWindow) -> None:
    budget = window.session.budget
    area = AreaDialog("Add area", "Add", lambda _name, _service: None)
    area.ask_name("")
    area.ask_service(budget.services, "")
    forms: list[QDialog] = [NewDialog(2026), SettingsDialog(budget), area]
    for form in forms:
        form.ensurePolished()
        assert nameless(form) == [], form.windowTitle()
        form.deleteLater()


@pytest.mark.usefixtures("qapp")
def test_cells_of_the_summary_say_their_row_and_column(window: MainWindow) -> None:
    from ui.window.summary_page import SummaryPage

    page = window.workbench.pages.show_page(SUMMARY)
    assert isinstance(page, SummaryPage)
    model = page.tables[0].summary
    spoken = model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Older People, P&AF 2013/14: 9.844"
    assert window.session.view.unit is Unit.MILLIONS
