"""The journal end to end: what was edited comes back, and nothing that was not."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model import planning
from model.budget import Budget, Snapshot
from model.edits import Edit
from model.files import sha256
from model.journal.coding import decoded, encoded
from model.journal.journal import Base, Journal
from model.journal.place import leftovers
from model.journal.records import MAGIC, good_records
from model.journal.recovering import restored
from model.journal.recovery import recovery_of
from model.lines import AMOUNT, Field
from model.local_data import recovery_folder
from model.problems import FileProblem
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from model.workbook.conversion import ReadAs
from model.workbook.document import Document
from model.workbook.finding.corrections import Corrections, SaidRow
from model.workbook.finding.layout import RowRole
from model.years import Year
from tests.model.workbook.finding.books import Cells, book


@pytest.fixture
def document(tmp_path: Path) -> Document:
    document = Document(load_sample(OXFORDSHIRE).budget)
    document.save_as(tmp_path / "Strategy.xlsx")
    return Document.open(tmp_path / "Strategy.xlsx")


def _no_fault(sentence: str) -> None:
    raise AssertionError(sentence)


def _journal(document: Document) -> Journal:
    path = document.path
    assert path is not None
    return Journal(Base(str(path), path.name, document.budget.snapshot(), path.read_bytes), _no_fault)


def _edits(budget: Budget) -> Iterator[Edit]:
    """Plan edits of every sort, each for the budget as the one before left it."""
    first = next(line.id for line in budget.lines() if line.amounts[0])
    year = budget.years[0]
    area = budget.areas[1].id
    plans: tuple[Callable[[], Edit | None], ...] = (
        lambda: planning.set_field(budget, first, Field(AMOUNT, year), Decimal("1234.567")),
        lambda: planning.set_field(budget, first, Field("title"), "Ümlaut “quoted” \n line"),
        lambda: planning.set_field(budget, first, Field(AMOUNT, budget.years[1]), None),
        lambda: planning.delete_lines(budget, [first]),
    )
    for plan in plans:
        edit = plan()
        assert edit is not None
        yield edit
    assert budget.line_count_of(area)


def _says(snapshot: Snapshot) -> list[object]:
    lines = [replace(line, id=0, area_id=0) for area in snapshot.areas for line in snapshot.lines_of(area.id)]
    return [snapshot.settings, [replace(area, id=0) for area in snapshot.areas], lines]


def test_after_a_crash_the_work_comes_back_on_the_workbook_opened_anew(document: Document) -> None:
    journal = _journal(document)
    document.budget.subscribe(journal.note)
    for edit in _edits(document.budget):
        document.budget.apply(edit)
    journal.leave()
    (found,) = leftovers()
    again = Document.open(Path(found.heading.path))
    back = restored(found.edits, found.heading.order, again.budget)
    assert (back.count, back.of, found.is_whole) == (4, 4, True)
    again.budget.apply(back.edit)
    assert _says(again.budget.snapshot()) == _says(document.budget.snapshot())
    again.budget.revert(back.edit)
    assert not again.changed


def test_nothing_is_on_disk_before_the_first_change(document: Document) -> None:
    _journal(document).flush()
    assert not recovery_folder().exists()


def test_a_journal_that_is_written_is_offered_to_nobody(document: Document) -> None:
    journal = _journal(document)
    journal.note(next(_edits(document.budget)).changes)
    journal.flush()
    assert list(leftovers()) == []
    journal.leave()


def test_a_cleared_journal_leaves_nothing(document: Document) -> None:
    journal = _journal(document)
    journal.note(next(_edits(document.budget)).changes)
    journal.flush()
    assert len(list(recovery_folder().iterdir())) == 1
    journal.clear()
    assert list(recovery_folder().iterdir()) == []


def _left_behind(document: Document) -> tuple[Path, list[Edit]]:
    journal = _journal(document)
    made = []
    for edit in _edits(document.budget):
        document.budget.apply(edit)
        journal.note(edit.changes)
        made.append(edit)
    journal.leave()
    (place,) = recovery_folder().iterdir()
    return place / "journal", made


def test_cut_anywhere_it_restores_the_edits_before_the_cut_and_nothing_else(document: Document) -> None:
    journal, made = _left_behind(document)
    whole = journal.read_bytes()
    boundaries = set(accumulate([len(MAGIC), *(20 + len(payload) for payload in good_records(whole))]))
    counts = set()
    for length in range(0, len(whole), 7):
        journal.write_bytes(whole[:length])
        found = list(leftovers())
        if found:
            assert found[0].edits == tuple(edit.changes for edit in made[: len(found[0].edits)])
            assert not found[0].is_whole or length in boundaries
            counts.add(len(found[0].edits))
            found[0].leave()
    assert counts == {0, 1, 2, 3}


@given(place=st.integers(min_value=0), bit=st.integers(0, 7))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_flipped_bit_never_restores_anything_wrong(
    left: tuple[Path, list[Edit], bytes], place: int, bit: int
) -> None:
    journal, made, whole = left
    damaged = bytearray(whole)
    damaged[place % len(whole)] ^= 1 << bit
    journal.write_bytes(bytes(damaged))
    for found in leftovers():
        assert found.edits == tuple(edit.changes for edit in made[: len(found.edits)])
        found.leave()


@pytest.fixture
def left(document: Document) -> tuple[Path, list[Edit], bytes]:
    journal, made = _left_behind(document)
    return journal, made, journal.read_bytes()


def test_records_of_another_journal_are_not_taken(document: Document, tmp_path: Path) -> None:
    journal, _ = _left_behind(document)
    other = Document(load_sample(EXAMPLE).budget)
    other.save_as(tmp_path / "Other.xlsx")
    (found,) = leftovers()
    with pytest.raises(ValueError, match="another workbook"):
        restored(found.edits, found.heading.order, Document.open(tmp_path / "Other.xlsx").budget)
    found.leave()
    (journal.parent / "workbook").write_bytes((tmp_path / "Other.xlsx").read_bytes())
    (found,) = leftovers()
    assert found.base is None
    found.leave()


def _spoil(path: Path) -> None:
    path.write_bytes(b"X" + path.read_bytes()[1:])


def test_a_damaged_workbook_in_the_journal_costs_nothing_while_the_file_is_as_it_was(document: Document) -> None:
    journal, made = _left_behind(document)
    _spoil(journal.parent / "workbook")
    (found,) = leftovers()
    recovery = recovery_of(found)
    assert (recovery.restored.count, recovery.remark) == (len(made), "")
    recovery.document.budget.apply(recovery.restored.edit)
    assert _says(recovery.document.budget.snapshot()) == _says(document.budget.snapshot())
    found.leave()


@pytest.mark.parametrize("spoiled", [b"", b"noise", None])
def test_a_damaged_workbook_in_the_journal_of_a_file_that_has_changed_is_told(
    document: Document, spoiled: bytes | None
) -> None:
    journal, _ = _left_behind(document)
    kept = journal.parent / "workbook"
    kept.unlink() if spoiled is None else kept.write_bytes(spoiled)
    assert document.path is not None
    document.path.write_bytes(document.path.read_bytes() + b"x")
    (found,) = leftovers()
    with pytest.raises(FileProblem, match=r"The work kept for Strategy\.xlsx cannot be recovered: the workbook kept"):
        recovery_of(found)
    found.leave()


@pytest.mark.parametrize("name", ["file of noise", "heading spoiled", "cut within its heading", "folder"])
def test_a_journal_that_cannot_be_read_is_told_and_not_passed_over(document: Document, name: str) -> None:
    journal, _ = _left_behind(document)
    data = journal.read_bytes()
    journal.unlink()
    match name:
        case "file of noise":
            journal.write_bytes(bytes(range(256)))
        case "heading spoiled":
            journal.write_bytes(data.replace(b"Strategy", b"Tragedies", 1))
        case "cut within its heading":
            journal.write_bytes(data[: len(MAGIC) + 30])
        case _:
            journal.mkdir()
    (found,) = leftovers()
    assert (found.edits, found.is_whole) == ((), False)
    with pytest.raises(FileProblem, match=f"What was kept in {journal.parent} is damaged and cannot be recovered"):
        recovery_of(found)
    found.remove()
    assert list(recovery_folder().iterdir()) == []


def test_a_place_that_a_crash_left_before_anything_was_kept_is_passed_over(document: Document) -> None:
    journal, _ = _left_behind(document)
    journal.unlink()
    assert list(leftovers()) == []


def test_an_edit_that_does_not_fit_ends_the_recovery_before_it(document: Document) -> None:
    edits = list(_applied(document.budget))
    fresh = Document.open(document.path) if document.path else document
    order = [
        [area.id for area in fresh.budget.areas],
        [control.id for control in fresh.budget.controls],
        *(list(fresh.budget.line_ids(area.id)) for area in fresh.budget.areas),
    ]
    back = restored((edits[1].changes, edits[0].changes, edits[0].changes), order, fresh.budget)
    assert (back.count, back.of) == (2, 3)


def _applied(budget: Budget) -> Iterator[Edit]:
    for edit in _edits(budget):
        budget.apply(edit)
        yield edit


def test_every_sort_of_change_reads_back_as_it_was(document: Document) -> None:
    for edit in _applied(document.budget):
        assert decoded(encoded(edit.changes)) == edit.changes
        assert decoded(encoded(edit.inverse().changes)) == edit.inverse().changes


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b'{"tuple":1}',
        b"[1]",
        b'[["record","Line",{}]]',
        b'[["decimal","NaN"]]',
        b'[["record","Path",{}]]',
        b"\xff",
    ],
)
def test_what_holds_no_changes_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # of several sorts; that it is refused is the point
        decoded(data)


def test_a_disk_that_takes_nothing_is_told_once_and_stops_no_work(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    path = document.path
    assert path is not None
    journal = Journal(Base(str(path), path.name, document.budget.snapshot(), path.read_bytes), told.append)
    monkeypatch.setenv("BUDGET_WORKBOOK_DATA", "/dev/null/nowhere")
    for edit in _applied(document.budget):
        journal.note(edit.changes)
        journal.flush()
    assert len(told) == 1
    assert "cannot be kept for recovery" in told[0]


def test_the_base_is_the_workbook_as_it_was(document: Document) -> None:
    journal, _ = _left_behind(document)
    path = document.path
    assert path is not None
    assert (journal.parent / "workbook").read_bytes() == path.read_bytes()
    (found,) = leftovers()
    assert found.heading.digest == sha256(path.read_bytes())
    assert oct(journal.stat().st_mode & 0o777) == "0o600"


def test_after_a_crash_a_workbook_that_others_laid_out_is_read_as_it_was_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "Theirs.xlsx"
    page: list[Cells] = [["£000"], ["Ref", "Growth", "2013/14"], ["G1", "Roads", 1], ["G2", "Lights", 2]]
    path.write_bytes(book({"Bids": page}))
    ignored = SaidRow("Bids", 3, "G1 | Roads", RowRole.NOTE)
    said = ReadAs(holds_levels=False, corrections=Corrections(rows=(ignored,)))
    document = Document.open(path, said=said)
    journal = Journal(document.journal_base(), _no_fault)
    line = next(document.budget.lines())
    edit = planning.set_field(document.budget, line.id, Field(AMOUNT, Year(2013)), Decimal(9000))
    assert edit is not None
    journal.note(edit.changes)
    document.budget.apply(edit)
    journal.leave()
    (found,) = leftovers()
    again = recovery_of(found)
    again.document.budget.apply(again.restored.edit)
    assert [(line.reference, line.amounts) for line in again.document.budget.lines()] == [("G2", (Decimal(9000),))]
    assert again.document.said == said
