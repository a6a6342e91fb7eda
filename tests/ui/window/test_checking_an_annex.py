from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exporters.exporting import export
from exporters.wanted import EXCEL, Wanted
from model.lines import AMOUNT, Field
from model.planning import set_field
from ui.window import file_dialogs
from ui.window.action_ids import ActionId
from ui.window.annex_check_dialog import AnnexCheckDialog
from ui.window.main_window import MainWindow


@pytest.fixture
def annex(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    document = window.session.document
    assert document is not None
    path = export(document, tmp_path / "out", Wanted(("schedule",), (EXCEL,))).files[0].path
    monkeypatch.setattr(file_dialogs, "ask_annex", lambda *_: path)
    return path


def _change(window: MainWindow) -> int:
    budget = window.session.budget
    line = next(line for line in budget.lines() if line.reference == "14SCS16")
    edit = set_field(budget, line.id, Field(AMOUNT, budget.years[0]), Decimal(-1_250_000))
    assert edit is not None
    window.session.do(edit)
    return line.id


def _when_shown(monkeypatch: pytest.MonkeyPatch, *keys: Qt.Key) -> list[AnnexCheckDialog]:
    seen: list[AnnexCheckDialog] = []

    def act(dialog: AnnexCheckDialog) -> int:
        seen.append(dialog)
        dialog.show()
        for key in keys:
            QTest.keyClick(dialog.table, key)
        return dialog.result()

    monkeypatch.setattr(AnnexCheckDialog, "exec", act)
    return seen


def test_a_difference_is_listed_with_its_cell_and_enter_goes_to_its_line(
    window: MainWindow, annex: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line_id = _change(window)
    seen = _when_shown(monkeypatch, Qt.Key.Key_Return)
    window.actions_table[ActionId.CHECK_ANNEX].trigger()
    (dialog,) = seen
    assert dialog.verdict.text() == f"{annex.name} does not agree with this workbook in 5 places."
    texts = [dialog.table.model().index(0, column).data() for column in range(5)]
    assert texts[1] == "14SCS16 in 2013/14 is -1.800 in the annex and -1.250 in the workbook."
    assert texts[4].startswith("Schedule!")
    assert window.session.current_line is not None
    assert window.session.current_line.id == line_id


def test_closing_the_list_leaves_the_verdict_in_the_message_bar(
    window: MainWindow, annex: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _change(window)
    _when_shown(monkeypatch, Qt.Key.Key_Escape)
    window.actions_table[ActionId.CHECK_ANNEX].trigger()
    assert window.message_bar.text == f"{annex.name} does not agree with this workbook in 5 places."


def test_a_file_that_is_no_annex_is_said_in_the_message_bar(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "Other.xlsx"
    other.write_bytes(b"no workbook")
    monkeypatch.setattr(file_dialogs, "ask_annex", lambda *_: other)
    window.actions_table[ActionId.CHECK_ANNEX].trigger()
    assert "Other.xlsx is plain text, such as CSV, not a workbook" in window.message_bar.text


def test_no_file_chosen_says_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_dialogs, "ask_annex", lambda *_: None)
    before = window.message_bar.text
    window.actions_table[ActionId.CHECK_ANNEX].trigger()
    assert window.message_bar.text == before
