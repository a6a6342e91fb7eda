import pytest

from model.clipboard.contents import read_contents
from model.clipboard.html_reading import read_html
from model.clipboard.html_writing import HtmlCell, number_format, write_html
from model.money import Negatives, Unit
from model.problems import EntryProblem
from tests.model.clipboard.test_html_reading import EXCEL, LIBREOFFICE, WORD


@pytest.mark.parametrize(
    "text, html, rows",
    [
        (
            '14SCS1\t1,235\t -   \r\n"Care homes\n& more"\t\t\r\n',
            EXCEL,
            [["14SCS1", "1,235", " -   "], ["Care homes\n& more", "", ""]],
        ),
        ("14SCS1\t1.23\ntwo lines\t(5)\n", LIBREOFFICE, [["14SCS1", "1.23"], ["two\nlines", "(5)"]]),
        (
            "Ref\t2013/14\r\nCare homes\r\nsecond paragraph\t (1,234)\r\n\t£1.5 <est>\r\n",
            WORD,
            [["Ref", "2013/14"], ["Care homes\nsecond paragraph", "(1,234)"], ["", "£1.5 <est>"]],
        ),
        ("", WORD, [["Ref", "2013/14"], ["Care homes\nsecond paragraph", "(1,234)"], ["", "£1.5 <est>"]]),
        ("1\t2\n", "<p>1 2</p>", [["1", "2"]]),
        ("some words", "<b>some words</b>", [["some words"]]),
        ("two  spaces", "<table><tr><td>two spaces</td></tr></table>", [["two  spaces"]]),
    ],
)
def test_text_is_taken_where_it_is_a_grid_and_the_table_else(text: str, html: str, rows: list[list[str]]) -> None:
    assert [list(row) for row in read_contents(text, html).rows] == rows


def test_numbers_behind_the_text_are_kept() -> None:
    assert read_contents("14SCS1\t1.23\ntwo lines\t(5)\n", LIBREOFFICE).held[0, 1] == "1.2345"


def test_a_clipboard_without_cells_is_refused() -> None:
    with pytest.raises(EntryProblem, match=r"^The clipboard holds no cells"):
        read_contents("", "<img>")


def test_the_unit_of_an_own_copy_is_known() -> None:
    assert read_contents("1", unit=Unit.THOUSANDS).unit is Unit.THOUSANDS


ROWS = [
    [HtmlCell("0012"), HtmlCell("(1,234.500)", "-1234.5"), HtmlCell("", "")],
    [HtmlCell("<b> & \"x\" 'y'"), HtmlCell("0.000", "0"), HtmlCell("two\nlines")],
]


def test_the_table_that_is_written_is_read_again() -> None:
    block = read_html(write_html(ROWS, 3, Negatives.BRACKETS))
    assert block is not None
    assert [list(row) for row in block.rows] == [[cell.text for cell in row] for row in ROWS]
    assert dict(block.held) == {(0, 1): "-1234.5", (1, 1): "0"}


def test_words_are_text_and_figures_are_numbers_in_their_format() -> None:
    html = write_html(ROWS, 3, Negatives.BRACKETS)
    assert html.count(r"mso-number-format:" + r'"\@"') == 3
    assert html.count(r'mso-number-format:"\#\,\#\#0\.000\;\(\#\,\#\#0\.000\)";text-align:right') == 3
    assert 'x:num="-1234.5"' in html
    assert "<b>" not in html


@pytest.mark.parametrize(
    "decimals, negatives, code",
    [
        (0, Negatives.MINUS, "#,##0"),
        (1, Negatives.MINUS, "#,##0.0"),
        (3, Negatives.BRACKETS, "#,##0.000;(#,##0.000)"),
    ],
)
def test_number_formats_follow_the_view(decimals: int, negatives: Negatives, code: str) -> None:
    assert number_format(decimals, negatives) == code
