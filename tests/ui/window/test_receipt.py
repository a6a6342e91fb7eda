"""The receipt of a save lists every cell before and now, what was calculated, the parts and the hashes."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from model.change_log import Signature
from model.entry import read_worked
from model.lines import AMOUNT, Field
from model.planning import delete_lines, set_field
from model.samples import EXAMPLE, load_sample
from model.workbook.document import Document
from tests.model.workbook.finding.books import Cells, Live, book
from ui.window import file_dialogs
from ui.window.action_ids import ActionId
from ui.window.main_window import MainWindow
from ui.window.receipt_dialog import ReceiptDialog, summary

PAGE: list[Cells] = [
    ["£000 year on year"],
    ["Ref", "Growth", "2026/27", "2027/28"],
    ["G1", "Demography", 150, 50],
    ["G2", "Care", 30, 10],
    ["Total", None, Live("SUM(C3:C4)", 180), Live("SUM(D3:D4)", 60)],
]


def shown(window: MainWindow) -> tuple[str, list[tuple[str, ...]], str, str]:
    """Show the receipt and read it: its summary, its rows, what it says of the file, and what Copy copies."""
    seen: list[tuple[str, list[tuple[str, ...]], str, str]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReceiptDialog)
        rows = [dialog.rows.row(place).texts for place in range(dialog.rows.rowCount())]
        dialog.copy_button.click()
        seen.append((dialog.summary.text(), rows, dialog.file.text(), QGuiApplication.clipboard().text()))
        dialog.reject()

    QTimer.singleShot(0, look)
    window.actions_table[ActionId.RECEIPT].trigger()
    return seen[0]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_save_into_a_workbook_of_others_is_shown_cell_by_cell(empty_window: MainWindow, tmp_path: Path) -> None:
    window, path = empty_window, tmp_path / "Theirs.xlsx"
    path.write_bytes(book({"Growth": PAGE}))
    before = digest(path)
    window.documents.open_recent(path)
    budget = window.session.budget
    line = next(budget.lines())
    window.session.do(set_field(budget, line.id, Field(AMOUNT, budget.years[0]), line.amounts[1]))
    assert window.documents.save()
    assert window.message_bar.action_button.text() == "Show receipt…"
    summary, rows, file, copied = shown(window)
    assert summary.startswith("1 cell was edited, 1 formula calculated.")
    assert rows == [("Growth!C3", "150", "50", "edited"), ("Growth!C5", "180", "80", "calculated from these")]
    assert "Parts changed: xl/worksheets/sheet1.xml." in file
    assert before in file
    assert digest(path) in file
    assert "Growth!C3\t150\t50\tedited\n" in copied
    assert digest(path) in copied


def test_rows_that_were_taken_away_or_opened_stand_in_the_receipt(empty_window: MainWindow, tmp_path: Path) -> None:
    window, path = empty_window, tmp_path / "Theirs.xlsx"
    path.write_bytes(book({"Growth": PAGE}))
    window.documents.open_recent(path)
    budget = window.session.budget
    window.session.do(delete_lines(budget, [next(budget.lines()).id]))
    assert window.documents.save()
    assert "Theirs.xlsx was saved. Rows came or went." in window.message_bar.text
    assert window.message_bar.action_button.text() == "Show receipt…"
    summary, rows, _file, copied = shown(window)
    gone = "On the sheet “Growth” of Theirs.xlsx 1 row taken away; formulas, names, charts and rules follow the rows"
    assert gone in summary
    assert "Every other part of the file is byte for byte what it was." in summary
    assert next(row for row in rows if row[0] == "Growth")[3].startswith(gone)
    assert gone in copied


def test_a_save_into_a_workbook_of_our_own_is_shown_too(empty_window: MainWindow, tmp_path: Path) -> None:
    window, path = empty_window, tmp_path / "Ours.xlsx"
    Document(load_sample(EXAMPLE).budget).save_as(path)
    window.documents.open_recent(path)
    line = next(window.session.budget.lines())
    window.session.do(set_field(window.session.budget, line.id, Field("title"), "Another title"))
    assert window.documents.save()
    told, rows, _file, _copied = shown(window)
    assert [row[2] for row in rows if row[3] == "edited"] == ["Another title"]
    assert "New sheet: Change log." in told


def test_a_working_stands_in_the_receipt_as_it_was_typed(empty_window: MainWindow, tmp_path: Path) -> None:
    window, path = empty_window, tmp_path / "Ours.xlsx"
    Document(load_sample(EXAMPLE).budget).save_as(path)
    window.documents.open_recent(path)
    budget = window.session.budget
    line = next(budget.lines())
    value = read_worked('=3 homes * 2 "as agreed"', budget.settings.unit, budget.settings.unit)
    window.session.do(set_field(budget, line.id, Field(AMOUNT, budget.years[0]), value))
    assert window.documents.save()
    _told, rows, _file, copied = shown(window)
    assert '=3 homes × 2 "as agreed"' in [row[2] for row in rows if row[3] == "edited"]
    assert "+N(" not in copied


def test_the_sheet_that_a_save_adds_is_named(empty_window: MainWindow, tmp_path: Path) -> None:
    window, path = empty_window, tmp_path / "Ours.xlsx"
    Document(load_sample(EXAMPLE).budget).save_as(path)
    window.documents.open_recent(path)
    document = window.session.document
    assert document is not None
    line = next(document.budget.lines())
    edit = set_field(document.budget, line.id, Field("title"), "Another title")
    assert edit is not None
    document.budget.apply(edit)
    document.signature = Signature("Service accountant")
    receipt = document.save()
    assert (receipt.sheets_added, receipt.sheets_removed) == (("Change log",), ())
    assert summary(receipt).startswith("1 cell was edited. New sheet: Change log. Everything else")


@pytest.mark.parametrize("opened_anew", [False, True])
def test_what_was_not_saved_has_no_receipt(window: MainWindow, opened_anew: bool, tmp_path: Path) -> None:
    if opened_anew:
        Document(load_sample(EXAMPLE).budget).save_as(tmp_path / "Ours.xlsx")
        window.documents.open_recent(tmp_path / "Ours.xlsx")
    window.actions_table[ActionId.RECEIPT].trigger()
    assert "has not been saved since it was opened, so it has no receipt" in window.message_bar.text


def test_a_field_without_a_column_is_refused_with_the_ways_out(empty_window: MainWindow, tmp_path: Path) -> None:
    window, path = empty_window, tmp_path / "Theirs.xlsx"
    path.write_bytes(book({"Growth": PAGE}))
    before = path.read_bytes()
    window.documents.open_recent(path)
    line = next(window.session.budget.lines())
    window.session.do(set_field(window.session.budget, line.id, Field("status"), "New"))
    assert not window.documents.save()
    assert "has no cell for the status of G1" in window.message_bar.text
    assert "Undo that, choose “Keep more in an added sheet”" in window.message_bar.text
    assert window.message_bar.action_button.text() == "Keep it in an added sheet"
    assert window.message_bar.other_button.text() == "Save as a new workbook…"
    assert path.read_bytes() == before


def test_the_receipt_of_a_new_workbook_says_that_it_is_new(
    empty_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path = empty_window, tmp_path / "Theirs.xlsx"
    path.write_bytes(book({"Growth": PAGE}))
    window.documents.open_recent(path)
    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_all: tmp_path / "New.xlsx")
    assert window.documents.save_as_new()
    assert shown(window)[0] == "A new workbook was written; nothing of another file was changed."
