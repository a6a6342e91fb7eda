import json
from pathlib import Path

import openpyxl
import pytest

from tests.model.workbook.finding.books import Cells, book
from tests.ui.commands.conftest import Command


@pytest.mark.parametrize("wide", [[], ["--wide"]])
def test_an_exported_schedule_comes_back_with_the_same_areas_lines_and_totals(
    wide: list[str], command: Command, sample: Path, tmp_path: Path
) -> None:
    command("export", sample, "--to", tmp_path, "--annex", "schedule", "--format", "csv", *wide)
    target = tmp_path / "Again.xlsx"
    told = command("import", tmp_path / "Sample schedule.csv", "--to", target, "--json")
    assert told.code == 0
    result = json.loads(told.out)
    assert (result["areas"], result["path"]) == (6, str(target))
    assert [finding["level"] for finding in result["findings"]] == ["note"]
    before, after = (json.loads(command("show", path, "--json").out) for path in (sample, target))
    assert after["totals"] == before["totals"]
    assert [area["totals"] for area in after["areas"]] == [area["totals"] for area in before["areas"]]
    facts = ("reference", "type", "status", "title", "amounts")
    for old, new in zip(before["areas"], after["areas"], strict=True):
        assert old["name"] == new["name"]
        assert sorted([[line[fact] for fact in facts] for line in old["lines"]], key=repr) == sorted(
            [[line[fact] for fact in facts] for line in new["lines"]], key=repr
        )


