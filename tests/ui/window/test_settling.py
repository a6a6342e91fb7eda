"""Nothing is squashed, stale or cut for a moment: layouts follow a change before anything is drawn."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from model.findings import Level
from model.lines import AMOUNT, Field, Section
from model.planning import set_field
from model.workbook.document import Document
from tests.ui.window.drawn import Drawn
from tools.example_budget import example_budget
from ui.window.action_ids import ActionId
from ui.window.grid.area_page import AreaPage
from ui.window.grid.line_grid import LineGrid
from ui.window.main_window import MainWindow
from ui.window.page_key import area_page


def shown_area(window: MainWindow, row: int) -> AreaPage:
    budget = window.session.budget
    area = budget.areas[0]
    page = window.workbench.pages.show_page(area_page(area.id))
    window.workbench.lines.go_to_line(budget.line_ids(area.id)[row])
    assert isinstance(page, AreaPage)
    return page


def squashed(window: MainWindow) -> list[str]:
    """Return the fields and the sentences of the panel that have less height than they need."""
    panel = window.workbench.line_panel
    found: list[str] = []
    for field, shown in panel.fields.items():
        parts: list[QWidget] = [shown.editor, shown.refusal_label, shown.finding_label]
        for part in parts:
            needs = part.heightForWidth(part.width()) if isinstance(part, QLabel) else part.minimumSizeHint().height()
            if not part.isHidden() and part.height() < needs:
                found.append(f"{type(part).__name__} of {field.name} {field.year or ''}")
    return found


def test_a_finding_that_arrives_on_the_line_shown_squashes_nothing(example_window: MainWindow) -> None:
    shown_area(example_window, 2)
    QApplication.processEvents()
    session, line = example_window.session, example_window.session.current_line
    assert line is not None
    session.do(set_field(session.budget, line.id, Field(AMOUNT, session.budget.years[0]), Decimal(-500_000)))
    example_window.workbench.watch.look()
    told = [field for field in example_window.workbench.line_panel.fields.values() if field.finding]
    assert told
    assert squashed(example_window) == []


@pytest.mark.parametrize("text", ["Short", "A description that goes on and on. " * 20])
def test_a_text_of_another_length_squashes_nothing(example_window: MainWindow, text: str) -> None:
    shown_area(example_window, 2)
    QApplication.processEvents()
    session, line = example_window.session, example_window.session.current_line
    assert line is not None
    session.do(set_field(session.budget, line.id, Field("description"), text))
    assert squashed(example_window) == []


def test_another_line_squashes_nothing(example_window: MainWindow) -> None:
    for row in range(15):
        shown_area(example_window, row)
        assert squashed(example_window) == []


def room_left(page: AreaPage) -> int:
    """Return the height that a page leaves unused though a grid of it has more rows to show, in pixels."""
    wants_more = any(grid.verticalScrollBar().maximum() for grid in page.grids)
    lowest = max(
        child.geometry().bottom()
        for child in page.findChildren(QWidget)
        if child.parent() is page and not child.isHidden()
    )
    return page.height() - lowest if wants_more else 0


def test_a_page_uses_all_of_its_height_as_soon_as_it_is_shown(example_window: MainWindow) -> None:
    example_window.actions_table[ActionId.REPLACE].trigger()
    QApplication.processEvents()
    example_window.session.open(Document(example_budget(600)), is_copy=True)
    page = shown_area(example_window, 2)
    QApplication.processEvents()
    row = page.grids[0].verticalHeader().defaultSectionSize()
    assert room_left(page) < row
    settled = [grid.height() for grid in page.grids]
    for _turn in range(5):
        QApplication.processEvents()
    assert [grid.height() for grid in page.grids] == settled


def is_whole(grid: LineGrid) -> bool:
    """Whether the current row is in sight, from its first pixel to its last."""
    rect = grid.visualRect(grid.currentIndex())
    return rect.top() >= 0 and rect.bottom() < grid.viewport().height()


@pytest.mark.parametrize("what", ["find bar", "message", "smaller window", "panel"])
def test_the_current_row_stays_in_sight_whole_when_the_grid_shrinks(example_window: MainWindow, what: str) -> None:
    page = shown_area(example_window, 0)
    grid = page.grid_for(Section.PRESSURES)
    QApplication.processEvents()
    last = grid.rows_a_page() - 1
    grid.selecting.go(last, 0)
    QApplication.processEvents()
    assert is_whole(grid)
    before = grid.height()
    if what == "find bar":
        example_window.actions_table[ActionId.REPLACE].trigger()
    elif what == "message":
        example_window.message_bar.tell(Level.WARNING, "Something to be told. " * 30)
    elif what == "panel":
        example_window.actions_table[ActionId.LINE_PANEL].trigger()
        QApplication.processEvents()
        grid.selecting.go(grid.rows_a_page() - 1, 0)
        example_window.actions_table[ActionId.LINE_PANEL].trigger()
    else:
        example_window.resize(1366, 640)
    for _turn in range(4):
        QApplication.processEvents()
        assert is_whole(grid)
    assert what == "panel" or grid.height() < before


def test_a_row_that_was_scrolled_away_from_is_not_jumped_back_to(example_window: MainWindow) -> None:
    example_window.session.open(Document(example_budget(3000)), is_copy=True)
    page = shown_area(example_window, 0)
    grid = page.grid_for(Section.PRESSURES)
    QApplication.processEvents()
    grid.verticalScrollBar().setValue(20)
    example_window.actions_table[ActionId.REPLACE].trigger()
    QApplication.processEvents()
    assert grid.verticalScrollBar().value() == 20


def test_a_panel_that_comes_back_into_sight_squashes_nothing(example_window: MainWindow) -> None:
    actions, panel = example_window.actions_table, example_window.workbench.line_panel
    shown_area(example_window, 2)
    QApplication.processEvents()
    is_away = False
    for there, back in (
        (ActionId.SHOW_LEVEL, ActionId.SHOW_YEAR_ON_YEAR),
        (ActionId.SHOW_POUNDS, ActionId.SHOW_MILLIONS),
    ):
        actions[there].trigger()
        QApplication.processEvents()
        QApplication.processEvents()
        example_window.grab()
        is_away = not panel.isVisible()
        actions[back].trigger()
    assert is_away  # the pounds needed its room
    while not panel.isVisible():
        QApplication.processEvents()
    assert squashed(example_window) == []


def test_tables_that_get_more_room_are_drawn_once(example_window: MainWindow) -> None:
    page = shown_area(example_window, 2)
    example_window.workbench.watch.look()
    example_window.resize(1366, 728)
    QApplication.processEvents()
    heights = [grid.height() for grid in page.grids]
    drawn = [Drawn(grid.viewport()) for grid in page.grids]
    example_window.resize(1366, 768)
    QApplication.processEvents()
    assert [grid.height() for grid in page.grids] != heights
    assert [each.times for each in drawn] == [1, 1]
