import json
from pathlib import Path

import pytest

from model.lines import AMOUNT, Field
from model.money import plain
from model.workbook.document import Document
from model.years import Year
from tests.model.workbook.builder import OLDER, sample_parts
from tests.ui.commands.conftest import Command
from tests.ui.commands.test_refusals import refused


def amount(workbook: Path, reference: str, year: int = 2014) -> str | None:
    document = Document.open(workbook)
    line = next(line for line in document.budget.lines() if line.reference == reference)
    found = line.amounts[document.budget.years.index(Year(year))]
    return None if found is None else plain(found)  # type: ignore[arg-type]  # the samples hold readable amounts


@pytest.mark.parametrize(
    "typed, pounds",
    [
        ("1.2", "1200000.00"),
        ("-0.5", "-500000.00"),
        ("(0.5)", "-500000.00"),
        ("−0.5", "-500000.00"),
        ("-.5", "-500000.00"),
        ("-£1,250", "-1250000000.00"),
        ("1,250", "1250000000.00"),
        ("=1.5/3", "500000.00"),
        ("=-2", "-2000000.00"),
        ("0", "0.00"),
    ],
)
def test_an_amount_is_taken_as_the_window_takes_it(command: Command, sample: Path, typed: str, pounds: str) -> None:
    assert command("set", sample, "14SCS3", "2014/15", typed).code == 0
    assert amount(sample, "14SCS3") == pounds


def test_nothing_clears_the_amount_to_blank(command: Command, sample: Path) -> None:
    assert command("set", sample, "14SCS23", "2013/14", "").code == 0
    assert amount(sample, "14SCS23", 2013) is None


@pytest.mark.parametrize("typed", ["abc", "-", "0012", "1e3", "£1.2m", "1.234,56", "1234567890123456.78"])
def test_a_doubtful_amount_is_refused_and_the_file_stands(command: Command, sample: Path, typed: str) -> None:
    before = sample.read_bytes()
    refused(command("set", sample, "14SCS3", "2014/15", typed))
    assert sample.read_bytes() == before


def test_a_unit_may_be_said(command: Command, sample: Path) -> None:
    command("set", sample, "14SCS3", "2014/15", "-250.5", "--unit", "k")
    assert amount(sample, "14SCS3") == "-250500.00"


def test_the_receipt_is_json_as_designed(command: Command, sample: Path) -> None:
    receipt = json.loads(command("set", sample, "14SCS3", "2014/15", "0.5", "--json").out)
    assert list(receipt) == [
        "cells",
        "recalculated",
        "cleared",
        "parts_changed",
        "sha256_before",
        "sha256_after",
        "findings",
    ]
    (cell,) = receipt["cells"]
    assert (cell["sheet"], cell["old"], cell["new"]) == ("Older People", "", "0.5")
    assert receipt["sha256_before"] != receipt["sha256_after"]


def test_the_amount_that_is_there_already_changes_nothing(command: Command, sample: Path) -> None:
    before = sample.read_bytes()
    receipt = json.loads(command("set", sample, "14SCS23", "2013/14", "-0.75", "--json").out)
    assert receipt["cells"] == []
    assert receipt["sha256_before"] == receipt["sha256_after"]
    assert sample.read_bytes() == before


def test_a_line_is_named_by_any_cell_on_its_row(command: Command, sample: Path) -> None:
    document = Document.open(sample)
    line = next(line for line in document.budget.lines() if not line.reference)
    place = document.place_of(line.id, Field(AMOUNT, Year(2013)))
    assert place is not None
    assert command("set", sample, f"'{place[0]}'!${place[1][:1]}${place[1][1:]}", "2014/15", "9").code == 0
    assert Document.open(sample).budget.line(line.id).amounts[1] == 9_000_000


def test_a_line_that_is_not_there_is_refused_with_a_hint(command: Command, sample: Path) -> None:
    assert "there is 14SCS3 in Older People" in refused(command("set", sample, "14scs3", "2014/15", "1"))
    assert "There is no line at Older People!A900" in refused(
        command("set", sample, "Older People!A900", "2014/15", "1")
    )
    assert "There is no line X1" in refused(command("set", sample, "X1", "2014/15", "1"))


