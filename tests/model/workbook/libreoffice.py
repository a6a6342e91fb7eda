"""LibreOffice as the independent calculator: it opens a workbook, recalculates everything and saves it again."""

import shutil
import subprocess
from collections.abc import Sequence
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


def recalculated(paths: Sequence[Path], folder: Path) -> list[Values]:
    """What LibreOffice makes of the formulas of workbooks, of other names each, when it calculates them all anew."""
    assert SOFFICE is not None
    profile, target = folder / "profile", folder / "recalculated"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATE, encoding="utf-8")
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to",
               "xlsx:Calc MS Excel 2007 XML",
               "--outdir", str(target), *map(str, paths)]  # fmt: skip
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=180)
    made = [target / f"{path.stem}.xlsx" for path in paths]
    assert len(set(made)) == len(paths)
    assert all(path.exists() for path in made), done.stderr
    return [values_of(path) for path in made]


def assert_cached_values_are_right(*paths: Path, folder: Path) -> None:
    """Assert that every formula's cached value is what LibreOffice calculates; formulas without one are left out.

    LibreOffice takes seconds to start: it is given all workbooks of a test at once.
    """
    for path, theirs in zip(paths, recalculated(paths, folder), strict=True):
        ours = values_of(path)
        assert ours
        for place, value in ours.items():
            if value is not None:
                assert _is_same(value, theirs[place]), f"{path.name} {place}: {value}, {theirs[place]} in LibreOffice"


def _is_same(ours: object, theirs: object) -> bool:
    if isinstance(ours, int | float) and not isinstance(ours, bool):
        return isinstance(theirs, int | float) and abs(ours - theirs) < 1e-9
    return ours == theirs
