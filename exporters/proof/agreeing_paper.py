"""Proof of a PDF before it replaces anything: read again with PDFium, every line of every page must say what the pages
should, where they should, and the pages together must say every heading, label, figure and total of the annex.

White space is left out, for a PDF has none of its own. A line with characters that a PDF may give back in another
order or not at all (from right to left, or beyond the Latin letters) is agreed by the plain letters and numerals in it;
figures, and every line without such characters, are agreed in full. Which lines are agreed in part is told.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from exporters.annex import Annex
from exporters.charts import ChartKind
from exporters.paper.page_plan import CHART, FOOT, HEADER, STAND_IN, Page, PagePlan, PaperLine
from exporters.printed_rows import column_headings, printed_rows
from exporters.proof.reading_paper import Mark, PaperReader, UnreadablePaperError
from model.problems import FileProblem
from model.progress import Progress

_SURE = frozenset(map(chr, (*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)))) | set("–—‘’“”…€−")
_HIDDEN = ("Cc", "Cf")
_NEAR = 1.5
_STEP = 20

_Found = tuple[PaperLine, list[Mark]]


def agree_paper(annex: Annex, plan: PagePlan, data: bytes, progress: Progress) -> list[PaperLine]:
    """Agree a PDF with its annex, and return the lines that could be agreed only in part.

    Raises FileProblem naming the first place that does not agree, Cancelled from `progress`.
    """
    _agree_plan(annex, plan)
    partly: list[PaperLine] = []
    try:
        reader = PaperReader(data)
        try:
            if reader.count != len(plan.pages):
                raise _disagreement(annex, f"it has {reader.count} pages and should have {len(plan.pages)}")
            if any(reader.property(name) != text for name, text in plan.record.items()):
                raise _disagreement(annex, "it does not say what it was made from")
            for place, page in enumerate(plan.pages):
                if place % _STEP == 0:
                    progress(f"Reading page {place + 1} of {reader.count} again", place / reader.count)
                partly += _agree_page(annex, plan, page, reader.page(place), place + 1)
        finally:
            reader.close()
    except UnreadablePaperError as error:
        raise _disagreement(annex, f"it cannot be read ({error})") from error
    return partly


def _agree_plan(annex: Annex, plan: PagePlan) -> None:
    """Agree the pages with the annex: every cell once, in its order, and header and foot on every page."""
    cells: dict[tuple[int, int], str] = defaultdict(str)
    drawn: dict[tuple[int, int], str] = defaultdict(str)
    for number, page in enumerate(plan.pages, 1):
        own: dict[tuple[int, int], str] = defaultdict(str)
        for line in page.lines:
            held = drawn if line.row <= CHART else own if line.row in (HEADER, FOOT) else cells
            held[line.row, line.column] += line.text
        _agree_furniture(annex, plan, own, number, has_rows=any(line.row >= plan.table for line in page.lines))
    expected = {**dict(_expected_cells(annex, plan)), **dict(_expected_of_charts(annex))}
    said = {**cells, **drawn}
    for place in sorted(expected.keys() | said.keys()):
        found, wanted = said.get(place, ""), _with_stand_ins(plan, expected.get(place, ""))
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


def _expected_of_charts(annex: Annex) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield what the chart of each year says: its title, then each bar's name and its figure in the table."""
    chart = annex.chart
    if chart is None or chart.kind is not ChartKind.BRIDGE or not chart.is_readable:
        return
    for year, column in enumerate(annex.amount_columns):
        figures = [annex.rows[bar.row].amounts[year] for bar in chart.bars]
        if not any(figure for figure in figures if isinstance(figure, Decimal)):
            continue
        row = CHART - year
        yield (row, 0), f"{chart.title}, {column.year.label}, {annex.unit.symbol}"
        for place, (bar, figure) in enumerate(zip(chart.bars, figures, strict=True)):
            yield (row, 1 + 2 * place), bar.name
            yield (row, 2 + 2 * place), annex.shown(figure)


def _agree_page(annex: Annex, plan: PagePlan, page: Page, marks: Sequence[Mark], number: int) -> Iterator[PaperLine]:
    """Agree what a page of the PDF says with the lines that should stand on it, each in its place.

    Yields the lines that are agreed in part.
    """
    by_height: dict[int, list[_Found]] = defaultdict(list)
    for line in page.lines:
        by_height[round(line.baseline * plan.scale)].append((line, []))
    last: _Found | None = None
    for mark in marks:
        if last is None or not _stands_in(last[0], plan.scale, mark):
            last = _line_at(by_height, plan.scale, mark)
            if last is None:
                raise _disagreement(annex, f"page {number} says “{mark.text}” where nothing should stand")
        last[1].append(mark)
    for line, found in (each for lines in by_height.values() for each in lines):
        said = _joined(found)
        if not same_words(said, line.text):
            raise _disagreement(annex, f"page {number} says “{said}” and should say “{line.text}”")
        if _bare(said) != _bare(line.text):
            yield line


def _line_at(by_height: dict[int, list[_Found]], scale: float, mark: Mark) -> _Found | None:
    for height in (round(mark.y), round(mark.y) - 1, round(mark.y) + 1):
        for found in by_height.get(height, ()):
            if _stands_in(found[0], scale, mark):
                return found
    return None


def _stands_in(line: PaperLine, scale: float, mark: Mark) -> bool:
    if abs(line.baseline * scale - mark.y) >= _NEAR / 2:
        return False
    return line.x * scale - _NEAR < mark.x < (line.x + line.width) * scale + _NEAR


def _joined(marks: Sequence[Mark]) -> str:
    """Join characters from left to right, whichever way PDFium took them to be read; halves of one are made whole."""
    words = "".join(mark.text for mark in sorted(marks, key=_across))
    return words if words.isascii() else words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _across(mark: Mark) -> float:
    return mark.x


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
