"""Why a workbook is opened read-only: a closed list of reasons, each with what the officer can do about it.

Of what the workbook says: it is digitally signed, a password is wanted for changes, every amount is locked on protected
sheets, it is a template, it is marked as final, its author recommends it. Of where it is: the file is marked as
read-only, the officer has no right to change it or to write in its folder. That somebody else has it open is the
window's own reason, which it can take away. Everything can be read, edited (but for locked cells) and saved under
another name all the same.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from model.problems import FileProblem
from model.saving.refusals import MAY_BE_WRITTEN
from model.workbook.custom_properties import read_custom_properties
from model.workbook.opening import Opened
from model.workbook.package import Package
from model.workbook.protection import is_all_locked
from model.workbook.tags import is_true
from model.workbook.xml import MAIN, parse

_FINAL = "_MarkAsFinal"
_SECRETS = ("reservationPassword", "hashValue")
_TEMPLATES = (".template.main+xml", ".template.macroEnabled.main+xml")


@dataclass(frozen=True, slots=True)
class ReadOnly:
    """A reason, as it follows a workbook's name: `is marked as final`.

    `may_edit`: nothing but a wish stands against saving, so that the officer may decide otherwise. `only_new`: a copy
    under another name could not hold edits either, a new workbook can.
    """

    reason: str
    may_edit: bool = False
    only_new: bool = False


SIGNED = ReadOnly("is digitally signed, and an edit would break the signature", only_new=True)
RESERVED = ReadOnly("may only be changed with a password")
LOCKED = ReadOnly("has all its amounts locked on protected sheets", only_new=True)
TEMPLATE = ReadOnly("is a template", may_edit=True)
FINAL = ReadOnly("is marked as final", may_edit=True)
RECOMMENDED = ReadOnly("is best opened read-only, its author says", may_edit=True)
MARKED = ReadOnly("is marked as read-only")
NO_RIGHT = ReadOnly("may not be changed by you")
FOLDER = ReadOnly("stands in a folder in which you may not write")


def reasons_in(opened: Opened, file: str) -> tuple[ReadOnly, ...]:
    """Return the reasons that a workbook gives itself, the weightiest first. Raises FileProblem."""
    package, structure = opened.package, opened.structure
    sharing = parse(package.read(structure.workbook_part), file, structure.workbook_part).find(f"{MAIN}fileSharing")
    said = {str(name): str(value) for name, value in sharing.attrib.items()} if sharing is not None else {}
    found: dict[ReadOnly, bool] = {
        SIGNED: structure.is_signed,
        LOCKED: is_all_locked(opened.bindings, opened.findings),
        RESERVED: any(said.get(name) for name in _SECRETS),
        TEMPLATE: structure.content_type.endswith(_TEMPLATES),
        FINAL: is_true(_properties(package, file).get(_FINAL)),
        RECOMMENDED: is_true(said.get("readOnlyRecommended")),
    }
    return tuple(reason for reason, holds in found.items() if holds)


def _properties(package: Package, file: str) -> dict[str, str]:
    """Return what the workbook says of itself; nothing where that part is damaged, since no figure depends on it."""
    try:
        return read_custom_properties(package, file)
    except FileProblem:
        return {}


def reasons_at(path: Path) -> tuple[ReadOnly, ...]:
    """Return the reasons that a file's place gives; a link is followed. What is not there gives none."""
    target = Path(os.path.realpath(path))
    try:
        is_marked = not target.stat().st_mode & MAY_BE_WRITTEN
    except OSError:
        return ()
    found = {
        MARKED: is_marked,
        NO_RIGHT: not is_marked and not os.access(target, os.W_OK),
        FOLDER: not os.access(target.parent, os.W_OK | os.X_OK),
    }
    return tuple(reason for reason, holds in found.items() if holds)
