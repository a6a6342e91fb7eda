from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDialog, QWidget

from exporters.annexes.registry import ANNEXES
from model.findings import Level
from model.money import Unit
from ui.window.actions import ActionId
from ui.window.area_dialog import AreaDialog
from ui.window.export_dialog import ExportDialog
from ui.window.help_window import HelpWindow
from ui.window.main_window import MainWindow
from ui.window.new_dialog import NewDialog
from ui.window.page_key import ALL_LINES, CHECKS, SUMMARY, PageKey, area_page
from ui.window.preferences_dialog import PreferencesDialog
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


@pytest.mark.parametrize("where", ["summary", "checks", "all lines", "area"])
def test_every_control_of_the_window_has_a_name(window: MainWindow, where: str) -> None:
    first = window.session.budget.areas[0].id
    key: PageKey = {"summary": SUMMARY, "checks": CHECKS, "all lines": ALL_LINES, "area": area_page(first)}[where]
    window.workbench.pages.show_page(key)
    window.session.set_current_line(window.session.budget.line_ids(first)[0])
    window.actions_table[ActionId.REPLACE].trigger()
    window.message_bar.tell(Level.WARNING, "A message.", "Show", window.session.undo_stack.undo)
    assert nameless(window) == []


def test_every_control_of_the_welcome_page_has_a_name(empty_window: MainWindow) -> None:
    assert nameless(empty_window) == []


def test_every_control_of_the_forms_has_a_name(window: MainWindow) -> None:
    budget = window.session.budget
    area = AreaDialog("Add area", "Add", lambda _name, _service: None)
    area.ask_name("")
    area.ask_service(budget.services, "")
    export = ExportDialog(ANNEXES, Unit.MILLIONS, Path("Annexes"))
    help_window = HelpWindow(window)
    forms: list[QDialog] = [NewDialog(2026), SettingsDialog(budget), area, export, PreferencesDialog(), help_window]
    for form in forms:
        form.ensurePolished()
        assert nameless(form) == [], form.windowTitle()
        form.deleteLater()
    assert nameless(window.help.palette) == []


def test_controls_whose_name_does_not_suffice_are_described(window: MainWindow) -> None:
    bar, top = window.workbench.finding.bar, window.workbench.top_bar
    described: list[QWidget] = [bar.words, bar.new_words, bar.next, bar.replace_all, top.search, top.unit]
    described += [window.help.palette.words, PreferencesDialog(window).author]
    for widget in described:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Description), widget.accessibleName()


@pytest.mark.usefixtures("qapp")
def test_cells_of_the_summary_say_their_row_and_column(window: MainWindow) -> None:
    from ui.window.summary_page import SummaryPage

    page = window.workbench.pages.show_page(SUMMARY)
    assert isinstance(page, SummaryPage)
    model = page.tables[0].summary
    spoken = model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Older People, P&AF 2013/14: 9.844"
    assert window.session.view.unit is Unit.MILLIONS
