"""The commands on workbooks that others laid out: shown, checked, exported, one amount set, or imported."""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.model.workbook.finding.books import Cells, Live, Page, book
from tests.model.workbook.finding.dressing import Dressing, dressed
from tests.model.workbook.finding.published import (
    BRIGHTON_2024,
    BRIGHTON_2024_HEADINGS,
    HAMPSHIRE_2007,
    OXFORDSHIRE_2025,
)
from tests.ui.commands.conftest import Command

POSITIVE: list[Cells] = [
    ["£000"],
    ["Ref", "Proposal", "2013/14", "2014/15"],
    ["Growth"],
    ["G1", "Demography", 150, 50],
    ["Total growth", None, Live("SUM(C4:C4)", 150), Live("SUM(D4:D4)", 50)],
    ["Savings"],
    ["S1", "Reablement", 100, 40],
    ["S2", "Living", 20, Live("D7/4", 10)],
    ["Total savings", None, Live("SUM(C7:C8)", 120), Live("SUM(D7:D8)", 50)],
    ["Net", None, Live("C5-C9", 30), Live("D5-D9", 0)],
]
Sheets = Mapping[str, Page | list[Cells]]


def written(folder: Path, sheets: Sheets) -> Path:
    path = folder / "Theirs.xlsx"
    path.write_bytes(book(sheets))
    return path


def ran(command: Command, *arguments: str | Path) -> dict[str, Any]:
    told = command(*arguments, "--json")
    assert told.code in (0, 1), told.err
    document: dict[str, Any] = json.loads(told.out)
    return document


def test_show_tells_lines_by_their_cells_and_what_was_assumed(command: Command, tmp_path: Path) -> None:
    document = ran(command, "show", written(tmp_path, dressed(HAMPSHIRE_2007, Dressing())))
    (area,) = document["areas"]
    assert [line["reference"] for line in area["lines"]] == ["1.1", "1.2", "1.5", "2.1", "2.2"]
    assert area["lines"][0]["amounts"] == {"2007/08": "400000.00", "2008/09": "-200000.00", "2009/10": "0.00"}
    assert (area["lines"][0]["sheet"], area["lines"][0]["row"]) == ("Proposals", 7)
    assert document["totals"]["pressures"]["2007/08"] == "944000.00"
    assert [finding["rule"] for finding in document["findings"]] == ["assumed", "totals compared"]


@pytest.mark.parametrize("unit, figure", [("gbp", "400.00"), ("k", "400000.00"), ("m", "400000000.00")])
def test_what_the_sheet_does_not_say_is_as_the_officer_says(
    command: Command, tmp_path: Path, unit: str, figure: str
) -> None:
    path = written(tmp_path, dressed(HAMPSHIRE_2007, Dressing(unit_in="nowhere")))
    document = ran(command, "show", path, "--source-unit", unit, "--basis", "incremental", "--savings", "negative")
    assert document["areas"][0]["lines"][0]["amounts"]["2007/08"] == figure
    assert [finding["rule"] for finding in document["findings"]] == ["totals compared"]


def test_a_unit_that_the_sheet_says_is_not_said_otherwise(command: Command, tmp_path: Path) -> None:
    told = command("show", written(tmp_path, dressed(HAMPSHIRE_2007, Dressing())), "--source-unit", "m")
    assert (told.code, told.out) == (2, "")
    assert "says that its amounts are in £000" in told.err


