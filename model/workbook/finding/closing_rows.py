"""Rows of whole budgets below a base: what it and the changes make, and what is called so and is not that."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.money import EXACT, NIL
from model.workbook.finding.casting import match
from model.workbook.finding.layout import RowRole
from model.workbook.finding.proposals import Above
from model.workbook.finding.row_words import is_closing
from model.workbook.finding.weighed_rows import TableRow

BASE = "is a base from which changes are counted"
CLOSED = "is a whole budget, and not what the base and the changes above it make"
CLOSING = "is the base and the changes together"


def take_closing(rows: Sequence[TableRow]) -> None:
    """Take the row that is a base and the changes to it together for what it is: no total of changes."""
    bases = [row for row in rows if row.doubt == BASE]
    above = Above()
    for position, row in enumerate(rows) if bases else ():
        is_called_so = is_closing(row.labels.main) and not row.labels.reference and any(_before(bases, row))
        is_open = row.role is not RowRole.UNREAD or (row.doubt == BASE and is_called_so and bool(above.nearest()))
        if is_open and row.has_figures and row.said is None:
            changes = list(_changes(bases, row))
            if any(match(each, stretch, NIL).agrees for each in changes for stretch in above.nearest()):
                row.role, row.doubt = RowRole.UNREAD, CLOSING
            elif is_called_so:
                row.role, row.doubt = RowRole.UNREAD, CLOSED if changes else BASE
        above.pass_row(position, row)


def _before(bases: Sequence[TableRow], row: TableRow) -> Iterator[bool]:
    return (base.row < row.row for base in bases)


def _changes(bases: Sequence[TableRow], row: TableRow) -> Iterator[dict[int, Decimal]]:
    """Yield what a row states above each base, by column; nothing for one that has no figure beside its own."""
    for base in bases:
        shared = {column for column in row.figures if base.figures.get(column)} if base is not row else set()
        if shared:
            yield {column: EXACT.subtract(row.figures[column], base.figures[column]) for column in shared}
