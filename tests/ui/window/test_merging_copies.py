"""Merging copies in the window: bases found or chosen, conflicts decided side by side, one step, and a receipt."""

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from model import planning
from model.change_log import Signature
from model.findings import Finding, Level
from model.lines import AMOUNT, Field, Line
from model.merging.conflicts import Decision
from model.money import Amount
from model.muting import mute
from model.samples import OXFORDSHIRE, load_sample
from model.versions.frozen import VersionHead
from model.workbook.document import Document
from ui.window import file_dialogs
from ui.window.action_ids import ActionId
from ui.window.main_window import MainWindow
from ui.window.merging.brought_dialog import BroughtDialog
from ui.window.merging.merge_dialog import MergeDialog

Changes = dict[int, tuple[str, Amount | str]]
FIGURE, TITLE = "figure", "title"


@pytest.fixture
def opened(empty_window: MainWindow, tmp_path: Path) -> MainWindow:
    """A workbook with a frozen version, from which copies begin."""
    document = Document(load_sample(OXFORDSHIRE).budget)
    document.freeze(VersionHead("Base"))
    document.save_as(tmp_path / "Strategy.xlsx")
    empty_window.documents.open_recent(tmp_path / "Strategy.xlsx")
    return empty_window


def field_of(what: str, line: Line, document: Document) -> Field:
    assert line.title
    return Field("title") if what == TITLE else Field(AMOUNT, document.budget.years[0])


def copy_with(path: Path, name: str, changes: Changes) -> Path:
    """Write a copy in which some lines, by their places, are changed."""
    target = path.with_name(name)
    shutil.copy(path, target)
    document = Document.open(target)
    for place, (what, value) in changes.items():
        line = list(document.budget.lines())[place]
        edit = planning.set_field(document.budget, line.id, field_of(what, line, document), value)
        assert edit is not None
        document.budget.apply(edit)
    document.save()
    return target


def change(window: MainWindow, place: int, what: str, value: Amount | str) -> None:
    document = window.session.document
    assert document is not None
    line = list(document.budget.lines())[place]
    assert window.session.do(planning.set_field(document.budget, line.id, field_of(what, line, document), value))


def line_at(window: MainWindow, place: int) -> Line:
    return list(window.session.budget.lines())[place]


def path_of(window: MainWindow) -> Path:
    document = window.session.document
    assert document is not None
    assert document.path is not None
    return document.path


def meet(kind: type[QDialog], met: list[QDialog], do: Callable[[QDialog], None]) -> None:
    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or not dialog.isEnabled():  # the copies are still read
            QTimer.singleShot(10, look)
            return
        met.append(dialog)
        try:
            do(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, look)


@pytest.fixture
def merge(monkeypatch: pytest.MonkeyPatch) -> Callable[[MainWindow, list[Path], Callable[[MergeDialog], None]], None]:
    def run(window: MainWindow, paths: list[Path], do: Callable[[MergeDialog], None]) -> None:
        met: list[QDialog] = []

        def answer(dialog: QDialog) -> None:
            assert isinstance(dialog, MergeDialog)
            do(dialog)

        monkeypatch.setattr(file_dialogs, "ask_copies", lambda *_: paths)
        meet(MergeDialog, met, answer)
        window.actions_table[ActionId.MERGE].trigger()
        assert met

    return run


Merge = Callable[[MainWindow, list[Path], Callable[[MergeDialog], None]], None]


def just_merge(dialog: MergeDialog) -> None:
    dialog.merge_button.click()


def test_what_each_copy_changed_is_one_step_whose_places_are_told(opened: MainWindow, merge: Merge) -> None:
    path = path_of(opened)
    one = copy_with(path, "One.xlsx", {0: (TITLE, "From one")})
    two = copy_with(path, "Two.xlsx", {1: (FIGURE, Decimal(123000))})
    change(opened, 2, TITLE, "From here")
    before = opened.session.budget.snapshot()
    steps = opened.session.undo_stack.index()
    merge(opened, [one, two], just_merge)
    assert [line_at(opened, 0).title, line_at(opened, 2).title] == ["From one", "From here"]
    assert line_at(opened, 1).amounts[0] == Decimal(123000)
    area = opened.session.budget.areas[0].name
    assert f"One.xlsx brings 1 change: {area} 1. Two.xlsx brings 1 change" in opened.message_bar.text
    assert opened.session.undo_stack.index() == steps + 1
    opened.message_bar.action_button.click()
    assert opened.session.budget.snapshot() == before


