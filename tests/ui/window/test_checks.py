from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from model.findings import Level
from model.lines import Field
from model.planning import set_field
from model.samples import OXFORDSHIRE, load_sample
from model.workbook.document import Document
from ui.window.checks_page import ChecksPage
from ui.window.findings_model import FindingsModel
from ui.window.main_window import MainWindow
from ui.window.page_key import CHECKS, area_page


def page_of(window: MainWindow) -> ChecksPage:
    page = window.workbench.pages.show_page(CHECKS)
    assert isinstance(page, ChecksPage)
    return page


def test_findings_are_listed_with_their_level_in_words_worst_first(window: MainWindow) -> None:
    found = page_of(window).found
    levels = [str(found.data(found.index(row, 0))) for row in range(found.rowCount())]
    assert levels == sorted(levels, key=["Error", "Warning", "Note"].index)
    warnings = [row for row, level in enumerate(levels) if level == "Warning"]
    assert "a saving that adds to the net budget" in str(found.data(found.index(warnings[-1], 1)))
    assert found.data(found.index(warnings[-1], 2)) == "Joint Commissioning"


def test_one_level_can_be_shown_alone(window: MainWindow) -> None:
    page = page_of(window)
    page.level.setCurrentIndex(page.level.findData(Level.WARNING))
    assert page.found.rowCount() == 2
    page.level.setCurrentIndex(page.level.findData(Level.ERROR))
    assert page.found.rowCount() == 0
    assert not page.table.isVisible()


def test_a_finding_leads_to_its_line(window: MainWindow) -> None:
    page = page_of(window)
    finding = page.found.finding(0)
    page.table.doubleClicked.emit(page.found.index(0, 0))
    line = window.session.current_line
    assert line is not None
    assert line.id == finding.line_id
    assert window.workbench.pages.current_key == area_page(line.area_id)


def test_nothing_is_checked_while_the_officer_types_but_soon_after(window: MainWindow, qtbot: QtBot) -> None:
    page_of(window)
    before = len(window.workbench.watch.findings)
    budget = window.session.budget
    line = next(line for line in budget.lines() if line.reference)
    window.session.do(set_field(budget, line.id, Field("reference"), ""))
    assert len(window.workbench.watch.findings) == before
    assert not window.workbench.watch.is_settled
    qtbot.waitUntil(lambda: window.workbench.watch.is_settled)
    rules = {finding.rule for finding in window.workbench.watch.findings if finding.line_id == line.id}
    assert "missing reference" in rules


def test_the_model_keeps_qts_rules(window: MainWindow, qtmodeltester: ModelTester) -> None:
    window.workbench.watch.look()
    model = FindingsModel(window.session)
    model.show(window.workbench.watch.findings)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt


def needed_heights(page: ChecksPage) -> list[int]:
    """Return the height, in pixels, that each row's texts need at the columns' present widths."""
    return [page.table.sizeHintForRow(row) for row in range(page.found.rowCount())]


def test_a_row_is_as_high_as_its_sentence_and_no_higher(example_window: MainWindow) -> None:
    page = page_of(example_window)
    for size in ((1366, 768), (900, 614), (1920, 1080)):
        example_window.resize(*size)
        QApplication.processEvents()
        QApplication.processEvents()
        line, in_sight = page.table.fontMetrics().height(), page.table.rowAt(page.table.viewport().height() - 1)
        shown = range(page.found.rowCount() if in_sight < 0 else in_sight)
        needs = needed_heights(page)
        assert shown
        assert all(needs[row] <= page.table.rowHeight(row) < needs[row] + line for row in shown)


def test_only_what_is_looked_at_is_measured(window: MainWindow) -> None:
    page = page_of(window)
    QApplication.processEvents()
    window.resize(700, 500)
    QApplication.processEvents()
    QApplication.processEvents()
    usual, last = page.table.verticalHeader().defaultSectionSize(), page.found.rowCount() - 1
    assert page.table.rowHeight(last) == usual
    for _turn in range(3):
        page.table.scrollToBottom()
        QApplication.processEvents()
    assert page.table.rowHeight(last) >= page.table.sizeHintForRow(last)


def test_a_cell_is_named_without_its_sheet_where_that_is_the_area_beside_it(window: MainWindow, tmp_path: Path) -> None:
    Document(load_sample(OXFORDSHIRE).budget).save_as(tmp_path / "sample.xlsx")
    window.documents.open_recent(tmp_path / "sample.xlsx")
    page = page_of(window)
    page.words.setText("adds to the net budget")
    cell = page.found.index(0, 4)
    assert (page.found.data(page.found.index(0, 2)), page.found.data(cell)) == ("Joint Commissioning", "I14")
    for role, words in (
        (Qt.ItemDataRole.ToolTipRole, "Joint Commissioning!I14"),
        (Qt.ItemDataRole.AccessibleTextRole, "Cell: Joint Commissioning!I14"),
    ):
        assert page.found.data(cell, role) == words
    page.words.setText("18, 14SCS19")
    assert page.found.data(page.found.index(0, 4)) == "A12"
