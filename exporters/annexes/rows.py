"""Builds the rows of an annex in order, so that a total can name the rows it sums by their positions."""

from collections.abc import Sequence

from exporters.annex import Row, RowKind
from model.money import Amount, total


class Rows:
    """The rows so far. Each method adds one row and returns its position."""

    def __init__(self, text_columns: int, years: int) -> None:
        """Begin with no rows, for a table of so many text columns and years."""
        self._text_columns = text_columns
        self._years = years
        self._rows: list[Row] = []

    def heading(self, text: str, kind: RowKind = RowKind.HEADING) -> int:
        """Add a heading (or a note or subheading) across the table."""
        return self._add(Row(kind, (_one_line_end(text),)))

    def line(
        self, texts: Sequence[str], amounts: Sequence[Amount], data: Sequence[str], line_id: int | None = None
    ) -> int:
        """Add a row of figures taken from the model."""
        return self._add(
            Row(RowKind.LINE, self._padded(texts), tuple(amounts), (), tuple(map(_one_line_end, data)), line_id)
        )

    def sum(self, text: str, parts: Sequence[int], kind: RowKind = RowKind.SUBTOTAL) -> int:
        """Add a row that sums earlier rows."""
        amounts = tuple(total(self._rows[part].amounts[year] for part in parts) for year in range(self._years))
        return self._add(Row(kind, self._padded([text]), amounts, tuple(parts)))

    def place(self, text: str, kind: RowKind) -> int:
        """Add a row whose figures are summed later from rows that follow it; see `fill`."""
        return self._add(Row(kind, self._padded([text])))

    def fill(self, position: int, parts: Sequence[int]) -> None:
        """Make an earlier, placed row the sum of others."""
        placed = self._rows[position]
        amounts = tuple(total(self._rows[part].amounts[year] for part in parts) for year in range(self._years))
        self._rows[position] = Row(placed.kind, placed.texts, amounts, tuple(parts))

    def finished(self) -> tuple[Row, ...]:
        """Return all rows."""
        return tuple(self._rows)

    def _padded(self, texts: Sequence[str]) -> tuple[str, ...]:
        return (*map(_one_line_end, texts), *[""] * (self._text_columns - len(texts)))

    def _add(self, row: Row) -> int:
        self._rows.append(row)
        return len(self._rows) - 1


def _one_line_end(text: str) -> str:
    """Return text with one kind of line end, the only one that a workbook gives back as it was."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