def test_what_a_copy_brought_is_logged_as_changed_there(opened: MainWindow, merge: Merge) -> None:
    copy = copy_with(path_of(opened), "Copy.xlsx", {0: (TITLE, "From the copy")})
    change(opened, 2, TITLE, "From here")
    merge(opened, [copy], just_merge)
    document = opened.session.document
    assert document is not None
    assert [(entry.new, entry.who) for entry in document.unsaved_log] == [
        ("From the copy", "Copy.xlsx"),
        ("From here", ""),
    ]
    document.signature = Signature("Head of Finance")
    assert opened.documents.save()
    assert document.change_log[0].who.startswith("Copy.xlsx, merged by ")
    assert not document.credits


@pytest.mark.parametrize("decision, title", [(Decision.MINE, "From here"), (Decision.THEIRS, "From the copy")])
def test_a_conflict_is_as_the_officer_decides(opened: MainWindow, merge: Merge, decision: Decision, title: str) -> None:
    copy = copy_with(path_of(opened), "Copy.xlsx", {0: (TITLE, "From the copy"), 1: (TITLE, "Another")})
    change(opened, 0, TITLE, "From here")
    seen: list[object] = []

    def decide(dialog: MergeDialog) -> None:
        seen.append(dialog.merge_button.isEnabled())
        seen.extend(pane.text.toPlainText() for pane in dialog.panes.panes[1:])
        dialog.panes.buttons[decision].click()
        seen.append(dialog.merge_button.isEnabled())
        dialog.merge_button.click()

    merge(opened, [copy], decide)
    assert seen == [False, "From here", "From the copy", True]
    assert [line_at(opened, 0).title, line_at(opened, 1).title] == [title, "Another"]


def test_cancelled_with_a_conflict_nothing_is_changed(opened: MainWindow, merge: Merge) -> None:
    copy = copy_with(path_of(opened), "Copy.xlsx", {0: (TITLE, "From the copy")})
    change(opened, 0, TITLE, "From here")
    merge(opened, [copy], lambda dialog: dialog.reject())
    assert line_at(opened, 0).title == "From here"
    assert opened.session.undo_stack.index() == 1


def test_a_cell_that_two_copies_changed_is_decided_with_what_stands_there_by_then(
    opened: MainWindow, merge: Merge
) -> None:
    path = path_of(opened)
    copies = [copy_with(path, f"{name}.xlsx", {0: (TITLE, f"From {name}")}) for name in ("One", "Two")]
    change(opened, 0, TITLE, "From here")
    seen: list[str] = []

    def decide(dialog: MergeDialog) -> None:
        panes = dialog.panes
        panes.list.setCurrentIndex(panes.list.model().index(1, 0))
        panes.buttons[Decision.MINE].click()  # Two's, against what is here
        panes.list.setCurrentIndex(panes.list.model().index(0, 0))
        panes.buttons[Decision.THEIRS].click()  # One's: by then Two's meets another title
        seen.extend([str(panes.undecided), panes.panes[1].text.toPlainText()])
        panes.buttons[Decision.MINE].click()
        dialog.merge_button.click()

    merge(opened, copies, decide)
    assert seen == ["1", "From One"]
    assert line_at(opened, 0).title == "From One"


