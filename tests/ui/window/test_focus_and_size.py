"""The focus is always seen, and the window grows with the text."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from model.findings import Level
from model.samples import EXAMPLE, load_sample
from model.workbook.document import Document
from ui.window.action_ids import ActionId
from ui.window.grid.line_grid import LineGrid
from ui.window.icons import FOLDER, icon, icon_extent, picture
from ui.window.main_window import MainWindow
from ui.window.metrics import space
from ui.window.new_dialog import NewDialog
from ui.window.page_key import CHECKS, SUMMARY, PageKey, area_page
from ui.window.preferences_dialog import PreferencesDialog
from ui.window.theme import Scheme, apply_theme

pytestmark = pytest.mark.thorough


def reached_by_keyboard(root: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(root)
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget, QTabBar)
    ]


def picture_of(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def unseen(root: QWidget) -> list[str]:
    """Return the controls that look the same with the focus as without it."""
    found = []
    for widget in reached_by_keyboard(root):
        root.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        root.setFocus()
        without = picture_of(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if widget.hasFocus() and picture_of(widget) == without:
            found.append(f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}")
    return found


@pytest.mark.parametrize("where", ["summary", "checks", "area"])
def test_the_focus_is_seen_on_every_control_of_the_window(window: MainWindow, qtbot: QtBot, where: str) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first = window.session.budget.areas[0].id
    key: PageKey = {"summary": SUMMARY, "checks": CHECKS, "area": area_page(first)}[where]
    window.workbench.pages.show_page(key)
    window.actions_table[ActionId.REPLACE].trigger()
    window.message_bar.tell(Level.WARNING, "A message.", "Show", window.session.undo_stack.undo)
    assert len(reached_by_keyboard(window)) > 10
    assert unseen(window) == []


@pytest.mark.parametrize("form", [NewDialog, PreferencesDialog])
def test_the_focus_is_seen_on_every_control_of_a_form(
    qtbot: QtBot, empty_window: MainWindow, form: type[QDialog]
) -> None:
    dialog = NewDialog(2026, empty_window) if form is NewDialog else PreferencesDialog(empty_window)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert unseen(dialog) == []
    dialog.close()
    dialog.deleteLater()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0])
@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.svg")))
@pytest.mark.usefixtures("application")
def test_icons_are_drawn_at_the_scale_of_the_screen_and_not_stretched(name: str, scale: float) -> None:
    extent = icon_extent()
    shown = icon(name).pixmap(QSize(extent, extent), scale)
    drawn = picture(name, "#1a1e23", extent, scale)
    assert abs(shown.width() - extent * scale) <= 1
    assert shown.toImage().convertToFormat(QImage.Format.Format_Alpha8) == drawn.toImage().convertToFormat(
        QImage.Format.Format_Alpha8
    )


@pytest.fixture
def larger_text(application: QApplication) -> Iterator[None]:
    """Text one and a half times as large."""
    before = application.font()
    larger = application.font()
    larger.setPointSizeF(before.pointSizeF() * 1.5)
    application.setFont(larger)
    apply_theme(application, Scheme.LIGHT)
    yield
    application.setFont(before)
    apply_theme(application, Scheme.LIGHT)


def heights(application: QApplication) -> dict[str, int]:
    window = MainWindow(application)
    window.resize(1366, 1152)  # not low, at either size: a low one has its rows closer together
    window.show()
    window.session.open(Document(load_sample(EXAMPLE).budget), is_copy=True)
    area = window.session.budget.areas[0]
    page = window.workbench.pages.show_page(area_page(area.id))
    window.actions_table[ActionId.REPLACE].trigger()
    application.processEvents()
    navigator, bar = window.workbench.navigator, window.workbench.finding.bar
    grid = page.findChild(LineGrid)
    assert isinstance(grid, LineGrid)
    found = {
        "a row of the grid": grid.rowHeight(0),
        "a row of the navigator": navigator.visualRect(navigator.model().index(0, 0)).height(),
        "a button": bar.next.sizeHint().height(),
        "a field": bar.words.sizeHint().height(),
        "an icon": icon_extent(),
        "a distance": space(4),
    }
    window.session.open(None)
    window.close()
    window.deleteLater()
    return found


def test_rows_margins_and_icons_grow_with_the_text(application: QApplication, request: pytest.FixtureRequest) -> None:
    usual = heights(application)
    request.getfixturevalue("larger_text")
    larger = heights(application)
    assert {
        what: round(larger[what] / height, 1) for what, height in usual.items() if larger[what] < 1.25 * height
    } == {}
