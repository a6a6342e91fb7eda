from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from model.area_planning import rename_area
from model.findings import Level
from model.lines import Field
from model.planning import change_setting, set_field
from model.samples import EXAMPLE, load_sample
from model.workbook.document import Document
from ui.window import file_dialogs, messages
from ui.window.action_ids import ActionId
from ui.window.main_window import MainWindow
from ui.window.messages import SaveAnswer
from ui.window.page_key import ALL_LINES, SUMMARY
from ui.window.preferences import recent_files, remember_file


def edit_something(window: MainWindow, title: str = "Another title") -> None:
    line = next(window.session.budget.lines())
    window.session.do(set_field(window.session.budget, line.id, Field("title"), title))


def test_the_welcome_page_shows_while_nothing_is_open(empty_window: MainWindow) -> None:
    assert empty_window.welcome.isVisible()
    assert not empty_window.workbench.navigator.isVisible()
    assert empty_window.windowTitle() == "Budget Workbook"
    assert not empty_window.actions_table[ActionId.SAVE].isEnabled()


def test_the_welcome_page_opens_the_sample(empty_window: MainWindow) -> None:
    empty_window.welcome.buttons[ActionId.OPEN_SAMPLE].click()
    assert not empty_window.welcome.isVisible()
    assert empty_window.workbench.navigator.isVisible()
    assert "Oxfordshire County Council" in empty_window.windowTitle()


def test_every_workbook_opened_shows_its_page_and_not_the_pages_of_the_one_before(
    empty_window: MainWindow, tmp_path: Path
) -> None:
    for name in ("First.xlsx", "Second.xlsx", "Third.xlsx"):
        Document(load_sample(EXAMPLE).budget).save_as(tmp_path / name)
        empty_window.documents.open_recent(tmp_path / name)
        pages, navigator = empty_window.workbench.pages, empty_window.workbench.navigator
        assert pages.current_key == SUMMARY
        page = pages.currentWidget()
        assert page is not None
        assert page.isVisible()
        current = navigator.currentItem()
        assert current is not None
        assert current.text(0) == "Summary"
        assert not empty_window.actions_table[ActionId.BACK].isEnabled()
        pages.show_page(ALL_LINES)
        assert empty_window.actions_table[ActionId.BACK].isEnabled()


def test_an_untouched_copy_of_the_sample_is_closed_without_asking(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "ask_save", lambda *_: pytest.fail("asked"))
    window.actions_table[ActionId.CLOSE].trigger()
    assert window.session.document is None
    assert window.welcome.isVisible()


def test_the_title_shows_unsaved_work_and_undo_takes_it_back(window: MainWindow) -> None:
    assert not window.isWindowModified()
    edit_something(window)
    assert window.isWindowModified()
    assert "[*]" in window.windowTitle()
    window.actions_table[ActionId.UNDO].trigger()
    assert not window.isWindowModified()
    window.actions_table[ActionId.REDO].trigger()
    assert window.isWindowModified()


def test_undo_says_what_it_takes_back(window: MainWindow) -> None:
    undo = window.actions_table[ActionId.UNDO]
    assert not undo.isEnabled()
    area = window.session.budget.areas[0]
    window.session.do(rename_area(window.session.budget, area.id, "Elders"))
    assert undo.text() == "&Undo: Rename Older People to Elders"
    assert undo.iconText() == "Undo"


@pytest.mark.parametrize(
    "answer,stays_open", [(SaveAnswer.CANCEL, True), (SaveAnswer.DISCARD, False), (SaveAnswer.SAVE, True)]
)
def test_closing_with_unsaved_work_asks(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, answer: SaveAnswer, stays_open: bool
) -> None:
    asked: list[str] = []

    def ask(_parent: object, name: str) -> SaveAnswer:
        asked.append(name)
        return answer

    monkeypatch.setattr(messages, "ask_save", ask)
    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_: None)  # the officer gives no name: nothing is saved
    edit_something(window)
    assert window.close() is not stays_open
    assert asked == ["Business strategy 2013/14: pressures, additional funding and savings"]
    window.session.undo_stack.undo()


