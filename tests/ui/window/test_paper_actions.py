from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from exporters.paper.page_plan import PagePlan
from model.samples import OXFORDSHIRE, load_sample
from tests.exporters.budgets import build
from ui.window import printing
from ui.window.action_ids import ActionId
from ui.window.annex_dialog import SHOW_CHECKS, AnnexDialog
from ui.window.annex_source import pages_of
from ui.window.main_window import MainWindow
from ui.window.page_key import CHECKS
from ui.window.printing import new_printer, print_pages


def accepted(dialog: AnnexDialog) -> int:
    dialog.annexes.setCurrentRow(1)
    dialog.accept()
    return dialog.result()


def to_file(plan: PagePlan, path: Path) -> QPrinter:
    printer = new_printer(plan)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_a_printed_annex_has_the_pages_of_its_preview(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def ask(_parent: QWidget, plan: PagePlan) -> QPrinter:
        return to_file(plan, tmp_path / "printed.pdf")

    monkeypatch.setattr(AnnexDialog, "exec", accepted)
    monkeypatch.setattr(printing, "ask_printer", ask)
    window.actions_table[ActionId.PRINT_ANNEX].trigger()
    reader = PdfReader(tmp_path / "printed.pdf")
    count = len(reader.pages)
    assert count == len(pages_of(build("schedule", window.session.budget)).pages)
    assert window.message_bar.text == f"Schedule of pressures and savings: {count} pages sent to the printer."
    assert "14SCS2" in reader.pages[0].extract_text()
    assert (round(reader.pages[0].mediabox.width), round(reader.pages[0].mediabox.height)) == (842, 595)


@pytest.mark.usefixtures("window")
def test_only_the_pages_asked_for_are_printed(tmp_path: Path) -> None:
    plan = pages_of(build("schedule", load_sample(OXFORDSHIRE).budget))
    printer = to_file(plan, tmp_path / "printed.pdf")
    printer.setFromTo(2, 3)
    assert print_pages(plan, printer) == 2
    assert f"Page\t2\tof\t{len(plan.pages)}" in PdfReader(tmp_path / "printed.pdf").pages[0].extract_text()


def test_nothing_is_printed_once_cancelled(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AnnexDialog, "exec", accepted)
    monkeypatch.setattr(printing, "ask_printer", lambda *_: None)
    window.actions_table[ActionId.PRINT_ANNEX].trigger()
    assert window.message_bar.text == ""


def test_a_printer_that_refuses_is_told(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def ask(_parent: QWidget, plan: PagePlan) -> QPrinter:
        return to_file(plan, tmp_path / "missing" / "printed.pdf")

    monkeypatch.setattr(AnnexDialog, "exec", accepted)
    monkeypatch.setattr(printing, "ask_printer", ask)
    window.actions_table[ActionId.PRINT_ANNEX].trigger()
    assert "nothing was printed" in window.message_bar.text


def test_an_annex_table_is_copied_as_html_and_as_text(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AnnexDialog, "exec", accepted)
    window.actions_table[ActionId.COPY_ANNEX].trigger()
    content = QGuiApplication.clipboard().mimeData()
    assert "<th scope=" in content.html()
    assert content.text().startswith("Reference\tStatus\tType\tTitle\tDescription\tNote\t2013/14 £m\t2014/15 £m\n")
    assert "is copied" in window.message_bar.text


@pytest.mark.parametrize("command", [ActionId.EXPORT, ActionId.PRINT_ANNEX, ActionId.COPY_ANNEX])
def test_the_officer_may_go_to_the_checks_instead(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, command: ActionId
) -> None:
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: SHOW_CHECKS)
    window.actions_table[command].trigger()
    assert window.workbench.pages.current_key == CHECKS


def test_without_a_workbook_there_is_nothing_to_print_or_copy(empty_window: MainWindow) -> None:
    for command in (ActionId.PRINT_ANNEX, ActionId.COPY_ANNEX):
        assert not empty_window.actions_table[command].isEnabled()
