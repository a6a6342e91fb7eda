import csv
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from model.areas import Area
from model.budget import Budget
from model.lines import Kind, Line
from model.settings import Settings
from model.workbook.document import Document
from model.years import Year
from tests.ui.commands.conftest import Command


def test_show_json_is_as_designed(command: Command, sample: Path) -> None:
    told = command("show", sample, "--json")
    shown = json.loads(told.out)
    assert told.code == 0
    assert list(shown) == ["years", "unit", "areas", "totals", "findings"]
    assert shown["years"] == ["2013/14", "2014/15"]
    assert shown["unit"] == "GBP"
    assert shown["totals"] == {
        "pressures": {"2013/14": "14675000.00", "2014/15": "7060000.00"},
        "savings": {"2013/14": "-17651000.00", "2014/15": "-11097000.00"},
        "net": {"2013/14": "-2976000.00", "2014/15": "-4037000.00"},
    }
    area = shown["areas"][0]
    assert list(area) == ["name", "group", "lines", "totals"]
    assert (area["name"], area["group"]) == ("Older People", "Adult Social Care")
    line = area["lines"][0]
    assert line == {
        "reference": "14SCS2",
        "type": "pressure",
        "status": "new",
        "title": "Care Homes",
        "amounts": {"2013/14": None, "2014/15": None},
        "sheet": "Older People",
        "row": line["row"],
    }
    document = Document.open(sample)
    first = next(document.budget.lines())
    assert document.line_at("Older People", line["row"]) == first.id


def test_show_in_words_aligns_figures_in_the_workbooks_unit(command: Command, sample: Path) -> None:
    lines = command("show", sample).out.splitlines()
    assert "Activity Area - Older People" in lines
    totals = [line for line in lines if line.startswith(("Pressures & Additional Funding ", "Savings ", "Net change "))]
    assert totals[-3].split()[-2:] == ["14.675", "7.060"]
    assert len({len(line) for line in totals}) == 1


def test_check_is_0_without_errors_and_1_with(command: Command, sample: Path) -> None:
    clean = command("check", sample, "--json")
    assert clean.code == 0
    finding = json.loads(clean.out)["findings"][0]
    assert list(finding) == ["level", "rule", "message", "sheet", "cell", "reference"]
    assert {finding["level"] for finding in json.loads(clean.out)["findings"]} == {"warning", "note"}
    command("set", sample, "14SCS3", "2014/15", "0.5")
    told = command("check", sample)
    assert told.code == 1
    assert told.out.startswith("error")
    assert "2 errors" in told.out.splitlines()[-1]


def test_findings_on_a_line_name_its_sheet_and_cell(command: Command, sample: Path) -> None:
    findings = json.loads(command("check", sample, "--json").out)["findings"]
    odd = next(finding for finding in findings if finding["rule"] == "positive saving")
    assert odd["sheet"] == "Joint Commissioning"
    assert odd["cell"]


def test_export_json_lists_the_files(command: Command, sample: Path, tmp_path: Path) -> None:
    named = ("--annex", "year-on-year", "--annex", "schedule")
    told = command("export", sample, "--to", tmp_path / "out", *named, "--json")
    assert told.code == 0
    exported = json.loads(told.out)
    assert list(exported) == ["files", "findings"]
    assert [(file["annex"], file["format"]) for file in exported["files"]] == [
        ("year-on-year", "xlsx"),
        ("year-on-year", "csv"),
        ("year-on-year", "csvw"),
        ("schedule", "xlsx"),
        ("schedule", "csv"),
        ("schedule", "csvw"),
    ]
    assert all(Path(file["path"]).is_absolute() and Path(file["path"]).exists() for file in exported["files"])


