"""The cells of an annex's file as it stands on disk: what each holds, its formula, how it is shown, what is hidden, the
words that pages repeat, and the file's own properties.

The file may have been altered or made by anybody, so it is looked over as a workbook is before it is read.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from html import unescape

from model.problems import FileProblem
from model.workbook.addresses import Block
from model.workbook.cell_looks import CellLook, read_cell_looks
from model.workbook.custom_properties import read_custom_properties
from model.workbook.independent import read_values
from model.workbook.linked_files import linked_files
from model.workbook.merged_cells import merged_blocks
from model.workbook.package import Package
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet, read_structure
from model.workbook.unseen import printed_blocks, unseen_columns, unseen_rows
from model.workbook.xml import decoded

_REPEATED = re.compile(r"<((?:\w+:)?(?:odd|even|first)(?:Header|Footer))\b[^>]*>(.*?)</\1>", re.DOTALL)
_PUT_OVER = re.compile(r"<(?:\w+:)?(conditionalFormatting|drawing|legacyDrawing|picture|oleObjects|controls)\b")
_NAME_ELSEWHERE = re.compile(r"<(?:\w+:)?definedName\b[^>]*>[^<]*\[[^<]*<")
_CONDITIONS = "conditionalFormatting"

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class AnnexSheet:
    """One sheet: its rows of values from A1 on, as the independent reader gives them, and its formulas by place.

    Rows and columns count from nil; the texts of formulas begin without the equals sign. `is_hidden` tells of the
    sheet itself, `hidden_rows` and `hidden_columns` of what cannot be seen on it; `repeated` are the codes of the
    headers and feet of its pages. `looks` say how its cells are shown, `covered` which hold something under merged
    cells; `has_conditions` and `has_objects` whether conditional formats, or pictures and comments, lie over it.
    `printed` are the parts of it that are printed, all of it where none is named.
    """

    rows: list[list[object]]
    formulas: dict[Place, str]
    is_hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    repeated: tuple[str, ...] = ()
    looks: Mapping[Place, CellLook] = field(default_factory=dict)
    covered: tuple[Place, ...] = ()
    has_conditions: bool = False
    has_objects: bool = False
    printed: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnexFile:
    """An annex's file: its custom properties, its sheets by name, and whether it points to other files."""

    properties: dict[str, str]
    sheets: dict[str, AnnexSheet]
    has_links: bool = False


def read_annex_file(data: bytes, file: str) -> AnnexFile:
    """Read the bytes of an Excel file called `file`. Raises FileProblem."""
    package = Package(data, file)
    properties = read_custom_properties(package, file)
    structure = read_structure(package, file)
    source = SheetSource(package, structure, file)
    source.prove_well_formed()
    if not all(source.cells(sheet).is_compact for sheet in structure.sheets):
        raise FileProblem(f"{file} has a cell far outside its table, as no annex has; it cannot be checked.")
    values = _values(data, file)
    looks = read_cell_looks(package, structure, file)
    workbook = decoded(package.read(structure.workbook_part), file, structure.workbook_part)
    sheets = {}
    for number, sheet in enumerate(structure.sheets):
        found = _sheet(source, sheet, values.get(sheet.name, []), looks)
        sheets[sheet.name] = replace(found, printed=printed_blocks(workbook, number))
    has_links = any(linked_files(package, structure.workbook_part, file)) or bool(_NAME_ELSEWHERE.search(workbook))
    return AnnexFile(properties, sheets, has_links)


def _sheet(source: SheetSource, sheet: Sheet, rows: list[list[object]], looks: Mapping[str, CellLook]) -> AnnexSheet:
    cells = source.cells(sheet)
    widest = max(map(len, rows), default=0)
    put_over = {tag[1] for tag in _PUT_OVER.finditer(cells.text, cells.end)}
    return AnnexSheet(
        rows,
        _formulas(source, sheet),
        sheet.hidden,
        unseen_rows(cells, len(rows)),
        unseen_columns(cells, widest),
        tuple(unescape(code) for _, code in _REPEATED.findall(cells.text, cells.end)),
        {(row - 1, column - 1): looks.get(cell.style or "0", CellLook()) for row, column, cell in cells},
        tuple(_covered(merged_blocks(cells), rows, source.file)),
        has_conditions=_CONDITIONS in put_over,
        has_objects=bool(put_over - {_CONDITIONS}),
    )


def _covered(blocks: Iterable[Block], rows: list[list[object]], file: str) -> Iterable[Place]:
    """Yield the cells that hold something under merged cells. Raises FileProblem where merged cells overlap."""
    seen: set[Place] = set()
    for block in blocks:
        for row in range(block.top - 1, min(block.bottom, len(rows))):
            for column in range(block.left - 1, min(block.right, len(rows[row]))):
                if (row, column) in seen:
                    raise FileProblem(f"{file} is damaged: it has merged cells that overlap, so it is not checked.")
                seen.add((row, column))
                if (row, column) != (block.top - 1, block.left - 1) and rows[row][column] not in ("", None):
                    yield row, column


def _values(data: bytes, file: str) -> dict[str, list[list[object]]]:
    try:
        return read_values(data, file=file)
    except FileProblem as problem:
        raise FileProblem(
            f"{file} is damaged: the independent reader cannot read it, so it is not checked."
        ) from problem


def _formulas(source: SheetSource, sheet: Sheet) -> dict[Place, str]:
    cells = source.cells(sheet)
    return {
        (row - 1, column - 1): cells.formula_text(row, column, cell)
        for row, column, cell in cells
        if cell.formula is not None
    }