def test_opening_another_workbook_with_unsaved_work_asks(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(messages, "ask_save", lambda *_: SaveAnswer.CANCEL)
    monkeypatch.setattr(Document, "open", lambda *_: pytest.fail("opened"))
    edit_something(window)
    window.documents.open_recent(tmp_path / "other.xlsx")
    assert window.session.is_modified
    window.session.undo_stack.undo()


def test_saving_a_copy_asks_where_and_then_the_title_has_the_file_name(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "Proposals.xlsx"
    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_: path)
    edit_something(window)
    window.actions_table[ActionId.SAVE].trigger()
    assert path.exists()
    assert window.windowTitle().startswith("Proposals.xlsx[*]")
    assert not window.isWindowModified()
    assert window.workbench.bottom_bar.state.text().startswith("Saved ")
    assert recent_files() == [path]
    edit_something(window, "Again another title")
    window.actions_table[ActionId.SAVE].trigger()
    told = "Proposals.xlsx was saved. 1 cell changed. The sheet “Change log” was added."
    assert window.message_bar.text == told


def test_a_save_that_fails_says_why_and_leaves_the_work_unsaved(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"agreed by Council")
    path.chmod(0o444)
    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_: path)
    edit_something(window)
    window.actions_table[ActionId.SAVE].trigger()
    assert window.message_bar.text == f"{path} is marked as read-only; save under another name."
    assert window.isWindowModified()
    assert path.read_bytes() == b"agreed by Council"
    window.session.undo_stack.undo()


def test_a_file_that_cannot_be_opened_leaves_the_document_as_it_is(window: MainWindow, tmp_path: Path) -> None:
    gone = tmp_path / "gone.xlsx"
    remember_file(gone)
    before = window.session.document
    window.documents.open_recent(gone)
    assert window.session.document is before
    assert window.message_bar.text == f"{gone} does not exist; check the name and the folder."
    assert recent_files() == []


def test_a_recent_file_that_is_gone_is_shown_as_such(empty_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "there.xlsx").touch()
    for name in ("gone.xlsx", "there.xlsx"):
        remember_file(tmp_path / name)
    empty_window.welcome.refresh()
    there, gone = empty_window.welcome.recent_buttons
    qtbot.waitUntil(lambda: not gone.isEnabled())
    assert gone.accessibleName() == "gone.xlsx, not found"
    assert (there.accessibleName(), there.isEnabled()) == ("Open there.xlsx", True)


def test_the_menu_of_recent_files_shows_what_is_gone(empty_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    remember_file(tmp_path / "gone.xlsx")
    menu = empty_window._menus._recent
    menu.aboutToShow.emit()
    (entry,) = menu.actions()
    qtbot.waitUntil(lambda: not entry.isEnabled())
    assert entry.text() == "gone.xlsx (not found)"


def test_a_message_with_something_to_do_offers_it_once(empty_window: MainWindow) -> None:
    done: list[str] = []
    empty_window.message_bar.tell(Level.WARNING, "Look.", "Show", lambda: done.append("shown"))
    empty_window.message_bar.action_button.click()
    assert done == ["shown"]
    assert empty_window.message_bar.text == ""


def test_the_name_suggested_for_a_file_is_the_title_without_what_no_name_may_hold(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[Path] = []
    monkeypatch.setattr(file_dialogs, "ask_save", lambda _parent, path: suggested.append(path))
    edit = change_setting(window.session.budget, "title", "Proposals 2013/14: pressures / savings")
    window.session.do(edit)
    window.actions_table[ActionId.SAVE_AS].trigger()
    assert [path.name for path in suggested] == ["Proposals 2013 14 pressures savings.xlsx"]
