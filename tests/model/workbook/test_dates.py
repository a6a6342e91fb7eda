"""A cell that shows a date is read as the officer reads it: not as an amount of 46,113 or a reference 46296."""

from decimal import Decimal
from pathlib import Path

import pytest

from model import planning
from model.findings import Level
from model.lines import Kind
from model.money import Unreadable
from model.workbook.date_styles import DateStyles, is_date_format
from model.workbook.document import Document
from tests.model.workbook.builder import CONTROLS, LEARNING, Parts, sample_parts
from tests.model.workbook.helpers import (
    area_id,
    assert_reopens_equal,
    carried_out,
    line_of,
    opened,
    set_amount,
    told_of,
)

STYLES = "xl/styles.xml"


def with_style(number_format: str, code: str = "") -> tuple[Parts, int]:
    """The sample with one cell style more, and its number."""
    book = sample_parts()
    text = book.text(STYLES)
    start, end = text.index("<cellXfs"), text.index("</cellXfs>")
    number = text[start:end].count("<xf ")
    text = f'{text[:end]}<xf numFmtId="{number_format}" fontId="0" fillId="0" borderId="0" xfId="0"/>{text[end:]}'
    if code:
        item = f'<numFmt numFmtId="{number_format}" formatCode="{code}"/>'
        text = text.replace("</numFmts>", f"{item}</numFmts>", 1)
        assert item in text
    book.parts[STYLES] = text.encode()
    return book, number


def with_dates(*addresses: str, part: str = LEARNING, number: str = "46296") -> Parts:
    book, style = with_style("14")
    for address in addresses:
        book.put_cell(part, address, f'<c r="{address}" s="{style}"><v>{number}</v></c>')
    return book


@pytest.mark.parametrize(
    "code, is_date",
    [
        ("dd/mm/yyyy", True),
        ("[$-809]d mmmm yyyy;@", True),
        ("h:mm", True),
        ("[h]:mm", True),
        ("[mm]", True),
        ("[ss]", True),
        ("YYYY", True),
        ("General", False),
        ("#,##0.000;[Red]-#,##0.000", False),
        ('0.0"m"', False),
        ("0.0\\m", False),
        ("[$£-809]#,##0.00", False),
        ('"day "0', False),
        ("_-* #,##0_-;-* #,##0_-", False),
        ("0.00E+00", False),
        ("_d0", False),
        ("@", False),
    ],
)
def test_a_format_shows_dates_where_it_says_so_outside_quotes_and_brackets(code: str, is_date: bool) -> None:
    assert is_date_format(code) is is_date


@pytest.mark.parametrize(
    "number, text",
    [
        ("46296", "01/10/2026"),
        ("46296.5", "01/10/2026 12:00"),
        ("0.25", "06:00"),
        ("1", "01/01/1900"),
        ("61", "01/03/1900"),
        ("2958465", "31/12/9999"),
        ("2958466", "2958466"),
        ("-1", "-1"),
        ("x", "x"),
    ],
)
def test_a_number_is_the_date_that_excel_shows(number: str, text: str) -> None:
    assert DateStyles().text(number) == text


def test_days_are_counted_from_1904_where_the_workbook_does_so() -> None:
    assert DateStyles(uses_1904=True).text("44834") == "01/10/2026"


@pytest.mark.parametrize("built_in", [14, 22, 27, 36, 45, 47, 50, 58])
def test_the_built_in_date_formats_are_known(built_in: int, tmp_path: Path) -> None:
    book, style = with_style(str(built_in))
    book.put_cell(LEARNING, "I14", f'<c r="I14" s="{style}"><v>46296</v></c>')
    assert line_of(opened(tmp_path, book.zipped()).budget, "14SCS16").amounts[0] == Unreadable("01/10/2026")


@pytest.mark.parametrize("built_in", [0, 2, 4, 13, 23, 37, 44, 48, 49])
def test_other_built_in_formats_show_figures(built_in: int, tmp_path: Path) -> None:
    book, style = with_style(str(built_in))
    book.put_cell(LEARNING, "I14", f'<c r="I14" s="{style}"><v>1.5</v></c>')
    assert line_of(opened(tmp_path, book.zipped()).budget, "14SCS16").amounts[0] == Decimal(1500000)


