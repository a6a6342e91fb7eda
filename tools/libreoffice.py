"""LibreOffice Calc: the independent calculator that some tests compare the app's figures with."""

import os
import shutil
import sys
from pathlib import Path

PACKAGES = ["libreoffice-calc-nogui"]
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)


def is_installed() -> bool:
    """Whether there is a LibreOffice that can calculate (Debian packs Writer alone, too)."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return any(Path(place).exists() for place in _ELSEWHERE)
    beside = Path(os.path.realpath(program)).parent
    return sys.platform != "linux" or not beside.is_relative_to("/usr") or (beside / "libsclo.so").exists()
