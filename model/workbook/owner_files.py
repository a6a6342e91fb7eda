"""Owner files: what Excel and LibreOffice leave beside a workbook while somebody has it open.

A program that ends badly leaves its file behind. What is known is said then, and the officer decides: nothing is judged
stale here, and nothing blocks a workbook for ever.
"""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from model.saving.lock_record import this_host, this_user

_LONGEST = 4096
_NAME_BYTES = 54
_USER, _HOST = 1, 2  # the fields of a LibreOffice owner file
_EXCEL, _LIBREOFFICE = "Excel", "LibreOffice"
_PROCESSES = {_EXCEL: ("excel",), _LIBREOFFICE: ("soffice",)}
_OLD = 2 * 24 * 3600.0


@dataclass(frozen=True, slots=True)
class _Owner:
    """An owner file: the program, who has the workbook, since when (seconds), whether that is this officer here."""

    place: Path
    program: str
    who: str
    since: float
    is_ours: bool


def open_elsewhere(path: Path) -> str:
    """Say who has the workbook open in which program, or nothing when nobody seems to.

    A link is followed too: programs leave their owner file beside the name by which they opened the workbook.
    """
    owner = next(_owners(path), None)
    return _sentence(path, owner) if owner is not None else ""


def left_behind(path: Path) -> Path | None:
    """Return the owner file where its program may have left it behind, so that the officer may say so; else None."""
    owner = next(_owners(path), None)
    return owner.place if owner is not None and _may_be_left(owner) else None


def _owners(path: Path) -> Iterator[_Owner]:
    for name in dict.fromkeys((path, Path(os.path.realpath(path)))):
        for place, program in (
            (name.with_name(f"~${name.name}"), _EXCEL),
            (name.with_name(f".~lock.{name.name}#"), _LIBREOFFICE),
        ):
            try:
                with place.open("rb") as file:
                    content = file.read(_LONGEST)
                since = place.stat().st_mtime
            except OSError:
                continue
            who, is_ours = _of_excel(content) if program == _EXCEL else _of_libreoffice(content)
            yield _Owner(place, program, who, since, is_ours)


def _may_be_left(owner: _Owner) -> bool:
    """Tell whether nothing is known that has the workbook open: the file lies there, or is old, or its program is gone.

    Windows says whether a program still has the file; where it cannot be known what runs, the officer's own counts as
    left behind.
    """
    if os.name == "nt" and _is_in_use(owner.place):
        return False
    is_old = time.time() - owner.since > _OLD
    return os.name == "nt" or is_old or (owner.is_ours and not _runs(owner.program))


def _is_in_use(place: Path) -> bool:
    try:
        with place.open("r+b"):
            return False
    except OSError:
        return True


def _runs(program: str) -> bool:
    """Tell whether any process of the computer's is of a program, as far as the system tells."""
    for names in Path("/proc").glob("[0-9]*/comm"):
        with suppress(OSError):
            if names.read_text(errors="replace").lower().startswith(_PROCESSES[program]):
                return True
    return False


def _sentence(path: Path, owner: _Owner) -> str:
    from datetime import UTC, datetime  # only when there is something to say

    when = datetime.fromtimestamp(owner.since, UTC).astimezone().strftime("%d %B %Y %H:%M")
    said = f"{path.name} is open in {owner.program} ({owner.who or 'somebody'}, since {when})"
    if _may_be_left(owner):
        return (
            f"{said}, or {owner.program} left its file {owner.place.name} behind: if nobody has it open, take it over "
            "or delete that file; else save under another name."
        )
    return f"{said}; close it there or save under another name."


def _of_excel(content: bytes) -> tuple[str, bool]:
    """Return who has it, as Excel knows the officer, and whether that seems to be the officer of this computer."""
    length = content[0] if content else 0
    who = content[1 : 1 + min(length, _NAME_BYTES)].decode("cp1252", "replace").strip()
    return who, bool(who) and who.casefold() in _own_names()


def _of_libreoffice(content: bytes) -> tuple[str, bool]:
    fields = content.decode("utf-8", "replace").strip().rstrip(";").split(",")
    who = next((field for field in fields if field.strip()), "")
    return who, fields[_USER : _HOST + 1] == [this_user(), this_host()]


def _own_names() -> set[str]:
    """Return the names of this officer: of the account, and in full where the system knows it."""
    names = {this_user().casefold()}
    with suppress(ImportError, KeyError, AttributeError):
        import pwd  # not on Windows

        names.add(pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0].casefold())
    return names - {""}