def test_a_custom_format_is_read_too(tmp_path: Path) -> None:
    book, style = with_style("190", "dd-mmm-yy")
    book.put_cell(LEARNING, "I14", f'<c r="I14" s="{style}"><v>46296</v></c>')
    assert line_of(opened(tmp_path, book.zipped()).budget, "14SCS16").amounts[0] == Unreadable("01/10/2026")


@pytest.mark.parametrize("cell", ["<v>46296</v>", "<f>DATE(2026,10,1)</f><v>46296</v>"])
def test_a_date_among_the_amounts_is_no_amount(cell: str, tmp_path: Path) -> None:
    book, style = with_style("14")
    book.put_cell(LEARNING, "I14", f'<c r="I14" s="{style}">{cell}</c>')
    document = opened(tmp_path, book.zipped())
    assert line_of(document.budget, "14SCS16").amounts[0] == Unreadable("01/10/2026")
    (finding,) = told_of(document)
    assert (finding.level, finding.rule, finding.cell) == (Level.ERROR, "date as amount", "I14")
    assert "Learning Disability!I14 shows the date 01/10/2026" in finding.message


def reopened_with(document: Document, reference: str) -> Document:
    document.save()
    again = assert_reopens_equal(document)
    assert line_of(again.budget, reference).reference == reference
    return again


def test_a_date_among_the_amounts_is_replaced_by_a_figure_that_is_shown_as_one(tmp_path: Path) -> None:
    document = opened(tmp_path, with_dates("I14").zipped())
    set_amount(document, line_of(document.budget, "14SCS16").id, "-1700000")
    again = reopened_with(document, "14SCS16")
    assert line_of(again.budget, "14SCS16").amounts[0] == Decimal(-1700000)
    assert not again.findings


def test_a_figure_takes_no_date_style_where_all_its_neighbours_are_dates(tmp_path: Path) -> None:
    document = opened(tmp_path, with_dates("I12", "I13", "I14", "I15").zipped())
    set_amount(document, line_of(document.budget, "14SCS16").id, "-1700000")
    area = area_id(document, "Learning Disability")
    carried_out(document, planning.add_line(document.budget, area, Kind.SAVING, reference="NEW1"))
    set_amount(document, line_of(document.budget, "NEW1").id, "-5000")
    again = reopened_with(document, "NEW1")
    assert line_of(again.budget, "NEW1").amounts[0] == Decimal(-5000)


def test_a_line_with_dates_moves_and_is_saved_as_new(tmp_path: Path) -> None:
    document = opened(tmp_path, with_dates("I12", "E12").zipped())
    reference = "SCP28 and S10"
    carried_out(document, planning.move_lines(document.budget, [line_of(document.budget, reference).id], 1))
    reopened_with(document, reference)
    document.save_as_new(tmp_path / "new.xlsx")
    assert line_of(assert_reopens_equal(document).budget, reference).description == "01/10/2026"


def test_a_date_among_the_texts_is_its_text_and_one_as_a_reference_is_warned_of(tmp_path: Path) -> None:
    document = opened(tmp_path, with_dates("A14", "E14").zipped())
    line = line_of(document.budget, "01/10/2026")
    assert line.description == "01/10/2026"
    (finding,) = document.findings
    assert (finding.level, finding.rule, finding.cell) == (Level.WARNING, "date as reference", "A14")
    assert finding.line_id == line.id


def test_a_date_in_an_unknown_column_or_a_control_total_is_its_text(tmp_path: Path) -> None:
    book = with_dates("M5", part=CONTROLS) if "M5" in sample_parts().text(CONTROLS) else with_dates("G5", part=CONTROLS)
    document = opened(tmp_path, book.zipped())
    assert "01/10/2026" in (document.budget.controls[0].date, document.budget.controls[0].source)


def test_a_date_as_a_control_total_is_an_error(tmp_path: Path) -> None:
    document = opened(tmp_path, with_dates("D5", part=CONTROLS).zipped())
    assert [(item.rule, item.cell) for item in document.findings] == [("date as amount", "D5")]