def test_a_year_that_is_not_there_is_refused_naming_the_years(command: Command, sample: Path) -> None:
    assert "its years are 2013/14, 2014/15" in refused(command("set", sample, "14SCS3", "2020/21", "1"))


def test_a_reference_on_several_lines_is_refused_naming_them_and_narrowed_by_area(
    command: Command, tmp_path: Path
) -> None:
    workbook = _with_repeated_reference(tmp_path)
    told = refused(command("set", workbook, "R1", "2026/27", "1"))
    assert "stands on 2 lines: Homes (Homes!" in told
    assert "), Roads (Roads!" in told
    assert command("set", workbook, "R1", "2026/27", "1", "--area", "roads").code == 0
    assert [line.amounts[0] for line in Document.open(workbook).budget.lines()] == [None, 1_000_000]
    assert "There is no area Rail; the areas are Homes, Roads" in refused(
        command("set", workbook, "R1", "2026/27", "1", "--area", "Rail")
    )


def _with_repeated_reference(folder: Path) -> Path:
    from model.areas import Area
    from model.budget import Budget
    from model.lines import Kind, Line
    from model.settings import Settings

    areas = [Area(1, "Homes"), Area(2, "Roads")]
    lines = [
        Line(10 + area.id, area.id, Kind.SAVING, (None,), reference="R1", title="T", forecasts=(None,))
        for area in areas
    ]
    Document(Budget(Settings((Year(2026),)), areas, lines)).save_as(folder / "Two.xlsx")
    return folder / "Two.xlsx"


