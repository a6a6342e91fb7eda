"""A line is not moved or deleted, nor an area removed, while a chart, a name or a rule points at its cells."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from model import area_planning, planning
from model.edits import Edit
from model.lines import Kind
from model.problems import FileProblem
from model.workbook.document import Document
from tests.model.workbook.builder import CONTROLS, OLDER, WORKBOOK, Parts, rich_workbook, sample_parts
from tests.model.workbook.helpers import area_id, assert_reopens_equal, carried_out, opened, rest_of_pressures

pytestmark = pytest.mark.thorough

_CHART = "xl/charts/chart1.xml"
_LINE, _WHOLE, _PART = "'Older People'!$I$16:$L$16", "'Older People'!$I$12:$I$24", "'Older People'!$I$12:$I$20"
_JOINT = "'Joint Commissioning'!$B$6:$C$6"


def with_chart(reference: str) -> bytes:
    book = Parts(rich_workbook())
    for cell in ("A2", "A4", "A5"):  # formulas that point at single lines themselves
        book.put_cell("xl/worksheets/sheet101.xml", cell, f'<c r="{cell}"><v>1</v></c>')
    book.replace(WORKBOOK, "<definedName name=\"Older_2013\">'Older People'!$I$12:$I$24</definedName>", "")
    book.parts[_CHART] = re.sub(r"(<c:f>)[^<]*", lambda tag: tag[1] + reference, book.text(_CHART)).encode()
    return book.zipped()


def with_chartex(reference: str) -> bytes:
    book = sample_parts()
    xml = f'<cx:chartSpace xmlns:cx="urn:example:chartex"><cx:f dir="row">{reference}</cx:f></cx:chartSpace>'
    book.put("xl/charts/chartEx1.xml", xml, "application/vnd.ms-office.chartex+xml")
    return book.zipped()


def with_name(reference: str, attributes: str = "") -> bytes:
    name = f'<definedName name="Aside"{attributes}>{reference}</definedName>'
    return sample_parts().replace(WORKBOOK, "<definedNames>", f"<definedNames>{name}").zipped()


def with_local_name(reference: str) -> bytes:
    return with_name(reference, ' localSheetId="7"')


def ruled(part: str, rule: str) -> bytes:
    return sample_parts().replace(part, "</sheetData>", f"</sheetData>{rule}").zipped()


def with_format(reference: str, cells: str = "A1", part: str = CONTROLS) -> bytes:
    rule = f'<cfRule type="expression" priority="1"><formula>{reference}&gt;0</formula></cfRule>'
    return ruled(part, f'<conditionalFormatting sqref="{cells}">{rule}</conditionalFormatting>')


def with_validation(reference: str) -> bytes:
    validation = f'<dataValidation type="list" sqref="Z1"><formula1>{reference}</formula1></dataValidation>'
    book = sample_parts()
    book.add_sheet(103, "Aside", "", f'<dataValidations count="1">{validation}</dataValidations>')
    return book.zipped()


def with_later_rule(reference: str) -> bytes:
    xm = "http://schemas.microsoft.com/office/excel/2006/main"
    rule = (
        '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="urn:example:x14">'
        f'<x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="{xm}"><x14:cfRule type="expression">'
        f"<xm:f>{reference}&gt;0</xm:f></x14:cfRule><xm:sqref>A1</xm:sqref></x14:conditionalFormatting>"
        "</x14:conditionalFormattings></ext></extLst>"
    )
    book = sample_parts()
    book.add_sheet(103, "Aside", "", rule)
    return book.zipped()


POINTING: list[tuple[Callable[[str], bytes], str]] = [
    (with_chart, "a chart on the sheet “Analysis”"),
    (with_chartex, "the chart in the part xl/charts/chartEx1.xml"),
    (with_name, "the name Aside"),
    (with_local_name, "the name Aside"),
    (with_format, "a conditional format on the sheet “Control totals”"),
    (with_validation, "a data validation on the sheet “Aside”"),
    (with_later_rule, "a conditional format on the sheet “Aside”"),
]


def moved(document: Document) -> Edit | None:
    return planning.move_lines(document.budget, [rest_of_pressures(document.budget).id], -1)


def deleted(document: Document) -> Edit | None:
    return planning.delete_lines(document.budget, [rest_of_pressures(document.budget).id])


def inserted(document: Document) -> Edit | None:
    return planning.add_line(document.budget, area_id(document, "Older People"), Kind.PRESSURE, 2, title="New")


def refused(folder: Path, data: bytes, change: Callable[[Document], Edit | None]) -> str:
    document = opened(folder, data)
    carried_out(document, change(document))
    with pytest.raises(FileProblem) as caught:
        document.save()
    assert (folder / "budget.xlsx").read_bytes() == data
    return str(caught.value)


@pytest.mark.parametrize("change", [moved, deleted, inserted])
@pytest.mark.parametrize("make, what", POINTING)
def test_lines_at_whose_cells_something_points_stay(
    make: Callable[[str], bytes], what: str, change: Callable[[Document], Edit | None], tmp_path: Path
) -> None:
    said = refused(tmp_path, make(_LINE), change)
    assert f"and {what} points at single cells of them." in said
    assert said.endswith("or save as a new workbook.")


@pytest.mark.parametrize("make, what", POINTING)
def test_lines_stay_where_something_points_at_part_of_the_rows(
    make: Callable[[str], bytes], what: str, tmp_path: Path
) -> None:
    assert what in refused(tmp_path, make(_PART), deleted)


@pytest.mark.parametrize("reference", [_WHOLE, "'Older People'!$I:$I", "'Older People'!$B$6:$C$6"])
@pytest.mark.parametrize("make", [make for make, _ in POINTING])
def test_what_points_at_all_lines_or_at_none_does_not_hold_them(
    make: Callable[[str], bytes], reference: str, tmp_path: Path
) -> None:
    document = opened(tmp_path, make(reference))
    carried_out(document, deleted(document))
    document.save()
    assert_reopens_equal(document)


@pytest.mark.parametrize(
    "cells, reference, is_refused",
    [("I16", "$J16", True), ("A12:R20", "$J12", True), ("A12:R24", "$J12", False), ("I1:I24", "$J1", False),
     ("I12:I24", "$J13", True), ("I12:I24", "$J$16", True), ("T1", "$T$2", False)],
)  # fmt: skip
def test_a_format_of_the_lines_own_sheet_holds_them_unless_it_is_that_of_all_lines(
    cells: str, reference: str, is_refused: bool, tmp_path: Path
) -> None:
    data = with_format(reference, cells, OLDER)
    if is_refused:
        assert "a conditional format" in refused(tmp_path, data, deleted)
    else:
        document = opened(tmp_path, data)
        carried_out(document, deleted(document))
        document.save()
        assert_reopens_equal(document)


@pytest.mark.parametrize("make, what", POINTING)
def test_an_area_at_whose_sheet_something_points_is_not_removed(
    make: Callable[[str], bytes], what: str, tmp_path: Path
) -> None:
    def removed(document: Document) -> Edit | None:
        area = area_id(document, "Joint Commissioning")
        carried_out(document, planning.delete_lines(document.budget, document.budget.line_ids(area)))
        return area_planning.remove_area(document.budget, area)

    assert f"{what} points at the sheet “Joint Commissioning”" in refused(tmp_path, make(_JOINT), removed)


def test_a_print_area_holds_no_line(tmp_path: Path) -> None:
    area = '<definedName name="_xlnm.Print_Area" localSheetId="1">\'Older People\'!$A$1:$R$20</definedName>'
    document = opened(tmp_path, sample_parts().replace(WORKBOOK, "<definedNames>", f"<definedNames>{area}").zipped())
    carried_out(document, deleted(document))
    document.save()
    assert_reopens_equal(document)
