"""Sheets of a workbook in a frame as Excel writes it, for a reader that does not understand the workbook's own.

A workbook may name its parts in roundabout ways or be encoded in UTF-16; the sheets and texts shown are its own.
"""

from collections.abc import Collection

from model.workbook.bare_package import BareSheet, bare_package
from model.workbook.opening import Opened
from model.workbook.xml import decoded


def in_plain_frame(opened: Opened, sheets: Collection[str]) -> bytes:
    """Return a package of these sheets (by name) and the shared strings, without styles, tables or anything else."""
    kept = (
        BareSheet(sheet.name, opened.source.cells(sheet).text)
        for sheet in opened.structure.sheets
        if sheet.name in sheets
    )
    strings = opened.structure.shared_strings_part
    texts = decoded(opened.package.read(strings), opened.source.file, strings) if strings else ""
    return bare_package(kept, [("sharedStrings", texts)] if strings else [])
