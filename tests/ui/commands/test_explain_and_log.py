"""`explain` leads from a total to cells, `log` tells who changed what; `check` keeps what is muted apart."""

import json
from pathlib import Path

import pytest

from model import checks
from model.change_log import Signature
from model.muting import mute
from model.planning import move_lines
from model.workbook.document import Document
from tests.model.workbook.finding.books import Cells, Dressed, book
from tests.ui.commands.conftest import Command


def test_the_directorates_savings_are_explained_down_to_their_cells(command: Command, sample: Path) -> None:
    told = command("explain", sample, "2013/14", "--measure", "savings", "--json")
    assert (told.code, told.err) == (0, "")
    explained = json.loads(told.out)
    assert explained["amount"] == "-17651000.00"
    areas = {part["words"]: part for part in explained["parts"]}
    learning = areas["Learning Disability, Savings 2013/14"]
    given = next(part for part in learning["parts"] if part["reference"] == "14SCS16")
    assert (given["amount"], given["sheet"], given["transfer"]) == ("-1800000.00", "Learning Disability", ["14SCS10"])
    assert given["cell"]
    assert sum(round(float(part["amount"])) for part in explained["parts"]) == -17651000


def test_in_words_every_part_stands_under_its_whole(command: Command, sample: Path) -> None:
    told = command("explain", sample, "2013/14", "--area", "Learning Disability", "--measure", "savings")
    first, second, *_ = told.out.splitlines()
    assert first == "-2.886  Learning Disability, Savings 2013/14"
    assert second.startswith("  -1.800  14SCS16 ")
    assert second.endswith("transfer with 14SCS10")


def test_a_saving_that_is_partly_put_back_is_called_no_transfer(command: Command, tmp_path: Path) -> None:
    command("sample", tmp_path / "carers.xlsx", "--temporary-funding")
    told = command("explain", tmp_path / "carers.xlsx", "2017/18", "--area", "Carers")
    assert "put back with “Dementia Service”" in told.out
    assert "transfer with" not in told.out


@pytest.mark.parametrize(
    "arguments, words",
    [
        (("2031/32",), "no year 2031/32"),
        (("2013/14", "--area", "Nowhere"), "no area Nowhere"),
        (("2013/14", "14SCS99"), "no line 14SCS99"),
    ],
)
def test_what_is_not_there_is_refused_in_a_sentence(
    command: Command, sample: Path, arguments: tuple[str, ...], words: str
) -> None:
    told = command("explain", sample, *arguments)
    assert (told.code, told.out) == (2, "")
    assert words in told.err


def test_the_log_tells_who_changed_a_line_and_why(command: Command, sample: Path) -> None:
    assert command("log", sample).out == "The workbook has no change log.\n"
    command("set", sample, "14SCS10", "2013/14", "1.9", "--by", "Service accountant")
    command("set", sample, "14SCS10", "2013/14", "2.1", "--by", "Head of Finance", "--reason", "As Cabinet decided")
    command("set", sample, "14SCS16", "2013/14", "-2.1", "--by", "Head of Finance")
    entries = json.loads(command("log", sample, "14SCS10", "--json").out)["entries"]
    assert [(entry["who"], entry["old"], entry["new"], entry["reason"]) for entry in entries] == [
        ("Head of Finance", "1.9", "2.1", "As Cabinet decided"),
        ("Service accountant", "1.8", "1.9", ""),
    ]
    assert len(command("log", sample).out.splitlines()) == 3
    explained = json.loads(command("explain", sample, "2013/14", "14SCS10", "--json").out)
    assert explained["last_change"]["who"] == "Head of Finance"


def test_the_log_tells_from_which_place_to_which_a_line_moved(command: Command, sample: Path) -> None:
    document = Document.open(sample)
    line = next(line for line in document.budget.lines() if line.reference == "14SCS1")
    for _step in range(2):
        steps = move_lines(document.budget, [line.id], 1)
        assert steps is not None
        document.budget.apply(steps)
    document.signature = Signature("Head of Finance")
    document.save()
    (entry,) = json.loads(command("log", sample, "--json").out)["entries"]
    assert (entry["line"], entry["field"], entry["old"]) == ("14SCS1", "Order of lines", "place 1")
    assert entry["new"].startswith("place 3, behind ")
    told = command("log", sample, "14SCS1").out
    assert f"14SCS1: Order of lines: place 1 to {entry['new']}" in told


def test_what_is_muted_is_counted_and_told_on_wish_alone(command: Command, sample: Path) -> None:
    document = Document.open(sample)
    finding = next(each for each in checks.run(document.budget) if each.rule == "positive saving")
    edit = mute(document.budget, finding, "As printed in the strategy")
    assert edit is not None
    document.budget.apply(edit)
    document.save()
    told = command("check", sample)
    assert "adds to the net budget" not in told.out
    assert told.out.rstrip().endswith("1 muted (--muted shows them).")
    assert "adds to the net budget" in command("check", sample, "--muted").out
    rules = [each["rule"] for each in json.loads(command("check", sample, "--json").out)["findings"]]
    assert "positive saving" not in rules


def test_an_amount_that_is_not_stated_is_not_explained_as_nil(command: Command, sample: Path) -> None:
    assert command("explain", sample, "2013/14", "14SCS1").out == "not stated  14SCS1 2013/14  Older People!I17\n"
    assert json.loads(command("explain", sample, "2013/14", "14SCS1", "--json").out)["amount"] is None
    command("set", sample, "14SCS1", "2013/14", "0")
    assert command("explain", sample, "2013/14", "14SCS1").out.startswith("0.000  14SCS1")


def theirs(folder: Path, rows: list[Cells], name: str = "Theirs.xlsx") -> Path:
    path = folder / name
    path.write_bytes(book({"Plan": rows}))
    return path


def test_what_is_unreadable_blank_or_rounded_is_said_with_its_cell(command: Command, tmp_path: Path) -> None:
    rows: list[Cells] = [
        ["Growth £m"],
        ["Ref", "Title", "2026/27", "2027/28"],
        ["G1", "Pay", Dressed(1.24, "0.0"), Dressed(0.1, "0.0")],
        ["G2", "Fuel", Dressed(2.24, "0.0"), "tbc"],
        ["G3", "Rent", Dressed(0.5, "0.0"), None],
    ]
    path = theirs(tmp_path, rows)
    assert "4.0  Plan, Pressures & Additional Funding 2026/27  a rounding difference of 0.1" in (
        command("explain", path, "2026/27", "--measure", "pressures").out
    )
    assert "without G2 (Plan!D4): “tbc” cannot be read" in command("explain", path, "2027/28").out
    assert command("explain", path, "2027/28", "G2").out == "“tbc” cannot be read  G2 2027/28  Plan!D4\n"
    assert command("explain", path, "2027/28", "G3").out == "not stated  G3 2027/28  Plan!D5\n"


def test_a_change_says_which_level_its_cell_holds(command: Command, tmp_path: Path) -> None:
    rows: list[Cells] = [["Growth £000"], ["Ref", "Title", "2026/27", "2027/28"], ["G1", "Pay", 120, 150]]
    told = command("explain", theirs(tmp_path, rows), "2027/28", "G1", "--basis", "level")
    assert told.out == "30  G1 Pay 2027/28  Plan!D3  where the level 150 stands\n"
