"""Totals that stand over their lines, in bold and called by an area: Adults, and below it what is saved there."""

from collections.abc import Iterator, Sequence

from model.money import EXACT, NIL
from model.workbook.finding.layout import RowRole
from model.workbook.finding.row_words import begins_as_total
from model.workbook.finding.weighed_rows import TableRow

_SEVERAL = 2


def take_bold_totals(rows: Sequence[TableRow]) -> None:
    """Take bold rows for totals of the plain ones below each, where at least half of them are their sums."""
    found = [(position, covers) for position, covers in _over_lines(rows) if covers]
    proven = [each for each in found if _casts(rows, *each)]
    if len(proven) * 2 < len(found):
        return
    proofs = sum(
        sum(bool(rows[each].figures.get(column)) for each in covers) >= _SEVERAL
        for position, covers in proven
        for column, figure in rows[position].figures.items()
        if figure
    )
    if proofs < _SEVERAL:
        return
    for position, covers in found:
        rows[position].role, rows[position].covers, rows[position].stands_over = RowRole.TOTAL, tuple(covers), True


def _over_lines(rows: Sequence[TableRow]) -> Iterator[tuple[int, list[int]]]:
    """Yield the place of each bold row that may be a total, and those of the plain lines right below it."""
    for position, row in enumerate(rows):
        if not _is_line(row) or not row.bold or row.labels.reference or row.said is not None or _names_other(row):
            continue
        covers: list[int] = []
        for below in range(position + 1, len(rows)):
            other = rows[below]
            if other.bold or other.role in (RowRole.HEADING, RowRole.TOTAL):
                break
            if _is_line(other):
                covers.append(below)
        yield position, covers


def _is_line(row: TableRow) -> bool:
    return row.role is RowRole.LINE and row.has_figures


def _names_other(row: TableRow) -> bool:
    return row.is_pure_kind or begins_as_total(row.labels.main)


def _casts(rows: Sequence[TableRow], position: int, covers: Sequence[int]) -> bool:
    """Tell whether a row is the sum of others in every column of theirs."""
    columns = rows[position].figures.keys() | {column for each in covers for column in rows[each].figures}
    for column in columns:
        total = NIL
        for each in covers:
            total = EXACT.add(total, rows[each].figures.get(column, NIL))
        if total != rows[position].figures.get(column, NIL):
            return False
    return True
