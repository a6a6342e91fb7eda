"""A CSV annex is checked against a workbook as an Excel one is: line by line where it does not agree."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from exporters.exporting import export
from exporters.proof.checking import check_annex
from exporters.wanted import CSV, Wanted
from model.edits import Edit
from model.findings import Finding, Level
from model.lines import AMOUNT, Field, Line
from model.planning import delete_lines, set_field
from model.problems import FileProblem
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from model.workbook.document import Document
from model.years import Year

pytestmark = pytest.mark.thorough

FIRST = Year(2013)


@pytest.fixture
def document(tmp_path: Path) -> Document:
    document = Document(load_sample(OXFORDSHIRE).budget)
    document.save_as(tmp_path / "Strategy.xlsx")
    return document


@pytest.fixture
def schedule(document: Document, tmp_path: Path) -> Path:
    return _exported(document, tmp_path, "schedule")


def _exported(document: Document, folder: Path, name: str, *, wide: bool = False, bom: bool = False) -> Path:
    wanted = Wanted((name,), (CSV,), wide=wide, bom=bom, by="Service accountant")
    return export(document, folder, wanted).files[0].path


def _do(document: Document, edit: Edit | None) -> None:
    assert edit is not None
    document.budget.apply(edit)


def _line(document: Document, reference: str) -> Line:
    return next(line for line in document.budget.lines() if line.reference == reference)


def _errors(path: Path, document: Document) -> list[Finding]:
    return [finding for finding in check_annex(path, document) if finding.level is Level.ERROR]


def _rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


@pytest.mark.parametrize("name", ["schedule", "year-on-year", "reconciliation", "risk", "certificate"])
@pytest.mark.parametrize("sample", [OXFORDSHIRE, EXAMPLE])
@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("bom", [False, True])
def test_a_csv_agrees_with_the_workbook_from_which_it_was_exported(
    name: str, sample: str, wide: bool, bom: bool, tmp_path: Path
) -> None:
    document = Document(load_sample(sample).budget)
    document.save_as(tmp_path / "Strategy.xlsx")
    assert check_annex(_exported(document, tmp_path, name, wide=wide, bom=bom), document) == ()


@pytest.mark.parametrize("wide, cell", [(False, "M"), (True, "M")])
def test_a_figure_changed_in_the_workbook_is_told_in_pounds_with_its_cell_and_line(
    wide: bool, cell: str, document: Document, tmp_path: Path
) -> None:
    path = _exported(document, tmp_path, "schedule", wide=wide)
    _do(document, set_field(document.budget, _line(document, "14SCS16").id, Field(AMOUNT, FIRST), Decimal(-1_250_000)))
    (found,) = _errors(path, document)
    assert found.message == "14SCS16 in 2013/14 is -1,800,000.00 in the annex and -1,250,000.00 in the workbook."
    assert (found.sheet, found.cell[:1]) == ("Strategy schedule.csv", cell)
    assert found.line_id == _line(document, "14SCS16").id


@pytest.mark.parametrize(
    "amount, told",
    [
        ("-1800000.001", "-1,800,000.001 in the annex"),
        ("", "blank in the annex"),
        ("-1.8m", "“-1.8m” in the annex"),
        ("-1,8", "is -1.00 in the annex"),
    ],
)
def test_a_figure_altered_in_the_csv_is_told(amount: str, told: str, document: Document, schedule: Path) -> None:
    _rewrite(schedule, "-1800000.00,GBP", f"{amount},GBP")
    found = check_annex(schedule, document)
    assert any(told in finding.message for finding in found)
    assert found[-1].rule == "annex altered"


def test_a_line_deleted_since_is_in_the_annex_alone(document: Document, schedule: Path) -> None:
    _do(document, delete_lines(document.budget, [_line(document, "14SCS16").id]))
    assert {finding.message for finding in _errors(schedule, document)} == {
        "14SCS16 in 2013/14 is in the annex and not in the workbook.",
        "14SCS16 in 2014/15 is in the annex and not in the workbook.",
    }


def test_a_row_taken_out_of_the_csv_is_told_and_no_other(document: Document, schedule: Path) -> None:
    rows = schedule.read_bytes().split(b"\r\n")
    place = next(place for place, row in enumerate(rows) if b"14SCS16" in row)
    schedule.write_bytes(b"\r\n".join(rows[:place] + rows[place + 1 :]))
    (found,) = _errors(schedule, document)
    assert found.message == "14SCS16 in 2013/14 is in the workbook and not in the annex."


def test_a_row_of_an_area_is_named_by_what_an_officer_would_say(document: Document, tmp_path: Path) -> None:
    path = _exported(document, tmp_path, "year-on-year")
    _rewrite(path, "-13480000.00,GBP", "-1.00,GBP")
    name = "“Adult Social Care, Older People, savings”"
    assert [finding.message for finding in _errors(path, document)] == [
        f"{name} in 2013/14 is -1.00 in the annex and -13,480,000.00 in the workbook."
    ]


def test_a_csv_without_its_metadata_is_refused_by_name(document: Document, schedule: Path) -> None:
    schedule.with_name(f"{schedule.name}-metadata.json").unlink()
    with pytest.raises(FileProblem, match=r"Strategy schedule\.csv there is no Strategy schedule\.csv-metadata\.json"):
        check_annex(schedule, document)


@pytest.mark.parametrize(
    "old, new, told",
    [
        ('"schema:currency": "GBP"', '"schema:currency": "GBP 000"', "what its columns hold"),
        ("Pounds, ", "Thousands of pounds, ", "what its columns hold"),
        ('"delimiter": ","', '"delimiter": ";"', "how the file is laid out"),
    ],
)
def test_metadata_that_says_what_is_not_so_is_told(
    old: str, new: str, told: str, document: Document, schedule: Path
) -> None:
    beside = schedule.with_name(f"{schedule.name}-metadata.json")
    _rewrite(beside, old, new)
    (found,) = _errors(schedule, document)
    assert told in found.message
    assert beside.name in found.message


@pytest.mark.parametrize("content", [b"{}", b"no JSON", json.dumps({"notes": []}).encode()])
def test_metadata_of_something_else_is_refused(content: bytes, document: Document, schedule: Path) -> None:
    schedule.with_name(f"{schedule.name}-metadata.json").write_bytes(content)
    with pytest.raises(FileProblem, match="does not say what"):
        check_annex(schedule, document)


@pytest.mark.parametrize("content, told", [(b"\xff\xfe", "no UTF-8"), (b'"a', "no healthy CSV")])
def test_a_csv_that_cannot_be_read_is_refused(content: bytes, told: str, document: Document, schedule: Path) -> None:
    schedule.write_bytes(content)
    with pytest.raises(FileProblem, match=told):
        check_annex(schedule, document)
