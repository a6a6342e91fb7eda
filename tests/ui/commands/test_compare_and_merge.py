"""`compare`, `merge`, `freeze` and `versions` over copies of the sample, and over workbooks that others laid out."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model.findings import Finding, Level
from model.muting import mute
from model.workbook.document import Document
from tests.model.workbook.finding.books import Cells, book
from tests.ui.commands.conftest import Command, Told
from tests.ui.commands.test_refusals import refused

Copies = Callable[[str], Path]


@pytest.fixture
def copies(sample: Path) -> Copies:
    def copy(name: str) -> Path:
        target = sample.with_name(f"{name}.xlsx")
        target.write_bytes(sample.read_bytes())
        return target

    return copy


def document_of(told: Told) -> dict[str, Any]:
    found = json.loads(told.out)
    assert isinstance(found, dict)
    return found


def test_a_workbook_does_not_differ_from_itself(command: Command, sample: Path) -> None:
    told = command("compare", sample, sample)
    assert told.code == 0
    assert "do not differ" in told.out


def test_two_copies_differ_in_words_figures_and_totals(command: Command, sample: Path, copies: Copies) -> None:
    mine = copies("Mine")
    assert command("set", mine, "14SCS16", "2013/14", "-1.7").code == 0
    told = command("compare", sample, mine)
    assert told.code == 1
    assert "14SCS16: amount changed: 2013/14 “-1.800” -> “-1.700”" in told.out
    assert "net 2013/14: -£2.976m -> -£2.876m, moved by £0.100m" in told.out
    found = document_of(command("compare", sample, mine, "--json"))
    (line,) = found["lines"]
    assert line["fields"] == [{"field": "2013/14", "old": "-1800000.00", "new": "-1700000.00"}]
    assert (line["matched_by"], line["changes"]) == ("reference", ["amount changed"])
    net = next(each for each in found["movements"] if each["type"] == "net" and not each["area"])
    assert net["causes"]["amounts changed"] == {"2013/14": "100000.00", "2014/15": "0.00"}
    assert (found["differs"], found["unchanged"]) == (True, 35)


def test_the_movements_are_written_as_an_annex(command: Command, sample: Path, copies: Copies, tmp_path: Path) -> None:
    mine = copies("Mine")
    assert command("set", mine, "14SCS16", "2013/14", "-1.7", "--by", "A post", "--reason", "Consultation").code == 0
    annex = tmp_path / "Movements.xlsx"
    assert command("compare", sample, mine, "--to", annex).code == 1
    words = [[cell.value for cell in row] for row in openpyxl.load_workbook(annex).worksheets[0].iter_rows()]
    row = next(row for row in words if row[0] == "14SCS16")
    assert row[3:6] == ["2013/14: -1.800 to -1.700", "Consultation", 0.1]
    refused(command("compare", sample, mine, "--to", annex))
    assert command("compare", sample, mine, "--to", annex, "--overwrite").code == 1


def test_the_movements_since_a_version_tell_the_reasons_given_since(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    early, late = ("--by", "A post", "--reason", "Consultation"), ("--by", "A post", "--reason", "Scrutiny")
    assert command("set", sample, "14SCS10", "2013/14", "1.75", *early).code == 0
    assert command("freeze", sample, "Draft").code == 0
    assert command("set", sample, "14SCS10", "2013/14", "1.7", *late).code == 0
    copy = sample.with_name("Copy.xlsx")
    copy.write_bytes(sample.read_bytes())
    for new in (sample, copy):
        annex = tmp_path / f"Movements of {new.stem}.csv"
        assert command("compare", sample, new, "--old-version", "Draft", "--to", annex).code == 1
        told = annex.read_text("utf-8-sig")
        assert "Scrutiny" in told
        assert "Consultation" not in told


def test_the_annex_never_replaces_a_workbook_that_is_compared(command: Command, sample: Path, copies: Copies) -> None:
    mine, before = copies("Mine"), sample.read_bytes()
    assert "is one of the workbooks" in refused(command("compare", sample, mine, "--to", sample, "--overwrite"))
    assert sample.read_bytes() == before


def test_two_copies_without_conflict_become_one_file(command: Command, sample: Path, copies: Copies) -> None:
    mine, theirs, out = copies("Mine"), copies("Theirs"), sample.with_name("Out.xlsx")
    assert command("set", mine, "14SCS16", "2013/14", "-1.7").code == 0
    assert command("set", theirs, "14SCS10", "2013/14", "1.75").code == 0
    before = [path.read_bytes() for path in (sample, mine, theirs)]
    told = command("merge", sample, mine, theirs, "--to", out, "--json")
    assert told.code == 0
    found = document_of(told)
    assert found["conflicts"] == []
    assert [each["line"] for each in found["brought"]] == ["14SCS10"]
    amounts = {line.reference: line.amounts[0] for line in Document.open(out).budget.lines()}
    assert (amounts["14SCS16"], amounts["14SCS10"]) == (Decimal(-1700000), Decimal(1750000))
    assert [path.read_bytes() for path in (sample, mine, theirs)] == before


def test_the_log_of_a_merge_names_who_changed_it_in_the_copy_and_why(
    command: Command, sample: Path, copies: Copies
) -> None:
    signed = ("--by", "Service accountant", "--reason", "Consultation")
    assert command("set", sample, "14SCS3", "2013/14", "0.1", "--by", "Head of Finance").code == 0
    mine, theirs = copies("Mine"), copies("Theirs")
    assert command("set", theirs, "14SCS16", "2013/14", "-1.7", *signed).code == 0
    merged = sample.with_name("Merged.xlsx")
    assert command("merge", sample, mine, theirs, "--to", merged).code == 0
    *_, last = Document.open(merged).change_log
    assert (last.line, last.old, last.new, last.reason) == ("14SCS16", "-1.8", "-1.7", "Consultation")
    assert last.who.startswith("Service accountant on 20")
    assert last.who.endswith(", merged by Oxfordshire County Council")


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_conflicts_are_listed_and_nothing_is_written(
    command: Command, sample: Path, copies: Copies, options: list[str]
) -> None:
    mine, theirs, out = copies("Mine"), copies("Theirs"), sample.with_name("Out.xlsx")
    assert command("set", mine, "14SCS16", "2013/14", "-1.7").code == 0
    assert command("set", theirs, "14SCS16", "2013/14", "-1.6").code == 0
    told = command("merge", sample, mine, theirs, "--to", out, *options)
    assert told.code == 1
    assert not out.exists()
    if options:
        (conflict,) = document_of(told)["conflicts"]
        assert (conflict["base"], conflict["mine"], conflict["theirs"]) == ("-£1.800m", "-£1.700m", "-£1.600m")
    else:
        assert "Mine.xlsx has “-£1.700m”, Theirs.xlsx has “-£1.600m”; it was “-£1.800m”." in told.out


def mute_in(path: Path, what: str, reason: str) -> None:
    document = Document.open(path)
    edit = mute(document.budget, Finding(Level.WARNING, "blank amount", what), reason)
    assert edit is not None
    document.budget.apply(edit)
    document.save()


def test_what_a_copy_muted_is_written_and_told(command: Command, sample: Path, copies: Copies) -> None:
    mine, theirs, out = copies("Mine"), copies("Theirs"), sample.with_name("Out.xlsx")
    mute_in(mine, "One.", "Mine.")
    mute_in(theirs, "Another.", "Theirs.")
    told = command("merge", sample, mine, theirs, "--to", out)
    assert told.code == 0
    assert "Theirs.xlsx: Another: Muted check: “not there” -> “Theirs.”" in told.out
    assert "Theirs.xlsx brought 1 change: settings and what is stated beside lines 1." in told.out
    assert {(each.finding, each.reason) for each in Document.open(out).budget.mutes} == {
        ("One.", "Mine."),
        ("Another.", "Theirs."),
    }
    assert "muted check Another: “not there” -> “Theirs.”" in command("compare", mine, out).out


def test_two_reasons_for_one_finding_are_a_conflict(command: Command, sample: Path, copies: Copies) -> None:
    mine, theirs, out = copies("Mine"), copies("Theirs"), sample.with_name("Out.xlsx")
    for path, reason in ((mine, "Mine."), (theirs, "Theirs.")):
        mute_in(path, "One.", reason)
    told = command("merge", sample, mine, theirs, "--to", out)
    assert told.code == 1
    assert "Muted check of One: changed in both. Mine.xlsx has “Mine.”, Theirs.xlsx has “Theirs.”" in told.out
    assert not out.exists()


def test_a_target_that_is_there_is_not_replaced_by_a_merge(command: Command, sample: Path, copies: Copies) -> None:
    mine, theirs, out = copies("Mine"), copies("Theirs"), copies("Out")
    refused(command("merge", sample, mine, theirs, "--to", out))
    refused(command("merge", sample, mine, theirs, "--to", theirs, "--overwrite"))


LINES = [
    ("OP1", "Care home fees rise with inflation", 1200000, 300000),
    ("OP2", "More older people need home care", 500000, 250000),
]
SAVINGS = [("OP3", "Reablement reduces long-term care", -690000, -100000), ("OP4", "Day services review", -50000, 0)]


def in_thousands() -> bytes:
    """Return the lines in £000 under headings of sections, one sheet an area."""
    head = ["Ref", "Description", "2026/27 £000", "2027/28 £000"]
    rows: list[Cells] = [["Older People"], ["Amounts in £000"], []]
    for name, lines in (("Pressures", LINES), ("Savings", SAVINGS)):
        rows += [[name], list(head)]
        rows += [[ref, words, first / 1000, second / 1000] for ref, words, first, second in lines]
        totals = sum(line[2] for line in lines) / 1000, sum(line[3] for line in lines) / 1000
        rows += [["Total", None, *totals], []]
    return book({"Older People": rows})


def as_one_list() -> bytes:
    """Return the lines in pounds as one list with columns for area and type, the savings first."""
    rows: list[Cells] = [["Service Area", "Type", "Reference", "Proposal", "2026/27 (£)", "2027/28 (£)"]]
    for name, lines in (("Saving", SAVINGS), ("Pressure", LINES)):
        rows += [["Older People", name, ref, words, first, second] for ref, words, first, second in lines]
    return book({"All proposals": rows})


def test_two_layouts_of_others_with_the_same_lines_do_not_differ(command: Command, tmp_path: Path) -> None:
    one, other = tmp_path / "Theirs.xlsx", tmp_path / "List.xlsx"
    one.write_bytes(in_thousands())
    other.write_bytes(as_one_list())
    told = command("compare", one, other)
    assert "do not differ: 4 lines" in told.out
    assert told.code == 0


def test_a_csv_with_brackets_in_pounds_does_not_differ_from_a_workbook_in_thousands(
    command: Command, tmp_path: Path
) -> None:
    one, other = tmp_path / "Theirs.xlsx", tmp_path / "List.csv"
    one.write_bytes(in_thousands())
    rows = ['"Area","Type","Reference","Title","2026/27 £","2027/28 £"']
    for kind, lines in (("Saving", SAVINGS), ("Pressure", LINES)):
        for reference, words, *amounts in lines:
            figures = [f"({-each:,})" if each < 0 else f"{each:,}" for each in amounts]
            rows.append(",".join(f'"{each}"' for each in ("Older People", kind, reference, words, *figures)))
    other.write_text("\r\n".join(rows), encoding="utf-8")
    told = command("compare", one, other)
    assert "Theirs.xlsx and List.csv do not differ: 4 lines" in told.out
    assert told.code == 0


def test_a_schedule_exported_as_csv_does_not_differ_from_its_workbook(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    assert command("export", sample, "--to", tmp_path, "--annex", "schedule", "--format", "csv").code == 0
    (schedule,) = tmp_path.glob("*schedule.csv")
    told = command("compare", sample, schedule)
    assert "do not differ: 36 lines" in told.out
    assert told.code == 0


@pytest.mark.usefixtures("qapp")  # this process has the application of the window's tests, not one of its own
@pytest.mark.parametrize(
    "name, options, starts",
    [("M.csv", (), b"version,"), ("M.pdf", (), b"%PDF"), ("M.xlsx", ("--profile", "accessible"), b"PK")],
)
def test_the_movements_are_written_in_every_format(
    command: Command, sample: Path, copies: Copies, tmp_path: Path, name: str, options: tuple[str, ...], starts: bytes
) -> None:
    mine = copies("Mine")
    assert command("set", mine, "14SCS16", "2013/14", "-1.7").code == 0
    target = tmp_path / name
    assert command("compare", sample, mine, "--to", target, *options).code == 1
    assert target.read_bytes().startswith(starts)
    if options:
        assert openpyxl.load_workbook(target).sheetnames[0] == "Cover"


def test_versions_are_frozen_listed_and_compared(command: Command, sample: Path) -> None:
    assert "No version is frozen" in command("versions", sample).out
    assert command("freeze", sample, "Cabinet draft", "--meeting", "Cabinet", "--date", "29 January 2013").code == 0
    assert command("set", sample, "14SCS16", "2013/14", "-1.7").code == 0
    told = command("versions", sample)
    assert told.out.startswith("Cabinet draft (Cabinet, 29 January 2013), frozen ")
    (version,) = document_of(command("versions", sample, "--json"))["versions"]
    assert version["totals"]["net"] == {"2013/14": "-2976000.00", "2014/15": "-4037000.00"}
    told = command("compare", sample, sample, "--old-version", "Cabinet draft")
    assert told.code == 1
    assert "14SCS16: amount changed" in told.out
    refused(command("compare", sample, sample, "--old-version", "Nonsense"))
    refused(command("freeze", sample, "Cabinet draft"))


def test_a_version_that_was_tampered_with_is_told(command: Command, sample: Path) -> None:
    assert command("freeze", sample, "Cabinet").code == 0
    workbook = openpyxl.load_workbook(sample)
    workbook["Versions"]["B5"] = "Council"
    workbook.save(sample)
    told = command("versions", sample)
    assert told.code == 1
    assert "is not as it was frozen" in told.out
    assert "is not as it was frozen" in command("check", sample).out


def test_an_export_has_movements_bridge_and_amendments_which_agree_when_checked(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    assert command("freeze", sample, "Cabinet", "--meeting", "Cabinet").code == 0
    for reference, amount in (("14SCS16", "-1.7"), ("14SCS10", "1.7")):
        assert command("set", sample, reference, "2013/14", amount).code == 0
    assert command("freeze", sample, "Amendment 1", "--amends", "Cabinet", "--comment", "Fine.").code == 0
    names = [option for name in ("movements", "bridge", "amendments") for option in ("--annex", name)]
    assert command("export", sample, "--to", tmp_path / "out", *names, "--bridge-by", "area").code == 0
    for name in ("movements", "bridge", "amendments"):
        for form in ("xlsx", "csv"):
            told = command("check", tmp_path / "out" / f"Sample {name}.{form}", "--against", sample)
            assert (told.code, name, form) == (0, name, form)
    assert command("set", sample, "14SCS16", "2013/14", "-1.6").code == 0
    assert command("check", tmp_path / "out" / "Sample movements.xlsx", "--against", sample).code == 1


def test_an_amendment_that_does_not_net_to_nil_is_refused(command: Command, sample: Path) -> None:
    assert command("freeze", sample, "Cabinet").code == 0
    assert command("set", sample, "14SCS16", "2013/14", "-1.7").code == 0
    before = sample.read_bytes()
    told = refused(command("freeze", sample, "Amendment 1", "--amends", "Cabinet"))
    assert "it comes to £100,000.00 in 2013/14" in told
    assert sample.read_bytes() == before


def test_a_frozen_version_is_exported_as_it_was(command: Command, sample: Path, tmp_path: Path) -> None:
    assert command("freeze", sample, "Cabinet: draft 1", "--meeting", "Cabinet").code == 0
    assert command("set", sample, "14SCS16", "2013/14", "-1.7").code == 0
    version = ("--version", "Cabinet: draft 1")
    assert command("export", sample, "--to", tmp_path / "out", "--annex", "schedule", *version).code == 0
    annex = tmp_path / "out" / "Sample Cabinet draft 1 schedule.xlsx"
    words = [str(cell.value) for row in openpyxl.load_workbook(annex).worksheets[0].iter_rows() for cell in row]
    assert any("Source: Sample.xlsx, version Cabinet: draft 1" in text for text in words)
    assert command("check", annex, "--against", sample, *version).code == 0
    assert command("check", annex, "--against", sample).code == 1


def of_others(path: Path, unit: str, figures: tuple[object, object]) -> Path:
    """Write a table of savings as others lay it out; savings are negative figures in it where these are."""
    rows: list[Cells] = [("Adult Social Care savings",), (unit or None,), (), ("Ref", "Proposal", "2026/27")]
    rows += [("A1", "Care homes", figures[0]), ("A2", "Transport", figures[1])]
    path.write_bytes(book({"Savings": rows}))
    return path


@pytest.mark.parametrize(
    "options, code",
    [
        (["--source-unit", "-", "--source-unit", "k", "--savings", "-", "--savings", "positive"], 0),
        (["--source-unit", "m", "--source-unit", "k", "--savings", "negative", "--savings", "positive"], 0),
        (["--source-unit", "-", "--source-unit", "gbp", "--savings", "-", "--savings", "positive"], 1),
        (["--source-unit", "-", "--source-unit", "k", "--savings", "negative"], 1),
    ],
)
def test_each_file_is_read_as_is_said_of_it(command: Command, tmp_path: Path, options: list[str], code: int) -> None:
    old = of_others(tmp_path / "Old.xlsx", "£m", (-1.2, -0.3))
    new = of_others(tmp_path / "New.xlsx", "", (1200, 300))
    assert command("compare", old, new, *options).code == code


def test_what_is_said_once_holds_for_both_files(command: Command, tmp_path: Path) -> None:
    old = of_others(tmp_path / "Old.xlsx", "", (1200, 300))
    new = of_others(tmp_path / "New.xlsx", "", (1200, 300))
    told = command("compare", old, new, "--source-unit", "k", "--savings", "positive", "--basis", "incremental")
    assert "Old.xlsx and New.xlsx do not differ: 2 lines." in told.out


@pytest.mark.parametrize(
    "said, code", [(["Draft", "Final"], 1), (["Draft"], 0), (["Final", "Final"], 0), (["-", "Draft"], 1)]
)
def test_the_draft_columns_of_a_table_are_compared_with_its_final_ones(
    command: Command, tmp_path: Path, said: list[str], code: int
) -> None:
    rows: list[Cells] = [
        ["Changes year on year, £000"],
        ["Ref", "Title", "Type", "Draft 2026/27", "Final 2026/27"],
        ["A1", "Pay", "Pressure", 10, 12],
        ["A2", "Print", "Saving", -5, -5],
    ]
    plan = tmp_path / "Plan.xlsx"
    plan.write_bytes(book({"Plan": rows}))
    options = [word for each in said for word in ("--columns", each)]
    told = command("compare", plan, plan, *options)
    assert told.code == code
    assert ("A1" in told.out) is (code == 1)


def test_what_was_taken_for_granted_of_a_layout_of_others_is_told(command: Command, tmp_path: Path) -> None:
    old = of_others(tmp_path / "Old.xlsx", "£m", (-1.2, -0.3))
    new = of_others(tmp_path / "New.xlsx", "", (1200, 300))
    told = command("compare", old, new)
    assert "New.xlsx is laid out by others, and its amounts are taken as £" in told.out
    findings = document_of(command("compare", old, new, "--json"))["findings"]
    assert [each["level"] for each in findings] == ["warning", "warning"]


@pytest.mark.parametrize(
    "options, words",
    [
        (["--basis", "levels"], "“levels” is no --basis; give incremental or level."),
        (["--savings", "minus"], "“minus” is no --savings; give negative or positive."),
        (["--source-unit", "k"] * 3, "--source-unit is given 3 times; give it once for both files"),
        (["--source-unit", "m", "--source-unit", "k"], "so they cannot be read as --source-unit k"),
    ],
)
def test_what_cannot_be_said_of_two_files_is_refused(
    command: Command, sample: Path, options: list[str], words: str
) -> None:
    assert words in refused(command("compare", sample, sample, *options))
