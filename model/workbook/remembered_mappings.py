"""What the officer said of workbooks that others laid out, kept on this computer for workbooks of the same shape."""

import json
import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from model.local_data import PRIVATE, local_data, private_folder
from model.problems import FileProblem
from model.workbook.conversion import ReadAs
from model.workbook.finding.moved_years import moved_said
from model.workbook.finding.shape import Shape
from model.workbook.mapping_coding import read, written


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was said, of which workbook (its file's name) and when (UTC); `moved`: its years, by so many, since then."""

    said: ReadAs
    name: str
    moment: datetime
    moved: int = 0


def remember(shape: Shape, said: ReadAs, name: str) -> None:
    """Keep what was said of a workbook of this shape; nothing is kept where nothing was said. Raises OSError."""
    if said == ReadAs():
        forget(shape)
        return
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    kept = {"name": name, "moment": moment, "first": shape.first, "mapping": written(said)}
    for file in _files(shape):
        _write(file, json.dumps(kept, ensure_ascii=False))


def remembered(shape: Shape) -> Remembered | None:
    """Return what was said of a workbook of this shape; None where nothing was, or what was kept cannot be read."""
    kept = _read(_files(shape)[0])
    return kept[0] if kept is not None else None


def offered(shape: Shape) -> Remembered | None:
    """Return what was said of a workbook that is alike but for its years, with the years moved to this one's."""
    kept = _read(_files(shape)[-1]) if shape.kin else None
    if kept is None:
        return None
    before, first = kept
    moved = shape.first - first
    return replace(before, said=moved_said(before.said, moved), moved=moved)


def forget(shape: Shape) -> None:
    """Forget what was said of workbooks of this shape, and of those alike but for their years."""
    for file in _files(shape):
        with suppress(OSError):
            file.unlink(missing_ok=True)


def _write(file: Path, text: str) -> None:
    temporary = private_folder(file.parent) / f".{secrets.token_hex(8)}"
    try:
        temporary.touch(PRIVATE, exist_ok=False)
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)


def _read(file: Path) -> tuple[Remembered, int] | None:
    """Return what is kept in a file, and the first year of the workbook of which it was said."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        said = read(data["mapping"], "What was remembered")
        known = Remembered(said, str(data["name"]), datetime.fromisoformat(data["moment"]))
        return known, int(data.get("first", 0))
    except (OSError, ValueError, KeyError, TypeError, FileProblem):
        return None


def _files(shape: Shape) -> list[Path]:
    """Return the file of a shape, and that of its kin where it has any."""
    folder = local_data() / "mappings"
    return [folder / f"{shape.exact}.json", *([folder / f"kin-{shape.kin}.json"] if shape.kin else [])]
