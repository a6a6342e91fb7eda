"""LibreOffice as the independent calculator: it opens a workbook, recalculates everything and saves it again."""

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

SOFFICE = shutil.which("soffice")
without_libreoffice = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice is not installed: NOTHING was compared with it"
)

_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
Values = dict[tuple[str, str], object]


def values_of(path: Path, *, formulas_only: bool = True) -> Values:
    """The cached values of a workbook's cells, of its formulas alone unless said otherwise."""
    shown = openpyxl.load_workbook(path, data_only=True)
    written = openpyxl.load_workbook(path)
    return {
        (sheet.title, cell.coordinate): shown[sheet.title][cell.coordinate].value
        for sheet in written.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and (cell.data_type == "f" or not formulas_only)
    }


def recalculated(path: Path, folder: Path) -> Values:
    """What LibreOffice makes of a workbook's formulas when it calculates each of them anew."""
    assert SOFFICE is not None
    profile, target = folder / "profile", folder / "recalculated"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATE, encoding="utf-8")
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to",
               "xlsx:Calc MS Excel 2007 XML",
               "--outdir", str(target), str(path)]  # fmt: skip
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=180)
    made = target / f"{path.stem}.xlsx"
    assert made.exists(), done.stderr
    return values_of(made)


def assert_cached_values_are_right(path: Path, folder: Path) -> None:
    """Assert that every formula's cached value is what LibreOffice calculates; formulas without one are left out."""
    ours, theirs = values_of(path), recalculated(path, folder)
    assert ours
    for place, value in ours.items():
        if value is None:
            continue
        other = theirs[place]
        if isinstance(value, int | float) and not isinstance(value, bool):
            assert isinstance(other, int | float), f"{place}: {value} here, {other} in LibreOffice"
            assert abs(value - other) < 1e-9, f"{place}: {value} here, {other} in LibreOffice"
        else:
            assert value == other, f"{place}: {value} here, {other} in LibreOffice"
