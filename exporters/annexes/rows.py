"""Builds the rows of an annex in order, so that a total can name the rows it sums by their positions."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from exporters.annex import Row, RowKind
from model.money import EXACT, Amount, total

_LEVELS = {RowKind.HEADING: 0, RowKind.SUBHEADING: 1}


class Rows:
    """The rows so far. Each method adds one row and returns its position.

    Headings are remembered: every row that follows says in its `group` under which it stands.
    """

    def __init__(self, text_columns: int, years: int, groups: int = 1) -> None:
        """Begin with no rows, for a table of so many text columns and years and so many levels of headings."""
        self._text_columns = text_columns
        self._years = years
        self._group = [""] * groups
        self._rows: list[Row] = []

    def heading(self, text: str, kind: RowKind = RowKind.HEADING, known_as: str = "") -> int:
        """Add a heading (or a note or subheading) across the table; what stands under it says so in other words."""
        level = _LEVELS.get(kind)
        if level is not None and level < len(self._group):
            self._group[level:] = [known_as or text, *[""] * (len(self._group) - level - 1)]
        return self._add(Row(kind, (_one_line_end(text),)))

    def line(
        self,
        texts: Sequence[str],
        amounts: Sequence[Amount],
        data: Sequence[str] = (),
        line_id: int | None = None,
        of_lines: Iterable[int] = (),
        rest: str = "",
        before: Iterable[int] = (),
    ) -> int:
        """Add a row of figures taken from the model: of a line, or of what lines make together, and a rest."""
        given = (*amounts, *[None] * (self._years - len(amounts)))
        known = tuple(map(_one_line_end, data))
        row = Row(
            RowKind.LINE,
            self._padded(texts),
            given,
            (),
            known,
            line_id,
            of_lines=tuple(of_lines),
            rest=rest,
            before=tuple(before),
        )
        return self._add(row)

    def sum(self, text: str, parts: Sequence[int], kind: RowKind = RowKind.SUBTOTAL) -> int:
        """Add a row that sums earlier rows."""
        return self._add(Row(kind, self._padded([text]), self._cast(parts), tuple(parts)))

    def difference(
        self, texts: Sequence[str], part: int, less: int, kind: RowKind = RowKind.LINE, data: Sequence[str] = ()
    ) -> int:
        """Add a row that is one earlier row less another; a year that either leaves unstated stays blank."""
        amounts = tuple(
            EXACT.subtract(first, second) if isinstance(first, Decimal) and isinstance(second, Decimal) else None
            for first, second in zip(self._rows[part].amounts, self._rows[less].amounts, strict=True)
        )
        row = Row(kind, self._padded(texts), amounts, (part,), tuple(map(_one_line_end, data)), less=(less,))
        return self._add(row)

    def place(self, text: str, kind: RowKind) -> int:
        """Add a row whose figures are summed later from rows that follow it; see `fill`."""
        return self._add(Row(kind, self._padded([text])))

    def fill(self, position: int, parts: Sequence[int]) -> None:
        """Make an earlier, placed row the sum of others."""
        self._rows[position] = replace(self._rows[position], amounts=self._cast(parts), parts=tuple(parts))

    def finished(self) -> tuple[Row, ...]:
        """Return all rows."""
        return tuple(self._rows)

    def _cast(self, parts: Sequence[int]) -> tuple[Decimal, ...]:
        return tuple(total(self._rows[part].amounts[year] for part in parts) for year in range(self._years))

    def _padded(self, texts: Sequence[str]) -> tuple[str, ...]:
        return (*map(_one_line_end, texts), *[""] * (self._text_columns - len(texts)))

    def _add(self, row: Row) -> int:
        self._rows.append(replace(row, group=tuple(self._group)))
        return len(self._rows) - 1


def _one_line_end(text: str) -> str:
    """Return text with one kind of line end, the only one that a workbook gives back as it was."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
