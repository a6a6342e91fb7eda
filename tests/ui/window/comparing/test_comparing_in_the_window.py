"""Comparing in the real window: what with what, what is listed, corrections, going to a line, and the annex."""

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QTreeWidgetItem

from exporters.exporting import export
from exporters.wanted import Wanted
from model.comparing.line_differences import Sort
from model.comparing.matching import By
from model.lines import AMOUNT, Field, Line
from model.planning import delete_lines, set_field
from model.progress import Cancelled
from model.samples import EXAMPLE, load_sample
from model.versions.frozen import VersionHead
from model.workbook.document import Document
from ui.window import file_dialogs
from ui.window.action_ids import ActionId
from ui.window.comparing.compare_dialog import ANOTHER, CompareDialog
from ui.window.comparing.comparison_window import ComparisonWindow
from ui.window.comparing.lines_model import Only
from ui.window.comparing.same_line_dialog import SameLineDialog
from ui.window.comparing.state_dialog import StateDialog
from ui.window.main_window import MainWindow

NOW, SAVED = "This workbook as it is now", "This workbook as last saved"
Ask = Callable[[str, str], ComparisonWindow]


@pytest.fixture
def saved(empty_window: MainWindow, tmp_path: Path) -> MainWindow:
    """The window with the example as a file, a version frozen."""
    path = tmp_path / "People and Places.xlsx"
    Document(load_sample(EXAMPLE).budget).save_as(path)
    empty_window.documents.open_recent(path)
    document = empty_window.session.document
    assert document is not None
    document.freeze(VersionHead("Draft 1", "Cabinet", "12 January 2026"))
    return empty_window


