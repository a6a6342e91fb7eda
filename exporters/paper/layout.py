"""Lays an annex out on A4 landscape: the opening, the table with its header on every page, notes, and the foot."""

from collections.abc import Iterator, Sequence

from exporters.annex import Annex, RowKind
from exporters.paging import page_starts
from exporters.paper.chart_pages import Drawn, chart_pages, chart_title, drawn_years
from exporters.paper.columns import PADDING, Columns
from exporters.paper.page_plan import FOOT, HEADER, PAPER, STAND_IN, Face, Fill, Page, PagePlan, PaperLine, Rule
from exporters.paper.pieces import Piece, PieceCell, Pieces
from exporters.paper.typesetter import Typesetter
from exporters.printed_rows import column_headings, printed_rows
from exporters.theme import Part, theme
from model.progress import Progress, silent

_TOP, _BOTTOM, _FOOT_GAP = 40.0, 30.0, 12.0
_FOOT_POINTS, _FOOT_LINE = 8.0, 10.5
_FOOT_MIDDLE, _FOOT_BETWEEN = 0.36, 18.0
_AFTER_OPENING = 8.0
_ASCENT, _BODY = 0.905, 1.117
_THIN, _HAIR = 0.75, 0.4
_STEP = 500


def laid_out(annex: Annex, typesetter: Typesetter, progress: Progress = silent) -> PagePlan:
    """Return the pages of an annex. Raises Cancelled from `progress`."""
    return _Layout(annex, typesetter).plan(progress)


class _Layout:
    """Sets the pieces of an annex one below the other."""

    def __init__(self, annex: Annex, typesetter: Typesetter) -> None:
        self._annex = annex
        self._typesetter = typesetter
        self._columns = Columns(annex, typesetter)
        self._missing = typesetter.missing(_characters(annex))
        self._pieces = Pieces(annex, self._columns, typesetter, self._missing)
        self._header = self._pieces.header(HEADER, column_headings(annex))
        self._foot = self._wrapped_foot()
        scale = self._columns.scale
        foot = (_FOOT_GAP + _FOOT_LINE * max(map(len, self._foot)) + _BOTTOM) / scale
        self._top = _TOP / scale
        self._end = PAPER[1] / scale - foot
        self._pages: list[_Sheet] = [_Sheet(self._columns)]
        self._y = self._top

    def plan(self, progress: Progress) -> PagePlan:
        annex = self._annex
        opening = [self._pieces.across(part, row, text) for row, (part, text) in enumerate(_opening(annex))]
        for piece in opening:
            self._set_opening(piece)
        self._y += _AFTER_OPENING
        self._set_table(len(opening), progress)
        for drawn in chart_pages(annex, self._columns, self._typesetter, (self._top, self._end), self._missing):
            self._turn()
            self._pages[-1].draw(drawn)
        count = len(self._pages)
        pages = tuple(sheet.page(self._foot_lines(number, count)) for number, sheet in enumerate(self._pages, 1))
        title = f"{annex.title} - {annex.subtitles[-1]}" if annex.subtitles else annex.title
        author = annex.imprint.organisation
        return PagePlan(pages, self._columns.scale, len(opening), self._missing, title, author, annex.title)

    def _set_opening(self, piece: Piece) -> None:
        for part in piece.within(self._end - self._top):
            if self._y + part.height > self._end:
                self._turn()
            self._set(part)

    def _set_table(self, first: int, progress: Progress) -> None:
        header = self._header.height
        room = self._end - self._top - header
        pieces: list[Piece] = []
        kinds: list[RowKind] = []
        rows = list(printed_rows(self._annex))
        for place, row in enumerate(rows):
            if place % _STEP == 0:
                progress(f"Laying out the pages of {self._annex.name}", place / len(rows))
            parts = list(self._pieces.row(first + place, row).within(room))
            pieces += parts
            kinds += [row.kind, *[RowKind.LINE] * (len(parts) - 1)]
        heights = [piece.height for piece in pieces]
        left = self._end - self._y - header
        if left < sum(heights[:2]) and left < room:
            self._turn()
            left = room
        self._set(self._header)
        starts = set(page_starts(kinds, heights, left, room))
        for place, piece in enumerate(pieces):
            if place in starts or self._y + piece.height > self._end:
                self._turn()
                self._set(self._header)
            self._set(piece)

    def _turn(self) -> None:
        self._pages.append(_Sheet(self._columns))
        self._y = self._top

    def _set(self, piece: Piece) -> None:
        self._pages[-1].set(piece, self._y, self._typesetter)
        self._y += piece.height

    def _wrapped_foot(self) -> list[Sequence[str]]:
        """Return the lines of the marking and of the version, which keeps the middle to itself."""
        imprint, wrapped, face = self._annex.imprint, self._typesetter.wrapped, Face(_FOOT_POINTS)
        shown = str.maketrans(dict.fromkeys(self._missing, STAND_IN))
        across = self._columns.table * self._columns.scale - 2 * PADDING
        version = wrapped(imprint.version.translate(shown), across * _FOOT_MIDDLE, face)
        middle = max(self._typesetter.width(line, face) for line in version)
        marking = wrapped(imprint.marking.translate(shown), (across - middle) / 2 - _FOOT_BETWEEN, face)
        return [marking, version]

    def _foot_lines(self, number: int, count: int) -> Iterator[PaperLine]:
        """Yield the foot of a page: the marking at the left, the version in the middle, the page at the right."""
        columns, scale = self._columns, self._columns.scale
        face = Face(_FOOT_POINTS / scale)
        colour = theme().looks[Part.STATEMENT].colour
        for column, lines in enumerate([*self._foot, [f"Page {number} of {count}"]]):
            for place, text in enumerate(lines):
                width = self._typesetter.width(text, face)
                x = columns.left + PADDING + (columns.table - 2 * PADDING - width) * column / 2
                baseline = self._end + (_FOOT_GAP + _FOOT_POINTS + _FOOT_LINE * place) / scale
                if text:
                    yield PaperLine(text, x, baseline, width, face, colour, FOOT, column)


