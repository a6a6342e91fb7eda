"""Sheets of values as the bytes of a plain workbook: no looks but that dates show as dates."""

import io
import zipfile
from collections.abc import Iterator, Sequence

from model.workbook.addresses import address
from model.workbook.converting.grid import Cell, Grid
from model.workbook.xml import attribute, escaped

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DATE, _TIME = 1, 2
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts>'
    '<fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>'
)


def plain_workbook(grids: Sequence[Grid]) -> bytes:
    """Return the bytes of an .xlsx file with these sheets, in order."""
    parts: dict[str, str] = {"xl/styles.xml": _STYLES}
    listed, related, types = "", "", ""
    for number, grid in enumerate(grids, start=1):
        part = f"worksheets/sheet{number}.xml"
        parts[f"xl/{part}"] = _sheet(grid)
        state = ' state="hidden"' if grid.hidden else ""
        listed += f'<sheet name="{attribute(grid.name)}" sheetId="{number}"{state} r:id="rId{number}"/>'
        related += f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="{part}"/>'
        types += f'<Override PartName="/xl/{part}" ContentType="{_TYPE}.worksheet+xml"/>'
    related += f'<Relationship Id="rIdS" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    types += f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
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
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _relations(related: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>'


def _sheet(grid: Grid) -> str:
    rows = "".join(_rows(grid.rows))
    merged = "".join(f'<mergeCell ref="{block}"/>' for block in grid.merged)
    merges = f'<mergeCells count="{len(grid.merged)}">{merged}</mergeCells>' if merged else ""
    return f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{merges}</worksheet>'


def _rows(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    for number, row in enumerate(rows, start=1):
        cells = "".join(
            _cell(address(number, column), cell) for column, cell in enumerate(row, start=1) if cell is not None
        )
        if cells:
            yield f'<row r="{number}">{cells}</row>'


def _cell(where: str, cell: tuple[str, str]) -> str:
    sort, text = cell
    match sort:
        case "n":
            return f'<c r="{where}"><v>{escaped(text)}</v></c>'
        case "d":
            style = _DATE if text.isdecimal() else _TIME
            return f'<c r="{where}" s="{style}"><v>{escaped(text)}</v></c>'
        case "b" | "e":
            return f'<c r="{where}" t="{sort}"><v>{escaped(text)}</v></c>'
        case _:
            return f'<c r="{where}" t="inlineStr"><is><t xml:space="preserve">{escaped(text)}</t></is></c>'
