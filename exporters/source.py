"""The workbook that an annex is taken from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The workbook's file name, and the SHA-256 of the file as it was opened or last saved, "" when it never was.

    `changed` tells that the budget has changes which that file does not hold.
    """

    name: str
    sha256: str = ""
    changed: bool = False