class _Sheet:
    """One page in the making."""

    def __init__(self, columns: Columns) -> None:
        self._left, self._width = columns.left, columns.table
        self._fills: list[Fill] = []
        self._rules: list[Rule] = []
        self._lines: list[PaperLine] = []

    def set(self, piece: Piece, y: float, typesetter: Typesetter) -> None:
        """Set a piece whose top is at `y`."""
        look, height = piece.look, piece.height
        thickness = _HAIR if look.hair else _THIN
        if look.fill:
            self._fills.append(Fill(self._left, y, self._width, height, look.fill))
        if look.above and piece.is_first:
            self._rules.append(Rule(self._left, y, self._width, thickness, look.above))
        if look.below and piece.is_last:
            self._rules.append(Rule(self._left, y + height, self._width, thickness, look.below))
        for cell in piece.cells:
            self._set_cell(piece, cell, y, typesetter)

    def _set_cell(self, piece: Piece, cell: PieceCell, y: float, typesetter: Typesetter) -> None:
        points, line = piece.face.points, piece.line_height
        baseline = y + piece.top_of(cell) + (line - points * _BODY) / 2 + points * _ASCENT
        for place, text in enumerate(cell.lines):
            width = typesetter.width(text, piece.face)
            x = cell.x + cell.width - cell.inset - width if cell.at_right else cell.x
            colour = piece.look.colour
            if text:
                self._lines.append(
                    PaperLine(text, x, baseline + place * line, width, piece.face, colour, piece.row, cell.column)
                )

    def draw(self, drawn: Drawn) -> None:
        """Take what is drawn of charts."""
        self._fills += drawn.fills
        self._lines += drawn.lines

    def page(self, foot: Iterator[PaperLine]) -> Page:
        """Return the page, with its foot."""
        return Page(tuple(self._fills), tuple(self._rules), (*self._lines, *foot))


def _opening(annex: Annex) -> Iterator[tuple[Part, str]]:
    yield Part.TITLE, annex.title
    yield from ((Part.SUBTITLE, text) for text in annex.subtitles)
    yield from ((Part.STATEMENT, text) for text in annex.statements)


def _characters(annex: Annex) -> set[str]:
    """Return every character that the pages show."""
    found: set[str] = set("0123456789,.-()")
    texts = [annex.title, *annex.subtitles, *annex.statements, annex.imprint.marking, annex.imprint.version]
    found.update(*texts, *column_headings(annex))
    if annex.chart is not None:
        titles = (chart_title(annex, annex.chart, year) for year in drawn_years(annex))
        found.update(*titles, *(bar.name for bar in annex.chart.bars))
    for row in printed_rows(annex):
        found.update(*row.texts, *(annex.shown(amount) for amount in row.amounts))
    return found
