"""Proof of a PDF before it replaces anything: read again with pypdf, every line of every page must say what the pages
should, where they should, and the pages together must say every heading, label, figure and total of the annex.

White space is left out, for a PDF has none of its own. A line with characters that a PDF may give back in another
order or not at all (from right to left, or beyond the Latin letters) is agreed by the plain letters and numerals in it;
figures, and every line without such characters, are agreed in full.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from exporters.annex import Annex
from exporters.paper.page_plan import FOOT, HEADER, STAND_IN, Page, PagePlan, PaperLine
from exporters.printed_rows import column_headings, printed_rows
from model.problems import FileProblem
from model.progress import Progress

if TYPE_CHECKING:
    from pypdf import PageObject

_SURE = frozenset(map(chr, (*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)))) | set("–—‘’“”…€−")
_HIDDEN = ("Cc", "Cf")
_NEAR = 1.5
_STEP = 5

Run = tuple[float, float, str]
"""Words of a page: how far they begin from its left and its top, in points, and what they say."""


def agree_paper(annex: Annex, plan: PagePlan, data: bytes, progress: Progress) -> None:
    """Agree a PDF with its annex. Raises FileProblem naming the first place that does not."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    _agree_plan(annex, plan)
    try:
        pages = PdfReader(BytesIO(data)).pages
        if len(pages) != len(plan.pages):
            raise _disagreement(annex, f"it has {len(pages)} pages and should have {len(plan.pages)}")
        for number, (found, page) in enumerate(zip(pages, plan.pages, strict=True), 1):
            if number % _STEP == 1:
                progress(f"Reading page {number} of {len(pages)} again", number / len(pages))
            _agree_page(annex, plan, page, _runs(found), number)
    except PyPdfError as error:
        raise _disagreement(annex, f"it cannot be read ({error})") from error


def _agree_plan(annex: Annex, plan: PagePlan) -> None:
    """Agree the pages with the annex: every cell once, in its order, and header and foot on every page."""
    cells: dict[tuple[int, int], str] = defaultdict(str)
    for number, page in enumerate(plan.pages, 1):
        own: dict[tuple[int, int], str] = defaultdict(str)
        for line in page.lines:
            (own if line.row in (HEADER, FOOT) else cells)[line.row, line.column] += line.text
        _agree_furniture(annex, plan, own, number, has_rows=any(line.row >= plan.table for line in page.lines))
    expected = dict(_expected_cells(annex, plan))
    for place in sorted(expected.keys() | cells.keys()):
        found, wanted = cells.get(place, ""), _with_stand_ins(plan, expected.get(place, ""))
        if _bare(found) != _bare(wanted):
            raise _disagreement(annex, f"its pages say “{found}” and should say “{wanted}”")
    if list(cells) != sorted(cells):
        raise _disagreement(annex, "its rows are not in their order")


def _agree_furniture(
    annex: Annex, plan: PagePlan, own: dict[tuple[int, int], str], number: int, *, has_rows: bool
) -> None:
    imprint = annex.imprint
    foot = (imprint.marking, imprint.version, f"Page {number} of {len(plan.pages)}")
    wanted = {(FOOT, column): text for column, text in enumerate(foot)}
    if has_rows:
        wanted.update({(HEADER, column): text for column, text in enumerate(column_headings(annex))})
    for place in wanted.keys() | own.keys():
        if _bare(own.get(place, "")) != _bare(_with_stand_ins(plan, wanted.get(place, ""))):
            raise _disagreement(annex, f"the header or foot of page {number} says “{own.get(place, '')}”")


def _expected_cells(annex: Annex, plan: PagePlan) -> Iterator[tuple[tuple[int, int], str]]:
    opening = (annex.title, *annex.subtitles, *annex.statements)
    if len(opening) != plan.table:
        raise _disagreement(annex, "its opening is not the one it should have")
    yield from (((row, 0), text) for row, text in enumerate(opening))
    for place, row in enumerate(printed_rows(annex), plan.table):
        if row.casts and annex.cast(row) != row.amounts:
            raise _disagreement(annex, f"the row “{row.texts[0]}” is not the sum of its parts")
        words = row.texts[:1] if row.spans or row.is_labelled else row.texts
        yield from (((place, column), text) for column, text in enumerate(words))
        figures = (annex.shown(amount) for amount in row.amounts)
        yield from (((place, column), text) for column, text in enumerate(figures, len(row.texts)))


def _agree_page(annex: Annex, plan: PagePlan, page: Page, runs: Sequence[Run], number: int) -> None:
    """Agree what a page of the PDF says with the lines that should stand on it, each in its place."""
    by_height: dict[int, list[tuple[PaperLine, list[str]]]] = defaultdict(list)
    for line in page.lines:
        by_height[round(line.baseline * plan.scale)].append((line, []))
    for x, y, text in runs:
        parts = _parts_at(by_height, plan.scale, x, y)
        if parts is None:
            raise _disagreement(annex, f"page {number} says “{text}” where nothing should stand")
        parts.append(text)
    for lines in by_height.values():
        for line, found in lines:
            if not same_words("".join(found), line.text):
                said = "".join(found)
                raise _disagreement(annex, f"page {number} says “{said}” and should say “{line.text}”")


def _parts_at(
    by_height: dict[int, list[tuple[PaperLine, list[str]]]], scale: float, x: float, y: float
) -> list[str] | None:
    for height in (round(y), round(y) - 1, round(y) + 1):
        for line, parts in by_height.get(height, ()):
            begins, ends = line.x * scale, (line.x + line.width) * scale
            if abs(line.baseline * scale - y) < _NEAR / 2 and begins - _NEAR < x < ends + _NEAR:
                return parts
    return None


def same_words(found: str, wanted: str) -> bool:
    """Whether a line read from a PDF is the one wanted, as far as its fonts let it be read."""
    read, text = _bare(found), _bare(wanted)
    if read == text:
        return True
    if all(mark in _SURE for mark in wanted if not mark.isspace()):
        return False
    return not Counter(filter(_is_plain, text)) - Counter(filter(_is_plain, read))


def _is_plain(mark: str) -> bool:
    return mark.isascii() and mark.isalnum()


def _runs(page: "PageObject") -> list[Run]:
    """Return the words of a page in the order in which they are drawn."""
    runs: list[Run] = []
    height = float(page.mediabox.height)

    def visit(text: str, outer: Sequence[float], inner: Sequence[float], _font: object, _size: object) -> None:
        if text.strip():
            x, y = inner[4], inner[5]
            across = outer[0] * x + outer[2] * y + outer[4]
            upright = outer[1] * x + outer[3] * y + outer[5]
            runs.append((across, height - upright, text))

    page.extract_text(visitor_text=visit)
    return runs


def _bare(text: str) -> str:
    """Return text without white space and without characters that are never seen."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(mark for mark in composed if not mark.isspace() and unicodedata.category(mark) not in _HIDDEN)


def _with_stand_ins(plan: PagePlan, text: str) -> str:
    return "".join(STAND_IN if mark in plan.missing else mark for mark in text)


def _disagreement(annex: Annex, what: str) -> FileProblem:
    return FileProblem(
        f"The annex {annex.name} was not exported as PDF: read back before it was put in place, {what}; "
        "please report this."
    )