def test_a_base_that_nothing_proves_is_chosen_by_the_officer(
    opened: MainWindow, merge: Merge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart = tmp_path / "Apart.xlsx"
    Document(load_sample(OXFORDSHIRE).budget).save_as(apart)
    base = copy_with(apart, "Base.xlsx", {})
    apart = copy_with(apart, "Theirs.xlsx", {0: (TITLE, "From apart")})
    seen: list[object] = []

    def choose(dialog: MergeDialog) -> None:
        chooser = dialog.choosers[0]
        seen.extend([dialog.merge_button.isEnabled(), "Choose from what Theirs.xlsx began" in dialog.problem.text()])
        last = chooser.box.count() - 1
        chooser.box.setCurrentIndex(last)
        chooser.box.activated.emit(last)
        seen.append(chooser.box.currentText())
        dialog.merge_button.click()

    monkeypatch.setattr(file_dialogs, "ask_open", lambda *_: base)
    merge(opened, [apart], choose)
    assert seen == [False, True, "Base.xlsx"]
    assert line_at(opened, 0).title == "From apart"


def test_the_bases_that_can_be_chosen_are_versions_backups_and_files(opened: MainWindow, merge: Merge) -> None:
    change(opened, 3, TITLE, "Saved")
    assert opened.documents.save()
    copy = copy_with(path_of(opened), "Copy.xlsx", {0: (TITLE, "From the copy")})
    seen: list[str] = []

    def read(dialog: MergeDialog) -> None:
        box = dialog.choosers[0].box
        seen.extend(box.itemText(place) for place in range(box.count()))

    merge(opened, [copy], read)
    assert seen[1:3] == ["This workbook as last saved", "Version Base"]
    assert any(each.startswith("Backup of") for each in seen)
    assert seen[-1] == "Another file…"


def test_copies_that_bring_nothing_leave_no_step(opened: MainWindow, merge: Merge) -> None:
    copy = copy_with(path_of(opened), "Copy.xlsx", {})
    merge(opened, [copy], just_merge)
    assert opened.session.undo_stack.count() == 0
    assert "nothing was changed" in opened.message_bar.text


def test_a_copy_that_cannot_be_read_is_told(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Broken.xlsx").write_bytes(b"no workbook")
    monkeypatch.setattr(file_dialogs, "ask_copies", lambda *_: [tmp_path / "Broken.xlsx"])
    opened.actions_table[ActionId.MERGE].trigger()
    assert "Broken.xlsx" in opened.message_bar.text


def test_each_change_of_a_merge_is_listed_afterwards(opened: MainWindow, merge: Merge) -> None:
    copy = copy_with(path_of(opened), "Copy.xlsx", {0: (TITLE, "From the copy"), 1: (TITLE, "Another")})
    change(opened, 0, TITLE, "From here")

    def keep(dialog: MergeDialog) -> None:
        dialog.panes.buttons[Decision.MINE].click()
        dialog.merge_button.click()

    merge(opened, [copy], keep)
    rows: list[tuple[str, str, str]] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, BroughtDialog)
        items = [dialog.list.topLevelItem(place) for place in range(dialog.list.topLevelItemCount())]
        rows.extend((each.text(0), each.text(5), each.text(6)) for each in items if each is not None)

    met: list[QDialog] = []
    meet(BroughtDialog, met, read)
    opened.message_bar.other_button.click()
    assert rows == [("Copy.xlsx", "Another", ""), ("Copy.xlsx", "From here", "kept as here")]


@pytest.mark.parametrize("decision, titles", [(Decision.MINE, ["Here 0", "Here 1"]), (Decision.THEIRS, ["T 0", "T 1"])])
def test_what_is_left_is_decided_alike_in_one_go(
    opened: MainWindow, merge: Merge, decision: Decision, titles: list[str]
) -> None:
    copy = copy_with(path_of(opened), "Colleague.xlsx", {place: (TITLE, f"T {place}") for place in range(2)})
    for place in range(2):
        change(opened, place, TITLE, f"Here {place}")

    def decide(dialog: MergeDialog) -> None:
        assert dialog.panes.undecided == 2
        QTest.mouseClick(dialog.panes.rest[decision], Qt.MouseButton.LeftButton)
        assert dialog.panes.undecided == 0
        assert not dialog.panes.rest[decision].isEnabled()
        dialog.merge_button.click()

    merge(opened, [copy], decide)
    assert [line_at(opened, place).title for place in range(2)] == titles


def test_what_a_copy_muted_comes_with_the_merge_and_goes_with_its_undo(opened: MainWindow, merge: Merge) -> None:
    path = path_of(opened)
    theirs = copy_with(path, "Theirs.xlsx", {0: (FIGURE, Decimal(1))})
    document = Document.open(theirs)
    finding = Finding(Level.WARNING, "blank amount", "14SCS1 states no amount.")
    edit = mute(document.budget, finding, "Not known yet.")
    assert edit is not None
    document.budget.apply(edit)
    document.save()
    merge(opened, [theirs], lambda dialog: dialog.merge_button.click())
    assert [each.reason for each in opened.session.budget.mutes] == ["Not known yet."]
    opened.actions_table[ActionId.UNDO].trigger()
    assert opened.session.budget.mutes == ()
    assert not opened.session.is_modified
