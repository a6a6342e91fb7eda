import errno
import hashlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from exporters import exporting
from exporters.annex import Annex
from exporters.excel.profile import Profile
from exporters.exporting import export
from exporters.proof.record import Record
from exporters.wanted import EXCEL, Wanted
from exporters.writers import Written
from model.areas import Area
from model.edits import Edit, FieldChange
from model.findings import Finding, Level
from model.lines import Field, Kind, Line
from model.money import Unit, Unreadable
from model.problems import EntryProblem, FileProblem
from model.progress import Cancelled, Progress
from model.samples import OXFORDSHIRE, load_sample
from model.saving import exchanging, replacing
from model.workbook.document import Document
from model.workbook.independent import read_values
from tests.exporters.budgets import DAY, budget_of, pressure, saving


@pytest.fixture
def document(tmp_path: Path) -> Document:
    document = Document(load_sample(OXFORDSHIRE).budget)
    document.save_as(tmp_path / "Strategy.xlsx")
    return document


def test_every_annex_comes_in_every_format_under_stable_names(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "_now", lambda: DAY)
    result = export(document, tmp_path / "out", Wanted(("year-on-year", "schedule")))
    assert [file.path.name for file in result.files] == [
        "Strategy year-on-year.xlsx",
        "Strategy year-on-year.csv",
        "Strategy year-on-year.csv-metadata.json",
        "Strategy schedule.xlsx",
        "Strategy schedule.csv",
        "Strategy schedule.csv-metadata.json",
    ]
    assert [(file.annex, file.format) for file in result.files][1] == ("year-on-year", "csv")
    assert export(document, tmp_path / "out", Wanted(("year-on-year", "schedule"))).files == result.files