def test_in_words_it_says_what_was_written_and_what_a_csv_does_not_hold(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    command("export", sample, "--to", tmp_path, "--annex", "schedule", "--format", "csv")
    told = command("import", tmp_path / "Sample schedule.csv", "--to", tmp_path / "Again.xlsx")
    assert "lines in 6 areas." in told.out
    assert "holds no control totals" in told.out


def test_other_layouts_and_existing_targets_are_refused_with_nothing_written(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    other = tmp_path / "Other.csv"
    other.write_text("Ref,Amount\n1,2\n")
    for source, words in (
        (sample, "is laid out by Budget Workbook already"),
        (other, "has no tables of pressures and savings"),
    ):
        told = command("import", source, "--to", tmp_path / "Again.xlsx", "--json")
        assert (told.code, told.out) == (2, "")
        assert words in told.err
    assert not (tmp_path / "Again.xlsx").exists()
    told = command("import", other, "--to", sample)
    assert (told.code, "exists already" in told.err) == (2, True)


def test_levels_are_converted_and_the_basis_is_recorded_in_the_new_workbook(command: Command, tmp_path: Path) -> None:
    source, target = tmp_path / "Levels.csv", tmp_path / "Ours.xlsx"
    source.write_text("Pressures £000,2026/27,2027/28,2028/29\nCare,120,120,0\nTotal,120,120,0\n", encoding="utf-8")
    told = command("import", source, "--to", target, "--basis", "level", "--json")
    assert told.code == 0
    rules = [finding["rule"] for finding in json.loads(told.out)["findings"]]
    assert {"levels converted", "csv read", "totals compared"} <= set(rules)
    (area,) = json.loads(command("show", target, "--json").out)["areas"]
    amounts = {year: float(amount) for year, amount in area["lines"][0]["amounts"].items()}
    assert amounts == {"2026/27": 120000, "2027/28": 0, "2028/29": -120000}
    about = openpyxl.load_workbook(target).worksheets[0]
    words = [str(cell.value) for row in about.iter_rows() for cell in row if cell.value]
    assert any("Imported from Levels.csv, whose amounts, the full ones of every year" in text for text in words)


def test_figures_that_a_csv_dresses_are_told_once_and_nothing_is_said_of_excel(
    command: Command, tmp_path: Path
) -> None:
    source = tmp_path / "Plan.csv"
    source.write_text('Ref,Saving £,2026/27,2027/28\nS1,Fees,"-1,234.50",(500)\nS2,Staff,£-20,-7\n', encoding="utf-8")
    told = command("import", source, "--to", tmp_path / "Ours.xlsx", "--json")
    findings = json.loads(told.out)["findings"]
    (dressed,) = [each for each in findings if each["rule"] == "figures as written"]
    assert dressed["message"].startswith("3 figures of Plan.csv are written with commas, a pound sign or brackets")
    assert not [each for each in findings if "Excel" in each["message"]]


def test_how_a_csv_is_written_can_be_said_where_it_is_detected_wrongly(command: Command, tmp_path: Path) -> None:
    source, target = tmp_path / "Plan.csv", tmp_path / "Ours.xlsx"
    source.write_bytes("Savings £;2026/27;2027/28\nOfficers’ pay;-1.500;-2.250\n".encode("mac_roman"))
    flags = ("--encoding", "mac-roman", "--delimiter", "semicolon", "--decimal")
    for mark, pounds in (("comma", -1500), ("point", -1.5)):
        told = command("import", source, "--to", target, *flags, mark, "--overwrite", "--json")
        assert told.code == 0, told.err
        (finding,) = [each for each in json.loads(told.out)["findings"] if each["rule"] == "csv read"]
        assert f"as Mac Roman, with cells parted by semicolons and a decimal {mark}" in finding["message"]
        (area,) = json.loads(command("show", target, "--json").out)["areas"]
        assert float(area["lines"][0]["amounts"]["2026/27"]) == pounds
        assert area["lines"][0]["title"] == "Officers’ pay"


@pytest.mark.parametrize(
    "flags, words",
    [
        (("--encoding", "utf-8"), "is not written in UTF-8; choose another encoding."),
        (("--delimiter", "|"), "invalid choice: '|'"),
        (("--decimal", "dot"), "invalid choice: 'dot'"),
    ],
)
def test_flags_that_do_not_fit_are_refused_with_nothing_written(
    flags: tuple[str, ...], words: str, command: Command, tmp_path: Path
) -> None:
    source, target = tmp_path / "Plan.csv", tmp_path / "Ours.xlsx"
    source.write_bytes("Savings £;2026/27;2027/28\nPay;-1;-2\n".encode("cp1252"))
    told = command("import", source, "--to", target, *flags)
    assert (told.code, words in told.err) == (2, True)
    assert not target.exists()


def test_how_a_csv_is_written_is_not_said_of_a_workbook(command: Command, tmp_path: Path) -> None:
    source = tmp_path / "Plan.xlsx"
    source.write_bytes(book({"Plan": [["Savings £"], ["Ref", "Saving", "2026/27"], ["S1", "Fees", -5]]}))
    told = command("import", source, "--to", tmp_path / "Ours.xlsx", "--decimal", "comma")
    assert told.code == 2
    assert "Plan.xlsx is no CSV, so --encoding, --delimiter and --decimal say nothing of it." in told.err


def test_what_was_found_of_a_csv_is_written_corrected_and_followed(command: Command, tmp_path: Path) -> None:
    source, mapping, target = tmp_path / "Plan.csv", tmp_path / "plan.json", tmp_path / "Ours.xlsx"
    source.write_text("Ref,Savings £,2026/27,2027/28\nS1,Fees,-1,-2\nS2,Staff,-3,-4\n", encoding="utf-8")
    assert command("import", source, "--to", target, "--mapping-out", mapping).code == 0
    said = json.loads(mapping.read_text(encoding="utf-8"))
    next(row for row in said["rows"] if row["row"] == 3)["is"] = "ignored"
    mapping.write_text(json.dumps(said), encoding="utf-8")
    told = command("import", source, "--to", target, "--mapping", mapping, "--overwrite", "--json")
    assert json.loads(told.out)["lines"] == 1


def test_lines_that_share_a_row_and_a_reference_are_told_apart_by_their_own_cells(
    command: Command, tmp_path: Path
) -> None:
    rows: list[Cells] = [
        *(["Changes £000"], ["Ref", "Service", "Growth 2026/27", "Savings 2026/27"]),
        *(["1", "Roads", 100, -50], ["2", "Waste", 200, -20]),
    ]
    source = tmp_path / "Plan.xlsx"
    source.write_bytes(book({"Place": rows}))
    told = command("set", source, "1", "2026/27", "5")
    assert told.code == 2
    assert "Roads, pressure (Place!C3), Roads, saving (Place!D3); narrow it with --area" in told.err
    assert command("set", source, "Place!D3", "2026/27", "-5").code == 0
