"""Tables in HTML as Word, Excel, LibreOffice and browsers put them on the clipboard.

Paragraphs and breaks in a cell become line breaks, other white space is one space, as on the page. A cell that spans
columns or rows has its text in the first; the others are blank, and told to be merged. Numbers that a spreadsheet
holds beside what it shows (`x:num`, `sdval`) are kept.
"""

import re
from dataclasses import replace
from html.parser import HTMLParser

from model.clipboard.block import Block, Place, block_of, refuse_too_long, refuse_too_many
from model.problems import EntryProblem

_MOST_COLUMNS = 16_384
_CELLS = ("td", "th")
_BREAKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "dt", "dd")
_SILENT = ("style", "script", "title", "caption")
_CONDITION = re.compile(r"<!\[(?:end)?if[^\]>]*\]>", re.IGNORECASE)
_HIDDEN = re.compile(r"display:\s*none", re.IGNORECASE)
# Excel lets a long text spread over blank neighbours, which are cells of their own.
_OVERFLOW = re.compile(r"mso-ignore:\s*colspan", re.IGNORECASE)
_SPAN = re.compile(r"\d{1,6}", re.ASCII)
_SPACE = re.compile("[ \t\r\n\f\u00a0]+")


def read_html(html: str) -> Block | None:
    """Return the cells of the tables in HTML, one under the other; None without any.

    Raises EntryProblem where they are too large.
    """
    refuse_too_long(html)
    reader = _Reader()
    try:
        # Not closed: the parser would look for the ends of broken tags again and again.
        reader.feed(_CONDITION.sub("", html))
    except AssertionError:  # its word for a declaration that no HTML has
        return None
    reader.end_row()
    return replace(block_of(reader.rows, reader.held), merged=frozenset(reader.merged)) if any(reader.rows) else None


class _Reader(HTMLParser):
    """Collects the cells of every outermost table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.held: dict[Place, str] = {}
        self.merged: set[Place] = set()
        self._row: list[str] | None = None
        self._spans: dict[int, int] = {}
        self._hidden = False
        self._depth = 0
        self._silent = 0
        self._text: list[str] | None = None
        self._across = 1
        self._is_merged = True
        self._number: str | None = None
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._spans = {}
        elif self._depth == 1 and tag == "tr":
            self.end_row()
            self._row = []
            self._hidden = bool(_HIDDEN.search(given.get("style") or ""))
            self._skip_spanned()
        elif self._depth == 1 and tag in _CELLS:
            self._begin_cell(given)
        elif self._text is not None:
            self._begin_within(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table":
            if self._depth == 1:
                self.end_row()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag == "tr":
            self.end_row()
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()
        elif self._text is not None and tag in _BREAKS:
            self._text.append("\0")

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._silent:
            self._text.append(_SPACE.sub(" ", data))

    def end_row(self) -> None:
        """Keep the row that was being read, unless it is hidden."""
        self._end_cell()
        if self._row is not None and not self._hidden and (self._row or self.rows):
            self.rows.append(self._row)
        elif self._row is not None:
            self.merged = {place for place in self.merged if place[0] != len(self.rows)}
            self.held = {place: number for place, number in self.held.items() if place[0] != len(self.rows)}
        self._row = None

    def _begin_cell(self, given: dict[str, str | None]) -> None:
        self._end_cell()
        if self._row is None:
            self._row = []
            self._hidden = False
            self._skip_spanned()
        self._across = _span(given.get("colspan"))
        self._is_merged = not _OVERFLOW.search(given.get("style") or "")
        down = _span(given.get("rowspan"))
        if down > 1:
            start = len(self._row)
            self._spans.update(dict.fromkeys(range(start, min(start + self._across, _MOST_COLUMNS)), down - 1))
        self._silent = 0
        self._number = given.get("sdval") or given.get("x:num")
        self._text = []

    def _begin_within(self, tag: str) -> None:
        if self._text is None:
            return
        if tag == "br":
            self._text.append("\n")
        elif tag in _BREAKS:
            self._text.append("\0")
        elif tag in _CELLS:
            self._text.append(" ")

    def _end_cell(self) -> None:
        if self._text is None or self._row is None:
            return
        if self._number:
            self.held[len(self.rows), len(self._row)] = self._number.strip()
        if self._is_merged:
            first = len(self._row) + 1
            self.merged.update((len(self.rows), column) for column in range(first, first + self._across - 1))
        self._row += [_tidy("".join(self._text)), *[""] * (self._across - 1)]
        self._count += self._across
        self._text = None
        self._skip_spanned()
        if len(self._row) > _MOST_COLUMNS:
            raise EntryProblem("The table on the clipboard has more columns than any spreadsheet; copy a part of it.")
        refuse_too_many(self._count)

    def _skip_spanned(self) -> None:
        """Leave cells blank into which a cell of a row above reaches."""
        while self._row is not None and self._spans.get(len(self._row), 0):
            self._spans[len(self._row)] -= 1
            self.merged.add((len(self.rows), len(self._row)))
            self._row.append("")
            self._count += 1


def _span(text: str | None) -> int:
    return min(max(1, int(text)), _MOST_COLUMNS) if text and _SPAN.fullmatch(text.strip()) else 1


def _tidy(text: str) -> str:
    """Return a cell's text: a paragraph's end (NUL) breaks the line once, a `<br>` always, none at either end."""
    lines = re.sub(r" *\0[ \0]*", "\0", text).strip("\0 ").replace("\0", "\n").split("\n")
    return "\n".join(_SPACE.sub(" ", line).strip() for line in lines).strip("\n")
