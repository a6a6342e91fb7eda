"""A figure that its number format shows as another one, or not at all, is told and counts as it is stored."""

from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

from model.findings import Level
from model.workbook.document import Document
from tests.model.workbook.builder import OLDER, sample_parts
from tests.model.workbook.helpers import opened

STYLES = "xl/styles.xml"


def with_format(code: str, value: str = "1.5") -> bytes:
    """The sample with the amount in I12 under a number format of its own."""
    book = sample_parts()
    style = book.text(STYLES).split("<cellXfs")[1].split("</cellXfs>")[0].count("<xf ")
    added = f'<numFmt numFmtId="1999" formatCode={quoteattr(code)}/>'
    text = book.text(STYLES)
    if "</numFmts>" in text:
        book.replace(STYLES, "</numFmts>", f"{added}</numFmts>")
    else:
        book.replace(STYLES, "<fonts", f'<numFmts count="1">{added}</numFmts><fonts')
    book.replace(STYLES, "</cellXfs>", '<xf numFmtId="1999" applyNumberFormat="1"/></cellXfs>')
    book.put_cell(OLDER, "I12", f'<c r="I12" s="{style}"><v>{value}</v></c>')
    return book.zipped()


def amount_of(document: Document) -> object:
    number = document.line_at("Older People", 12)
    return document.budget.line(number).amounts[0] if number is not None else None


@pytest.mark.parametrize(
    "code, words",
    [
        ("0%", "shows as percentages"),
        ("0.0 %", "shows as percentages"),
        ("#,##0,", "shows in thousands or millions"),
        ("#,##0.0,,", "shows in thousands or millions"),
        ('#,##0,"k"', "shows in thousands or millions"),
        (";;;", "hides: 1 figure"),
        ('"nil"', "hides: 1 figure"),
        ("#,##0.000;", "hides where below nil"),
        ("-0;0", "shows as if they were below nil"),
        ("(#,##0);#,##0", "shows as if they were below nil"),
        ("#,##0.000;[Red]#,##0.000", "shows without their sign where below nil"),
    ],
)
def test_a_format_that_shows_another_figure_is_told_and_changes_none(code: str, words: str, tmp_path: Path) -> None:
    document = opened(tmp_path, with_format(code))
    (told,) = (finding for finding in document.findings if finding.rule == "shown otherwise")
    assert (told.level, told.sheet, told.cell) == (Level.WARNING, "Older People", "I12")
    assert words in told.message
    assert "of 2013/14" in told.message
    assert amount_of(document) == Decimal(1_500_000)


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "#,##0.000;-#,##0.000",
        "#,##0.000_);(#,##0.000)",
        "#,##0.000_);[Red](#,##0.000)",
        '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
        '_-"£"* #,##0_-;\\-"£"* #,##0_-;_-"£"* "-"_-;_-@_-',
        '#,##0.000;"\N{MINUS SIGN}"#,##0.000',
        '"£"#,##0.0"m"',
        '0.000"%-points"',
        "[>=1000]#,##0,;0",
        "0.00E+00",
        "# ?/?",
        "@",
    ],
)
def test_a_usual_format_is_not_told(code: str, tmp_path: Path) -> None:
    document = opened(tmp_path, with_format(code))
    assert "shown otherwise" not in {finding.rule for finding in document.findings}


def test_a_blank_cell_shows_nothing_otherwise(tmp_path: Path) -> None:
    assert "shown otherwise" not in {finding.rule for finding in opened(tmp_path, with_format("0%", "")).findings}
