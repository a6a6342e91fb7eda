"""Sorting, filtering and grouping an area's page with mouse and keys; the workbook's order is never touched."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHeaderView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from model.controls import Measure
from model.lines import AMOUNT, Field, Section
from model.money import total
from model.planning import set_field
from tests.ui.grid.keys import GoTo, press, type_in
from ui.window.findings_watch import FindingsWatch
from ui.window.grid.all_lines_page import AllLinesPage
from ui.window.grid.area_page import AreaPage
from ui.window.grid.arrangement import Grouping, LineFilter, Only
from ui.window.grid.columns import Column
from ui.window.grid.header import GridHeader
from ui.window.grid.heading_service import ask_values
from ui.window.grid.line_grid import LineGrid
from ui.window.session import Session

_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture(autouse=True)
def _workbook_stays(session: Session) -> Iterator[None]:
    before = session.budget.snapshot()
    yield
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.budget.snapshot() == before


def column(grid: LineGrid, heading: str) -> Column:
    return next(column for column in grid.lines.columns if column.heading == heading)


def place_of(grid: LineGrid, heading: str) -> int:
    return grid.lines.columns.index(column(grid, heading))


def click_heading(grid: LineGrid, heading: str) -> None:
    header = grid.horizontalHeader()
    left = header.sectionViewportPosition(place_of(grid, heading))
    width = header.sectionSize(place_of(grid, heading))
    QTest.mouseClick(
        header.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(left + width * 3 // 4, header.height() // 2),
    )


def spoken_heading(grid: LineGrid, heading: str) -> str:
    return str(grid.lines.headerData(place_of(grid, heading), Qt.Orientation.Horizontal, _ACCESSIBLE))


def texts(grid: LineGrid, heading: str) -> list[str]:
    place = place_of(grid, heading)
    rows = range(grid.lines.rowCount())
    return [grid.lines.shown(row, place) for row in rows if grid.lines.line_id(row) is not None]


def values(grid: LineGrid) -> list[str]:
    groups = [grid.lines.group_at(row) for row in range(grid.lines.rowCount())]
    return [group.value for group in groups if group is not None]


def test_a_heading_sorts_up_then_down_then_goes_back_to_the_workbook(grid: LineGrid, page: AreaPage) -> None:
    before = texts(grid, "Title")
    click_heading(grid, "Title")
    assert texts(grid, "Title") == sorted(before, key=str.casefold)
    assert spoken_heading(grid, "Title") == "Title, sorted ascending"
    assert page.top.note.text().endswith("sorted by title, ascending")
    click_heading(grid, "Title")
    assert texts(grid, "Title") == sorted(before, key=str.casefold, reverse=True)
    assert spoken_heading(grid, "Title") == "Title, sorted descending"
    click_heading(grid, "Title")
    assert texts(grid, "Title") == before
    assert spoken_heading(grid, "Title") == "Title"


def test_a_click_on_a_heading_leaves_the_current_line_current(grid: LineGrid, go_to: GoTo, session: Session) -> None:
    index = go_to("27ASC02", 0)
    line_id = grid.lines.line_id(index.row())
    click_heading(grid, "Title")
    assert grid.current_line_id() == line_id
    assert grid.currentIndex().column() == index.column()
    assert session.current_line is not None
    assert session.current_line.id == line_id


def test_dragging_a_heading_wider_sorts_nothing(grid: LineGrid) -> None:
    before = texts(grid, "Title")
    header = grid.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(place_of(grid, "Status")) - 1, header.height() // 2)
    QTest.mouseMove(header.viewport(), edge)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, edge)
    QTest.mouseMove(header.viewport(), edge + QPoint(40, 0))
    QTest.mouseRelease(
        header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, edge + QPoint(40, 0)
    )
    assert texts(grid, "Title") == before


def test_the_sign_of_a_heading_asks_for_values(grid: LineGrid, page: AreaPage) -> None:
    header = grid.horizontalHeader()
    assert isinstance(header, GridHeader)
    asked: list[int] = []
    header.marks.values_asked.connect(asked.append)
    place = place_of(grid, "Status")
    QTest.mouseClick(
        header.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        header.marks.sign_place(place),
    )
    assert asked == [place]
    assert page.arranger.arrangement.is_plain
    assert header.sectionResizeMode(place) is QHeaderView.ResizeMode.Interactive


def test_ticked_values_filter_and_the_bar_says_so(grid: LineGrid, page: AreaPage, qtbot: QtBot) -> None:
    popup = ask_values(page.arranger, grid, place_of(grid, "Status"))
    qtbot.addWidget(popup)
    QTest.keyClicks(popup.search, "new")
    assert popup.every.text() == "Select all found"
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert set(texts(grid, "Status")) == {"New"}
    assert page.filter_bar.isVisible()
    assert page.filter_bar.words.text() == "Showing 9 of 15 lines: status New"
    assert page.filter_bar.words.accessibleName() == page.filter_bar.words.text()
    assert spoken_heading(grid, "Status") == "Status, filtered"


def test_esc_leaves_the_values_as_they_were(grid: LineGrid, page: AreaPage, qtbot: QtBot) -> None:
    popup = ask_values(page.arranger, grid, place_of(grid, "Status"))
    qtbot.addWidget(popup)
    QTest.keyClick(popup.every, Qt.Key.Key_Space)
    assert not popup.ok.isEnabled()
    QTest.keyClick(popup.search, Qt.Key.Key_Escape)
    assert page.arranger.arrangement.is_plain


def test_several_columns_filter_at_once(grid: LineGrid, page: AreaPage) -> None:
    page.arranger.set_values(column(grid, "Status"), frozenset({"New"}))
    page.arranger.set_values(column(grid, "Category"), frozenset({"Demography", "Inflation"}))
    words = page.arranger.filter_words
    assert words.endswith("status New; category Demography or Inflation")
    assert 0 < page.arranger.shown_count < 9
    page.arranger.set_values(column(grid, "Status"), None)
    assert page.arranger.filter_words.endswith(": category Demography or Inflation")


def test_words_typed_in_the_bar_filter_and_esc_shows_all(page: AreaPage) -> None:
    page.filter_bar.open()
    assert page.filter_bar.words.text() == "Showing all 15 lines."
    QTest.keyClicks(page.filter_bar.text, "HOME care")
    assert page.arranger.shown_count < 15
    assert page.filter_bar.words.text().endswith("“HOME care”")
    QTest.keyClick(page.filter_bar.text, Qt.Key.Key_Escape)
    assert page.filter_bar.isHidden()
    assert page.arranger.shown_count == 15


def test_totals_stay_those_of_all_lines_and_the_shown_ones_have_their_own(page: AreaPage, session: Session) -> None:
    totals, shown = page.totals[Section.PRESSURES].total, page.shown[Section.PRESSURES]
    before = [figure.text() for figure in totals.figures]
    assert shown.isHidden()
    page.arranger.show_only(Only.NEW)
    assert totals.name.text() == "Total of all 7 lines"
    assert [figure.text() for figure in totals.figures] == before
    strip = shown.strips[Measure.PRESSURES]
    assert strip.isVisible()
    assert strip.name.text() == "Total of the 5 lines shown"
    area = page.area_id or 0
    lines = [line for line in session.budget.lines_of(area) if line.status == "New"]
    figure = total(line.amounts[0] for line in lines if line.section is Section.PRESSURES)
    assert strip.figures[0].text() == session.view.text(figure)
    assert page.shown_net.strip.figures[0].text() == session.view.text(total(line.amounts[0] for line in lines))
    assert page.net.net.name.text() == "Net change of all lines"
    page.filter_bar.all.click()
    assert totals.name.text() == "Total"
    assert shown.isHidden()


def test_the_total_of_the_lines_shown_follows_an_edit(page: AreaPage, session: Session, grid: LineGrid) -> None:
    page.arranger.show_only(Only.NEW)
    figures = page.shown[Section.PRESSURES].strips[Measure.PRESSURES].figures
    line_id = grid.lines.line_id(0)
    assert line_id is not None
    line, year = session.budget.line(line_id), session.budget.years[0]
    before = total(each.amounts[0] for each in session.budget.lines_of(line.area_id) if each.status == "New"
                   and each.section is Section.PRESSURES)  # fmt: skip
    session.do(set_field(session.budget, line_id, Field(AMOUNT, year), total([line.amounts[0], Decimal(1_000_000)])))
    assert figures[0].text() == session.view.text(before + 1_000_000)


def test_a_filter_that_leaves_nothing_says_so_in_the_grid(grid: LineGrid, page: AreaPage) -> None:
    note = grid.empty_note
    page.arranger.set_text("no line has these words")
    assert grid.lines.rowCount() == 0
    assert grid.empty_note == "No line here fits the filter."
    page.arranger.show_all()
    assert grid.empty_note == note


def test_a_line_edited_out_of_the_filter_stays_until_apply_again(grid: LineGrid, page: AreaPage) -> None:
    page.arranger.show_only(Only.NEW)
    line_id = grid.lines.line_id(0)
    assert line_id is not None
    grid.lines.setData(grid.lines.index(0, place_of(grid, "Status")), "Agreed")
    assert grid.lines.row_of(line_id) == 0
    assert page.filter_bar.words.text().endswith("(1 of them does not fit)")
    page.filter_bar.again.click()
    assert grid.lines.row_of(line_id) is None
    assert page.filter_bar.again.isHidden()


def test_a_line_added_while_filtered_shows_and_is_edited(grid: LineGrid, page: AreaPage, session: Session) -> None:
    page.arranger.show_only(Only.AT_RISK)
    before = grid.lines.rowCount()
    page.add_line(Section.PRESSURES)
    assert grid.lines.rowCount() == before + 1
    type_in("27ASC99", grid)
    line_id = grid.current_line_id()
    assert line_id is not None
    assert session.budget.line(line_id).reference == "27ASC99"


def test_going_to_a_line_brings_it_in_sight(page: AreaPage, session: Session) -> None:
    hidden = next(line for line in session.budget.lines_of(page.area_id or 0) if line.status == "Amended")
    page.arranger.show_only(Only.NEW)
    assert page.grid_for(hidden.section).lines.row_of(hidden.id) is None
    assert page.select_line(hidden.id)
    assert page.current_line_id() == hidden.id


def test_a_line_gone_to_counts_among_the_lines_shown(page: AreaPage, session: Session) -> None:
    lines = list(session.budget.lines_of(page.area_id or 0))
    hidden = next(line for line in lines if line.status == "Amended" and line.amounts[0])
    shown = [line for line in lines if line.status == "New"]
    page.arranger.show_only(Only.NEW)
    assert page.filter_bar.words.text() == f"Showing {len(shown)} of {len(lines)} lines: status New"
    assert page.select_line(hidden.id)
    assert page.filter_bar.words.text() == (
        f"Showing {len(shown) + 1} of {len(lines)} lines: status New (1 of them does not fit)"
    )
    figure = total(line.amounts[0] for line in [*shown, hidden])
    assert page.shown_net.strip.figures[0].text() == session.view.text(figure)
    count = sum(1 for line in [*shown, hidden] if line.section is hidden.section)
    (strip, *_others) = page.shown[hidden.section].strips.values()
    assert strip.name.text() == f"Total of the {count} line{'' if count == 1 else 's'} shown"
    page.filter_bar.again.click()
    assert page.shown_net.strip.figures[0].text() == session.view.text(total(line.amounts[0] for line in shown))


@pytest.mark.parametrize("arranged", ["sort", "filter", "group"])
def test_lines_are_not_moved_where_it_could_not_be_seen(
    grid: LineGrid, page: AreaPage, session: Session, go_to: GoTo, arranged: str
) -> None:
    if arranged == "sort":
        page.arranger.turn(column(grid, "Title"))
    elif arranged == "filter":
        page.arranger.show_only(Only.NEW)
    else:
        page.arranger.group_by(Grouping.STATUS)
    go_to("27ASC02", 0)
    page.move_selected(-1)
    assert not session.undo_stack.canUndo()
    assert grid.refusal.text().startswith("Lines can be moved only while they stand as in the workbook")
    page.arranger.reset()
    page.move_selected(-1)
    assert session.undo_stack.canUndo()


def test_headings_stand_over_their_lines_with_count_and_totals(
    grid: LineGrid, page: AreaPage, session: Session
) -> None:
    page.arranger.group_by(Grouping.STATUS)
    assert values(grid) == ["Agreed", "Amended", "New"]
    heading = grid.lines.index(0, 0)
    assert heading.data() == "Agreed, 1 line"
    assert heading.data(_ACCESSIBLE) == "Agreed, 1 line, heading, expanded"
    figure = grid.lines.index(0, grid.lines.first_year)
    assert figure.data() == texts(grid, session.budget.years[0].label)[0]
    assert not heading.flags() & Qt.ItemFlag.ItemIsEditable
    assert not figure.flags() & Qt.ItemFlag.ItemIsEditable


def test_space_and_a_click_on_its_sign_collapse_a_heading(grid: LineGrid, page: AreaPage) -> None:
    page.arranger.group_by(Grouping.STATUS)
    rows = grid.lines.rowCount()
    grid.setCurrentIndex(grid.lines.index(0, 0))
    press(Qt.Key.Key_Space, grid)
    assert grid.lines.rowCount() == rows - 1
    assert grid.lines.index(0, 0).data(_ACCESSIBLE) == "Agreed, 1 line, heading, collapsed"
    QTest.mouseClick(
        grid.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        grid.visualRect(grid.lines.index(0, 0)).center() - QPoint(grid.columnWidth(0) // 2 - 4, 0),
    )
    assert grid.lines.rowCount() == rows


def test_a_heading_is_passed_by_what_is_done_with_lines(grid: LineGrid, page: AreaPage, session: Session) -> None:
    page.arranger.group_by(Grouping.STATUS)
    grid.setCurrentIndex(grid.lines.index(0, 0))
    assert grid.current_line_id() is None
    page.delete_selected_lines()
    press(Qt.Key.Key_Delete, grid)
    type_in("x", grid)
    assert not session.undo_stack.canUndo()


def test_only_lines_with_findings_show(session: Session, qtbot: QtBot) -> None:
    watch = FindingsWatch(session)
    page = AllLinesPage(session, None, watch)
    qtbot.addWidget(page)
    page.arranger.show_only(Only.WITH_FINDINGS)
    named = {finding.line_id for finding in watch.pressing if finding.line_id is not None}
    assert named
    assert set(page.grids[0].lines.arranged.shown) == named


@pytest.mark.parametrize("whole", [True, False])
def test_the_model_keeps_qts_rules_with_views_on(
    session: Session, page: AreaPage, qtbot: QtBot, qtmodeltester: ModelTester, whole: bool
) -> None:
    arranged = AllLinesPage(session) if whole else page
    qtbot.addWidget(arranged)
    arranged.arranger.set_filter(LineFilter(text="e"))
    arranged.arranger.group_by(Grouping.CATEGORY)
    arranged.arranger.turn(column(arranged.grids[0], "Title"))
    qtmodeltester.check(arranged.grids[0].lines)  # type: ignore[no-untyped-call]  # pytest-qt


@pytest.mark.parametrize("grouping", list(Grouping))
def test_the_current_line_is_never_cut_by_grouping(page: AreaPage, grid: LineGrid, grouping: Grouping) -> None:
    for height in range(430, 760, 60):
        page.resize(1000, height)
        page.arranger.reset()
        for line_id in [grid.lines.line_id(row) for row in range(grid.lines.rowCount())]:
            page.arranger.group_by(None)
            assert line_id is not None
            page.select_line(line_id)
            page.arranger.group_by(grouping)
            row = grid.visualRect(grid.currentIndex())
            seen = row.intersected(grid.viewport().rect())
            assert seen.height() in (0, min(row.height(), grid.viewport().height()))
    page.arranger.reset()
