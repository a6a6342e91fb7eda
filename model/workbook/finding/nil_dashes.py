"""A dash typed for nil: it counts as nil where its column's figures show nil as a dash, and nowhere else."""

from collections.abc import Iterable

from model.findings import Level
from model.money import NIL, Amount, Unreadable
from model.workbook.finding.cell_styles import CellStyles
from model.workbook.finding.layout import Region
from model.workbook.reading_amounts import Remark
from model.workbook.sheet_cells import SheetCells

DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
AS_NIL = Remark(Level.NOTE, "dash as nil", "holds a dash as text, which is counted as nil, as its column shows nil")


def is_dash(text: str) -> bool:
    """Tell whether a text is nothing but a dash."""
    return text.strip() in DASHES


def dashed_columns(region: Region, columns: Iterable[int], cells: SheetCells, styles: CellStyles) -> frozenset[int]:
    """Return the columns of a table most of whose figures show nil as a dash."""
    return frozenset(column for column in columns if _shows_dashes(region, column, cells, styles))


def _shows_dashes(region: Region, column: int, cells: SheetCells, styles: CellStyles) -> bool:
    contents = (cells.row(row.row).get(column) for row in region.rows)
    shown = [styles.of(cell.style).shows_nil_as_dash for cell in contents if cell is not None and not cell.is_blank]
    return bool(shown) and sum(shown) * 2 > len(shown)


def read_with_dashes(amount: Amount, remark: Remark | None, *, shows_dashes: bool) -> tuple[Amount, Remark | None]:
    """Return what was read of a cell, a dash as nil where its column shows nil so."""
    if shows_dashes and isinstance(amount, Unreadable) and is_dash(amount.text):
        return NIL, AS_NIL
    return amount, remark
