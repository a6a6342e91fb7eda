"""`set` of texts and forecasts, and of what a workbook that others laid out has no column for."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from model.workbook.document import Document
from tests.ui.commands.conftest import Command
from tests.ui.commands.test_other_layouts import POSITIVE, ran, written


def test_without_the_option_it_is_refused_naming_it(command: Command, tmp_path: Path) -> None:
    path = written(tmp_path, {"Older People": POSITIVE})
    before = path.read_bytes()
    told = command("set", path, "S1", "Status", "New")
    assert (told.code, told.out) == (2, "")
    assert "no cell for the status of S1" in told.err
    assert "--added-sheet" in told.err
    assert path.read_bytes() == before


def test_with_the_option_a_sheet_is_added_and_the_receipt_names_it(command: Command, tmp_path: Path) -> None:
    path = written(tmp_path, {"Older People": POSITIVE})
    receipt = ran(command, "set", path, "S1", "Status", "new", "--added-sheet")
    assert receipt["sheets_added"] == ["Budget Workbook - more"]
    assert "xl/worksheets/sheet1.xml" not in receipt["parts_changed"]
    again = ran(command, "set", path, "S1", "Forecast 2013/14", "90")
    assert [(each["sheet"], each["new"]) for each in again["cells"]] == [("Budget Workbook - more", "90000")]
    lines = {line.reference: line for line in Document.open(path).budget.lines()}
    assert (lines["S1"].status, lines["S1"].forecasts[0]) == ("New", Decimal(90000))


@pytest.mark.parametrize(
    "column, text, words",
    [
        ("Status", "Nonsense", "is no status"),
        ("2099/00", "1", "has no year 2099/00"),
        ("Forecast 2099/00", "1", "has no year 2099/00"),
        ("Colour", "red", "Colour"),
        ("Type", "Saving", "Type"),
    ],
)
def test_what_fits_no_column_is_refused(column: str, text: str, words: str, command: Command, tmp_path: Path) -> None:
    told = command("set", written(tmp_path, {"A": POSITIVE}), "S1", column, text, "--added-sheet")
    assert told.code == 2
    assert words in told.err


def test_a_text_of_the_apps_own_layout_goes_into_its_column(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "Own.xlsx"
    assert command("sample", path).code == 0
    receipt = ran(command, "set", path, "14SCS2", "Lead officer", "Head of Service")
    assert [each["new"] for each in receipt["cells"]] == ["Head of Service"]
    assert "sheets_added" not in receipt


def test_who_and_why_are_said_to_be_kept_nowhere_without_a_log(command: Command, tmp_path: Path) -> None:
    path = written(tmp_path, {"A": POSITIVE})
    told = command("set", path, "S1", "2013/14", "7", "--by", "Head of Finance", "--reason", "As agreed", "--json")
    assert told.code == 0
    (finding,) = [each for each in json.loads(told.out)["findings"] if each["rule"] == "signature not kept"]
    assert "--added-sheet" in finding["message"]
    kept = command("set", path, "S1", "2013/14", "8", "--by", "Head of Finance", "--added-sheet", "--json")
    assert "signature not kept" not in kept.out
    assert "Head of Finance" in command("log", path).out