def test_check_tells_each_total_that_misses_once(command: Command, tmp_path: Path) -> None:
    path = written(tmp_path, dressed(OXFORDSHIRE_2025, Dressing()))
    found = ran(command, "check", path)["findings"]
    misses = [finding for finding in found if "a rounding difference" in finding["message"]]
    assert [(finding["level"], finding["cell"][1:]) for finding in misses] == [("warning", "21")] * 3
    section = HAMPSHIRE_2007.sections[0]
    wrong = replace(HAMPSHIRE_2007, sections=(replace(section, total=(960, 205, 353)),))
    told = command("check", written(tmp_path, dressed(wrong, Dressing())), "--json")
    missed = [finding for finding in json.loads(told.out)["findings"] if "£960" in finding["message"]]
    assert [(finding["rule"], finding["cell"]) for finding in missed] == [("control total", "C12")]


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_one_amount_is_set_in_its_cell_and_what_depends_on_it_recalculated(command: Command, tmp_path: Path) -> None:
    path = written(tmp_path, {"Roads": POSITIVE, "Else": [["untouched", 1]]})
    before = parts_of(path)
    receipt = ran(command, "set", path, "S1", "2014/15", "-60")
    assert receipt["cells"] == [{"sheet": "Roads", "cell": "D7", "old": "40", "new": "60"}]
    changed = {cell["cell"]: (cell["old"], cell["new"]) for cell in receipt["recalculated"]}
    assert changed == {"D8": ("10", "15"), "D9": ("50", "75"), "D10": ("0", "-25")}
    after = parts_of(path)
    assert {name for name in before if before[name] != after[name]} == {"xl/worksheets/sheet1.xml"}
    amounts = {
        line["reference"]: line["amounts"]["2014/15"]
        for area in ran(command, "show", path)["areas"]
        for line in area["lines"]
    }
    assert amounts == {"G1": "50000.00", "S1": "-60000.00", "S2": "-15000.00"}


def test_a_formula_is_not_replaced_unasked(command: Command, tmp_path: Path) -> None:
    path = written(tmp_path, {"Roads": POSITIVE})
    told = command("set", path, "S2", "2014/15", "-3")
    assert (told.code, "=D7/4" in told.err) == (2, True)
    receipt = ran(command, "set", path, "S2", "2014/15", "-3", "--over-formula")
    assert receipt["cells"] == [{"sheet": "Roads", "cell": "D8", "old": "=D7/4", "new": "3"}]


def test_where_a_row_holds_several_lines_the_cell_of_the_amount_names_one(command: Command, tmp_path: Path) -> None:
    path = written(tmp_path, {"Changes": [["£000"], BRIGHTON_2024_HEADINGS, *BRIGHTON_2024]})
    told = command("set", path, "Changes!A3", "2024/25", "-5000")
    assert told.code == 2
    assert "4 lines stand at Changes!A3" in told.err
    receipt = ran(command, "set", path, "Changes!F3", "2024/25", "-5000")
    assert receipt["cells"] == [{"sheet": "Changes", "cell": "F3", "old": "-4991", "new": "-5000"}]


def test_a_workbook_read_as_levels_is_saved_as_levels(command: Command, tmp_path: Path) -> None:
    path = written(tmp_path, {"Roads": POSITIVE})
    options = ("--basis", "level")
    before = ran(command, "show", path, *options)["areas"]
    receipt = ran(command, "set", path, "S1", "2013/14", "-60", *options)
    assert receipt["cells"]
    after = ran(command, "show", path, *options)["areas"]
    amounts = [
        next(line["amounts"] for line in areas[0]["lines"] if line["reference"] == "S1") for areas in (before, after)
    ]
    assert amounts[1] == {**amounts[0], "2013/14": amounts[1]["2013/14"]} != amounts[0]


@pytest.mark.parametrize("options", [(), ("--basis", "level")])
def test_import_makes_a_workbook_of_the_same_lines(command: Command, tmp_path: Path, options: tuple[str, ...]) -> None:
    path, target = written(tmp_path, {"Roads": POSITIVE}), tmp_path / "Ours.xlsx"
    told = ran(command, "import", path, "--to", target, *options)
    assert (told["areas"], told["lines"]) == (1, 3)
    assert "totals compared" in [finding["rule"] for finding in told["findings"]]
    theirs, ours = ran(command, "show", path, *options), ran(command, "show", target)
    assert ours["totals"] == theirs["totals"]
    facts = ("reference", "type", "title", "amounts")
    mine, other = (
        [[line[fact] for fact in facts] for area in each["areas"] for line in area["lines"]] for each in (ours, theirs)
    )
    assert mine == other
    if options:
        assert Decimal(ours["areas"][0]["lines"][0]["amounts"]["2014/15"]) == -100_000
    assert command("import", target, "--to", tmp_path / "Again.xlsx").code == 2


def test_import_tells_the_reconciliation_to_the_totals_of_the_source(command: Command, tmp_path: Path) -> None:
    path = written(tmp_path, dressed(OXFORDSHIRE_2025, Dressing(across=True)))
    told = ran(command, "import", path, "--to", tmp_path / "Ours.xlsx")
    rules = [finding["rule"] for finding in told["findings"]]
    assert rules.count("stated total") == 3
    assert rules.count("totals compared") == 1


