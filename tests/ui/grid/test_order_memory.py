"""A page's order and groups are there again when its workbook is opened; a filter never is."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from model.area_planning import remove_area, rename_area
from model.lines import Field
from model.planning import delete_lines
from model.samples import EXAMPLE, load_sample
from model.workbook.document import Document
from ui.window.grid.all_lines_page import AllLinesPage
from ui.window.grid.area_page import AreaPage
from ui.window.grid.arrangement import Arrangement, Grouping, LineFilter, Only, Sort
from ui.window.grid.columns import Column
from ui.window.grid.grid_page import GridPage
from ui.window.grid.order_memory import ORDERS, arrangement_of, orders_of
from ui.window.session import Session


@pytest.fixture(autouse=True)
def _preferences(tmp_path: Path) -> None:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "People & Places.xlsx"
    Document(load_sample(EXAMPLE).budget).save_as(path)
    return path


def opened(path: Path) -> Session:
    session = Session()
    session.open(Document.open(path))
    return session


def page_of(session: Session, qtbot: QtBot, place: int | None = 0) -> GridPage:
    page = AllLinesPage(session) if place is None else AreaPage(session, session.budget.areas[place].id)
    qtbot.addWidget(page)
    page.resize(1000, 760)
    page.show()
    return page


def title(page: GridPage) -> Column:
    return next(column for column in page.grids[0].lines.columns if column.field == Field("title"))


@pytest.mark.parametrize("place", [0, None])
def test_order_and_groups_are_there_again_and_named(workbook: Path, qtbot: QtBot, place: int | None) -> None:
    page = page_of(opened(workbook), qtbot, place)
    page.arranger.set_sort(Sort(title(page), descending=True))
    page.arranger.group_by(Grouping.STATUS)
    again = page_of(opened(workbook), qtbot, place)
    assert again.arranger.arrangement == Arrangement(sort=Sort(title(again), descending=True), grouping=Grouping.STATUS)
    assert again.top.note.text().endswith("grouped by status · sorted by title, descending")
    assert again.arranger.shown_count == again.arranger.line_count


def test_a_filter_is_not_there_again_every_line_is(workbook: Path, qtbot: QtBot) -> None:
    page = page_of(opened(workbook), qtbot)
    page.arranger.set_filter(LineFilter(only=Only.NEW))
    page.arranger.turn(title(page))
    assert page.arranger.shown_count < page.arranger.line_count
    again = page_of(opened(workbook), qtbot)
    assert again.arranger.arrangement == Arrangement(sort=Sort(title(again)))
    assert again.arranger.shown_count == again.arranger.line_count


def test_each_page_has_its_own_order_and_the_workbooks_own_comes_back(workbook: Path, qtbot: QtBot) -> None:
    session = opened(workbook)
    first, second = page_of(session, qtbot), page_of(session, qtbot, 1)
    first.arranger.turn(title(first))
    assert second.arranger.arrangement.is_plain
    assert page_of(opened(workbook), qtbot, 1).arranger.arrangement.is_plain
    assert not page_of(opened(workbook), qtbot).arranger.arrangement.is_plain
    first.arranger.reset()
    assert page_of(opened(workbook), qtbot).arranger.arrangement.is_plain


def test_the_order_of_an_unsaved_workbook_is_kept_once_it_is_saved(tmp_path: Path, qtbot: QtBot) -> None:
    session = Session()
    session.open(Document(load_sample(EXAMPLE).budget))
    page = page_of(session, qtbot)
    page.arranger.turn(title(page))
    path = tmp_path / "New.xlsx"
    assert session.document is not None
    session.document.save_as(path)
    session.mark_saved()
    assert not page_of(opened(path), qtbot).arranger.arrangement.is_plain


def test_remembering_changes_nothing_in_the_workbook(workbook: Path, qtbot: QtBot) -> None:
    before = workbook.read_bytes()
    session = opened(workbook)
    page = page_of(session, qtbot)
    page.arranger.turn(title(page))
    assert not session.is_modified
    assert workbook.read_bytes() == before


def test_an_area_renamed_since_opens_in_the_workbooks_order(workbook: Path, qtbot: QtBot) -> None:
    session = opened(workbook)
    page = page_of(session, qtbot)
    page.arranger.turn(title(page))
    session.do(rename_area(session.budget, session.budget.areas[0].id, "Care"))
    page.arranger.turn(title(page))
    assert page.arranger.arrangement.sort == Sort(title(page), descending=True)
    assert set(orders_of(ORDERS.text(workbook))) == {"area: Older People", "area: Care"}


def test_a_filtered_page_whose_area_goes_is_let_go(workbook: Path, qtbot: QtBot) -> None:
    session = opened(workbook)
    page = page_of(session, qtbot)
    page.arranger.set_filter(LineFilter(only=Only.NEW))
    area = session.budget.areas[0].id
    session.do(delete_lines(session.budget, session.budget.line_ids(area)))
    session.do(remove_area(session.budget, area))
    assert orders_of(ORDERS.text(workbook)) == {}


@pytest.mark.parametrize("text", ["", "no json", "[]", "7", '{"all lines": 7}', '{"all lines": {}}'])
def test_a_spoilt_memory_is_no_memory(text: str) -> None:
    assert orders_of(text) == {}


@pytest.mark.parametrize("order", [{"sort": "gone"}, {"group": "colour"}, {"descending": True}, {"sort": False}])
def test_what_is_no_longer_there_is_left_out(order: dict[str, str | bool], workbook: Path, qtbot: QtBot) -> None:
    columns = page_of(opened(workbook), qtbot).grids[0].lines.columns
    assert arrangement_of(order, columns).is_plain
