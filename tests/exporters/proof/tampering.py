"""Alters a file that was exported, as a hand or a fault would: one part of its package replaced."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def alter(path: Path, part: str, old: str, new: str) -> None:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    alter_by(path, part, change)


def alter_by(path: Path, part: str, change: Callable[[str], str]) -> None:
    out = BytesIO()
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(out, "w") as target:
        for name in package.namelist():
            data = package.read(name)
            target.writestr(name, change(data.decode()).encode() if name == part else data)
    path.write_bytes(out.getvalue())