@pytest.fixture
def ask(saved: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Compare two things by their words, with real keys in the form."""

    def compare(old: str, new: str) -> ComparisonWindow:
        def answer(dialog: CompareDialog) -> int:
            dialog.show()
            for box, words in ((dialog.old, old), (dialog.new, new)):
                box.setFocus()
                QTest.keyClick(box, Qt.Key.Key_Home)
                for _ in range(box.count()):
                    if not box.currentText().startswith(words):
                        QTest.keyClick(box, Qt.Key.Key_Down)
                assert box.currentText().startswith(words)
            QTest.keyClick(dialog, Qt.Key.Key_Return)
            assert dialog.problem == ""
            return dialog.result()

        monkeypatch.setattr(CompareDialog, "exec", answer)
        saved.actions_table[ActionId.COMPARE].trigger()
        return saved.workbench.looking_back.comparing.window

    return compare


def line(window: MainWindow, reference: str) -> Line:
    return next(each for each in window.session.budget.lines() if each.reference == reference)


def add_to(window: MainWindow, reference: str, pounds: int) -> None:
    budget, each = window.session.budget, line(window, reference)
    amount = each.amounts[0]
    assert isinstance(amount, Decimal)
    window.session.do(set_field(budget, each.id, Field(AMOUNT, budget.years[0]), amount + pounds))


def rename(window: MainWindow, reference: str, new: str, title: str = "") -> None:
    budget, line_id = window.session.budget, line(window, reference).id
    window.session.do(set_field(budget, line_id, Field("reference"), new))
    if title:
        window.session.do(set_field(budget, line_id, Field("title"), title))


def listed(window: ComparisonWindow) -> list[tuple[str, str]]:
    model = window.lines.found
    return [(model.row(place).texts[0], model.row(place).texts[2]) for place in range(model.rowCount())]


def matched_by(window: ComparisonWindow) -> By | None:
    """By what the current line was matched."""
    assert window.lines.current is not None
    return window.lines.current.by


def branches(window: ComparisonWindow) -> dict[str, dict[str, str]]:
    """The movements of the first year: of each branch, what its rows say."""
    tree = window.movements
    found = {}
    for place in range(tree.topLevelItemCount()):
        item = tree.topLevelItem(place)
        assert isinstance(item, QTreeWidgetItem)
        rows = (item.child(inner) for inner in range(item.childCount()))
        found[item.text(0)] = {row.text(0): row.text(1) for row in rows if row is not None}
    return found


def test_a_version_and_the_workbook_now_are_compared_in_words_and_figures(saved: MainWindow, ask: Ask) -> None:
    add_to(saved, "26ASC05", 100_000)
    window = ask("Frozen version: Draft 1 (Cabinet, 12 January 2026)", NOW)
    assert window.isVisible()
    assert listed(window) == [("Amount changed", "26ASC05")]
    assert window.summary.text() == (
        "From Draft 1 to People and Places.xlsx: 1 line differs, 67 unchanged; "
        "the net change moves by 2026/27 £0.100m. The movements come to the new totals exactly."
    )
    side = window.lines.side.model()
    first = [side.index(0, column).data() for column in range(4)]
    assert first[0] == "2026/27"
    assert first[3] == "+0.100"


def test_movements_lead_from_the_old_totals_to_the_new_ones(saved: MainWindow, ask: Ask) -> None:
    add_to(saved, "26ASC05", 100_000)
    saved.session.do(delete_lines(saved.session.budget, [line(saved, "27ASC07").id]))
    window = ask(SAVED, NOW)
    whole = branches(window)["Net change of all areas: moved by"]
    assert list(whole) == [
        "Total in People and Places.xlsx as last saved",
        "Withdrawn",
        "Amounts changed",
        "Total in People and Places.xlsx",
    ]
    figures = [Decimal(text) for text in whole.values()]
    assert sum(figures[:-1]) == figures[-1]
    savings = branches(window)["Savings: moved by"]
    assert (savings["Withdrawn"], savings["Amounts changed"]) == ("0.620", "0.100")
    assert list(branches(window)["Older People: moved by"])[-1] == "Savings: moved by"


def test_only_one_kind_of_change_is_shown_when_asked_for(saved: MainWindow, ask: Ask) -> None:
    add_to(saved, "26ASC05", 100_000)
    saved.session.do(delete_lines(saved.session.budget, [line(saved, "27ASC07").id]))
    window = ask(SAVED, NOW)
    only = window.lines.only
    assert [only.itemText(place) for place in range(only.count())] == [
        "All differences (2)",
        "Withdrawn (1)",
        "Amount changed (1)",
        "Unchanged (66)",
    ]
    only.setFocus()
    QTest.keyClick(only, Qt.Key.Key_Down)
    assert only.currentData() is Sort.WITHDRAWN
    assert listed(window) == [("Withdrawn", "27ASC07")]


def test_enter_goes_to_the_line_and_the_comparison_stays_open(saved: MainWindow, ask: Ask) -> None:
    add_to(saved, "26ASC05", 100_000)
    window = ask("Frozen version: Draft 1", NOW)
    QTest.keyClick(window.lines.table, Qt.Key.Key_Return)
    assert saved.session.current_line is not None
    assert saved.session.current_line.reference == "26ASC05"
    assert window.isVisible()


def test_another_file_is_compared_and_a_likeness_may_be_said_to_be_wrong_or_right(
    saved: MainWindow, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "Older.xlsx"
    Document(load_sample(EXAMPLE).budget).save_as(other)
    monkeypatch.setattr(file_dialogs, "ask_compared", lambda *_: other)
    rename(saved, "26ASC11", "99ZZ99")
    window = ask(ANOTHER, NOW)
    lines = window.lines
    assert matched_by(window) is By.LIKENESS
    assert lines.found.row(0).texts[4] == "likeness?"
    assert "Matched because they are alike" in lines.note.text()
    QTest.keyClick(lines.apart, Qt.Key.Key_Space)
    assert sorted(listed(window)) == [("Added", "99ZZ99"), ("Withdrawn", "26ASC11")]
    asked = []

    def answer(dialog: SameLineDialog) -> int:
        dialog.show()
        asked.append(dialog.line.currentText())
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        return dialog.result()

    monkeypatch.setattr(SameLineDialog, "exec", answer)
    QTest.keyClick(lines.same, Qt.Key.Key_Space)
    assert len(asked) == 1
    assert listed(window) == [("Text changed", "99ZZ99")]
    assert matched_by(window) is By.OFFICER
    assert not lines.same.isEnabled()


def test_a_likeness_that_is_right_is_confirmed(saved: MainWindow, ask: Ask) -> None:
    rename(saved, "26ASC11", "99ZZ99")
    window = ask("Frozen version: Draft 1", NOW)
    assert "1 matched by likeness" in window.summary.text()
    QTest.keyClick(window.lines.same, Qt.Key.Key_Space)
    assert matched_by(window) is By.OFFICER
    assert "likeness" not in window.summary.text()


def test_a_line_of_the_same_workbook_cannot_be_said_to_be_another(saved: MainWindow, ask: Ask) -> None:
    rename(saved, "26ASC11", "99ZZ99")
    window = ask(SAVED, NOW)
    assert matched_by(window) is By.IDENTITY
    assert not window.lines.apart.isEnabled()
    assert not window.lines.same.isEnabled()


@pytest.mark.parametrize("ending", ["xlsx", "csv", "pdf"])
@pytest.mark.parametrize("is_accessible", [False, True])
def test_the_movements_are_exported_from_the_comparison(
    saved: MainWindow, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, *, is_accessible: bool
) -> None:
    add_to(saved, "26ASC05", 100_000)
    window = ask("Frozen version: Draft 1", NOW)
    target = tmp_path / f"Movements.{ending}"
    monkeypatch.setattr(file_dialogs, "ask_movements", lambda *_: (target, is_accessible))
    QTest.keyClick(window.export, Qt.Key.Key_Space)
    assert saved.message_bar.text == f"The movements were written to {target.name}."
    assert target.stat().st_size > 500
    assert target.with_name(f"{target.name}-metadata.json").exists() == (ending == "csv")


@pytest.mark.parametrize(
    "name, told",
    [
        ("People and Places.xlsx", "People and Places.xlsx is one of the workbooks compared"),
        ("Older.xlsx", "Older.xlsx is one of the workbooks compared"),
        ("Movements.txt", "Movements.txt is no name for an annex; give one that ends in .xlsx or .csv or .pdf."),
    ],
)
def test_an_annex_never_goes_over_what_was_compared_nor_into_another_format(
    saved: MainWindow, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, told: str
) -> None:
    other = tmp_path / "Older.xlsx"
    Document(load_sample(EXAMPLE).budget).save_as(other)
    monkeypatch.setattr(file_dialogs, "ask_compared", lambda *_: other)
    window = ask(ANOTHER, NOW)
    before = {path: path.read_bytes() for path in tmp_path.glob("*.xlsx")}
    monkeypatch.setattr(file_dialogs, "ask_movements", lambda *_: (tmp_path / name, False))
    QTest.keyClick(window.export, Qt.Key.Key_Space)
    assert told in saved.message_bar.text
    assert {path: path.read_bytes() for path in tmp_path.glob("*.xlsx")} == before
    assert {"People and Places.xlsx", "Older.xlsx"} <= {path.name for path in before}


def test_a_backup_is_offered_once_a_save_replaced_one(saved: MainWindow, ask: Ask) -> None:
    add_to(saved, "26ASC05", 100_000)
    assert saved.documents.save()
    window = ask("Backup: People and Places.xlsx until ", NOW)
    assert ("Amount changed", "26ASC05") in listed(window)


def test_two_sides_that_are_the_same_are_refused_in_the_form(saved: MainWindow) -> None:
    from ui.window.comparing.sources import own_sources

    document = saved.session.document
    assert document is not None
    dialog = CompareDialog(own_sources(document, []), saved)
    dialog.show()
    dialog.old.setCurrentIndex(0)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.problem == f"“{NOW}” is on both sides; choose two different things to compare."
    assert dialog.isVisible()
    dialog.close()
    dialog.deleteLater()


def test_a_file_that_is_no_workbook_is_told_and_nothing_is_shown(
    saved: MainWindow, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "Notes.pdf"
    other.write_bytes(b"%PDF-1.7 no workbook")
    monkeypatch.setattr(file_dialogs, "ask_compared", lambda *_: other)
    window = ask(ANOTHER, NOW)
    assert "Notes.pdf" in saved.message_bar.text
    assert not window.isVisible()


def test_stopping_the_reading_leaves_things_as_they_were(
    saved: MainWindow, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "Older.xlsx"
    Document(load_sample(EXAMPLE).budget).save_as(other)

    def stop_at_once(can_stop: bool, _waits: bool) -> None:  # the signal passes them
        assert can_stop
        if saved.work.is_busy:
            saved.work.stop()

    def choose(*_asked: object) -> Path:
        saved.work.started.connect(stop_at_once)
        return other

    monkeypatch.setattr(file_dialogs, "ask_compared", choose)
    window = ask(ANOTHER, NOW)
    saved.work.started.disconnect(stop_at_once)
    assert not window.isVisible()
    assert saved.message_bar.text == str(Cancelled())


def test_figures_follow_the_unit_of_the_window(saved: MainWindow, ask: Ask) -> None:
    add_to(saved, "26ASC05", 100_000)
    window = ask(SAVED, NOW)
    assert window.lines.found.row(0).texts[5] == "0.100"
    saved.actions_table[ActionId.SHOW_POUNDS].trigger()
    assert window.lines.found.row(0).texts[5] == "100,000.00"


def test_closing_the_workbook_puts_the_comparison_away(saved: MainWindow, ask: Ask) -> None:
    window = ask(SAVED, NOW)
    assert "do not differ" in window.summary.text()
    saved.session.open(None)
    assert not window.isVisible()


def test_the_models_keep_the_rules_of_item_models(saved: MainWindow, ask: Ask) -> None:
    rename(saved, "26ASC11", "99ZZ99", "Another title altogether")
    window = ask(SAVED, NOW)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(model, mode) for model in (window.lines.found, window.lines.side.model())]
    window.lines.only.setCurrentIndex(window.lines.only.findData(Only.UNCHANGED))
    window.lines.only.activated.emit(0)
    assert all(testers)


def test_a_version_inside_another_file_can_be_compared(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Document(load_sample(EXAMPLE).budget)
    other.freeze(VersionHead("Draft 2", "Scrutiny"))
    edit = delete_lines(other.budget, [next(other.budget.lines()).id])
    assert edit is not None
    other.budget.apply(edit)
    other.save_as(tmp_path / "Colleague.xlsx")
    offered: list[str] = []

    def answer(dialog: StateDialog) -> int:
        dialog.show()
        offered.extend(dialog.state.itemText(place) for place in range(dialog.state.count()))
        QTest.keyClick(dialog.state, Qt.Key.Key_Down)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        return dialog.result()

    monkeypatch.setattr(file_dialogs, "ask_compared", lambda *_: tmp_path / "Colleague.xlsx")
    monkeypatch.setattr(StateDialog, "exec", answer)
    window = ask(ANOTHER, NOW)
    assert offered == ["Colleague.xlsx as it is", "Draft 2 (Scrutiny) in Colleague.xlsx"]
    assert window.isVisible()
    assert listed(window) == []


def test_a_csv_of_the_same_lines_is_compared_like_any_file(
    saved: MainWindow, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = saved.session.document
    assert document is not None
    export(document, tmp_path, Wanted(("schedule",), ("csv",)))
    (path,) = tmp_path.glob("*.csv")
    monkeypatch.setattr(file_dialogs, "ask_compared", lambda *_: path)
    window = ask(ANOTHER, NOW)
    assert window.isVisible()
    assert listed(window) == []


def test_what_was_said_of_a_likeness_holds_when_the_same_two_are_compared_again(saved: MainWindow, ask: Ask) -> None:
    rename(saved, "26ASC11", "99ZZ99")
    window = ask("Frozen version: Draft 1", NOW)
    assert matched_by(window) is By.LIKENESS
    QTest.keyClick(window.lines.apart, Qt.Key.Key_Space)
    window.close()
    add_to(saved, "26ASC05", 1000)
    window = ask("Frozen version: Draft 1", NOW)
    assert sorted(listed(window)) == [("Added", "99ZZ99"), ("Amount changed", "26ASC05"), ("Withdrawn", "26ASC11")]


def test_what_was_said_holds_after_the_workbook_was_closed_and_under_another_name_and_in_its_annexes(
    saved: MainWindow, ask: Ask, tmp_path: Path
) -> None:
    rename(saved, "26ASC11", "99ZZ99")
    window = ask("Frozen version: Draft 1", NOW)
    QTest.keyClick(window.lines.apart, Qt.Key.Key_Space)
    saved.actions_table[ActionId.SAVE].trigger()
    assert not saved.session.is_modified
    shutil.copy(tmp_path / "People and Places.xlsx", tmp_path / "February.xlsx")
    saved.documents.open_recent(tmp_path / "February.xlsx")
    assert not window.isVisible()
    document = saved.session.document
    assert document is not None
    again = ask("Frozen version: Draft 1", NOW)
    assert sorted(listed(again)) == [("Added", "99ZZ99"), ("Withdrawn", "26ASC11")]
    export(document, tmp_path, Wanted(("movements",), ("csv",)))
    (annex,) = tmp_path.glob("*movements*.csv")
    told = [line.split(",") for line in annex.read_text("utf-8-sig").splitlines() if "99ZZ99" in line]
    assert {"added"} == {word for line in told for word in line if word in ("added", "reference changed")}
