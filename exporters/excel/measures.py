"""How wide the columns of an annex are on A4 landscape, and how tall each row must be for its words."""

from collections.abc import Iterable

from exporters.annex import Annex, Row, RowKind
from exporters.excel import styles
from exporters.excel.styles import Look
from exporters.excel.text_width import column_pixels, lines_needed

TALLEST = 409.0
_LINE_HEIGHT = 1.28
_PADDING = 4.0
_INDENT = 9
_SPACE = {RowKind.HEADING: 6.0, RowKind.SUBHEADING: 8.0}
_PAGE_CHARACTERS = 143.0
_AMOUNT_CHARACTERS = 11.0


class Measures:
    """The widths of an annex's columns, in characters, and the heights of its rows, in points."""

    def __init__(self, annex: Annex) -> None:
        """Measure an annex; the column that fills takes what the page has left."""
        amounts = [_amount_width(annex)] * len(annex.amount_columns)
        left = _PAGE_CHARACTERS - sum(amounts) - sum(c.characters for c in annex.text_columns if not c.fills)
        words = [max(float(c.characters), left if c.fills else 0.0) for c in annex.text_columns]
        self.widths = (*words, *amounts)
        pixels = [column_pixels(width) for width in words]
        self._columns = [width - _INDENT * (place > 0) for place, width in enumerate(pixels)]
        self._label = [sum(pixels)]
        self._table = [sum(column_pixels(width) for width in self.widths)]

    def row(self, row: Row) -> float:
        """Return the height that a row needs, which may be more than Excel's `TALLEST`."""
        columns = self._columns
        if row.spans:
            columns = self._table
        elif row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL):
            columns = self._label
        return _height(zip(row.texts, columns, strict=False), styles.words(row.kind)) + _SPACE.get(row.kind, 0.0)

    def across(self, text: str, look: Look) -> float:
        """Return the height of a text that stands across the whole table."""
        return min(_height([(text, self._table[0])], look), TALLEST)


def _amount_width(annex: Annex) -> float:
    largest = [abs(figure) for row in annex.rows if row.parts for figure in annex.cast(row)]
    longest = len(annex.shown(-max(largest))) if largest else 0
    return max(_AMOUNT_CHARACTERS, longest + 2.0)


def _height(texts: Iterable[tuple[str, int]], look: Look) -> float:
    points = styles.points_of(look)
    lines = max((lines_needed(text, pixels, points) for text, pixels in texts), default=1)
    return lines * points * _LINE_HEIGHT + _PADDING