def test_paths_are_absolute_and_hashes_are_of_what_is_on_disk(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for file in export(document, Path("out")).files:
        assert file.path.is_absolute()
        assert hashlib.sha256(file.path.read_bytes()).hexdigest() == file.sha256


def test_only_what_is_named_is_exported(document: Document, tmp_path: Path) -> None:
    result = export(document, tmp_path / "out", Wanted(("schedule", "schedule"), ("csv",)))
    names = ["Strategy schedule.csv", "Strategy schedule.csv-metadata.json"]
    assert [file.path.name for file in result.files] == names
    assert [file.format for file in result.files] == ["csv", "csvw"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names


def test_csv_options_and_the_unit_reach_the_writers(document: Document, tmp_path: Path) -> None:
    result = export(document, tmp_path, Wanted(("schedule",), unit=Unit.THOUSANDS, bom=True, wide=True))
    assert result.files[1].path.read_bytes().startswith(b"\xef\xbb\xbfversion,")
    assert b"2013/14,2014/15\r\n" in result.files[1].path.read_bytes()


def test_an_accessible_annex_stands_beside_the_printed_one_and_replaces_nothing(
    document: Document, tmp_path: Path
) -> None:
    printed = export(document, tmp_path, Wanted(("schedule",))).files
    accessible = export(document, tmp_path, Wanted(("schedule",), profile=Profile.ACCESSIBLE)).files
    assert [file.path.name for file in accessible] == [
        "Strategy schedule accessible.xlsx",
        "Strategy schedule.csv",
        "Strategy schedule.csv-metadata.json",
    ]
    assert hashlib.sha256(printed[0].path.read_bytes()).hexdigest() == printed[0].sha256
    assert list(read_values(accessible[0].path.read_bytes())) == ["Cover", "Contents", "Notes", "Schedule"]


@pytest.mark.parametrize(
    "profile, told", [(Profile.PRINT, "the end is not printed"), (Profile.ACCESSIBLE, "seen only by going into")]
)
def test_words_too_long_for_a_row_are_told_as_the_profile_shows_them(
    tmp_path: Path, profile: Profile, told: str
) -> None:
    lines = [pressure(2, "1", "1", reference="A1", description="word " * 4000), pressure(3, "1", "1", reference="A2")]
    findings = export(Document(budget_of(lines)), tmp_path, Wanted(("schedule",), ("xlsx",), profile=profile)).findings
    assert [(found.reference, told in found.message) for found in findings] == [("A1", True)]


def test_a_budget_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="has no tables of pressures and savings"):
        export(Document(budget_of([], [])), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_format_not_offered_is_refused_before_anything_is_written(document: Document, tmp_path: Path) -> None:
    with pytest.raises(EntryProblem, match="not exported as pdf; choose xlsx or csv"):
        export(document, tmp_path / "out", Wanted(formats=("xlsx", "pdf")))
    assert not (tmp_path / "out").exists()


def test_a_mismatch_leaves_what_was_there(document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "Strategy schedule.csv"
    old.write_bytes(b"old")
    monkeypatch.setattr(exporting, "write_csv", lambda *_, **__: b"version\r\n")
    with pytest.raises(FileProblem, match="was not exported"):
        export(document, tmp_path, Wanted(("year-on-year", "schedule")))
    assert old.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Strategy schedule.csv", "Strategy.xlsx"]


def test_a_failure_half_way_names_what_was_written(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(temporary: Path, target: Path) -> Path | None:
        if target.name == "Strategy schedule.xlsx":
            raise PermissionError(errno.EACCES, "held")
        return exchanging.put_in_place(temporary, target)

    monkeypatch.setattr(replacing, "put_in_place", held)
    with pytest.raises(FileProblem) as refused:
        export(document, tmp_path, Wanted(("year-on-year", "schedule")))
    assert str(refused.value).endswith(
        "Written before that: Strategy year-on-year.xlsx, Strategy year-on-year.csv, "
        "Strategy year-on-year.csv-metadata.json; the rest are as they were."
    )
    assert not (tmp_path / "Strategy schedule.csv").exists()
    assert not list(tmp_path.glob(".budget-workbook-*"))


def test_a_folder_that_cannot_be_used_is_told_in_a_sentence(document: Document, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileProblem, match="is a file; give the name of a folder"):
        export(document, tmp_path / "file")


def test_unreadable_amounts_guarded_texts_and_long_words_are_findings(tmp_path: Path) -> None:
    lines = [
        pressure(2, "1", "1", reference="A1", title="=1"),
        pressure(3, "1", "1", reference="A2", description="word " * 4000),
        Line(4, 1, Kind.PRESSURE, (Unreadable("tbc"), Decimal(0)), reference="A3"),
    ]
    findings = export(Document(budget_of(lines)), tmp_path, Wanted(("schedule",))).findings
    told = {(finding.rule, finding.level, finding.reference) for finding in findings}
    assert ("guarded text", Level.NOTE, "A1") in told
    assert ("text cut in print", Level.WARNING, "A2") in told
    assert ("unreadable amount", Level.ERROR, "A3") in told


@pytest.mark.parametrize(
    "fields, told",
    [
        (
            {"reference": "14SCS3", "title": "Care", "description": "Bad\x07 words"},
            "because of the description of 14SCS3 in Older People, “Bad\ufffd words”. The text holds",
        ),
        ({"title": "Bad\x07"}, "the title of “Bad\ufffd” in Older People, “Bad\ufffd”"),
        ({"reference": "A1", "notes": "x" * 40_000}, "the notes of A1 in Older People, “xxx"),
    ],
)
def test_a_text_that_no_workbook_can_hold_is_named_by_line_area_and_field(
    fields: dict[str, str], told: str, tmp_path: Path
) -> None:
    with pytest.raises(FileProblem) as refused:
        export(Document(budget_of([pressure(2, "1", "1", **fields)])), tmp_path)
    assert told in str(refused.value)
    assert not list(tmp_path.iterdir())


def test_an_area_or_setting_that_no_workbook_can_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="because of a heading, “Bad\ufffdname”"):
        export(Document(budget_of([], [Area(1, "Bad\x07name")])), tmp_path)
    with pytest.raises(FileProblem, match="because of the marking among the settings, “\ufffd”"):
        export(Document(budget_of([pressure(2, "1", "1")], marking="\x07")), tmp_path)


def test_a_line_that_cannot_be_written_is_named_with_its_cell(document: Document, tmp_path: Path) -> None:
    line = next(line for line in document.budget.lines() if line.reference == "14SCS3")
    document.budget.apply(Edit("Name the line", (FieldChange(line.id, Field("title"), line.title, "Bad\x07"),)))
    with pytest.raises(FileProblem, match=r"the title of 14SCS3 in Older People \(Older People![A-Z]+\d+\)"):
        export(document, tmp_path)


def test_a_format_that_is_handed_in_is_written_and_what_it_tells_is_told(document: Document, tmp_path: Path) -> None:
    told = Finding(Level.WARNING, "character not shown", "No font has it.")

    def write(annex: Annex, progress: Progress, _record: Record, /) -> Written:
        progress("Half", 0.5)
        return Written(f"{annex.name} on paper".encode(), (told,))

    steps: list[tuple[str, float]] = []
    wanted = Wanted(annexes=("year-on-year", "schedule"), formats=("pdf",))
    result = export(document, tmp_path, wanted, lambda *step: steps.append(step), {"pdf": write})
    assert [file.path.read_bytes() for file in result.files] == [b"year-on-year on paper", b"schedule on paper"]
    assert [file.format for file in result.files] == ["pdf", "pdf"]
    assert result.findings.count(told) == 2
    assert [share for words, share in steps if words == "Half"] == [0.25, 0.75]


@pytest.mark.parametrize("fault", [FileProblem("The PDF does not agree."), Cancelled()])
def test_a_format_handed_in_that_fails_leaves_everything_as_it_was(
    document: Document, tmp_path: Path, fault: Exception
) -> None:
    def write(_annex: Annex, _progress: Progress, _record: Record, /) -> Written:
        raise fault

    with pytest.raises(type(fault)):
        export(document, tmp_path / "out", Wanted(formats=("xlsx", "pdf")), writers={"pdf": write})
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("profile", list(Profile))
def test_words_too_long_for_a_row_are_told_of_their_own_line_alone(profile: Profile, tmp_path: Path) -> None:
    lines = [
        pressure(1, "1", "2", reference="27ASC01", description="short"),
        pressure(2, "1", "2", reference="27ASC02", description="A word or two. " * 2000),
        saving(3, "-1", "0", reference="27ASC03"),
    ]
    document = Document(budget_of([replace(line, forecasts=(None, None)) for line in lines]))
    document.save_as(tmp_path / "Budget.xlsx")
    result = export(document, tmp_path, Wanted(("schedule",), (EXCEL,), profile=profile))
    assert [found.reference for found in result.findings if found.rule == "text cut in print"] == ["27ASC02"]
