"""Builds the rows of an annex in order, so that a total can name the rows it sums by their positions.

Figures of the model are taken year on year and stand in the annex's basis, so that whatever is cast is cast from what
the page shows.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from exporters.annex import Row, RowKind
from exporters.restating import restated_row
from model.basis import Basis
from model.lines import AMOUNT
from model.money import EXACT, Amount, total

_LEVELS = {RowKind.HEADING: 0, RowKind.SUBHEADING: 1}


class Rows:
    """The rows so far. Each method adds one row and returns its position.

    Headings are remembered: every row that follows says in its `group` under which it stands.
    """

    def __init__(self, text_columns: int, years: int, groups: int = 1, basis: Basis = Basis.YEAR_ON_YEAR) -> None:
        """Begin with no rows, for a table of so many text columns and years and so many levels of headings."""
        self._basis = basis
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
        """Add a row of figures of the model, year on year: of a line, or of what lines make together, and a rest.

        Raises EntryProblem where an amount could not be read and another basis is wanted.
        """
        stated = restated_row(texts, amounts, self._basis, is_line=line_id is not None)
        row = self._figures(texts, stated, data, line_id)
        return self._add(replace(row, of_lines=tuple(of_lines), rest=rest, before=tuple(before)))

    def restated(
        self,
        texts: Sequence[str],
        amounts: Sequence[Amount],
        data: Sequence[str] = (),
        line_id: int | None = None,
        field: str = AMOUNT,
    ) -> int:
        """Add a row of figures, of a field of a line or of none, that are in the annex's basis already."""
        return self._add(replace(self._figures(texts, amounts, data, line_id), field=field))

    def _figures(
        self, texts: Sequence[str], amounts: Sequence[Amount], data: Sequence[str], line_id: int | None
    ) -> Row:
        given = (*amounts, *[None] * (self._years - len(amounts)))
        return Row(RowKind.LINE, self._padded(texts), given, (), tuple(map(_one_line_end, data)), line_id)

    def sum(
        self,
        text: str,
        parts: Sequence[int],
        kind: RowKind = RowKind.SUBTOTAL,
        unknown: Container[int] = (),
    ) -> int:
        """Add a row that sums earlier rows, blank in the years (by position) in which it is not known."""
        amounts = tuple(None if year in unknown else figure for year, figure in enumerate(self._cast(parts)))
        return self._add(Row(kind, self._padded([text]), amounts, tuple(parts)))

    def difference(
        self,
        texts: Sequence[str],
        part: int,
        less: int,
        kind: RowKind = RowKind.LINE,
        *,
        blank_less: Amount = None,
    ) -> int:
        """Add a row that is one earlier row less another; a year that either leaves unstated stays blank.

        `blank_less` is what the other is taken to say where it is blank.
        """
        amounts = tuple(
            EXACT.subtract(first, second) if isinstance(first, Decimal) and isinstance(second, Decimal) else None
            for first, second in zip(
                self._rows[part].amounts,
                (blank_less if amount is None else amount for amount in self._rows[less].amounts),
                strict=True,
            )
        )
        return self._add(Row(kind, self._padded(texts), amounts, (part,), less=(less,)))

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
