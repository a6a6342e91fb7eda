"""The columns of an annex on a page: the theme's widths in proportion, wide enough for the widest figure and for every
word of a heading.
"""

from decimal import Decimal

from exporters.annex import Annex, RowKind
from exporters.paper.page_plan import PAPER, Face
from exporters.paper.typesetter import Typesetter
from exporters.theme import theme

SIDE = 36.0
"""The margin left and right, in points."""
PADDING = 4.0
"""What stays free on both sides of a cell's words."""
_LONG_WORD = 14


class Columns:
    """Where each column begins and how wide it is, in points before the page is drawn `scale` times as large."""

    def __init__(self, annex: Annex, typesetter: Typesetter) -> None:
        """Divide the page's width; the column that fills takes what is left."""
        sizes = theme()
        room = PAPER[0] - 2 * SIDE
        character = room / sizes.page_characters
        face = Face(sizes.points, bold=True)
        amount = max(sizes.amount_characters * character, typesetter.width(_widest(annex), face) + 2 * PADDING)
        amounts = [amount] * len(annex.amount_columns)
        words = [
            max(sizes.widths[column.width] * character, _longest_word(annex, place, typesetter) + 2 * PADDING)
            for place, column in enumerate(annex.text_columns)
        ]
        left = room - sum(amounts) - sum(words)
        if left > 0:
            words = [
                width + (left if column.fills else 0.0) for width, column in zip(words, annex.text_columns, strict=True)
            ]
        self.widths = (*words, *amounts)
        self.words = sum(words)
        self.table = sum(self.widths)
        self.scale = min(1.0, room / self.table)
        self.left = SIDE / self.scale
        self.starts = tuple(self.left + sum(self.widths[:place]) for place in range(len(self.widths)))


def _longest_word(annex: Annex, place: int, typesetter: Typesetter) -> float:
    """Return the width of a text column's longest word in its heading and in lines.

    Of the lines' words those count that are no longer than words are.
    """
    rows = (row for row in annex.rows if row.kind is RowKind.LINE)
    words = {word for row in rows for word in row.texts[place].split() if len(word) <= _LONG_WORD}
    plain, bold = Face(theme().points), Face(theme().points, bold=True)
    headed = (typesetter.width(word, bold) for word in annex.text_columns[place].heading.split())
    return max((*headed, *(typesetter.width(word, plain) for word in words)), default=0.0)


def _widest(annex: Annex) -> str:
    """Return the figure that takes most room: that of most characters, of noughts, for every numeral is as wide."""
    figures = (abs(figure) for row in annex.rows for figure in row.amounts if isinstance(figure, Decimal))
    largest = max(figures, default=None)
    return "" if largest is None else annex.shown(-largest)