def test_another_target_leaves_the_workbook_and_any_file_that_is_there(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    before = sample.read_bytes()
    target = tmp_path / "Other.xlsx"
    assert command("set", sample, "14SCS3", "2014/15", "1", "--to", target).code == 0
    assert sample.read_bytes() == before
    assert amount(target, "14SCS3") == "1000000.00"
    written = target.read_bytes()
    assert "exists already" in refused(command("set", sample, "14SCS3", "2014/15", "2", "--to", target))
    assert target.read_bytes() == written


def test_set_in_words_names_the_cells(command: Command, sample: Path) -> None:
    told = command("set", sample, "14SCS3", "2014/15", "0.5")
    assert told.code == 0
    assert "(blank) -> 0.5" in told.out
    assert "recalculated" in told.out


def test_a_working_is_kept_in_the_workbooks_unit_and_told(command: Command, sample: Path) -> None:
    receipt = json.loads(command("set", sample, "14SCS3", "2014/15", "=195*52*26", "--unit", "k", "--json").out)
    (cell,) = receipt["cells"]
    assert (cell["old"], cell["new"]) == ("", "=(195*52*26)/1000")
    assert amount(sample, "14SCS3") == "263640000.00"
    line = next(line for line in Document.open(sample).budget.lines() if line.reference == "14SCS3")
    assert line.formulas == {Year(2014): "(195*52*26)/1000"}


@pytest.mark.parametrize("typed", ["5", "=2*3", ""])
def test_any_formula_is_replaced_only_when_told_to_a_working_too(command: Command, sample: Path, typed: str) -> None:
    command("set", sample, "14SCS3", "2014/15", "=195*52*26/1000000")
    before = sample.read_bytes()
    assert "is a formula, =195*52*26/1000000" in refused(command("set", sample, "14SCS3", "2014/15", typed))
    assert sample.read_bytes() == before
    assert command("set", sample, "14SCS3", "2014/15", typed, "--over-formula").code == 0
    assert sample.read_bytes() != before


def test_a_receipt_says_a_working_in_words_and_its_json_as_the_cell_holds_it(command: Command, sample: Path) -> None:
    typed, said = '=195 clients*0.052 "agreed"', '=195 clients × 0.052 "agreed"'
    held = '=195*0.052+N("195 clients × 0.052; agreed")'
    told = command("set", sample, "14SCS3", "2014/15", typed, "--by", "Accountant").out
    assert f"(blank) -> {said}\n" in told
    assert "+N(" not in told
    assert f"is a formula, {said};" in refused(command("set", sample, "14SCS3", "2014/15", "5"))
    told = command("set", sample, "14SCS3", "2014/15", "5", "--over-formula", "--reason", "why").out
    assert f"{said} -> 5\n" in told
    assert f"(blank) -> 10.14 ({said})\n" in told
    receipt = json.loads(command("set", sample, "14SCS3", "2014/15", typed, "--over-formula", "--json").out)
    assert held in [cell["new"] for cell in receipt["cells"]]


@pytest.mark.parametrize("flags", [[], ["--over-formula"]])
def test_no_part_of_an_array_formula_is_replaced(command: Command, tmp_path: Path, flags: list[str]) -> None:
    book = sample_parts()
    book.put_cell(OLDER, "I12", '<c r="I12" s="7"><f t="array" ref="I12:I14">J12:J14*2</f><v>0</v></c>')
    book.put_cell(OLDER, "I13", '<c r="I13" s="7"><v>0</v></c>')
    workbook = tmp_path / "Budget.xlsx"
    workbook.write_bytes(book.zipped())
    told = refused(command("set", workbook, "Older People!A13", "2013/14", "3", *flags))
    assert "part of the array formula in I12:I14" in told
    assert "=J12:J14*2" in told
    assert workbook.read_bytes() == book.zipped()


def test_an_amount_under_merged_cells_is_refused_naming_both(command: Command, tmp_path: Path) -> None:
    book = sample_parts().replace(
        OLDER, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="I13:I14"/></mergeCells>'
    )
    workbook = tmp_path / "Budget.xlsx"
    workbook.write_bytes(book.zipped())
    told = refused(command("set", workbook, "Older People!A14", "2013/14", "3"))
    assert "Older People!I14 lies hidden under the merged cells I13:I14" in told
    assert workbook.read_bytes() == book.zipped()


def test_a_target_that_leads_back_to_itself_is_refused(command: Command, sample: Path) -> None:
    loop = sample.with_name("loop.xlsx")
    loop.symlink_to(loop)
    assert "leads back to itself" in refused(command("set", sample, "14SCS3", "2014/15", "1", "--to", loop))


def test_who_and_why_go_into_the_change_log_which_later_saves_add_to(command: Command, sample: Path) -> None:
    assert command("set", sample, "14SCS3", "2014/15", "1.2").code == 0
    assert not Document.open(sample).change_log
    signed = ("--by", "Head of Finance", "--reason", "As Cabinet decided")
    assert command("set", sample, "14SCS3", "2014/15", "1.3", *signed).code == 0
    assert command("set", sample, "14SCS3", "2014/15", "1.4").code == 0
    first, second = Document.open(sample).change_log
    line = ("Older People", "14SCS3", "2014/15")
    assert first[1:] == ("Head of Finance", *line, "1.2", "1.3", "As Cabinet decided")
    assert second[1:] == ("Oxfordshire County Council", *line, "1.3", "1.4", "")
    told = json.loads(command("set", sample, "14SCS3", "2014/15", "1.5", "--reason", "Why", "--json").out)
    assert [cell["new"] for cell in told["cells"] if cell["sheet"] == "Change log"][5:] == ["1.4", "1.5", "Why"]


def test_the_receipt_names_the_sheet_that_the_change_log_begins(command: Command, sample: Path) -> None:
    begun = command("set", sample, "14SCS3", "2014/15", "0.5", "--by", "Service accountant").out
    assert "\n  new sheet Change log\n" in begun
    assert "new sheet" not in command("set", sample, "14SCS3", "2014/15", "0.6", "--by", "Service accountant").out


def test_a_column_of_the_workbooks_own_is_refused_as_such(command: Command, tmp_path: Path) -> None:
    example = tmp_path / "example.xlsx"
    assert command("sample", "--example", example).code == 0
    told = command("set", example, "25ASC12", "agreed by", "Council")
    assert told.code == 2
    assert "“agreed by” is a column that set leaves as it is; change it in the window" in told.err
