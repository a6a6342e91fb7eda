"""Which columns there are, in which order, how wide; what the officer chose, and that it is remembered."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from model.budget import Budget
from model.lines import FORECAST, Field, Section
from model.planning import set_field
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from model.workbook.document import Document
from tests.ui.grid.keys import press, type_in
from ui.window import workbook_store
from ui.window.grid.all_lines_page import AllLinesPage
from ui.window.grid.area_page import AreaPage
from ui.window.grid.column_choices import ColumnChoices
from ui.window.grid.column_memory import COLUMNS, ColumnMemory
from ui.window.grid.columns import line_columns
from ui.window.grid.columns_dialog import ColumnsDialog
from ui.window.grid.line_grid import LineGrid
from ui.window.preferences import store
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


def area_page(session: Session, qtbot: QtBot) -> AreaPage:
    page = AreaPage(session, session.budget.areas[0].id)
    qtbot.addWidget(page)
    page.resize(1000, 760)
    page.show()
    return page


def in_sight(grid: LineGrid) -> list[str]:
    return [grid.lines.columns[place].heading for place in grid.columns_in_sight()]


def test_forecasts_show_at_first_for_the_years_that_have_any() -> None:
    example, oxfordshire = load_sample(EXAMPLE).budget, load_sample(OXFORDSHIRE).budget
    shown = [column.heading for column in line_columns(example) if column.shown and column.is_figure]
    assert shown[5:] == ["Forecast 2026/27", "Forecast 2027/28", "Forecast 2028/29"]
    assert not any(column.shown for column in line_columns(oxfordshire) if column.is_figure and not column.is_amount)


def test_a_forecast_is_typed_into_its_column(session: Session, grid: LineGrid, page: AreaPage) -> None:
    line_id, year = grid.lines.line_id(0) or 0, session.budget.years[0]
    page.select_line(line_id, Field(FORECAST, year))
    total = page.totals[Section.PRESSURES].total.figures[0].text()
    type_in("1.5", grid)
    assert session.budget.line(line_id).forecasts[0] == Decimal(1_500_000)
    assert page.totals[Section.PRESSURES].total.figures[0].text() == total
    assert grid.selection_statistics().statistics().total is None


def test_a_column_of_the_workbooks_own_is_offered_and_only_read(qtbot: QtBot) -> None:
    sample = load_sample(EXAMPLE).budget
    lines = [replace(line, extra=MappingProxyType({"Ward & parish": f"Ward {line.id}"})) for line in sample.lines()]
    session = Session()
    session.open(Document(Budget(sample.settings, sample.areas, lines)))
    page = area_page(session, qtbot)
    grid = page.grids[0]
    place = next(place for place, column in enumerate(grid.lines.columns) if column.heading == "Ward & parish")
    assert grid.isColumnHidden(place)
    page.columns.show(place, shown=True)
    index = grid.lines.index(0, place)
    assert index.data() == f"Ward {lines[0].id}"
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert not grid.lines.setData(index, "x") or session.undo_stack.count() == 0
    words = [action.text() for action in page.grids[0].horizontalHeader().column_menu().actions()]  # type: ignore[attr-defined]  # a GridHeader
    assert "Ward && parish" in words
    assert words[-1] == "&Columns…"


def test_the_dialog_hides_shows_and_orders_for_every_page(session: Session, qtbot: QtBot) -> None:
    page, everything = area_page(session, qtbot), AllLinesPage(session)
    qtbot.addWidget(everything)
    dialog = ColumnsDialog(page.columns)
    qtbot.addWidget(dialog)
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert names[:4] == ["Reference", "Type", "Status", "Title"]
    assert "2026/27 to 2030/31" in names
    dialog.list.item(names.index("Category")).setCheckState(Qt.CheckState.Checked)
    dialog.list.item(names.index("Status")).setCheckState(Qt.CheckState.Unchecked)
    dialog.list.setCurrentRow(names.index("2026/27 to 2030/31"))
    for _step in range(names.index("2026/27 to 2030/31") - 1):
        dialog.up.click()
    dialog.accept()
    years = ["2026/27", "2027/28", "2028/29", "2029/30", "2030/31"]
    for grid in page.grids:
        assert in_sight(grid)[:8] == ["Reference", *years, "Title", "Category"]
    assert in_sight(everything.grids[0])[:3] == ["Area", "Reference", "2026/27"]
    assert "Status" not in in_sight(everything.grids[0])
    figure = page.totals[Section.PRESSURES].total.figures[0]
    grid = page.grids[0]
    cell = grid.visualRect(grid.lines.index(0, grid.lines.first_year))
    assert figure.mapToGlobal(QPoint(0, 0)).x() == grid.viewport().mapToGlobal(cell.topLeft()).x()


def test_what_always_shows_cannot_be_unticked(page: AreaPage, qtbot: QtBot) -> None:
    dialog = ColumnsDialog(page.columns)
    qtbot.addWidget(dialog)
    fixed = [item for row in range(dialog.list.count()) if (item := dialog.list.item(row)).toolTip()]
    assert [item.text() for item in fixed] == ["Reference", "Title", "2026/27 to 2030/31"]
    assert not any(item.flags() & Qt.ItemFlag.ItemIsUserCheckable for item in fixed)


def test_as_at_first_forgets_every_choice(page: AreaPage, qtbot: QtBot) -> None:
    page.columns.choose(ColumnChoices(("title", "reference"), {"status": False}, {"title": 60}))
    dialog = ColumnsDialog(page.columns)
    qtbot.addWidget(dialog)
    dialog.back.click()
    dialog.accept()
    assert page.columns.choices == ColumnChoices()


def test_the_current_cell_stays_the_same_cell_when_columns_move(page: AreaPage, grid: LineGrid) -> None:
    grid.selecting.go(2, 1)
    assert in_sight(grid)[1] == "Status"
    page.columns.choose(ColumnChoices(("title", "reference")))
    current = grid.currentIndex()
    assert (current.row(), grid.lines.columns[current.column()].heading) == (2, "Status")


def test_dragging_a_headings_edge_gives_that_width_and_a_double_click_fits(page: AreaPage, grid: LineGrid) -> None:
    header = grid.horizontalHeader()
    place = grid.lines.column_of(Field("status")) or 0
    edge = QPoint(header.sectionViewportPosition(place) + header.sectionSize(place) - 1, 5)
    before = grid.columnWidth(place)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(header.viewport(), edge + QPoint(20, 0))
    QTest.mouseMove(header.viewport(), edge + QPoint(40, 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(40, 0))
    assert [each.columnWidth(place) for each in page.grids] == [before + 40] * 2
    edge += QPoint(40, 0)
    QTest.mouseDClick(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    widest = max(grid.fontMetrics().horizontalAdvance(grid.lines.shown(row, place)) for row in range(7))
    assert widest < grid.columnWidth(place) < before + 40


def test_choices_are_remembered_for_the_workbook_alone(workbook: Path, tmp_path: Path, qtbot: QtBot) -> None:
    session = opened(workbook)
    page = area_page(session, qtbot)
    place = page.grids[0].lines.column_of(Field("lead_officer")) or 0
    page.columns.show(place, shown=True)
    page.columns.choose_width(place, 140)
    page.columns.choose(replace(page.columns.choices, order=("title", "lead_officer", "reference")))
    session.open(None)
    again = area_page(opened(workbook), qtbot)
    assert in_sight(again.grids[0])[:2] == ["Title", "Lead officer"]
    place = again.grids[1].lines.column_of(Field("lead_officer")) or 0
    assert abs(again.grids[1].columnWidth(place) - 140) <= 1
    other = tmp_path / "other.xlsx"
    other.write_bytes(workbook.read_bytes())
    assert "Lead officer" not in in_sight(area_page(opened(other), qtbot).grids[0])


def test_choices_for_a_budget_without_a_file_are_kept_once_it_is_saved(session: Session, tmp_path: Path) -> None:
    memory = ColumnMemory.of(session)
    memory.choose(ColumnChoices(("title",)))
    memory.keep()
    assert not store().allKeys()
    assert session.document is not None
    path = tmp_path / "new.xlsx"
    session.document.save_as(path)
    session.mark_saved()
    assert "title" in str(store().value(COLUMNS.key(path)))
    assert str(path) not in Path(store().fileName()).read_text(encoding="utf-8")


def test_only_the_last_workbooks_are_remembered(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_store, "MOST_WORKBOOKS", 2)
    memory = ColumnMemory.of(session)
    assert session.document is not None
    paths = [tmp_path / f"{number}.xlsx" for number in range(3)]
    for number, path in enumerate(paths):
        session.document.path = path
        session.saved.emit()
        memory.choose(ColumnChoices((str(number),)))
        memory.keep()
    assert [store().contains(COLUMNS.key(path)) for path in paths] == [False, True, True]


@pytest.mark.parametrize(
    "text",
    ["", "no json", "[]", "7", '{"order": 7, "shown": [], "widths": {"title": -1, "status": "x", "notes": true}}'],
)
def test_a_spoilt_memory_is_no_memory(text: str) -> None:
    assert ColumnChoices.of_text(text) == ColumnChoices()


def test_choices_survive_being_kept() -> None:
    choices = ColumnChoices(("title", "years"), {"status": False}, {"title": 30.5})
    assert ColumnChoices.of_text(choices.as_text()) == choices


def test_an_unknown_column_stays_behind_its_usual_neighbour() -> None:
    columns = line_columns(load_sample(EXAMPLE).budget, all_areas=True)
    arranged = [column.block for column in ColumnChoices(("years", "gone", "title")).arranged(columns)]
    assert arranged[0] == "area"
    assert [block for block in dict.fromkeys(arranged) if block in ("years", "title", "description")] == [
        *("years", "title", "description")
    ]


def test_undo_of_a_forecast_shows_where_it_stands(session: Session, grid: LineGrid) -> None:
    line_id, field = grid.lines.line_id(0) or 0, Field(FORECAST, session.budget.years[0])
    session.do(set_field(session.budget, line_id, field, Decimal(2_000_000)))
    index = grid.lines.index(0, grid.lines.column_of(field) or 0)
    assert index.data() == "2.000"
    grid.setFocus()
    press(Qt.Key.Key_Home, grid)
    session.undo_stack.undo()
    assert index.data() == ""
