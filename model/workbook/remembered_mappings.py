"""What the officer said of workbooks that others laid out, kept on this computer for workbooks of the same shape."""

import json
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from model.local_data import PRIVATE, local_data, private_folder
from model.problems import FileProblem
from model.workbook.conversion import ReadAs
from model.workbook.mapping_coding import read, written


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was said, of which workbook (its file's name) and when (UTC)."""

    said: ReadAs
    name: str
    moment: datetime


def remember(shape: str, said: ReadAs, name: str) -> None:
    """Keep what was said of a workbook of this shape; nothing is kept where nothing was said. Raises OSError."""
    if said == ReadAs():
        forget(shape)
        return
    folder = private_folder(_folder())
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    text = json.dumps({"name": name, "moment": moment, "mapping": written(said)}, ensure_ascii=False)
    temporary = folder / f".{secrets.token_hex(8)}"
    try:
        temporary.touch(PRIVATE, exist_ok=False)
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(_file(shape))
    finally:
        temporary.unlink(missing_ok=True)


def remembered(shape: str) -> Remembered | None:
    """Return what was said of a workbook of this shape; None where nothing was, or what was kept cannot be read."""
    try:
        data = json.loads(_file(shape).read_text(encoding="utf-8"))
        said = read(data["mapping"], "What was remembered")
        return Remembered(said, str(data["name"]), datetime.fromisoformat(data["moment"]))
    except (OSError, ValueError, KeyError, TypeError, FileProblem):
        return None


def forget(shape: str) -> None:
    """Forget what was said of workbooks of this shape."""
    with suppress(OSError):
        _file(shape).unlink(missing_ok=True)


def _folder() -> Path:
    return local_data() / "mappings"


def _file(shape: str) -> Path:
    return _folder() / f"{shape}.json"