def test_export_takes_such_a_workbook(command: Command, tmp_path: Path) -> None:
    path = written(tmp_path, dressed(HAMPSHIRE_2007, Dressing()))
    told = ran(command, "export", path, "--to", tmp_path / "out", "--format", "csv", "--annex", "schedule")
    assert Path(told["files"][0]["path"]).suffix == ".csv"


def test_what_cannot_be_imported_is_refused_in_one_sentence(command: Command, tmp_path: Path) -> None:
    other = tmp_path / "Theirs.docx"
    other.write_bytes(bytes(range(32)) * 9)
    told = command("import", other, "--to", tmp_path / "Ours.xlsx")
    assert (told.code, "is not an Excel workbook" in told.err) == (2, True)
    empty = written(tmp_path, {"Sheet1": [["nothing"]]})
    told = command("import", empty, "--to", tmp_path / "Ours.xlsx")
    assert (told.code, "has no tables of pressures and savings" in told.err) == (2, True)
    assert not (tmp_path / "Ours.xlsx").exists()


def test_what_was_found_is_written_corrected_and_given_back(command: Command, tmp_path: Path) -> None:
    path, mapping = written(tmp_path, {"Roads": POSITIVE}), tmp_path / "mapping.json"
    before = ran(command, "show", path, "--mapping-out", mapping)
    said = json.loads(mapping.read_text("utf-8"))
    assert [(row["row"], row["is"]) for row in said["rows"]][:3] == [(3, "heading"), (4, "line"), (5, "total")]
    again = ran(command, "show", path, "--mapping", mapping)
    assert again["totals"] == before["totals"]
    said["rows"] = [{**row, "is": "ignored"} if row["row"] == 8 else row for row in said["rows"]]
    mapping.write_text(json.dumps(said), "utf-8")
    corrected = ran(command, "show", path, "--mapping", mapping)
    assert [line["reference"] for line in corrected["areas"][0]["lines"]] == ["G1", "S1"]
    told = ran(command, "import", path, "--to", tmp_path / "Ours.xlsx", "--mapping", mapping)
    assert told["lines"] == 2
    receipt = ran(command, "set", path, "S1", "2013/14", "-90", "--mapping", mapping)
    assert [cell["cell"] for cell in receipt["cells"]] == ["C7"]
    refused = command("show", path, "--mapping-out", mapping)
    assert (refused.code, refused.out) == (2, "")
    assert "exists already" in refused.err


def test_years_that_headings_only_count_are_said_on_the_command_line(command: Command, tmp_path: Path) -> None:
    page: list[Cells] = [["Growth £000"], ["Ref", "Bid", "Year 1", "Year 2"], ["G1", "Roads", 1, 2]]
    path = written(tmp_path, {"Growth": page})
    asked = ran(command, "show", path)
    assert {finding["rule"] for finding in asked["findings"]} == {"no tables found", "years not known"}
    refused = command("import", path, "--to", tmp_path / "Ours.xlsx")
    assert (refused.code, '--year "Year 1=2026/27"' in refused.err) == (2, True)
    document = ran(command, "show", path, "--year", "Year 1=2026/27")
    assert document["areas"][0]["lines"][0]["amounts"] == {"2026/27": "1000.00", "2027/28": "2000.00"}
    for wrong in ("Year 1", "=2026/27", "Year 1=2026"):
        told = command("show", path, "--year", wrong)
        assert (told.code, told.out, told.err.count("\n")) == (2, "", 1)


def test_a_mapping_that_cannot_be_followed_is_refused(command: Command, tmp_path: Path) -> None:
    path, mapping = written(tmp_path, {"Roads": POSITIVE}), tmp_path / "mapping.json"
    for data in (b"no", b"\xff\xfe\x00", b'{"format": 2}'):
        mapping.write_bytes(data)
        told = command("show", path, "--mapping", mapping)
        assert (told.code, told.out) == (2, "")
        assert "mapping.json is no mapping" in told.err
    ours = tmp_path / "Ours.xlsx"
    assert command("import", path, "--to", ours).code == 0
    told = command("show", ours, "--mapping-out", tmp_path / "new.json")
    assert (told.code, "no mapping to write" in told.err) == (2, True)
    assert not (tmp_path / "new.json").exists()
