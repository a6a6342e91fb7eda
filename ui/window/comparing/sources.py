"""What can be compared with what: the workbook now or as last saved, a frozen version, a backup, another file.

Each is read beside the window; what makes it is fixed when the comparison is asked for.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from model.budget import Budget
from model.comparing.choosing import opened_side, side_of, version_side
from model.problems import FileProblem

if TYPE_CHECKING:
    from model.backups.store import Version
    from model.comparing.sides import Side
    from model.progress import Progress
    from model.workbook.document import Document


class Read(NamedTuple):
    """A side of a comparison, the document that annexes of it are made from, and when it was frozen, if it was.

    `place` is where it is found again: the workbook's path, and which backup.
    """

    side: "Side"
    document: "Document"
    frozen: str = ""
    place: str = ""


@dataclass(frozen=True)
class Source:
    """One thing to compare, in words. `is_own`: its lines have the ids of the open budget's. `path`: another file."""

    words: str
    read: "Callable[[Progress], Read]"
    is_own: bool = False
    path: Path | None = None


def own_sources(document: "Document", backups: "list[Version]") -> list[Source]:
    """Return what the open document offers: itself first, then its versions, the newest first, then its backups."""
    held = document.held()
    found = [Source("This workbook as it is now", partial(_now, held), is_own=True)]
    if document.opened_as is not None:
        found.append(Source("This workbook as last saved", partial(_as_saved, held), is_own=True))
    found += [
        Source(f"Frozen version: {head.title}", partial(_version, held, head.name))
        for head in reversed(document.versions)
    ]
    if document.path is not None:
        for version in backups:
            name = f"{document.path.name} until {_moment(version)}"
            found.append(Source(f"Backup: {name}", partial(_backup, version, document.path, name)))
    return found


def states_of(path: Path, progress: "Progress") -> list[Source]:
    """Return another file as it is, then the versions frozen in it, the newest first. Raises Problem."""
    document = _opened(path, progress)
    held = document.held() if document.versions else None
    found = [Source(f"{path.name} as it is", partial(_read_already, document, path), path=path)]
    if held is not None:
        found += [
            Source(f"{head.title} in {path.name}", partial(_version, held, head.name), path=path)
            for head in reversed(document.versions)
        ]
    return found


def _now(held: "Callable[[], Document]", _progress: "Progress") -> Read:
    document = held()
    return Read(side_of(document), document, place=_place(document.path))


def _as_saved(held: "Callable[[], Document]", _progress: "Progress") -> Read:
    document = held()
    side = opened_side(document)
    document.budget = Budget.of(side.snapshot)
    return Read(side, document, place=_place(document.path))


def _version(held: "Callable[[], Document]", name: str, progress: "Progress") -> Read:
    from model.workbook.version_document import version_document

    progress(f"Reading the version {name}", 0.0)
    workbook = held()
    shown = version_document(workbook, name)
    return Read(version_side(workbook, name), shown, workbook.version(name).head.frozen)


def _backup(version: "Version", path: Path, name: str, progress: "Progress") -> Read:
    from model.workbook.document import Document

    progress(f"Reading {name}", 0.0)
    document = Document.of_bytes(version.read(), path)
    return Read(side_of(document, name), document, place=f"{_place(path)} {version.moment.isoformat()}")


def _file(path: Path, progress: "Progress") -> Read:
    return _read_already(_opened(path, progress), path, progress)


def _opened(path: Path, progress: "Progress") -> "Document":
    from model.comparing.opening_any import open_any

    document = open_any(path, progress)
    if not document.budget.areas:
        raise FileProblem(f"{path.name} has no tables of pressures and savings, so there is nothing to compare.")
    return document


def _read_already(document: "Document", path: Path, _progress: "Progress") -> Read:
    from model.comparing.opening_any import side_of_file

    return Read(side_of_file(document, path), document, place=_place(path))


def _place(path: Path | None) -> str:
    return os.path.realpath(path) if path is not None else ""


def _moment(version: "Version") -> str:
    return version.moment.astimezone().strftime("%d %B %Y %H:%M:%S")
