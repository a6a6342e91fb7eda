"""The least package that is a workbook: sheets, what they share, and the parts by which Excel finds them."""

import io
import zipfile
from collections.abc import Iterable
from typing import NamedTuple

from model.workbook.xml import attribute

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class BareSheet(NamedTuple):
    """A sheet: its name, its whole XML, and whether it is hidden."""

    name: str
    xml: str
    hidden: bool = False


def bare_package(sheets: Iterable[BareSheet], shared: Iterable[tuple[str, str]]) -> bytes:
    """Return the bytes of an .xlsx file with these sheets, in order.

    `shared` are the parts that they share, each by its kind (`styles`, `sharedStrings`) and with its whole XML.
    """
    parts: dict[str, str] = {}
    listed, related, types = "", "", ""
    for number, sheet in enumerate(sheets, start=1):
        part = f"worksheets/sheet{number}.xml"
        parts[f"xl/{part}"] = sheet.xml
        state = ' state="hidden"' if sheet.hidden else ""
        listed += f'<sheet name="{attribute(sheet.name)}" sheetId="{number}"{state} r:id="rId{number}"/>'
        related += f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="{part}"/>'
        types += f'<Override PartName="/xl/{part}" ContentType="{_TYPE}.worksheet+xml"/>'
    for kind, xml in shared:
        parts[f"xl/{kind}.xml"] = xml
        related += f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>'
        types += f'<Override PartName="/xl/{kind}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
    parts["xl/workbook.xml"] = (
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
    )
    parts["xl/_rels/workbook.xml.rels"] = _relations(related)
    parts["_rels/.rels"] = _relations(
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    )
    parts["[Content_Types].xml"] = (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{types}</Types>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _relations(related: str) -> str:
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>'
