"""By Tab alone round the whole window: bars, pages, page, panel, message; and by Shift+Tab the same way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from model.findings import Level
from model.lines import Field
from tests.ui.window.focused import focused, press
from ui.window.grid.area_page import AreaPage
from ui.window.grid.card import LineCard
from ui.window.main_window import MainWindow
from ui.window.page_key import ALL_LINES, CHECKS, SUMMARY, PageKey, area_page

MOST_STEPS = 4_000


@pytest.fixture
def ready(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def show(window: MainWindow, where: str) -> None:
    first = window.session.budget.areas[0].id
    key: PageKey = {"summary": SUMMARY, "checks": CHECKS, "all lines": ALL_LINES, "area": area_page(first)}[where]
    window.workbench.pages.show_page(key)
    window.message_bar.tell(Level.WARNING, "A message.", "Show", window.session.undo_stack.undo)


def round_trip(window: MainWindow, key: Qt.Key) -> list[QWidget]:
    """Press a key from the list of pages until the focus is there again; returns where it was, in order."""
    start: QWidget = window.workbench.navigator
    start.setFocus()
    held = Qt.KeyboardModifier.ShiftModifier if key == Qt.Key.Key_Backtab else Qt.KeyboardModifier.NoModifier
    visited = [start]
    for _ in range(MOST_STEPS):
        press(key, held)
        if focused() is start:
            return visited
        assert focused().isVisible()
        if focused() is not visited[-1]:
            visited.append(focused())
    pytest.fail(f"Tab does not come back from {focused().accessibleName()}")


def parts(window: MainWindow, visited: list[QWidget]) -> list[str]:
    bench = window.workbench
    named: dict[str, QWidget] = {
        "pages": bench.navigator,
        "page": bench.pages,
        "panel": bench._dock,
        "message": window.message_bar,
        "bar": bench.top_bar,
    }
    found = [name for each in visited for name, part in named.items() if part is each or part.isAncestorOf(each)]
    assert len(found) == len(visited)
    return [name for place, name in enumerate(found) if not place or found[place - 1] != name]


@pytest.mark.parametrize("where", ["summary", "checks", "area", "all lines"])
def test_tab_goes_through_the_parts_in_the_order_in_which_they_are_read(ready: MainWindow, where: str) -> None:
    # Other pages made before must not come between.
    for other in ("all lines", "area", where):
        show(ready, other)
    expected = ["pages", "page", *(["panel"] if where in ("area", "all lines") else []), "message", "bar"]
    if where in ("area", "all lines"):
        page = ready.workbench.pages.lines_page
        assert page is not None
        page.grids[-1].setCurrentIndex(page.grids[-1].lines.index(page.grids[-1].lines.rowCount() - 1, 0))
    assert parts(ready, round_trip(ready, Qt.Key.Key_Tab)) == expected


@pytest.mark.parametrize("where", ["summary", "checks", "area"])
def test_shift_and_tab_go_the_same_way_back(ready: MainWindow, where: str) -> None:
    show(ready, where)
    there, back = round_trip(ready, Qt.Key.Key_Tab), round_trip(ready, Qt.Key.Key_Backtab)
    assert set(there) <= set(back)
    assert parts(ready, back)[1:] == parts(ready, there)[:0:-1]


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_the_filter_and_every_add_line_are_reached_beside_grids_that_keep_tab_for_their_cells(
    ready: MainWindow, key: Qt.Key
) -> None:
    show(ready, "area")
    page = ready.workbench.pages.lines_page
    assert isinstance(page, AreaPage)
    page.filter_bar.open()
    visited = round_trip(ready, key)
    adds = [card.add_button for card in page.findChildren(LineCard)]
    assert len(adds) == len(page.grids)
    for control in (page.filter_bar.text, page.filter_bar.only, page.filter_bar.shut, *adds):
        assert control in visited
        assert (visited.index(control) < visited.index(page.grids[0])) is (key == Qt.Key.Key_Tab)


def test_every_field_of_the_panel_is_reached_in_its_order(ready: MainWindow) -> None:
    show(ready, "area")
    panel = ready.workbench.line_panel
    visited = round_trip(ready, Qt.Key.Key_Tab)
    editors = {field.editor: name for name, field in panel.fields.items()}
    found = [editors[each] for each in visited if each in editors]
    assert set(found) == set(panel.fields)
    assert found[:2] == [Field("title"), Field("description")]
    assert all(field in found for field in panel.fields)


def test_the_order_holds_for_the_next_workbook_too(ready: MainWindow) -> None:
    document = ready.session.document
    show(ready, "area")
    ready.session.open(None)
    ready.session.open(document, is_copy=True)
    show(ready, "area")
    assert parts(ready, round_trip(ready, Qt.Key.Key_Tab)) == ["pages", "page", "panel", "message", "bar"]
