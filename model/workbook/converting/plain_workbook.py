"""Sheets of values as the bytes of a plain workbook: no looks but that dates show as dates."""

from collections.abc import Iterator, Sequence

from model.workbook.addresses import address
from model.workbook.bare_package import HEAD, MAIN, BareSheet, bare_package
from model.workbook.converting.grid import Cell, Grid
from model.workbook.xml import escaped

_DATE, _TIME = 1, 2
_STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts>'
    '<fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>'
)


def plain_workbook(grids: Sequence[Grid]) -> bytes:
    """Return the bytes of an .xlsx file with these sheets, in order."""
    sheets = (BareSheet(grid.name, _sheet(grid), grid.hidden) for grid in grids)
    return bare_package(sheets, [("styles", _STYLES)])


def _sheet(grid: Grid) -> str:
    rows = "".join(_rows(grid.rows))
    merged = "".join(f'<mergeCell ref="{block}"/>' for block in grid.merged)
    merges = f'<mergeCells count="{len(grid.merged)}">{merged}</mergeCells>' if merged else ""
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{merges}</worksheet>'


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