def test_a_schedule_of_some_statuses_says_so_and_agrees_with_its_workbook(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    told = command("export", sample, "--to", tmp_path / "out", "--annex", "schedule", "--lines", "Agreed,withdrawn")
    assert told.code == 0
    name = tmp_path / "out" / "Sample schedule previously agreed and withdrawn.xlsx"
    assert command("check", name, "--against", sample).out == f"{name.name} agrees with {sample.name}.\n"
    refused = command("export", sample, "--to", tmp_path / "out", "--lines", "old")
    assert refused.err.startswith("“old” names no lines to list; say all, new-and-amended, or any of agreed,")


def test_annexes_are_exported_as_levels_and_agree_with_their_workbook(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    asked = ("year-on-year", "risk", "funding", "transfers", "bridge", "movements", "certificate")
    named = [word for name in asked for word in ("--annex", name)]
    assert (
        command("export", sample, "--to", tmp_path / "out", *named, "--format", "xlsx", "--in-basis", "level").code == 0
    )
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    followed = [f"Sample {name} level.xlsx" for name in ("bridge", "funding", "risk", "transfers", "year-on-year")]
    assert names == sorted([*followed, "Sample certificate.xlsx", "Sample movements.xlsx"])
    for name in names:
        told = command("check", tmp_path / "out" / name, "--against", sample)
        assert told.out == f"{name} agrees with {sample.name}.\n"
    refused = command("export", sample, "--to", tmp_path / "out", "--in-basis", "real")
    assert refused.err.startswith("“real” is no basis of figures; say year-on-year, level or cumulative.")


def test_an_accessible_annex_has_a_name_of_its_own(command: Command, sample: Path, tmp_path: Path) -> None:
    command("export", sample, "--to", tmp_path / "out", "--annex", "schedule", "--profile", "accessible")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "Sample schedule accessible.xlsx",
        "Sample schedule.csv",
        "Sample schedule.csv-metadata.json",
    ]


def test_the_exported_csv_and_show_agree(command: Command, sample: Path, tmp_path: Path) -> None:
    command("export", sample, "--to", tmp_path, "--annex", "schedule", "--format", "csv")
    rows = csv.DictReader(StringIO((tmp_path / "Sample schedule.csv").read_bytes().decode(), newline=""))
    shown = json.loads(command("show", sample, "--json").out)
    expected = {
        (area["name"], line["reference"], line["type"], line["title"], year, amount or "")
        for area in shown["areas"]
        for line in area["lines"]
        for year, amount in line["amounts"].items()
    }
    assert {
        (row["area"], row["reference"], row["type"], row["title"], row["financial_year"], row["amount"]) for row in rows
    } == expected


def test_errors_do_not_stop_an_export_but_are_told(command: Command, sample: Path, tmp_path: Path) -> None:
    command("set", sample, "14SCS3", "2014/15", "0.5")
    told = command("export", sample, "--to", tmp_path, "--json")
    assert told.code == 0
    assert "error" in {finding["level"] for finding in json.loads(told.out)["findings"]}


def test_guarded_text_is_listed(command: Command, tmp_path: Path) -> None:
    line = Line(2, 1, Kind.SAVING, (None,), reference="R1", title="=1+1", forecasts=(None,))
    Document(Budget(Settings((Year(2026),)), [Area(1, "Homes")], [line])).save_as(tmp_path / "B.xlsx")
    findings = json.loads(command("export", tmp_path / "B.xlsx", "--to", tmp_path, "--json").out)["findings"]
    (guarded,) = (finding for finding in findings if finding["rule"] == "guarded text")
    assert (guarded["reference"], guarded["sheet"]) == ("R1", "Homes")
    assert load_workbook(tmp_path / "B.xlsx")["Homes"][guarded["cell"]].value == "=1+1"


def test_a_new_workbook_has_the_years_areas_and_settings_named(command: Command, tmp_path: Path) -> None:
    target = tmp_path / "New.xlsx"
    told = command(
        *("new", target, "--years", "2026/27..2029/30", "--area", "Older People", "--area", "Waste & Roads"),
        *("--organisation", "A & B Council", "--title", "=Plan", "--unit", "k"),
    )
    assert told.code == 0
    shown = json.loads(command("show", target, "--json").out)
    assert shown["years"] == ["2026/27", "2027/28", "2028/29", "2029/30"]
    assert [area["name"] for area in shown["areas"]] == ["Older People", "Waste & Roads"]
    settings = Document.open(target).budget.settings
    assert (settings.organisation, settings.title, settings.unit.code) == ("A & B Council", "=Plan", "k")


def test_the_example_is_written_and_an_existing_file_only_when_told_to(command: Command, tmp_path: Path) -> None:
    target = tmp_path / "Example.xlsx"
    assert command("sample", target, "--example").code == 0
    assert command("sample", target).code == 2
    assert command("sample", target, "--overwrite").code == 0
    assert len(json.loads(command("show", target, "--json").out)["years"]) == 2


def test_an_annex_agrees_with_its_workbook_until_a_figure_changes(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    command("export", sample, "--to", tmp_path, "--annex", "schedule", "--format", "xlsx")
    annex = tmp_path / "Sample schedule.xlsx"
    agreed = command("check", annex, "--against", sample)
    assert (agreed.code, agreed.out.strip()) == (0, "Sample schedule.xlsx agrees with Sample.xlsx.")
    assert command("set", sample, "14SCS16", "2013/14", "-1.25").code == 0
    told = command("check", annex, "--against", sample, "--json")
    findings = json.loads(told.out)["findings"]
    assert told.code == 1
    assert list(findings[0]) == ["level", "rule", "message", "sheet", "cell", "reference"]
    assert any(finding["reference"] == "14SCS16" and finding["sheet"] == "Schedule" for finding in findings)


def test_a_workbook_is_no_annex(command: Command, sample: Path) -> None:
    told = command("check", sample, "--against", sample, "--json")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("Sample.xlsx is no annex exported by Budget Workbook")


@pytest.mark.usefixtures("qapp")  # this process has the application of the window's tests, not one of its own
def test_pdf_is_exported_without_a_display_and_only_then_is_qt_loaded(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    program = (
        "import sys; from ui.commands.entry import run\n"
        "code = run(sys.argv[1:]); print('PySide6' in sys.modules, 'pypdfium2' in sys.modules); sys.exit(code)"
    )
    annex = ("--annex", "year-on-year")
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    for form, loads in (("csv", "False False"), ("xlsx", "False False"), ("pdf", "True True")):
        done = subprocess.run(
            [sys.executable, "-c", program, "export", sample, "--to", tmp_path, "--format", form, *annex],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines()[-1] == loads
    assert (tmp_path / "Sample year-on-year.pdf").read_bytes().startswith(b"%PDF-")
    told = command("export", sample, "--to", tmp_path, "--format", "pdf", "--json", *annex)
    assert [file["format"] for file in json.loads(told.out)["files"]] == ["pdf"]


@pytest.mark.skipif(sys.platform != "linux", reason="only fontconfig can be told to find none")
def test_a_machine_without_fonts_is_told_what_to_install(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text("<fontconfig><dir>/nowhere</dir></fontconfig>")
    done = subprocess.run(
        [sys.executable, "main.py", "export", sample, "--to", tmp_path / "out", "--format", "pdf"],
        env=os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("There are no fonts here")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()
