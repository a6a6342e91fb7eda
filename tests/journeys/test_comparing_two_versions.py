"""What moved between scrutiny and Cabinet: found in the window, and written down with its reason."""

import csv
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from model.versions.frozen import VersionHead
from tests.journeys.officer import CONTROL, Key, Officer
from ui.window import file_dialogs
from ui.window.action_ids import ActionId
from ui.window.comparing.compare_dialog import CompareDialog
from ui.window.comparing.comparison_window import ComparisonWindow
from ui.window.preferences import remember_author
from ui.window.signing import ReasonDialog

CARERS, REINVESTED = "26ASC05", "27ASC01"
REASON = "Cabinet: carers keep part of the saving, and £400,000 is reinvested"


@pytest.fixture
def moved_on(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> Officer:
    """The carers' saving stood at £690,000 when scrutiny saw it; now it is £588,000, and £400,000 is reinvested."""
    window = officer.window
    remember_author("Head of Finance")
    officer.go_to(CARERS)
    officer.enter("-0.690")
    officer.go_to(REINVESTED)
    officer.enter("1")
    document = window.session.document
    assert document is not None
    document.freeze(VersionHead("Scrutiny", "Performance Scrutiny", "17 December 2025"))
    save_because(officer, "As scrutiny saw it", monkeypatch)
    officer.go_to(CARERS)
    officer.enter("-0.588")
    officer.go_to(REINVESTED)
    officer.enter("1.4")
    save_because(officer, REASON, monkeypatch)
    return officer


def back_to_the_window(officer: Officer) -> None:
    officer.window.activateWindow()
    QApplication.processEvents()


def save_because(officer: Officer, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def give(dialog: ReasonDialog) -> int:
        dialog.show()
        dialog.text.setPlainText(reason)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ReasonDialog, "exec", give)
    officer.window.actions_table[ActionId.SAVE_WITH_REASON].trigger()
    assert not officer.window.session.is_modified
    back_to_the_window(officer)


def compare_scrutiny_with_now(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> ComparisonWindow:
    def answer(dialog: CompareDialog) -> int:
        dialog.show()
        dialog.old.setFocus()
        for _ in range(dialog.old.count()):
            if not dialog.old.currentText().startswith("Frozen version: Scrutiny"):
                QTest.keyClick(dialog.old, Key.Key_Down)
        QTest.keyClick(dialog, Key.Key_Return)
        return dialog.result()

    monkeypatch.setattr(CompareDialog, "exec", answer)
    officer.window.actions_table[ActionId.COMPARE].trigger()
    return officer.window.workbench.looking_back.comparing.window


def test_a_saving_that_fell_and_what_was_reinvested_are_told_with_their_reason(
    moved_on: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = compare_scrutiny_with_now(moved_on, monkeypatch)
    lines = window.lines
    told = {row.texts[2]: (row.texts[0], row.texts[5]) for row in map(lines.found.row, range(lines.found.rowCount()))}
    assert told == {CARERS: ("Amount changed", "0.102"), REINVESTED: ("Amount changed", "0.400")}
    target = tmp_path / "Movements.csv"
    monkeypatch.setattr(file_dialogs, "ask_movements", lambda *_: (target, False))
    QTest.keyClick(window.export, Key.Key_Space)
    assert moved_on.message() == "The movements were written to Movements.csv."
    with target.open(encoding="utf-8", newline="") as file:
        rows = [
            row for row in csv.DictReader(file) if row["reference"] == CARERS and row["financial_year"] == "2026/27"
        ]
    (carers,) = rows
    assert carers["words"] == "2026/27: -0.690 to -0.588"
    assert carers["reason"] == REASON
    assert float(carers["amount"]) == 102_000


def test_the_officer_goes_to_the_line_corrects_it_and_compares_again(
    moved_on: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = compare_scrutiny_with_now(moved_on, monkeypatch)
    place = next(row for row in range(2) if window.lines.found.row(row).texts[2] == CARERS)
    table = window.lines.table
    QTest.keyClick(table, Key.Key_Home, CONTROL)
    for _ in range(place):
        QTest.keyClick(table, Key.Key_Down)
    QTest.keyClick(table, Key.Key_Return)
    assert moved_on.window.session.current_line is not None
    assert moved_on.window.session.current_line.reference == CARERS
    back_to_the_window(moved_on)
    moved_on.go_to(CARERS)
    moved_on.enter("-0.690")
    again = compare_scrutiny_with_now(moved_on, monkeypatch)
    assert [again.lines.found.row(row).texts[2] for row in range(again.lines.found.rowCount())] == [REINVESTED]


def test_the_bridge_leads_from_scrutiny_to_cabinet(moved_on: Officer) -> None:
    moved_on.window.actions_table[ActionId.BRIDGE].trigger()
    window = moved_on.window.workbench.looking_back.bridging.window
    QApplication.processEvents()
    model = window.table.model()
    changes = [model.index(row, 2).data() for row in range(1, model.rowCount() - 1)]
    assert sorted(changes) == ["0.102", "0.400"]
    start, end = (float(model.index(row, 3).data()) for row in (0, model.rowCount() - 1))
    assert round(end - start, 3) == 0.502
