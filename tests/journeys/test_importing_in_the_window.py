"""Any spreadsheet or CSV is imported in the window: looked at, corrected, a workbook of the app's own from then on."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from model import checks
from model.workbook.document import Document
from tests.journeys.officer import Key, Officer
from tests.model.workbook.converting.binary_workbook import binary_workbook
from ui.window import file_dialogs
from ui.window.action_ids import ActionId
from ui.window.mapping.mapping_dialog import MappingDialog

See = Callable[[MappingDialog], None]
CSV = "Adults: savings £;;\r\nRef;Title;2026/27;2027/28\r\nS1;Officers’ pay;-1.500;-2.250\r\nS2;Fees;-3.000;\r\n"
BINARY: list[list[object]] = [
    ["Savings £000", None, None],
    ["Proposal", "2026/27", "2027/28"],
    ["Review", -1.5, None],
    ["Rent", -2, -4],
    ["Total", -3.5, -5],
]


def asked(act: Callable[[], None], *see: See) -> None:
    """Do something that shows the dialog, once for each look at it."""
    met: list[MappingDialog] = []
    looks = list(see)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, MappingDialog) or dialog in met or not dialog.isActiveWindow():
            QTimer.singleShot(5, look)
            return
        met.append(dialog)
        if len(met) < len(looks):
            QTimer.singleShot(5, look)
        looks[len(met) - 1](dialog)

    QTimer.singleShot(0, look)
    act()
    assert len(met) == len(looks)


def press(key: Qt.Key, times: int = 1) -> None:
    for _time in range(times):
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)


def imports(dialog: MappingDialog) -> None:
    dialog.remapping.wait()
    dialog.open_button.setFocus()
    press(Key.Key_Space)


def choose(box: QComboBox, words: str) -> None:
    """Walk with the arrow keys to a choice, which counts at once."""
    box.setFocus()
    start, wanted = box.currentIndex(), box.findText(words)
    assert wanted >= 0
    press(Key.Key_Down if wanted > start else Key.Key_Up, abs(wanted - start))


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """What the system's dialogs answer: the file to import, then where to save."""
    answers: list[Path | None] = []
    for name in ("ask_import", "ask_save"):
        monkeypatch.setattr(file_dialogs, name, lambda *_all: answers.pop(0))
    return answers


def test_a_csv_is_read_as_told_corrected_imported_and_saved_as_a_new_workbook(
    officer: Officer, chosen: list[Path | None], tmp_path: Path, qtbot: QtBot
) -> None:
    source, target = tmp_path / "Plan.csv", tmp_path / "Ours.xlsx"
    source.write_bytes(CSV.encode("mac_roman"))
    before = source.read_bytes()
    chosen += [source, target]
    window = officer.window

    def reads_another_encoding(dialog: MappingDialog) -> None:
        assert dialog.csv_form is not None
        boxes = dialog.csv_form.boxes
        assert [box.currentText() for box in boxes.values()] == ["Mac Roman", "semicolons", "point: 1,234.5"]
        choose(boxes["encoding"], "Windows-1252")

    def goes_back(dialog: MappingDialog) -> None:
        assert dialog.csv_form is not None
        assert any("OfficersÕ pay" in dialog.results.row(row).texts[0] for row in range(dialog.results.rowCount()))
        choose(dialog.csv_form.boxes["encoding"], "Mac Roman")

    def reads_a_decimal_comma(dialog: MappingDialog) -> None:
        assert dialog.csv_form is not None
        choose(dialog.csv_form.boxes["decimal_comma"], "comma: 1.234,5")

    looks = (reads_another_encoding, goes_back, reads_a_decimal_comma, imports)
    asked(window.actions_table[ActionId.IMPORT].trigger, *looks)
    assert officer.message().startswith("Imported 2 lines in 1 area from Plan.csv, which stays as it is.")
    lines = list(window.session.budget.lines())
    assert [(line.reference, line.title, line.amounts) for line in lines] == [
        ("S1", "Officers’ pay", (Decimal(-1500), Decimal(-2250))),
        ("S2", "Fees", (Decimal(-3000), None)),
    ]
    assert window.session.is_modified
    assert window.session.document is not None
    rules = {finding.rule: finding.message for finding in window.session.document.findings}
    assert "as Mac Roman, with cells parted by semicolons and a decimal comma" in rules["csv read"]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    officer.go_to("S1")
    officer.enter("-1600")
    assert window.documents.save()
    assert source.read_bytes() == before
    again = Document.open(target)
    assert [line.amounts[0] for line in again.budget.lines()] == [Decimal(-1600), Decimal(-3000)]
    assert again.layout is None
    assert not window.session.is_modified


def test_a_file_that_cannot_be_opened_is_offered_to_be_imported(officer: Officer, tmp_path: Path) -> None:
    source = tmp_path / "Cuts.xlsb"
    source.write_bytes(binary_workbook("Cuts", BINARY))
    window = officer.window
    window.documents.open_recent(source)
    assert window.message_bar.action_button.text() == "Import it…"
    asked(lambda: officer.click(window.message_bar.action_button), imports)
    assert [line.title for line in window.session.budget.lines()] == ["Review", "Rent"]
    assert window.session.document is not None
    told = [each.message for each in window.session.document.findings]
    assert "2 stated totals were compared with the cast of their lines: 1 agrees." in told
    assert all("Cuts!" not in each.sheet for each in window.session.document.findings)
    wanting = [each for each in checks.run(window.session.budget) if each.control_id is not None]
    assert len(wanting) == 1
    assert window.session.document.path is None


def test_an_import_that_is_given_up_leaves_the_open_workbook_as_it_was(
    officer: Officer, chosen: list[Path | None], tmp_path: Path
) -> None:
    source = tmp_path / "Plan.csv"
    source.write_text(CSV, encoding="utf-8")
    chosen.append(source)
    window = officer.window
    before = window.session.document
    asked(window.actions_table[ActionId.IMPORT].trigger, lambda _dialog: press(Key.Key_Escape))
    assert officer.message() == "Plan.csv was not imported."
    assert window.session.document is before


@pytest.mark.parametrize(
    "name, data, words",
    [
        ("Plan.csv", b"", "Plan.csv is empty; there is nothing to import."),
        ("Plan.csv", b"Ref\0,2026/27\0\n", "Plan.csv is no text that could be read"),
        ("Plan.ods", b"PK\3\4 nothing", "Plan.ods"),
        ("Plan.pdf", b"%PDF-1.7 ...", "Plan.pdf is a PDF, not a workbook"),
    ],
)
def test_what_cannot_be_imported_is_told(
    name: str, data: bytes, words: str, officer: Officer, chosen: list[Path | None], tmp_path: Path
) -> None:
    source = tmp_path / name
    source.write_bytes(data)
    chosen.append(source)
    window = officer.window
    before = window.session.document
    window.actions_table[ActionId.IMPORT].trigger()
    assert officer.message().startswith(words)
    assert window.session.document is before


def test_a_workbook_of_our_own_is_not_imported(officer: Officer, chosen: list[Path | None]) -> None:
    window = officer.window
    assert window.session.document is not None
    chosen.append(window.session.document.path)
    window.actions_table[ActionId.IMPORT].trigger()
    assert "is laid out by Budget Workbook already, so there is nothing to import; open it." in officer.message()
