"""Names that Excel accepts for sheets and tables, made from an area's name."""

import re
from collections.abc import Collection

from model.workbook.layout import LONGEST_SHEET_NAME

_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NOT_IN_TABLE_NAMES = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_STEM = 200


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """Return a tab name of at most 31 characters that no other sheet has (Excel does not tell case apart)."""
    tidy = " ".join(_NOT_IN_SHEET_NAMES.sub(" ", wanted).split()).strip("' ") or "Area"
    if tidy.lower() == "history":
        tidy = "History area"
    return _unused(tidy, taken, LONGEST_SHEET_NAME, " ")


def table_name(prefix: str, wanted: str, taken: Collection[str]) -> str:
    """Return a table name such as `Lines_Older_People` that no other table has."""
    stem = _NOT_IN_TABLE_NAMES.sub("_", wanted).strip("_")[:_LONGEST_STEM] or "Area"
    return _unused(f"{prefix}{stem}", taken, _LONGEST_STEM + len(prefix), "_")


def _unused(name: str, taken: Collection[str], longest: int, joint: str) -> str:
    used = {other.lower() for other in taken}
    candidate = _cut(name, longest)
    number = 1
    while candidate.lower() in used:
        number += 1
        suffix = f"{joint}{number}"
        candidate = f"{_cut(name, longest - len(suffix))}{suffix}"
    return candidate


def _cut(name: str, longest: int) -> str:
    """Return a name's beginning of so many characters as Excel counts them, which ends in no space or apostrophe.

    Excel counts a character beyond the first 65,536, such as an emoji, as two.
    """
    room = name.encode("utf-16-le", "surrogatepass")[: 2 * longest]
    return room.decode("utf-16-le", "ignore").rstrip(" '") or name[:1]
