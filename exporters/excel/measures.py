"""How wide the columns of an annex are on A4 landscape, and how tall each row must be for its words."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from exporters.annex import Annex, Row
from exporters.excel.text_width import column_pixels, lines_needed
from exporters.theme import Look, Part, theme

TALLEST = 409.0
_LINE_HEIGHT = 1.28
_PADDING = 4.0
_INDENT = 9
_SPACE = {Part.HEADING: 6.0, Part.SUBHEADING: 8.0}
_POINTS_A_PIXEL = 72 / 96
_PAPER = (841.9, 595.3)
_INCH = 72.0
MARGINS = {"left": 0.5, "right": 0.5, "top": 0.6, "bottom": 0.75}
_CAREFUL = 0.97


class Measures:
    """The widths of an annex's columns, in characters, and the heights of its rows, in points."""

    def __init__(self, annex: Annex) -> None:
        """Measure an annex; the column that fills takes what the page has left."""
        sizes = theme().widths
        amounts = [amount_width(annex)] * len(annex.amount_columns)
        fixed = sum(sizes[column.width] for column in annex.text_columns if not column.fills)
        left = theme().page_characters - sum(amounts) - fixed
        words = [max(sizes[column.width], left if column.fills else 0.0) for column in annex.text_columns]
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
        elif row.is_labelled:
            columns = self._label
        part = Part.of(row.kind)
        return wrapped_height(row.texts, columns, theme().looks[part]) + _SPACE.get(part, 0.0)

    def across(self, text: str, part: Part) -> float:
        """Return the height of a text that stands across the whole table."""
        return min(wrapped_height([text], self._table, theme().looks[part]), TALLEST)

    @property
    def page_height(self) -> float:
        """How many points of rows fit on a page, drawn so small that all columns fit its width; rather too few."""
        return upright_room(self._table[0])


def upright_room(pixels: int) -> float:
    """Return how many points of rows fit on a page that shows columns of so many pixels; rather too few."""
    width, height = _PAPER
    across = width - _INCH * (MARGINS["left"] + MARGINS["right"])
    upright = height - _INCH * (MARGINS["top"] + MARGINS["bottom"])
    scale = min(1.0, across / (pixels * _POINTS_A_PIXEL))
    return upright / scale * _CAREFUL


def amount_width(annex: Annex) -> float:
    """Return the width in characters that every figure of an annex fits."""
    largest = [abs(figure) for row in annex.rows for figure in row.amounts if isinstance(figure, Decimal)]
    longest = len(annex.shown(-max(largest))) if largest else 0
    return max(theme().amount_characters, longest + 2.0)


def wrapped_height(texts: Iterable[str], pixels: Sequence[int], look: Look) -> float:
    """Return the height of a row whose texts wrap into columns of these widths, in points."""
    lines = max((lines_needed(text, width, look.points) for text, width in zip(texts, pixels, strict=False)), default=1)
    return lines * look.points * _LINE_HEIGHT + _PADDING
