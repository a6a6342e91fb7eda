"""From which base a copy and the open workbook began: found by hash, or chosen by the officer from what there is."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from model.backups.store import versions
from model.comparing.choosing import opened_side, side_of, version_side
from model.comparing.sides import Side
from model.merging.common_base import common_base
from model.merging.merging import Copy
from model.workbook.document import Document

if TYPE_CHECKING:
    from model.backups.store import Version
    from model.progress import Progress


@dataclass(frozen=True, slots=True)
class Base:
    """A base that can be chosen: its words, and what reads it, in any thread; it raises Problem.

    `knows_mine`: its lines have the ids of the open workbook's.
    """

    words: str
    read: Callable[[], Side]
    knows_mine: bool = False


@dataclass(slots=True)
class CopyOfWorkbook:
    """A copy to be merged; `found` says in a sentence how its base was found, nothing where none was."""

    side: Side
    base: Base | None = None
    found: str = ""

    def copy(self) -> Copy | None:
        """Return what is merged, None while no base is chosen. Raises Problem."""
        if self.base is None:
            return None
        return Copy(self.side, self.base.read(), self.base.knows_mine)


def opened(mine: Document, paths: list[Path], progress: "Progress") -> list[CopyOfWorkbook]:
    """Open copies and find the base of each, in any thread. Raises Problem."""
    names = [path.name for path in paths]
    copies = []
    for count, path in enumerate(paths):
        progress(f"Reading {path.name}", count / len(paths))
        theirs = Document.open(path)
        name = path.name if names.count(path.name) == 1 and path.name != mine.name else f"{path.name} in {path.parent}"
        found = common_base(mine, theirs)
        copy = CopyOfWorkbook(side_of(theirs, name))
        if found is not None:
            copy.base = Base(found.side.name, partial(_known, found.side))
            copy.found = found.found
        copies.append(copy)
    return copies


def choices(mine: Document) -> list[Base]:
    """Return the bases that the open workbook offers: as it was saved last, its frozen versions, its backups."""
    offered = []
    if mine.opened_as is not None:
        offered.append(Base("This workbook as last saved", partial(opened_side, mine), knows_mine=True))
    offered += [Base(f"Version {head.title}", partial(version_side, mine, head.name)) for head in mine.versions]
    if mine.path is not None:
        path = mine.path
        offered += [Base(_backup_words(each), partial(_backup, each, path)) for each in versions(path)]
    return offered


def file_base(path: Path) -> Base:
    """Return a file as a base."""
    return Base(path.name, partial(_file, path))


def _known(side: Side) -> Side:
    return side


def _file(path: Path) -> Side:
    return side_of(Document.open(path))


def _backup(version: "Version", path: Path) -> Side:
    return side_of(Document.of_bytes(version.read(), path), _backup_words(version))


def _backup_words(version: "Version") -> str:
    return f"Backup of {version.moment.astimezone():%d %B %Y, %H:%M}"
