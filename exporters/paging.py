"""Where the pages of an annex begin: a heading is never parted from its first line, nor a total from its last, what
stands under a heading stays on one page where it is short, under a subheading where it is half a page, as the rows of
one statement are; and the last page has more than one row. What has subheadings stays whole where a page can hold it,
rather than most of it following on a page that does not say whose it is.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from exporters.annex import RowKind

_BEGINS = (RowKind.HEADING, RowKind.SUBHEADING)
_ENDS = (RowKind.SUBTOTAL, RowKind.TOTAL)
_SHORT, _SHORT_STATEMENT = 0.4, 0.5


def page_starts(kinds: Sequence[RowKind], heights: Sequence[float], first_room: float, room: float) -> list[int]:
    """Return the positions of the rows that begin a new page, the first page's left out.

    `first_room` is the height left on the first page, `room` the height of each later one, in the unit of `heights`.
    """
    starts: list[int] = []
    left = first_room
    groups, sections, blocks = dict(_groups(kinds)), dict(_sections(kinds)), list(_blocks(kinds))
    for start, end in blocks:
        needed = sum(heights[start:end])
        group = slice(start, groups.get(start, end))
        whole = sum(heights[group])
        short = room * (_SHORT_STATEMENT if RowKind.SUBHEADING in kinds[group] else _SHORT)
        section = sum(heights[start : sections.get(start, start)])
        mostly_over = left * 2 < section <= room
        if start and ((whole if whole <= short else needed) > left or mostly_over):
            starts.append(start)
            left = room
        left -= needed
    if starts and starts[-1] == len(kinds) - 1:
        before = blocks[-2][0]
        if before > max(starts[:-1], default=0) and sum(heights[before:]) <= room:
            starts[-1] = before
    return starts


def _blocks(kinds: Sequence[RowKind]) -> Iterator[tuple[int, int]]:
    """Yield the runs of rows that stay together, each from its first row to the one after its last."""
    start = 0
    for place in range(1, len(kinds)):
        if kinds[place - 1] in _BEGINS or kinds[place] in _ENDS:
            continue
        yield start, place
        start = place
    if kinds:
        yield start, len(kinds)


def _groups(kinds: Sequence[RowKind]) -> Iterator[tuple[int, int]]:
    """Yield each heading, or headings that follow one another, to the row after the last that stands under it."""
    start = 0
    for place in range(1, len(kinds)):
        if kinds[place] in _BEGINS and kinds[place - 1] not in _BEGINS:
            yield start, place
            start = place
    yield start, len(kinds)


def _sections(kinds: Sequence[RowKind]) -> Iterator[tuple[int, int]]:
    """Yield each heading that has subheadings to the row after the last before the next heading."""
    headings = [place for place, kind in enumerate(kinds) if kind is RowKind.HEADING]
    for start, end in pairwise((*headings, len(kinds))):
        if RowKind.SUBHEADING in kinds[start:end]:
            yield start, end
