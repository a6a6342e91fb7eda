"""Frozen versions in the window: frozen and saved at once, listed, looked at, exported, restored; tampering is told."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from model import planning
from model.controls import Measure
from model.findings import Level
from model.lines import AMOUNT, Field
from model.money import Unit
from model.samples import OXFORDSHIRE, load_sample
from model.versions.frozen import VersionHead
from model.workbook.document import Document
from ui.window import file_dialogs
from ui.window.action_ids import ActionId
from ui.window.export_dialog import ExportDialog
from ui.window.main_window import MainWindow
from ui.window.page_key import area_page
from ui.window.preferences import Reasons, remember_reasons
from ui.window.signing import ReasonDialog
from ui.window.versions.freeze_form import FreezeForm
from ui.window.versions.frozen_dialog import FrozenDialog

NEW_FIGURE = Decimal(9000000)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    Document(load_sample(OXFORDSHIRE).budget).save_as(tmp_path / "Strategy.xlsx")
    return tmp_path / "Strategy.xlsx"


@pytest.fixture
def opened(empty_window: MainWindow, workbook: Path) -> MainWindow:
    empty_window.documents.open_recent(workbook)
    return empty_window


@pytest.fixture
def frozen(opened: MainWindow) -> MainWindow:
    """With a version frozen, and the first amount changed since."""
    freeze(opened, "Draft for Cabinet")
    change(opened)
    return opened


def meet(kind: type[QDialog], do: Callable[[QDialog], None]) -> None:
    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            do(dialog)
        else:  # versions are still read
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def run(window: MainWindow, action: ActionId, kind: type[QDialog], do: Callable[[QDialog], None]) -> None:
    met: list[QDialog] = []

    def answer(dialog: QDialog) -> None:
        met.append(dialog)
        try:
            do(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    meet(kind, answer)
    window.actions_table[action].trigger()
    assert met


def freeze(window: MainWindow, name: str, amends: str = "", comment: str = "", meeting: str = "") -> str:
    """Freeze with the keyboard; returns the problem that the form showed last."""
    problems: list[str] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FreezeForm)
        QTest.keyClicks(dialog.name, name)
        QTest.keyClicks(dialog.texts["meeting"], meeting)
        dialog.amends.setCurrentIndex(max(0, dialog.amends.findData(amends)))
        dialog.comment.setPlainText(comment)
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        problems.append(dialog.problem)

    run(window, ActionId.FREEZE, FreezeForm, fill)
    return problems[0]


def change(window: MainWindow, figure: Decimal = NEW_FIGURE) -> None:
    budget = window.session.budget
    line = next(budget.lines())
    assert window.session.do(planning.set_field(budget, line.id, Field(AMOUNT, budget.years[0]), figure))


def first_amount(window: MainWindow) -> object:
    return next(window.session.budget.lines()).amounts[0]


def press(button: str) -> Callable[[QDialog], None]:
    def do(dialog: QDialog) -> None:
        assert isinstance(dialog, FrozenDialog)
        ways = {"open": dialog.open_button, "export": dialog.export_button, "restore": dialog.restore_button}
        ways[button].setFocus()
        QTest.keyClick(ways[button], Qt.Key.Key_Space)

    return do


def test_a_version_is_frozen_and_saved_at_once(opened: MainWindow, workbook: Path) -> None:
    freeze(opened, "Draft for Cabinet")
    assert "“Draft for Cabinet” was frozen" in opened.message_bar.text
    assert [head.name for head in Document.open(workbook).versions] == ["Draft for Cabinet"]
    assert not opened.session.is_modified


@pytest.mark.parametrize(
    "name, problem",
    [
        ("", "A version needs a name"),
        ("draft for cabinet", "There is a version"),
        ("x" * 101, "A version needs a name"),
    ],
)
def test_a_name_that_will_not_do_is_refused_in_the_form(frozen: MainWindow, name: str, problem: str) -> None:
    told = freeze(frozen, name)
    assert problem in told
    assert len(Document.open(_path(frozen)).versions) == 1


def test_an_amendment_that_does_not_net_to_nil_is_refused_with_the_years(frozen: MainWindow) -> None:
    assert "does not net to nil" in freeze(frozen, "Amendment 1", "Draft for Cabinet", "Within the reserve.")


def test_an_amendment_that_nets_to_nil_is_frozen_with_the_comment(frozen: MainWindow) -> None:
    budget = frozen.session.budget
    year = budget.years[0]
    before = Document.open(_path(frozen)).version("Draft for Cabinet").budget()
    moved = budget.totals.directorate.measure(Measure.NET)[0] - before.totals.directorate.measure(Measure.NET)[0]
    second = [line for line in budget.lines() if isinstance(line.amounts[0], Decimal)][1]
    figure = second.amounts[0]
    assert isinstance(figure, Decimal)
    frozen.session.do(planning.set_field(budget, second.id, Field(AMOUNT, year), figure - moved))
    assert freeze(frozen, "Amendment 1", "Draft for Cabinet", "Within the reserve.") == ""
    head = Document.open(_path(frozen)).versions[1]
    assert (head.amends, head.comment) == ("Draft for Cabinet", "Within the reserve.")


def test_a_version_that_could_not_be_saved_is_work_to_be_saved(
    opened: MainWindow, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Document.open(workbook)
    other.freeze(VersionHead("Theirs"))
    other.save()
    freeze(opened, "Mine")
    assert opened.session.is_modified
    target = workbook.with_name("Mine.xlsx")
    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_: target)
    assert opened.documents.save_as()
    assert [head.name for head in Document.open(target).versions] == ["Mine"]
    assert not opened.session.is_modified


def test_the_list_shows_the_totals_and_what_is_said_of_a_version(frozen: MainWindow) -> None:
    seen: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, FrozenDialog)
        item = dialog.list.topLevelItem(0)
        assert item is not None
        seen.extend(item.text(place) for place in range(item.columnCount()))
        seen.append(dialog.about.text())

    run(frozen, ActionId.VERSIONS, FrozenDialog, read)
    document = frozen.session.document
    assert document is not None
    budget = document.version("Draft for Cabinet").budget()
    assert seen[0] == "Draft for Cabinet"
    assert seen[2] == "As frozen"
    assert seen[4] == frozen.session.view.text(budget.totals.directorate.measure(Measure.NET)[0])
    assert "Open then:" in seen[-1] or "No finding" in seen[-1]


def test_no_total_of_a_version_is_cut_in_pounds_and_the_meeting_is_told_in_full(opened: MainWindow) -> None:
    freeze(opened, "Draft for Cabinet", meeting="Overview and Scrutiny Committee of the whole Council")
    opened.session.look(replace(opened.session.view, unit=Unit.GBP, decimals=2))

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, FrozenDialog)
        assert "for Overview and Scrutiny Committee of the whole Council" in dialog.about.text()
        for table, first in ((dialog.list, 4), (dialog.totals, 1)):
            item = table.topLevelItem(0)
            assert item is not None
            for column in range(first, table.columnCount()):
                assert table.columnWidth(column) > table.fontMetrics().horizontalAdvance(item.text(column))

    run(opened, ActionId.VERSIONS, FrozenDialog, read)


def test_a_version_is_restored_as_one_step_and_undone(frozen: MainWindow) -> None:
    document = frozen.session.document
    assert document is not None
    before = document.version("Draft for Cabinet").budget()
    steps = frozen.session.undo_stack.index()
    run(frozen, ActionId.VERSIONS, FrozenDialog, press("restore"))
    assert first_amount(frozen) == next(before.lines()).amounts[0]
    assert frozen.session.undo_stack.index() == steps + 1
    frozen.session.undo()
    assert first_amount(frozen) == NEW_FIGURE


def test_restoring_what_is_there_already_leaves_no_step(opened: MainWindow) -> None:
    freeze(opened, "Draft")
    run(opened, ActionId.VERSIONS, FrozenDialog, press("restore"))
    assert opened.session.undo_stack.count() == 0
    assert "already" in opened.message_bar.text


def test_a_version_is_looked_at_read_only_and_left_again(frozen: MainWindow) -> None:
    assert frozen.documents.save()
    run(frozen, ActionId.VERSIONS, FrozenDialog, press("open"))
    assert first_amount(frozen) != NEW_FIGURE
    assert "frozen version" in frozen.read_only.text
    frozen.read_only.leave.click()
    assert first_amount(frozen) == NEW_FIGURE
    assert frozen.read_only.text == ""


def test_nothing_edits_a_version_that_is_looked_at(frozen: MainWindow) -> None:
    assert frozen.documents.save()
    run(frozen, ActionId.VERSIONS, FrozenDialog, press("open"))
    area = frozen.session.budget.areas[0]
    frozen.workbench.pages.show_page(area_page(area.id))
    lines = frozen.session.budget.line_count
    frozen.actions_table[ActionId.ADD_SAVING].trigger()
    assert frozen.session.budget.line_count == lines
    assert "nobody edits it any more" in frozen.message_bar.text
    assert not frozen.session.is_modified
    assert frozen.session.undo_stack.count() == 0


def test_a_version_is_saved_as_a_new_workbook_only(frozen: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    assert frozen.documents.save()
    run(frozen, ActionId.VERSIONS, FrozenDialog, press("open"))
    target = _path(frozen).with_name("Draft.xlsx")
    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_: target)
    frozen.actions_table[ActionId.SAVE].trigger()
    assert Document.open(target).budget.line_count == frozen.session.budget.line_count
    assert "new workbook" in frozen.message_bar.text


def test_the_annexes_of_a_version_are_exported_from_the_list(
    frozen: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(dialog: ExportDialog) -> int:
        dialog.folder.setText(str(tmp_path))
        for name, box in dialog.formats.items():
            box.setChecked(name == "csv")
        return int(QDialog.DialogCode.Accepted.value)

    monkeypatch.setattr(ExportDialog, "exec", choose)
    run(frozen, ActionId.VERSIONS, FrozenDialog, press("export"))
    assert list(tmp_path.glob("Strategy Draft for Cabinet*.csv"))
    assert first_amount(frozen) == NEW_FIGURE


def test_a_version_that_was_tampered_with_is_told_and_cannot_be_used(frozen: MainWindow) -> None:
    path = _path(frozen)
    assert frozen.documents.save()
    frozen.session.open(None)
    _tamper(path)
    frozen.documents.open_recent(path)
    assert frozen.work.looks.finish(30)
    assert "not as it was frozen" in frozen.message_bar.text
    frozen.workbench.watch.look()
    told = [each for each in frozen.workbench.watch.findings if "not as it was frozen" in each.message]
    assert [each.level for each in told] == [Level.ERROR]
    seen: list[str | bool] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, FrozenDialog)
        seen.append(dialog.about.text())
        seen.extend(button.isEnabled() for button in (dialog.open_button, dialog.export_button, dialog.restore_button))

    run(frozen, ActionId.VERSIONS, FrozenDialog, read)
    assert "not as it was frozen" in str(seen[0])
    assert seen[1:] == [False, False, False]


def test_a_reason_is_needed_for_what_is_changed_after_a_version_was_frozen(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember_reasons(Reasons.FROZEN)
    asked: list[ReasonDialog] = []

    def say(dialog: ReasonDialog) -> int:
        asked.append(dialog)
        dialog.text.setPlainText("As Cabinet decided")
        return int(QDialog.DialogCode.Accepted.value)

    monkeypatch.setattr(ReasonDialog, "exec", say)
    change(opened, Decimal(1000))
    freeze(opened, "Draft")
    assert asked == []
    change(opened)
    assert opened.documents.save()
    assert len(asked) == 1
    assert Document.open(_path(opened)).change_log[-1].reason == "As Cabinet decided"


def test_without_a_version_the_list_offers_to_freeze_one(opened: MainWindow) -> None:
    opened.actions_table[ActionId.VERSIONS].trigger()
    assert "No version is frozen" in opened.message_bar.text
    assert opened.message_bar.action_button.text() == "Freeze version…"


def _path(window: MainWindow) -> Path:
    document = window.session.document
    assert document is not None
    path = document.workbook.path
    assert path is not None
    return path


def _tamper(path: Path) -> None:
    """Change a word of a frozen line in the file."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    line = next(Document.open(path).version("Draft for Cabinet").budget().lines())
    title = line.title.split("&")[0].encode()
    changed = 0
    for name, data in parts.items():
        if b"Version line" in parts["xl/workbook.xml"] and name.startswith("xl/worksheets/") and b">Setting<" in data:
            parts[name] = data.replace(title, title + b" more")
            changed += parts[name] != data
    assert changed
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
