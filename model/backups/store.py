"""The store of earlier versions: one folder for each file, known by its full path, readable by the officer alone.

A version's name says when it was replaced and how its hash begins, so that a damaged one is never offered.
"""

import os
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from model.backups.thinning import to_drop
from model.files import flush_folder, read_file, sha256
from model.local_data import PRIVATE, local_data, private_folder
from model.problems import FileProblem

_MOMENT = "%Y%m%dT%H%M%S-%f"
_NAME = re.compile(r"(\d{8}T\d{6}-\d{6})-([0-9a-f]{16})")
_UNSAFE = re.compile(r"[^\w .()-]+")
_LONGEST = 40
_KEY = 16
_PATH = "path.txt"


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version: the moment (UTC) when it was replaced, its size in bytes, and where it is kept."""

    moment: datetime
    size: int
    file: Path

    def read(self) -> bytes:
        """Return its bytes. Raises FileProblem where they can't be read or are not what was kept."""
        data = read_file(self.file)
        if not self.file.name.endswith(sha256(data)[:_KEY]):
            raise FileProblem("This earlier version is damaged on disk; choose another.")
        return data


def folder_of(path: Path) -> Path:
    """Return the folder of a file's earlier versions; it need not exist. A link is followed."""
    target = os.path.realpath(path)
    readable = _UNSAFE.sub(" ", Path(target).stem)[:_LONGEST].strip()
    key = sha256(os.fsencode(os.path.normcase(target)))[:_KEY]
    return local_data() / "backups" / f"{readable} {key}".strip()


def keep(path: Path, data: bytes) -> None:
    """Keep the bytes as an earlier version of a file, unless they are the last that was kept. Raises OSError."""
    folder = private_folder(folder_of(path))
    digest = sha256(data)[:_KEY]
    held = versions(path)
    if held and held[0].file.name.endswith(digest) and held[0].file.read_bytes() == data:
        return
    now = datetime.now(UTC)
    temporary = folder / f".{secrets.token_hex(8)}"
    try:
        _write(temporary, data)
        temporary.replace(folder / f"{now.strftime(_MOMENT)}-{digest}")
        flush_folder(folder)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise
    _note_path(folder, path)
    _thin(held, now)


def versions(path: Path) -> list[Version]:
    """Return the earlier versions of a file, the newest first."""
    folder = folder_of(path)
    found: list[Version] = []
    with suppress(OSError):
        for file in folder.iterdir():
            match = _NAME.fullmatch(file.name)
            if match:
                moment = datetime.strptime(match[1], _MOMENT).replace(tzinfo=UTC)
                found.append(Version(moment, file.stat().st_size, file))
    return sorted(found, key=lambda version: version.moment, reverse=True)


def _write(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), PRIVATE)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _note_path(folder: Path, path: Path) -> None:
    """Say in the folder which file's versions it holds, for whoever looks there by hand."""
    with suppress(OSError):
        if not (folder / _PATH).exists():
            _write(folder / _PATH, os.path.realpath(path).encode("utf-8", "surrogateescape"))


def _thin(held: list[Version], now: datetime) -> None:
    """Take away what is too old to be kept; what cannot be taken away stays."""
    dropped = to_drop([now, *(version.moment for version in held)], now)
    for version in held:
        if version.moment in dropped:
            with suppress(OSError):
                version.file.unlink()
