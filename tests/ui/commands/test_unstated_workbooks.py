"""What a workbook does not state is as the officer says: its unit, levels or changes, and the sign of savings."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.model.workbook.builder import ABOUT, LEARNING, Parts, sample_parts, text_cell
from tests.ui.commands.conftest import Command

SETTINGS_RELATION = "xl/worksheets/_rels/sheet1.xml.rels"


def unstated() -> Parts:
    """The sample without its table of settings."""
    book = sample_parts()
    book.parts[SETTINGS_RELATION] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    )
    text = book.text(ABOUT)
    start = text.index("<tableParts")
    book.parts[ABOUT] = (text[:start] + text[text.index("</worksheet>") :]).encode()
    return book


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "Plain.xlsx"
    path.write_bytes(unstated().zipped())
    return path


def shown(command: Command, path: Path, *options: str) -> dict[str, Any]:
    told = command("show", path, "--json", *options)
    assert told.code == 0, told.err
    document: dict[str, Any] = json.loads(told.out)
    return document


def amounts(document: dict[str, Any], reference: str) -> list[str | None]:
    lines = [line for area in document["areas"] for line in area["lines"] if line["reference"] == reference]
    return list(lines[0]["amounts"].values())


def rules(document: dict[str, Any]) -> list[str]:
    return [finding["rule"] for finding in document["findings"]]


@pytest.mark.parametrize("unit, figure", [("m", "-1800000.00"), ("k", "-1800.00"), ("gbp", "-1.80")])
def test_its_unit_is_the_one_that_is_said(command: Command, workbook: Path, unit: str, figure: str) -> None:
    assert amounts(shown(command, workbook, "--source-unit", unit), "14SCS16")[0] == figure


def test_what_nobody_says_is_assumed_and_told(command: Command, workbook: Path) -> None:
    (finding,) = shown(command, workbook)["findings"]
    assert finding["message"] == (
        "Plain.xlsx has no table of settings, so its amounts are taken as £m, as year on year, with savings as "
        "negative figures; check that it is so."
    )
    (finding,) = shown(command, workbook, "--source-unit", "m", "--savings", "negative")["findings"]
    assert "are taken as year on year;" in finding["message"]
    options = ("--source-unit", "m", "--savings", "negative", "--basis", "incremental")
    assert not shown(command, workbook, *options)["findings"]


def test_levels_become_changes_exactly(command: Command, workbook: Path) -> None:
    book = unstated()
    book.put_cell(LEARNING, "I14", '<c r="I14"><v>-1.8</v></c>').put_cell(LEARNING, "J14", '<c r="J14"><v>-2.1</v></c>')
    workbook.write_bytes(book.zipped())
    assert amounts(shown(command, workbook, "--basis", "level"), "14SCS16") == ["-1800000.00", "-300000.00"]
    assert amounts(shown(command, workbook, "--basis", "incremental"), "14SCS16") == ["-1800000.00", "-2100000.00"]


def test_a_level_that_ends_in_a_blank_is_told(command: Command, workbook: Path) -> None:
    document = shown(command, workbook, "--basis", "level")
    assert amounts(document, "14SCS16") == ["-1800000.00", "1800000.00"]
    cells = [(item["sheet"], item["cell"]) for item in document["findings"] if item["rule"] == "blank level"]
    assert ("Learning Disability", "J14") in cells


def test_an_unreadable_level_leaves_the_change_behind_it_unknown(command: Command, workbook: Path) -> None:
    book = unstated().put_cell(LEARNING, "I14", text_cell("I14", "tbc"))
    workbook.write_bytes(book.put_cell(LEARNING, "J14", '<c r="J14"><v>-2.1</v></c>').zipped())
    assert amounts(shown(command, workbook, "--basis", "level"), "14SCS16") == [None, None]


def test_a_workbook_read_as_levels_is_not_saved_but_exported(command: Command, workbook: Path, tmp_path: Path) -> None:
    before = workbook.read_bytes()
    told = command("set", workbook, "14SCS16", "2013/14", "-1", "--basis", "level")
    assert told.code == 2
    assert "was read as levels" in told.err
    assert workbook.read_bytes() == before
    assert command("export", workbook, "--to", tmp_path / "out", "--basis", "level").code == 0
    assert command("check", workbook, "--basis", "level").code in (0, 1)


def test_positive_savings_reduce_the_budget_and_are_written_as_positive(command: Command, workbook: Path) -> None:
    book = unstated().put_cell(LEARNING, "B12", text_cell("B12", "Saving"))
    workbook.write_bytes(book.put_cell(LEARNING, "I12", '<c r="I12"><v>0.9</v></c>').zipped())
    assert amounts(shown(command, workbook, "--savings", "positive"), "SCP28 and S10")[0] == "-900000.00"
    options = ("--savings", "positive", "--source-unit", "k", "--json")
    told = command("set", workbook, "SCP28 and S10", "2013/14", "-1.5", *options)
    assert told.code == 0, told.err
    assert json.loads(told.out)["cells"] == [
        {"sheet": "Learning Disability", "cell": "I12", "old": "0.9", "new": "1.5"}
    ]
    document = shown(command, workbook, "--savings", "positive", "--source-unit", "k")
    assert amounts(document, "SCP28 and S10")[0] == "-1500.00"


def test_a_unit_that_the_settings_leave_blank_is_as_said(command: Command, tmp_path: Path) -> None:
    book = sample_parts()
    text = book.text(ABOUT)
    row = next(row for row in text.split("<row ")[1:] if f"<v>{shared(book, 'Unit')}</v>" in row)
    address = row.split('<c r="B')[1].split('"')[0]
    path = tmp_path / "Blank.xlsx"
    path.write_bytes(book.put_cell(ABOUT, f"B{address}", f'<c r="B{address}"/>').zipped())
    assert "settings" in rules(shown(command, path))
    document = shown(command, path, "--source-unit", "k")
    assert amounts(document, "14SCS16")[0] == "-1800.00"
    assert "settings" not in rules(document)
    assert command("show", path, "--savings", "positive").code == 2


def shared(book: Parts, text: str) -> int:
    return book.text("xl/sharedStrings.xml").split("<si>")[1:].index(f"<t>{text}</t></si>")
