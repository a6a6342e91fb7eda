"""Owner files: what Excel and LibreOffice leave beside a workbook while somebody has it open."""

import os
from contextlib import suppress
from pathlib import Path

from model.saving.lock_record import this_host, this_user

_LONGEST = 4096
_NAME_BYTES = 54
_USER, _HOST = 1, 2  # the fields of a LibreOffice owner file


def open_elsewhere(path: Path) -> str:
    """Say who has the workbook open in which program, or nothing when nobody seems to.

    A link is followed too: programs leave their owner file beside the name by which they opened the workbook.
    """
    names = dict.fromkeys((path, Path(os.path.realpath(path))))
    for owner, program in (
        place
        for name in names
        for place in (
            (name.with_name(f"~${name.name}"), "Excel"),
            (name.with_name(f".~lock.{name.name}#"), "LibreOffice"),
        )
    ):
        try:
            with owner.open("rb") as file:
                content = file.read(_LONGEST)
            since = owner.stat().st_mtime
        except OSError:
            continue
        return _sentence(
            path, _excel_name(content) if program == "Excel" else _libreoffice_name(content), program, since
        )
    return ""


def left_behind(path: Path) -> Path | None:
    """Return LibreOffice's owner file where it is of this officer on this computer and no LibreOffice runs; else None.

    Where it cannot be known what runs, the officer's own file counts as left behind: it is for the officer to say.
    """
    for name in dict.fromkeys((path, Path(os.path.realpath(path)))):
        owner = name.with_name(f".~lock.{name.name}#")
        with suppress(OSError):
            fields = owner.read_bytes()[:_LONGEST].decode("utf-8", "replace").split(",")
            is_ours = fields[_USER : _HOST + 1] == [this_user(), this_host()]
            return owner if is_ours and not _libreoffice_runs() else None
    return None


def _libreoffice_runs() -> bool:
    """Tell whether any process of the computer's is a LibreOffice, as far as the system tells."""
    for names in Path("/proc").glob("[0-9]*/comm"):
        with suppress(OSError):
            if names.read_text(errors="replace").startswith("soffice"):
                return True
    return False


def _sentence(path: Path, who: str, program: str, since: float) -> str:
    from datetime import UTC, datetime  # only when there is something to say

    when = datetime.fromtimestamp(since, UTC).astimezone().strftime("%d %B %Y %H:%M")
    somebody = who or "somebody"
    return f"{path.name} is open in {program} ({somebody}, since {when}); close it there or save under another name."


def _excel_name(content: bytes) -> str:
    length = content[0] if content else 0
    return content[1 : 1 + min(length, _NAME_BYTES)].decode("cp1252", "replace").strip()


def _libreoffice_name(content: bytes) -> str:
    fields = content.decode("utf-8", "replace").strip().rstrip(";").split(",")
    return next((field for field in fields if field.strip()), "")
