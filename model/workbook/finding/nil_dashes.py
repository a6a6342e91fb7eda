"""A dash typed for nil: it counts as nil where its column's figures show nil as a dash, and nowhere else."""

from collections.abc import Iterable, Mapping

from model.findings import Level
from model.money import NIL, Amount, Unreadable
from model.workbook.finding.cell_styles import CellStyles
from model.workbook.finding.layout import Region
from model.workbook.reading_amounts import Remark
from model.workbook.sheet_cells import Cell, SheetCells

DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
AS_NIL = Remark(Level.NOTE, "dash as nil", "holds a dash as text, which is counted as nil, as its column shows nil")


def is_dash(text: str) -> bool:
    """Tell whether a text is nothing but a dash."""
    return text.strip() in DASHES


def dashes_for_nil(
    region: Region, columns: Iterable[int], cells: SheetCells, styles: CellStyles
) -> frozenset[tuple[int, int]]:
    """Return the cells, as row and column, of those columns of a table most of whose figures show nil as a dash."""
    wanted = list(columns)
    placed: dict[int, list[tuple[int, int]]] = {column: [] for column in wanted}
    shown: dict[int, list[bool]] = {column: [] for column in wanted}
    for row in region.rows:
        held: Mapping[int, Cell] = {}
        at = 0
        for column in wanted:
            place = region.place(row, column)
            if place is None:
                continue
            if place[0] != at:
                at, held = place[0], cells.row(place[0])
            placed[column].append(place)
            cell = held.get(place[1])
            if cell is not None and not cell.is_blank:
                shown[column].append(styles.of(cell.style).shows_nil_as_dash)
    mostly = [column for column in wanted if sum(shown[column]) * 2 > len(shown[column])]
    return frozenset(place for column in mostly for place in placed[column])


def read_with_dashes(amount: Amount, remark: Remark | None, *, shows_dashes: bool) -> tuple[Amount, Remark | None]:
    """Return what was read of a cell, a dash as nil where its column shows nil so."""
    if shows_dashes and isinstance(amount, Unreadable) and is_dash(amount.text):
        return NIL, AS_NIL
    return amount, remark
