"""Sheets of a workbook in a frame as Excel writes it, for a reader that does not understand the workbook's own.

A workbook may name its parts in roundabout ways or be encoded in UTF-16; the sheets and texts shown are its own.
"""

import io
import zipfile
from collections.abc import Collection

from model.workbook.opening import Opened
from model.workbook.xml import attribute, decoded

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STRINGS = "xl/sharedStrings.xml"


def in_plain_frame(opened: Opened, sheets: Collection[str]) -> bytes:
    """Return a package of these sheets (by name) and the shared strings, without styles, tables or anything else."""
    parts: dict[str, str] = {}
    listed, related, types = "", "", ""
    for number, sheet in enumerate((sheet for sheet in opened.structure.sheets if sheet.name in sheets), start=1):
        part = f"worksheets/sheet{number}.xml"
        parts[f"xl/{part}"] = opened.source.cells(sheet).text
        listed += f'<sheet name="{attribute(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        related += f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="{part}"/>'
        types += f'<Override PartName="/xl/{part}" ContentType="{_TYPE}.worksheet+xml"/>'
    strings = opened.structure.shared_strings_part
    if strings:
        parts[_STRINGS] = decoded(opened.package.read(strings), opened.source.file, strings)
        related += f'<Relationship Id="rIdS" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        types += f'<Override PartName="/{_STRINGS}" ContentType="{_TYPE}.sharedStrings+xml"/>'
    parts["xl/workbook.xml"] = (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
    )
    parts["xl/_rels/workbook.xml.rels"] = _relations(related)
    parts["_rels/.rels"] = _relations(
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    )
    parts["[Content_Types].xml"] = (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{types}</Types>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text.encode())
    return out.getvalue()


def _relations(related: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>'
