"""What seldom points at cells follows rows that come and go, too: shapes' links, pictures of cells, sheet views."""

import pytest

from model.problems import FileProblem
from model.workbook.opening import open_bytes
from model.workbook.shifting.row_map import RowMap, opened_behind, without_rows
from model.workbook.shifting.shifted import shift_rows
from tests.model.workbook.builder import Parts
from tests.model.workbook.helpers import part_text
from tests.model.workbook.shifting.full_workbook import HEAD, LINES, LINES_PART, full_workbook

DRAWING = "xl/drawings/drawing1.xml"
DRAWING_LINKS = "xl/drawings/_rels/drawing1.xml.rels"
SHEET_LINKS = "xl/worksheets/_rels/sheet1.xml.rels"
VIEWS = "xl/namedSheetViews/namedSheetView1.xml"
_VIEWS = "http://schemas.microsoft.com/office/spreadsheetml/2019/namedsheetviews"
_VIEWS_KIND = "http://schemas.microsoft.com/office/2019/04/relationships/namedSheetView"
_LINK_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def rare_workbook() -> bytes:
    book = Parts(full_workbook())
    camera = f"""<xdr:ext><a14:cameraTool cellRange="'{LINES}'!$A$6:$D$9" spid="_x0000_s1"/></xdr:ext></xdr:wsDr>"""
    book.replace(DRAWING, "</xdr:wsDr>", camera)
    links = "".join(
        f'<Relationship Id="rId9{number}" Type="{_LINK_KIND}" Target="{target}"/>'
        for number, target in enumerate(
            (f"#'{LINES}'!C9", f"#'{LINES.replace(' ', '%20')}'!C13", "#Summary!A1", "https://council.example/#C9")
        )
    )
    book.replace(DRAWING_LINKS, "</Relationships>", f"{links}</Relationships>")
    view = (
        f'{HEAD}<namedSheetViews xmlns="{_VIEWS}"><namedSheetView name="Mine" id="{{1}}"><nsvFilter filterId="{{2}}" '
        'ref="A4:F8"/></namedSheetView></namedSheetViews>'
    )
    book.put(VIEWS, view, "application/vnd.ms-excel.namedsheetviews+xml")
    book.relate(LINES_PART, _VIEWS_KIND, "../namedSheetViews/namedSheetView1.xml")
    source = f'<dataRefs count="1"><dataRef ref="C6:C8" sheet="{LINES}"/></dataRefs>'
    book.replace(LINES_PART, "<mergeCells", f"<dataConsolidate>{source}</dataConsolidate><mergeCells")
    outside = f"""<hyperlinks><hyperlink ref="B5" r:id="rId77" location="'{LINES}'!C9"/>"""
    book.replace(LINES_PART, "<hyperlinks>", outside)
    book.replace(
        SHEET_LINKS,
        "</Relationships>",
        f'<Relationship Id="rId77" Type="{_LINK_KIND}" Target="other.xlsx" TargetMode="External"/></Relationships>',
    )
    return book.zipped()


def shifted(rows: RowMap) -> bytes:
    return shift_rows(open_bytes(rare_workbook(), "Rare.xlsx"), {LINES: rows}, {}, "Rare.xlsx").data


@pytest.mark.parametrize(
    "part, words",
    [
        (DRAWING, f"""cellRange="'{LINES}'!$A$6:$D$10\""""),
        (DRAWING_LINKS, f"""Target="#'{LINES}'!C10\""""),
        (DRAWING_LINKS, f"""Target="#'{LINES.replace(" ", "%20")}'!C14\""""),
        (DRAWING_LINKS, 'Target="#Summary!A1"'),
        (DRAWING_LINKS, 'Target="https://council.example/#C9"'),
        (VIEWS, 'ref="A4:F9"'),
        (LINES_PART, f'<dataRef ref="C6:C9" sheet="{LINES}"/>'),
        (LINES_PART, f"""<hyperlink ref="B5" r:id="rId77" location="'{LINES}'!C9"/>"""),
    ],
)
def test_it_follows_a_row_that_opens_behind_the_last_line(part: str, words: str) -> None:
    assert words in part_text(shifted(opened_behind(8, 1, (1, 7))), part)


def test_a_shape_that_leads_to_a_line_stops_its_deletion() -> None:
    book = Parts(rare_workbook()).replace(DRAWING_LINKS, f"#'{LINES}'!C9", f"#'{LINES}'!C7").zipped()
    with pytest.raises(FileProblem, match="a link points at a row that is deleted"):
        shift_rows(open_bytes(book, "Rare.xlsx"), {LINES: without_rows([7])}, {}, "Rare.xlsx")
