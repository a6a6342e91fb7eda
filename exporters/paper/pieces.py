"""The rows of an annex as pieces that are set one below the other; a row too tall for its page is several pieces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from exporters.annex import Annex, Row
from exporters.paper.columns import PADDING, Columns
from exporters.paper.page_plan import STAND_IN, Face
from exporters.paper.typesetter import Typesetter
from exporters.theme import Look, Part, theme
from model.money import Negatives

_LINE = 1.28
_ENDS = 4.0
_SPACE = {Part.HEADING: 5.0, Part.SUBHEADING: 8.0, Part.HEADER: 4.0, Part.TITLE: 4.0}
_TALL, _SHARE = 1 / 2, 1 / 3


@dataclass(frozen=True, slots=True)
class PieceCell:
    """The lines of one cell, from `x` on over a width; figures stand at the right, `inset` from the edge."""

    lines: tuple[str, ...]
    column: int
    x: float
    width: float
    at_right: bool = False
    inset: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A row, or a part of one too tall for its page. Heights are in points."""

    part: Part
    row: int
    cells: tuple[PieceCell, ...]
    is_first: bool = True
    is_last: bool = True

    @property
    def look(self) -> Look:
        """How it looks."""
        return theme().looks[self.part]

    @property
    def face(self) -> Face:
        """How its words are set."""
        return Face(self.look.points, self.look.bold, self.look.italic)

    @property
    def line_height(self) -> float:
        """The height of a line of its words."""
        return self.look.points * _LINE

    @property
    def height(self) -> float:
        """The height of the whole."""
        space = _SPACE.get(self.part, 0.0) if self.is_first else 0.0
        return self.line_height * max((len(cell.lines) for cell in self.cells), default=1) + _ENDS + space

    def top_of(self, cell: PieceCell) -> float:
        """Return how far below the piece's top the words of a cell begin."""
        free = self.height - _ENDS - self.line_height * len(cell.lines)
        return _ENDS / 2 + free * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[self.look.upright]

    def within(self, room: float) -> "Iterator[Piece]":
        """Yield the piece, in parts where it is so tall that a page of that room would be mostly one row."""
        if self.height <= room * _TALL:
            yield self
            return
        count = max(1, int((room * _SHARE - _ENDS) / self.line_height))
        most = max(len(cell.lines) for cell in self.cells)
        for start in range(0, most, count):
            cells = tuple(replace(cell, lines=cell.lines[start : start + count]) for cell in self.cells)
            yield replace(self, cells=cells, is_first=not start, is_last=start + count >= most)


class Pieces:
    """Makes pieces of the rows of an annex."""

    def __init__(self, annex: Annex, columns: Columns, typesetter: Typesetter, missing: frozenset[str]) -> None:
        """`missing` are the characters for which a stand-in is set."""
        self._annex = annex
        self._columns = columns
        self._typesetter = typesetter
        self._stand_ins = {ord(character): STAND_IN for character in missing}
        brackets = annex.negatives is Negatives.BRACKETS
        points = theme().points
        self._bracket = typesetter.width(")", Face(points)) if brackets else 0.0

    def across(self, part: Part, row: int, text: str) -> Piece:
        """Return a text across the whole table."""
        return self._piece(part, row, [(text, 0, self._columns.left, self._columns.table)])

    def header(self, row: int, headings: Sequence[str]) -> Piece:
        """Return the table's header, each heading on the side on which its cells stand."""
        piece = self._piece(Part.HEADER, row, list(self._placed(headings)))
        words = len(self._annex.text_columns)
        return replace(piece, cells=tuple(replace(cell, at_right=cell.column >= words) for cell in piece.cells))

    def row(self, place: int, row: Row) -> Piece:
        """Return a row of the table."""
        part = Part.of(row.kind)
        if row.spans:
            return self.across(part, place, row.texts[0])
        words = len(row.texts)
        figures = [self._annex.shown(amount) for amount in row.amounts]
        placed = list(self._placed([*row.texts, *figures]))
        if row.is_labelled:
            placed[0] = (row.texts[0], 0, self._columns.left, self._columns.words)
        piece = self._piece(part, place, [cell for cell in placed if cell[0]])
        return replace(piece, cells=tuple(self._at_right(cell, words) for cell in piece.cells))

    def _at_right(self, cell: PieceCell, words: int) -> PieceCell:
        if cell.column < words:
            return cell
        inset = 0.0 if cell.lines[-1].endswith(")") else self._bracket
        return replace(cell, at_right=True, inset=inset)

    def _placed(self, texts: Sequence[str]) -> Iterator[tuple[str, int, float, float]]:
        columns = self._columns
        for column, (text, x, width) in enumerate(zip(texts, columns.starts, columns.widths, strict=True)):
            yield text, column, x, width

    def _piece(self, part: Part, row: int, placed: Sequence[tuple[str, int, float, float]]) -> Piece:
        look = theme().looks[part]
        face = Face(look.points, look.bold, look.italic)
        cells = (
            PieceCell(tuple(self._wrapped(text, width - 2 * PADDING, face)), column, x + PADDING, width - 2 * PADDING)
            for text, column, x, width in placed
        )
        return Piece(part, row, tuple(cells))

    def _wrapped(self, text: str, width: float, face: Face) -> Sequence[str]:
        shown = text.translate(self._stand_ins) if self._stand_ins else text
        return self._typesetter.wrapped(shown, width, face)
