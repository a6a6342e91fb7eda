"""The common base of two copies, found by hashes: a version frozen in both, or a backup from which both went on."""

from collections.abc import Sequence
from dataclasses import dataclass

from model.backups.store import Version, versions
from model.change_log import LogEntry
from model.comparing.choosing import side_of
from model.comparing.sides import Side
from model.files import sha256
from model.problems import FileProblem
from model.workbook.document import Document


@dataclass(frozen=True, slots=True)
class Base:
    """A common base, and in a sentence how it was found."""

    side: Side
    found: str


def common_base(mine: Document, theirs: Document) -> Base | None:
    """Return the latest base that hashes and change logs prove, None where none does: then the officer names one."""
    for version, name in _backups(mine):
        data = version.read()
        if sha256(data) == theirs.digest:
            return Base(side_of(theirs), f"{name} is {_name(theirs)} itself, which has not been edited since.")
    later = _by_backup(mine, theirs)
    frozen = _by_version(mine, theirs)
    if later is not None and (frozen is None or later[1] > frozen[1]):
        return later[0]
    return frozen[0] if frozen is not None else None


def _by_version(mine: Document, theirs: Document) -> tuple[Base, str] | None:
    """Return the last version that was frozen in both with the same content, and when it was."""
    there = {(head.digest, head.frozen) for head in theirs.versions}
    for head in reversed(mine.versions):
        if (head.digest, head.frozen) in there:
            version = mine.version(head.name)
            if not version.fault:
                side = Side(head.name, version.content, mine.change_log, holds_mutes=False)
                return Base(side, f"The version “{head.title}” is in both, with the same SHA-256."), head.frozen
    return None


def _by_backup(mine: Document, theirs: Document) -> tuple[Base, str] | None:
    """Return the newest backup of mine whose change log both logs begin with, and when its last entry was made."""
    logs = mine.change_log, theirs.change_log
    if not _shared(*logs) or mine.path is None:
        return None
    for version, name in _backups(mine):
        try:
            backup = Document.of_bytes(version.read(), mine.path)
        except FileProblem:
            continue
        log = backup.change_log
        if log and len(log) == _shared(*logs) and _shared(log, logs[0]) == len(log):
            side = side_of(backup, name)
            return Base(side, f"The change logs of both go on from {name}."), log[-1].when
    return None


def _backups(document: Document) -> list[tuple[Version, str]]:
    if document.path is None:
        return []
    found = versions(document.path)
    return [(each, f"the backup of {each.moment.astimezone():%d %B %Y, %H:%M}") for each in found]


def _shared(one: Sequence[LogEntry], other: Sequence[LogEntry]) -> int:
    """Return how many entries both logs begin with."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


def _name(document: Document) -> str:
    return document.path.name if document.path else "the copy"
