"""A workbook that is only to be read: the title and a strip say why, and what is saved is saved elsewhere."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from model import planning
from model.lines import Field
from model.saving import lock_record
from model.saving.lock_record import LockRecord
from model.workbook.document import Document
from tests.model.workbook.builder import LEARNING, WORKBOOK, Parts, sample, sample_parts
from tests.model.workbook.test_read_only import all_locked, marked_as_final, signed, template, with_sharing
from ui.window import file_dialogs
from ui.window.action_ids import ActionId
from ui.window.main_window import MainWindow

ANN = LockRecord("ann", "desk-7", "2026-10-01T09:00:00+00:00", "d" * 16)


def edit(window: MainWindow, title: str = "Mine") -> None:
    line = next(window.session.budget.lines())
    assert window.session.do(planning.set_field(window.session.budget, line.id, Field("title"), title))


def title_in(path: Path) -> str:
    return next(Document.open(path).budget.lines()).title


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Budget.xlsx"


@pytest.fixture
def save_to(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """Answers the next question for a name."""

    def answer(target: Path | None) -> None:
        monkeypatch.setattr(file_dialogs, "ask_save", lambda *_: target)

    return answer


SaveTo = Callable[[Path | None], None]


@pytest.mark.parametrize(
    "make, words",
    [
        (lambda: with_sharing('hashValue="x"'), "may only be changed with a password; save under another name."),
        (lambda: marked_as_final("true"), "is marked as final; save under another name."),
        (signed, "is digitally signed, and an edit would break the signature; save as a new workbook."),
        (all_locked, "has all its amounts locked on protected sheets; save as a new workbook."),
    ],
)
def test_the_reason_stays_in_sight(empty_window: MainWindow, path: Path, make: Callable[[], Parts], words: str) -> None:
    path.write_bytes(make().zipped())
    empty_window.documents.open_recent(path)
    assert empty_window.read_only.text == f"Read-only: Budget.xlsx {words}"
    assert empty_window.windowTitle().startswith("Budget.xlsx (read-only)")
    empty_window.actions_table[ActionId.CLOSE].trigger()
    assert empty_window.read_only.text == ""


def test_an_ordinary_workbook_is_not_read_only(empty_window: MainWindow, path: Path) -> None:
    path.write_bytes(sample())
    empty_window.documents.open_recent(path)
    assert empty_window.read_only.text == ""
    assert "read-only" not in empty_window.windowTitle()


def test_save_asks_for_another_name_and_leaves_the_workbook(
    empty_window: MainWindow, path: Path, save_to: SaveTo
) -> None:
    book = with_sharing('hashValue="x"').zipped()
    path.write_bytes(book)
    empty_window.documents.open_recent(path)
    edit(empty_window)
    save_to(None)
    assert not empty_window.documents.save()
    assert empty_window.session.is_modified
    assert empty_window.read_only.text
    other = path.with_name("Mine.xlsx")
    save_to(other)
    assert empty_window.documents.save()
    assert (path.read_bytes(), title_in(other)) == (book, "Mine")
    assert empty_window.read_only.text == ""
    assert empty_window.windowTitle().startswith("Mine.xlsx")


def test_what_only_asks_not_to_be_changed_is_saved_once_the_officer_says_so(
    empty_window: MainWindow, path: Path
) -> None:
    path.write_bytes(marked_as_final("true").zipped())
    empty_window.documents.open_recent(path)
    edit(empty_window)
    empty_window.read_only.edit_anyway.click()
    assert empty_window.read_only.text == ""
    assert empty_window.documents.save()
    assert title_in(path) == "Mine"


def test_of_several_reasons_the_weightiest_is_said_and_the_others_follow(empty_window: MainWindow, path: Path) -> None:
    book = marked_as_final("true").replace(WORKBOOK, "<workbookPr", '<fileSharing readOnlyRecommended="1"/><workbookPr')
    path.write_bytes(book.zipped())
    lock_record.put(lock_record.place_of(path), ANN)
    empty_window.documents.open_recent(path)
    assert "open in Budget Workbook (ann on desk-7" in empty_window.read_only.text
    assert empty_window.read_only.edit_anyway.isHidden()
    lock_record.place_of(path).unlink()
    edit(empty_window)
    empty_window.documents.read_only._on_taken_over()
    assert "is marked as final" in empty_window.read_only.text
    empty_window.read_only.edit_anyway.click()
    assert "its author says" in empty_window.read_only.text
    empty_window.session.undo_stack.undo()


def test_what_a_signature_protects_is_saved_as_a_new_workbook(
    empty_window: MainWindow, path: Path, save_to: SaveTo
) -> None:
    book = signed().zipped()
    path.write_bytes(book)
    empty_window.documents.open_recent(path)
    edit(empty_window)
    save_to(path.with_name("New.xlsx"))
    assert empty_window.read_only.save_as.isHidden()
    empty_window.read_only.save_as_new.click()
    assert not empty_window.session.is_modified
    assert (path.read_bytes(), title_in(path.with_name("New.xlsx"))) == (book, "Mine")


def test_a_workbook_is_saved_once_the_colleague_has_closed_it(empty_window: MainWindow, path: Path) -> None:
    path.write_bytes(sample())
    lock_record.put(lock_record.place_of(path), ANN)
    empty_window.documents.open_recent(path)
    edit(empty_window)
    lock_record.place_of(path).unlink()
    assert empty_window.documents.save()
    assert title_in(path) == "Mine"
    assert empty_window.read_only.text == ""
    assert "read-only" not in empty_window.windowTitle()
    record = lock_record.read(lock_record.place_of(path))
    assert record is not None
    assert record.is_ours


@pytest.mark.skipif(os.name == "nt", reason="Windows marks files in another way")
def test_a_file_that_is_no_longer_marked_as_read_only_is_saved(
    empty_window: MainWindow, path: Path, save_to: SaveTo
) -> None:
    path.write_bytes(sample())
    path.chmod(0o444)
    empty_window.documents.open_recent(path)
    assert "Budget.xlsx is marked as read-only; save under another name." in empty_window.read_only.text
    edit(empty_window)
    save_to(None)
    assert not empty_window.documents.save()
    path.chmod(0o644)
    assert empty_window.documents.save()
    assert title_in(path) == "Mine"


def test_what_somebody_takes_over_meanwhile_becomes_read_only(
    empty_window: MainWindow, path: Path, save_to: SaveTo
) -> None:
    path.write_bytes(sample())
    empty_window.documents.open_recent(path)
    lock_record.put(lock_record.place_of(path), ANN)
    edit(empty_window)
    assert not empty_window.documents.save()
    assert "ann on desk-7" in empty_window.read_only.text
    save_to(path.with_name("Mine.xlsx"))
    assert empty_window.documents.save()
    assert title_in(path.with_name("Mine.xlsx")) == "Mine"


def test_the_workbook_that_is_open_is_opened_again_and_stays_ours(empty_window: MainWindow, path: Path) -> None:
    path.write_bytes(sample())
    empty_window.documents.open_recent(path)
    record = lock_record.read(lock_record.place_of(path))
    link = path.with_name("Link.xlsx")
    link.symlink_to(path)
    for name in (path, link):
        empty_window.documents.open_recent(name)
        assert empty_window.read_only.text == ""
        assert empty_window.work.errands.finish(10)
        assert lock_record.read(lock_record.place_of(path)) == record
    edit(empty_window)
    assert empty_window.documents.save()
    assert title_in(path) == "Mine"


def test_one_protected_sheet_is_a_finding_and_no_reason(empty_window: MainWindow, path: Path) -> None:
    path.write_bytes(
        sample_parts().replace(LEARNING, "</sheetData>", '</sheetData><sheetProtection sheet="1"/>').zipped()
    )
    empty_window.documents.open_recent(path)
    assert empty_window.read_only.text == ""
    assert "opened with one finding" in empty_window.message_bar.text


def test_the_strip_is_a_part_of_the_window_that_the_keyboard_reaches(empty_window: MainWindow, path: Path) -> None:
    path.write_bytes(marked_as_final("true").zipped())
    empty_window.documents.open_recent(path)
    empty_window.activateWindow()
    for _ in range(10):
        empty_window.actions_table[ActionId.NEXT_PART].trigger()
        if empty_window.read_only.edit_anyway.hasFocus():
            break
    assert empty_window.read_only.edit_anyway.hasFocus()


def test_a_template_is_saved_as_a_new_workbook_where_it_is_to_be_one(
    empty_window: MainWindow, tmp_path: Path, save_to: SaveTo
) -> None:
    path = tmp_path / "Budget.xltx"
    path.write_bytes(template().zipped())
    empty_window.documents.open_recent(path)
    assert empty_window.read_only.text == "Read-only: Budget.xltx is a template; save under another name."
    edit(empty_window)
    save_to(tmp_path / "Mine.xlsx")
    assert not empty_window.documents.save()
    assert "this is a template; end it in .xltx" in empty_window.message_bar.text
    assert empty_window.message_bar.action_button.text() == "Save as a new workbook…"
    empty_window.message_bar.action_button.click()
    assert title_in(tmp_path / "Mine.xlsx") == "Mine"
    assert path.read_bytes() == template().zipped()
