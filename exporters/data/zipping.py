"""One zip of all files of an export: the same files on the same day make the same zip."""

import zipfile
from collections.abc import Mapping
from datetime import date
from io import BytesIO

from model.problems import FileProblem

_FIRST_YEAR = 1980
_LAST_YEAR = 2107


def write_zip(files: Mapping[str, bytes], day: date) -> bytes:
    """Return the bytes of a zip of files by name, proved by reading it again. Raises FileProblem where that fails."""
    moment = (min(max(day.year, _FIRST_YEAR), _LAST_YEAR), day.month, day.day, 0, 0, 0)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, data)
    _prove(out.getvalue(), files)
    return out.getvalue()


def _prove(data: bytes, files: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(BytesIO(data)) as package:
        if package.namelist() != list(files) or any(package.read(name) != files[name] for name in files):
            raise FileProblem(
                "The annexes were not exported: their zip does not hold what was put in; please report this."
            )
