"""A version frozen in a workbook: kept as it was, told when tampered with, restored as one step, never edited."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings

from model import planning
from model.budget import Budget
from model.findings import Level
from model.lines import AMOUNT, Field
from model.problems import EntryProblem, FileProblem
from model.samples import EXAMPLE, load_sample
from model.versions.frozen import VersionHead, freeze, tampered
from model.versions.records import content_of, records_of
from model.versions.restoring import restore
from model.workbook.document import Document
from tests.effort import times
from tests.model.comparing.budgets import Steps, content, edited, worked_budget
from tests.model.drafts import STEPS, YEARS

CABINET = VersionHead("Cabinet", "Cabinet", "29 January 2013", "6", "Service accountant", "Finance business partner")
FIRST = Field(AMOUNT, YEARS[0])


@pytest.fixture
def document(tmp_path: Path) -> Document:
    Document(worked_budget()).save_as(tmp_path / "Budget.xlsx")
    return Document.open(tmp_path / "Budget.xlsx")


def first_line(budget: Budget) -> int:
    return next(budget.lines()).id


def change(document: Document, amount: str = "77", place: int = 0) -> None:
    line = list(document.budget.lines())[place].id
    edit = planning.set_field(document.budget, line, FIRST, Decimal(amount), over_formula=True)
    assert edit is not None
    document.budget.apply(edit)


@settings(max_examples=times(60))
@given(steps=STEPS)
def test_what_is_read_from_the_records_is_what_was_frozen(steps: Steps) -> None:
    budget = edited(steps)
    again, findings = content_of(list(records_of(budget.snapshot())))
    assert content(again) == content(budget.snapshot())
    assert findings == ()


def test_a_frozen_version_stays_as_it_was_while_the_budget_moves_on(document: Document) -> None:
    was = document.budget.snapshot()
    frozen = document.freeze(CABINET)
    states = [document.changed]
    document.save()
    states.append(document.changed)
    assert states == [True, False]
    change(document)
    document.save()
    assert document.path is not None
    again = Document.open(document.path)
    assert [head.name for head in again.versions] == ["Cabinet"]
    version = again.version("Cabinet")
    assert version.head == frozen.head
    assert version.fault == ""
    assert content(version.content) == content(was)
    assert version.findings == frozen.findings
    assert version.findings
    assert again.version_findings() == ()


def test_a_second_version_goes_below_the_first_on_the_protected_sheets(document: Document) -> None:
    document.freeze(CABINET)
    document.save()
    change(document, "5")
    document.freeze(VersionHead("Council"))
    receipt = document.save()
    assert document.path is not None
    again = Document.open(document.path)
    assert [head.name for head in again.versions] == ["Cabinet", "Council"]
    nets = [again.version(name).budget().totals.directorate for name in ("Cabinet", "Council")]
    assert nets[0].rows() != nets[1].rows()
    assert again.version_findings() == ()
    assert not [finding for finding in receipt.findings if finding.level is Level.ERROR]
    assert again.budget.line_count == 6
    book = openpyxl.load_workbook(document.path)
    assert book["Versions"].protection.sheet
    assert book["Version lines"].protection.sheet


def test_versions_go_along_into_a_new_workbook(document: Document, tmp_path: Path) -> None:
    document.freeze(CABINET)
    document.save()
    document.freeze(VersionHead("Council"))
    document.save_as_new(tmp_path / "New.xlsx")
    again = Document.open(tmp_path / "New.xlsx")
    assert [head.name for head in again.versions] == ["Cabinet", "Council"]
    assert again.version_findings() == ()
    again.freeze(VersionHead("Later"))
    again.save()
    assert len(Document.open(tmp_path / "New.xlsx").versions) == 3


def test_every_field_of_the_example_is_frozen_and_hashed_alike_after_a_save(tmp_path: Path) -> None:
    Document(load_sample(EXAMPLE).budget).save_as(tmp_path / "Example.xlsx")
    document = Document.open(tmp_path / "Example.xlsx")
    document.freeze(CABINET)
    document.save()
    again = Document.open(tmp_path / "Example.xlsx")
    assert again.version("Cabinet").fault == ""
    assert content(again.version("Cabinet").content) == content(document.budget.snapshot())


@pytest.mark.parametrize(
    "sheet, heading, told",
    [
        ("Version lines", "2026/27", "its lines"),
        ("Version lines", "Title", "its lines"),
        ("Versions", "Meeting", "what is said of it"),
        ("Versions", "SHA-256", "its lines"),
    ],
)
def test_tampering_is_told(document: Document, sheet: str, heading: str, told: str) -> None:
    document.freeze(CABINET)
    document.save()
    assert document.path is not None
    book = openpyxl.load_workbook(document.path)
    page = book[sheet]
    column = next(cell.column for cell in page[4] if cell.value == heading)
    rows = range(page.max_row, 4, -1)
    sorts = {row: page.cell(row, 2).value for row in rows}
    row = next(row for row in rows if sheet == "Versions" or sorts[row] == "Line")
    page.cell(row, column).value = 123 if heading == "2026/27" else "something else"
    book.save(document.path)
    again = Document.open(document.path)
    (finding,) = again.version_findings()
    assert finding.level is Level.ERROR
    assert told in finding.message
    with pytest.raises(EntryProblem, match="not restored"):
        restore(again.budget, again.version("Cabinet"))


def test_rows_taken_out_are_told_as_tampering(document: Document) -> None:
    document.freeze(CABINET)
    document.save()
    assert document.path is not None
    book = openpyxl.load_workbook(document.path)
    page = book["Version lines"]
    for row in range(5, page.max_row + 1):
        page.cell(row, 1).value = None
    book.save(document.path)
    again = Document.open(document.path)
    with pytest.raises(FileProblem, match="cannot be read"):
        again.version("Cabinet")
    assert len(again.version_findings()) == 1


@settings(max_examples=times(40))
@given(before=STEPS, after=STEPS)
def test_restoring_is_one_edit_that_can_be_undone(before: Steps, after: Steps) -> None:
    budget = edited(before)
    version = freeze(budget, CABINET, (), "2013-01-29 10:00:00")
    assert tampered(version) == ""
    wanted = content(budget.snapshot())
    moved_on = edited(after, budget)
    was = moved_on.snapshot()
    edit = restore(moved_on, version)
    if edit is not None:
        moved_on.apply(edit)
    assert content(moved_on.snapshot()) == wanted
    assert moved_on.mutes == was.mutes
    if edit is not None:
        moved_on.revert(edit)
    assert moved_on.snapshot() == was


def test_a_restored_version_is_saved_into_the_workbook(document: Document) -> None:
    document.freeze(CABINET)
    document.save()
    was = content(document.budget.snapshot())
    change(document)
    deletion = planning.delete_lines(document.budget, [list(document.budget.lines())[2].id])
    assert deletion is not None
    document.budget.apply(deletion)
    document.save()
    assert document.path is not None
    again = Document.open(document.path)
    edit = restore(again.budget, again.version("Cabinet"), again.change_log)
    assert edit is not None
    again.budget.apply(edit)
    again.save()
    assert content(Document.open(document.path).budget.snapshot()) == was


@pytest.mark.parametrize("name", ["", "  ", "cabinet", "x" * 101])
def test_a_name_that_is_blank_long_or_taken_is_refused(document: Document, name: str) -> None:
    document.freeze(CABINET)
    with pytest.raises(EntryProblem):
        document.freeze(VersionHead(name))
    assert len(document.versions) == 1


def test_an_amendment_must_net_to_nil_against_the_version_that_it_amends(document: Document) -> None:
    document.freeze(CABINET)
    change(document, "1500.10")
    with pytest.raises(EntryProblem, match=r"does not net to nil against “Cabinet”: it comes to £500\.00 in 2026/27"):
        document.freeze(VersionHead("Amendment 1", amends="Cabinet"))
    change(document, "-800.05", place=2)
    amendment = document.freeze(VersionHead("Amendment 1", amends="Cabinet", comment="Deliverable."))
    assert (amendment.head.amends, amendment.head.comment) == ("Cabinet", "Deliverable.")
    document.save()
    assert document.path is not None
    assert Document.open(document.path).version("Amendment 1").head == amendment.head


def test_a_budget_without_changes_is_no_amendment(document: Document) -> None:
    document.freeze(CABINET)
    with pytest.raises(EntryProblem, match="changes no line"):
        document.freeze(VersionHead("Amendment 1", amends="Cabinet"))
