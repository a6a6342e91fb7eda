"""An officer sorts, filters, groups and shows only some lines; the workbook keeps its order and every line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.officer import CONTROL, PLAIN, SHIFT, Key, Officer
from ui.window.action_ids import ActionId
from ui.window.grid.value_popup import ValuePopup


@pytest.fixture(autouse=True)
def _the_workbook_stays_as_it_is(officer: Officer) -> Iterator[None]:
    """Whatever is looked at, no step is made and the file on disk is not touched."""
    document = officer.window.session.document
    assert document is not None
    assert isinstance(document.path, Path)
    held, before = document.path.read_bytes(), document.budget.snapshot()
    yield
    assert document.budget.snapshot() == before
    assert not officer.window.isWindowModified()
    officer.press(Key.Key_S, CONTROL)
    assert document.path.read_bytes() == held


def click_heading(officer: Officer, heading: str) -> None:
    columns = [column.heading for column in officer.grid.lines.columns]
    header = officer.grid.horizontalHeader()
    left = header.sectionViewportPosition(columns.index(heading))
    place = QPoint(left + header.sectionSize(columns.index(heading)) * 3 // 4, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, PLAIN, place)


def run(officer: Officer, command: ActionId) -> None:
    officer.window.actions_table[command].trigger()


def test_a_click_on_a_heading_sorts_another_turns_it_and_a_third_brings_the_workbook_back(officer: Officer) -> None:
    officer.go_to("26ASC01", "Reference")
    as_in_workbook = officer.references_in_sight()
    click_heading(officer, "2026/27")
    assert officer.references_in_sight()[-1] == "27ASC02"
    click_heading(officer, "2026/27")
    assert officer.references_in_sight()[0] == "27ASC02"
    click_heading(officer, "2026/27")
    assert officer.references_in_sight() == as_in_workbook


def test_references_sort_as_people_count(officer: Officer) -> None:
    officer.go_to("25ASC07", "Reference")
    run(officer, ActionId.SORT_ASCENDING)
    found = officer.references_in_sight()
    assert found.index("25ASC07") < found.index("25ASC12") < found.index("26ASC05")


def test_words_typed_into_the_filter_narrow_and_esc_shows_all_again(officer: Officer) -> None:
    officer.go_to("26ASC01", "Reference")
    every = officer.references_in_sight()
    officer.press(Key.Key_L, CONTROL | SHIFT)
    QTest.keyClicks(officer.page.filter_bar.text, "demographic")
    assert "26ASC01" in officer.references_in_sight()
    assert "26ASC02" not in officer.references_in_sight()
    QTest.keyClick(officer.page.filter_bar.text, Key.Key_Escape)
    assert officer.references_in_sight() == every


def test_values_of_a_column_are_searched_ticked_and_filtered_by(officer: Officer) -> None:
    officer.go_to("26ASC01", "Status")
    run(officer, ActionId.FILTER_VALUES)
    popup = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, ValuePopup))
    QTest.keyClicks(popup.search, "agr")
    QTest.keyClick(popup.search, Key.Key_Return)
    assert officer.references_in_sight() == ["26ASC01"]
    assert "status Agreed" in officer.page.filter_bar.words.toolTip() + officer.page.filter_bar.words.text()
    run(officer, ActionId.SHOW_ALL_LINES)
    assert len(officer.references_in_sight()) == 7


def test_with_nothing_ticked_no_line_can_be_filtered_away(officer: Officer) -> None:
    officer.go_to("26ASC01", "Status")
    run(officer, ActionId.FILTER_VALUES)
    popup = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, ValuePopup))
    QTest.keyClick(popup.every, Key.Key_Space)
    assert not popup.ok.isEnabled()
    QTest.keyClick(popup, Key.Key_Escape)
    assert len(officer.references_in_sight()) == 7


@pytest.mark.parametrize(
    "command, shown",
    [
        (ActionId.ONLY_NEW, ["27ASC06", "27ASC07", "27ASC08", "27ASC09"]),
        (ActionId.ONLY_AT_RISK, ["25ASC07", "25ASC12"]),
    ],
)
def test_only_what_is_new_or_at_risk_shows(officer: Officer, command: ActionId, shown: list[str]) -> None:
    officer.go_to("25ASC07", "Reference")
    run(officer, command)
    officer.go_to(shown[0], "Reference")
    assert officer.references_in_sight() == shown


def test_lines_stand_in_groups_that_can_be_collapsed(officer: Officer) -> None:
    officer.go_to("26ASC01", "Reference")
    run(officer, ActionId.GROUP_STATUS)
    grid = officer.grid
    headings = [group.value for row in range(grid.lines.rowCount()) if (group := grid.lines.group_at(row))]
    assert headings == ["Agreed", "Amended", "New"]
    run(officer, ActionId.COLLAPSE_GROUPS)
    assert officer.references_in_sight() == []
    run(officer, ActionId.EXPAND_GROUPS)
    assert len(officer.references_in_sight()) == 7
