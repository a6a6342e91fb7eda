"""Recalculates a workbook with LibreOffice, its stored values taken out first so that none can be handed back."""

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

_CACHED = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")


def formulas(data: bytes, sheet: int = 1) -> int:
    """How many formulas a sheet (counted from one) has, each with its value."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return len(_CACHED.findall(package.read(f"xl/worksheets/sheet{sheet}.xml")))


def recalculated(annexes: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """What LibreOffice makes of annexes by name; it takes seconds to start, and is given all of them at once."""
    sources = [folder / f"{name}.xlsx" for name in annexes]
    for source, data in zip(sources, annexes.values(), strict=True):
        with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(source, "w") as new:
            for name in old.namelist():
                new.writestr(name, _CACHED.sub(rb"\1", old.read(name)))
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program, "LibreOffice is not installed"
    out = folder / "out"
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", out, *sources],
        check=True,
        capture_output=True,
        timeout=180,
        env={**os.environ, "HOME": str(folder)},
    )
    return {source.stem: (out / source.name).read_bytes() for source in sources}
