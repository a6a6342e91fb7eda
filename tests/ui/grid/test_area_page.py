"""The page of an area: totals under their columns, lines added, deleted and moved, the height shared."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from model.area_planning import rename_area
from model.budget import Budget
from model.controls import Measure
from model.lines import AMOUNT, Field, Kind, Section
from model.planning import set_field
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from model.workbook.document import Document
from tests.ui.grid.keys import GoTo, editor_of, press, type_in
from ui.window.findings_watch import FindingsWatch
from ui.window.grid.all_lines_page import AllLinesPage
from ui.window.grid.area_page import AreaPage
from ui.window.grid.figure_strip import FigureStrip
from ui.window.grid.grid_page import GridPage
from ui.window.grid.line_grid import LineGrid
from ui.window.session import Session


def show(page: GridPage, qtbot: QtBot, width: int = 1000, height: int = 760) -> None:
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()


def opened(budget: Budget) -> Session:
    session = Session()
    session.open(Document(budget))
    return session


def right_edges(strip: FigureStrip) -> list[int]:
    return [figure.mapToGlobal(figure.rect().topRight()).x() for figure in strip.figures]


def column_edges(grid: LineGrid) -> list[int]:
    places = [place for place, column in enumerate(grid.lines.columns) if column.is_amount]
    lefts = [grid.viewport().mapToGlobal(QPoint(grid.columnViewportPosition(place), 0)).x() for place in places]
    return [left + grid.columnWidth(place) - 1 for left, place in zip(lefts, places, strict=True)]


def strips(page: AreaPage) -> list[FigureStrip]:
    return [*(totals.total for totals in page.totals.values()), page.net.net, page.net.control, page.net.difference]


def test_the_page_says_what_it_shows(page: AreaPage, session: Session) -> None:
    assert page.top.heading.text() == "Older People"
    assert page.top.note.text() == "15 lines · £m, year on year"
    session.do(rename_area(session.budget, page.area_id or 0, "Older people's services"))
    assert page.top.heading.text() == "Older people's services"


@pytest.mark.parametrize("width, height", [(1000, 760), (850, 560), (420, 500)])
def test_totals_stand_under_their_years(session: Session, qtbot: QtBot, width: int, height: int) -> None:
    page = AreaPage(session, session.budget.areas[0].id)
    show(page, qtbot, width, height)
    for grid in page.grids:
        for strip in strips(page):
            assert right_edges(strip) == column_edges(grid)


def test_totals_move_with_their_years(page: AreaPage) -> None:
    grid = page.grids[0]
    page.columns.choose_width(grid.lines.first_year, 140)
    assert [other.columnWidth(other.lines.first_year) for other in page.grids] == [140, 140]
    page.resize(420, 560)
    page.grids[1].horizontalScrollBar().setValue(60)
    assert page.grids[0].horizontalScrollBar().value() == 60
    for strip in strips(page):
        assert right_edges(strip) == column_edges(grid)


def test_a_hidden_column_shows_in_every_grid_when_chosen(page: AreaPage) -> None:
    place = page.grids[0].lines.column_of(Field("recurrence")) or 0
    assert all(grid.isColumnHidden(place) for grid in page.grids)
    page.columns.show(place, shown=True)
    assert not any(grid.isColumnHidden(place) for grid in page.grids)
    assert right_edges(page.net.net) == column_edges(page.grids[0])


def test_agreement_and_difference_are_said_in_words_and_figures(page: AreaPage, grid: LineGrid, go_to: GoTo) -> None:
    difference = page.net.difference.figures[0]
    assert (difference.text(), difference.objectName()) == ("agrees", "Agrees")
    go_to("26ASC01", 0)
    type_in("3.3", grid)
    assert (difference.text(), difference.objectName()) == ("0.100", "Differs")
    own = page.totals[Section.PRESSURES].difference
    assert own.isVisible()
    assert own.figures[0].text() == "0.100"
    assert not page.totals[Section.SAVINGS].difference.isVisible()


def test_the_net_control_total_may_be_stated_as_its_parts(qtbot: QtBot) -> None:
    session = opened(load_sample(OXFORDSHIRE).budget)
    page = AreaPage(session, session.budget.areas[0].id)
    show(page, qtbot)
    assert [figure.text() for figure in page.net.control.figures] == ["-3.636", "-3.676"]
    assert [figure.text() for figure in page.net.difference.figures] == ["agrees", "agrees"]


def test_without_a_control_total_nothing_agrees(qtbot: QtBot) -> None:
    sample = load_sample(OXFORDSHIRE).budget
    session = opened(Budget(sample.settings, sample.areas, sample.lines()))
    page = AreaPage(session, session.budget.areas[0].id)
    show(page, qtbot)
    assert page.net.control.name.text() == "No control total"
    assert not page.net.difference.isVisible()


@pytest.mark.parametrize(
    "what, kind", [(Section.SAVINGS, Kind.SAVING), (Kind.ADDITIONAL_FUNDING, Kind.ADDITIONAL_FUNDING)]
)
def test_a_new_line_stands_at_its_sections_end_with_its_reference_open(
    page: AreaPage, session: Session, what: Section | Kind, kind: Kind
) -> None:
    page.add_line(what)
    grid = page.active_grid
    line = session.current_line
    assert line is not None
    assert (line.kind, grid.lines.row_of(line.id)) == (kind, grid.lines.rowCount() - 1)
    assert isinstance(editor_of(grid), QLineEdit)
    type_in("27ASC99", grid)
    assert session.budget.line(line.id).reference == "27ASC99"


def test_a_new_line_stands_behind_the_selected_one(page: AreaPage, grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC02", 0)
    page.add_line(Section.PRESSURES)
    assert grid.currentIndex().row() == 2


def test_deleting_lines_is_one_edit_and_stays_near(
    page: AreaPage, session: Session, grid: LineGrid, go_to: GoTo
) -> None:
    index = go_to("26ASC02", 0)
    press(Qt.Key.Key_Down, grid, Qt.KeyboardModifier.ShiftModifier)
    count = grid.lines.rowCount()
    page.delete_selected_lines()
    assert grid.lines.rowCount() == count - 2
    assert grid.currentIndex().row() == index.row()
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert grid.lines.rowCount() == count


def test_deleting_the_last_line_stays_at_the_end(page: AreaPage, grid: LineGrid) -> None:
    grid.setCurrentIndex(grid.lines.index(grid.lines.rowCount() - 1, 0))
    page.delete_selected_lines()
    assert grid.currentIndex().row() == grid.lines.rowCount() - 1


def test_moving_a_line_takes_the_selection_along(page: AreaPage, grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC01", 0)
    line_id = page.current_line_id()
    page.move_selected(1)
    assert page.current_line_id() == line_id
    assert grid.currentIndex().row() == 1
    page.move_selected(-1)
    assert grid.currentIndex().row() == 0


def test_a_selection_in_one_grid_ends_that_in_the_other(page: AreaPage, qtbot: QtBot) -> None:
    first, second = page.grids
    first.setCurrentIndex(first.lines.index(0, first.lines.first_year))
    with qtbot.waitSignal(page.selection_changed):
        second.setCurrentIndex(second.lines.index(0, second.lines.first_year))
    assert not first.selectionModel().hasSelection()
    assert page.selection_statistics().size == 1
    assert page.selection_statistics().statistics().total == Decimal(-1_800_000)


def test_few_lines_show_all_and_many_scroll(qtbot: QtBot) -> None:
    sample = load_sample(EXAMPLE).budget
    area = sample.areas[0]
    pattern = next(sample.lines_of(area.id))
    few = [line for line in sample.lines_of(area.id) if line.section is Section.SAVINGS][:3]
    many = [replace(pattern, id=10_000 + number) for number in range(5_000)]
    session = opened(Budget(sample.settings, [area], [*many, *few]))
    page = AreaPage(session, area.id)
    show(page, qtbot, 848, 700)
    pressures, savings = page.grids
    qtbot.waitUntil(lambda: savings.verticalScrollBar().maximum() == 0)
    assert pressures.verticalScrollBar().maximum() > 0
    assert page.net.mapTo(page, page.net.rect().bottomLeft()).y() < page.height()


def test_the_badge_counts_and_leads_to_the_findings(session: Session, qtbot: QtBot) -> None:
    watch = FindingsWatch(session)
    session.open(Document(load_sample(EXAMPLE).budget))
    page = AreaPage(session, session.budget.areas[0].id, watch=watch)
    show(page, qtbot)
    watch.look()
    assert page.top.badge.text() == "2 findings"
    with qtbot.waitSignal(page.findings_clicked):
        page.top.badge.click()


def test_all_lines_stand_with_their_areas_over_the_totals_of_the_whole(session: Session, qtbot: QtBot) -> None:
    page = AllLinesPage(session)
    show(page, qtbot)
    grid = page.grids[0]
    assert grid.lines.rowCount() == session.budget.line_count
    assert grid.lines.index(0, 0).data() == "Older People"
    last = list(session.budget.lines())[-1]
    year = session.budget.years[0]
    session.do(set_field(session.budget, last.id, Field(AMOUNT, year), Decimal(1_000_000)))
    net = session.view.text(session.budget.totals.directorate.measure(Measure.NET)[0])
    assert page.totals[Measure.NET].total.figures[0].text() == net
    page.select_line(last.id)
    page.add_line(Kind.PRESSURE)
    assert session.current_line is not None
    assert session.current_line.area_id == last.area_id
