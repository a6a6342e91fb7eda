"""Fields that a workbook laid out by others has no column for: a sheet is added when the officer says so."""

from pathlib import Path

import pytest

from model.lines import Field
from model.planning import set_field
from model.workbook.document import Document
from tests.model.workbook.finding.books import Cells, book
from ui.window import messages
from ui.window.action_ids import ActionId
from ui.window.main_window import MainWindow
from ui.window.receipt_dialog import summary

ROWS: list[Cells] = [
    ["£000, year on year"],
    ["Ref", "Proposal", "2026/27"],
    ["Pressures"],
    ["P1", "Care homes", 100],
    ["Savings"],
    ["S1", "Review", -40],
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Theirs.xlsx"
    path.write_bytes(book({"Older People": ROWS}))
    return path


@pytest.fixture
def theirs(empty_window: MainWindow, path: Path) -> MainWindow:
    """A workbook of others' making with a status that it has no column for."""
    empty_window.session.open(Document.open(path))
    give_status(empty_window)
    return empty_window


def give_status(window: MainWindow, status: str = "New") -> None:
    line = next(window.session.budget.lines())
    assert window.session.do(set_field(window.session.budget, line.id, Field("status"), status))


def status_in(path: Path) -> str:
    return next(Document.open(path).budget.lines()).status


def test_a_refused_save_offers_the_added_sheet_and_saves_with_it(theirs: MainWindow, path: Path) -> None:
    before = path.read_bytes()
    assert not theirs.documents.save()
    assert path.read_bytes() == before
    bar = theirs.message_bar
    assert "no cell for the status of P1" in bar.text
    assert bar.action_button.text() == "Keep it in an added sheet"
    assert bar.other_button.text() == "Save as a new workbook…"
    bar.action_button.click()
    assert "The sheet “Budget Workbook - more” was added." in bar.text
    assert bar.action_button.text() == "Show receipt…"
    assert status_in(path) == "New"
    assert not theirs.session.is_modified


def test_the_command_says_what_it_will_do_and_asks(
    theirs: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []
    answers = iter([False, True])

    def ask(*question: object) -> bool:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(messages, "ask_confirm", ask)
    theirs.actions_table[ActionId.KEEP_MORE].trigger()
    assert not theirs.documents.save()
    theirs.actions_table[ActionId.KEEP_MORE].trigger()
    assert "From the next save on" in theirs.message_bar.text
    assert theirs.documents.save()
    assert status_in(path) == "New"
    assert "Budget Workbook - more" in str(asked[0][3])
    theirs.actions_table[ActionId.KEEP_MORE].trigger()
    assert "keeps already" in theirs.message_bar.text
    assert len(asked) == 2


def test_the_receipt_names_the_sheet_and_later_saves_need_no_word(theirs: MainWindow, path: Path) -> None:
    document = theirs.session.document
    assert document is not None
    document.keeps_more = True
    receipt = document.save()
    assert "New sheet: Budget Workbook - more." in summary(receipt)
    theirs.session.open(Document.open(path))
    give_status(theirs, "Agreed")
    assert theirs.documents.save()
    assert status_in(path) == "Agreed"


def test_the_apps_own_layout_needs_none(window: MainWindow) -> None:
    window.actions_table[ActionId.KEEP_MORE].trigger()
    assert "has a column for everything" in window.message_bar.text
