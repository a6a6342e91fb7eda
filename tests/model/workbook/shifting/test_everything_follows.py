"""Whatever points at cells of a sheet follows its rows, and every part not concerned stays as it is."""

import re

import pytest

from model.problems import FileProblem
from model.workbook.opening import Opened, open_bytes
from model.workbook.shifting.row_map import RowMap, Slot, opened_behind, without_rows
from model.workbook.shifting.shifted import Shifted, shift_rows
from tests.model.workbook.builder import rich_workbook
from tests.model.workbook.helpers import changed_parts, part_text
from tests.model.workbook.shifting.full_workbook import LINES, LINES_PART, SUMS_PART, full_workbook

FILE = "Full.xlsx"
CHART = "xl/charts/chart1.xml"


def opened(data: bytes) -> Opened:
    return open_bytes(data, FILE)


def shifted(rows: RowMap, data: bytes | None = None) -> Shifted:
    return shift_rows(opened(data or full_workbook()), {LINES: rows}, {}, FILE)


def opened_behind_the_last_pressure() -> Shifted:
    return shifted(opened_behind(8, 1, (1, 7)))


def formulas(data: bytes, part: str) -> dict[str, str]:
    return dict(re.findall(r'<c r="([A-Z]+\d+)"[^>]*><f[^>]*>([^<]*)</f>', part_text(data, part)))


def test_formulas_of_every_sheet_follow_an_opened_row() -> None:
    data = opened_behind_the_last_pressure().data
    found = formulas(data, LINES_PART)
    assert [found[cell] for cell in ("C10", "E8", "E12", "C14", "C15")] == [
        "SUM(C6:C9)",
        "SUM(C8:D8)",
        "SUM(C12:D12)",
        "SUM(C12:C13)",
        "C10+C14",
    ]
    assert found["C16"] == "SUM(C6:C9*1)"
    assert '<f t="array" ref="C16">' in part_text(data, LINES_PART) or 'ref="C16:C16"' in part_text(data, LINES_PART)
    assert list(formulas(data, SUMS_PART).values()) == [
        f"'{LINES}'!C10",
        f"SUM('{LINES}'!C12:C13)",
        f"SUMIF('{LINES}'!A6:A9,\"P*\",'{LINES}'!C6:C9)",
        "Costs+Pay_line",
        f"VLOOKUP(\"P3\",'{LINES}'!A6:D9,3,FALSE)",
    ]


@pytest.mark.parametrize(
    "part, words",
    [
        ("xl/workbook.xml", f"SUM('{LINES}'!$C$6:$C$9)"),
        ("xl/workbook.xml", f">'{LINES}'!$C$8<"),
        ("xl/workbook.xml", f">'{LINES}'!$A$1:$F$17<"),
        ("xl/workbook.xml", f">'{LINES}'!$4:$4<"),
        ("xl/workbook.xml", f">'{LINES}'!$A$4:$F$9<"),
        (LINES_PART, '<autoFilter ref="A4:F9"'),
        (LINES_PART, 'sqref="C6:D9"><cfRule'),
        (LINES_PART, 'sqref="C12:D13"><cfRule'),
        (LINES_PART, "<formula>C12&lt;-20</formula>"),
        (LINES_PART, 'sqref="C6:D9"><formula1>C15</formula1>'),
        (LINES_PART, "<xm:sqref>F6:F9</xm:sqref>"),
        (LINES_PART, "<xm:f>Sums!$A$1:$A$3</xm:f>"),
        (LINES_PART, f"<xm:f>'{LINES}'!C12:D12</xm:f><xm:sqref>G12</xm:sqref>"),
        (LINES_PART, f"<xm:f>'{LINES}'!C6:D6</xm:f><xm:sqref>G6</xm:sqref>"),
        (LINES_PART, '<mergeCell ref="A19:F19"/>'),
        (LINES_PART, f'<hyperlink ref="B17" location="\'{LINES}\'!C10"'),
        (LINES_PART, '<brk id="10"'),
        (LINES_PART, 'ySplit="4" topLeftCell="C5"'),
        (LINES_PART, '<ignoredError sqref="A6:A21"'),
        (LINES_PART, '<protectedRange name="Figures" sqref="C6:D9"/>'),
        ("xl/comments1.xml", '<comment ref="B7"'),
        ("xl/comments1.xml", '<comment ref="B13"'),
        ("xl/threadedComments/threadedComment1.xml", 'ref="B13"'),
        ("xl/drawings/vmlDrawing1.vml", "<x:Row>6</x:Row>"),
        ("xl/drawings/vmlDrawing1.vml", "<x:Row>12</x:Row>"),
        ("xl/drawings/vmlDrawing1.vml", "<x:Anchor>2, 15, 11, 10, 4, 15, 15, 4</x:Anchor>"),
        ("xl/drawings/drawing1.xml", "<xdr:row>22</xdr:row>"),
        ("xl/drawings/drawing1.xml", "<xdr:row>12</xdr:row>"),
        (CHART, f"<c:f>'{LINES}'!$C$6:$C$9</c:f>"),
        (CHART, f"<c:f>'{LINES}'!$C$4</c:f>"),
        ("xl/pivotCache/pivotCacheDefinition1.xml", 'ref="A4:D9"'),
    ],
)
def test_what_points_at_cells_follows_an_opened_row(part: str, words: str) -> None:
    assert words in part_text(opened_behind_the_last_pressure().data, part)


def test_figures_that_a_chart_keeps_go_where_its_range_took_in_a_row_and_stay_elsewhere() -> None:
    before, after = full_workbook(), opened_behind_the_last_pressure().data
    assert part_text(before, CHART).count("Cache>") == 6
    assert part_text(after, CHART).count("Cache>") == 2, "that of the name, which is one cell"
    assert part_text(shifted(opened_behind(3, 1, (1, 7))).data, CHART).count("Cache>") == 6


def test_names_that_take_a_row_in_are_told_and_print_areas_are_not() -> None:
    told = [each.message for each in opened_behind_the_last_pressure().findings if each.rule == "name extended"]
    assert told == [f"The name Costs now stands for SUM('{LINES}'!$C$6:$C$9), with the new line."]
    assert not [each for each in shifted(opened_behind(3, 1, (1, 7))).findings if each.rule == "name extended"]


def test_only_the_parts_concerned_differ() -> None:
    outcome = opened_behind_the_last_pressure()
    changed = changed_parts(full_workbook(), outcome.data)
    assert changed == {*outcome.parts, *outcome.removed}
    assert "xl/untouched.xml" not in changed
    assert "xl/styles.xml" not in changed
    assert outcome.removed == {"xl/calcChain.xml"}


def test_nothing_differs_but_the_order_of_calculation_where_rows_open_below_everything() -> None:
    outcome = shifted(opened_behind(900, 1, (1, 7)))
    assert changed_parts(full_workbook(), outcome.data) == {
        "xl/calcChain.xml",
        "xl/_rels/workbook.xml.rels",
        "[Content_Types].xml",
        LINES_PART,
    }


def test_a_deleted_row_takes_its_rules_and_links_along_and_ranges_get_shorter() -> None:
    data = shifted(without_rows([16])).data
    assert "<hyperlink" not in part_text(data, LINES_PART)
    assert 'mergeCell ref="A17:F17"' in part_text(data, LINES_PART)
    data = shifted(without_rows([6])).data
    assert formulas(data, LINES_PART)["C8"] == "SUM(C6:C7)"
    assert f"SUM('{LINES}'!$C$6:$C$7)" in part_text(data, "xl/workbook.xml")


def test_a_deleted_row_takes_its_own_sparkline_along_and_leaves_those_of_others() -> None:
    sheet = part_text(shifted(without_rows([6])).data, LINES_PART)
    assert sheet.count("<x14:sparklineGroup ") == 1
    assert f"<xm:f>'{LINES}'!C10:D10</xm:f><xm:sqref>G10</xm:sqref>" in sheet
    assert "<xm:sqref>F6:F7</xm:sqref>" in sheet, "the list for entries stays"


def test_a_deleted_row_takes_its_comments_along_and_what_they_said_is_told() -> None:
    outcome = shifted(without_rows([12]))
    notes = part_text(outcome.data, "xl/drawings/vmlDrawing1.vml")
    assert "About contracts" not in part_text(outcome.data, "xl/comments1.xml")
    assert '<comment ref="B7"' in part_text(outcome.data, "xl/comments1.xml")
    assert "threadedComment ref" not in part_text(outcome.data, "xl/threadedComments/threadedComment1.xml")
    assert notes.count('ObjectType="Note"') == 1
    assert "<x:Row>6</x:Row>" in notes
    told = [finding.message for finding in outcome.findings if finding.rule == "comment deleted"]
    assert told == [
        f"The comment on {LINES}!B12 went with the row that was deleted: “About contracts”.",
        f"The comment on {LINES}!B12 went with the row that was deleted: “Agreed”.",
    ]


def test_a_link_of_a_deleted_row_goes_where_a_row_opens_in_its_place() -> None:
    sheet = part_text(shifted(RowMap({16: Slot((None,), 1, 7)}, frozenset({16}))).data, LINES_PART)
    assert "<hyperlink" not in sheet
    assert '<mergeCell ref="A18:F18"/>' in sheet


def test_a_sparkline_keeps_to_its_one_cell_where_a_row_opens_behind_it() -> None:
    sheet = part_text(shifted(opened_behind(11, 1, (1, 7))).data, LINES_PART)
    assert f"<xm:f>'{LINES}'!C11:D11</xm:f><xm:sqref>G11</xm:sqref>" in sheet
    sheet = part_text(shifted(RowMap({11: Slot((None,), 1, 7)}, frozenset({11}))).data, LINES_PART)
    assert sheet.count("<xm:sqref>G") == 1


def test_no_empty_list_of_sparklines_is_left() -> None:
    sheet = part_text(shifted(without_rows([6, 11])).data, LINES_PART)
    assert "sparkline" not in sheet
    assert "x14:dataValidations" in sheet
    assert sheet.count("<ext ") == sheet.count("</ext>") == part_text(full_workbook(), LINES_PART).count("<ext ") - 1


@pytest.mark.parametrize(
    "rows, words",
    [
        (without_rows([8]), "the name Pay_line points at a row that is deleted"),
        (without_rows([9]), "the formula in Older People!C14 points at a row that is deleted"),
    ],
)
def test_a_deletion_that_would_leave_something_pointing_at_nothing_is_refused(rows: RowMap, words: str) -> None:
    with pytest.raises(FileProblem, match=words):
        shifted(rows)


def test_a_row_that_moves_takes_its_notes_and_what_points_at_it_along() -> None:
    data = shifted(RowMap({12: Slot((11,), 1, 7)})).data
    assert '<comment ref="B11"' in part_text(data, "xl/comments1.xml")
    assert "<xm:sqref>G12</xm:sqref>" in part_text(data, LINES_PART)
    assert 'sqref="C11:D12"><cfRule' in part_text(data, LINES_PART)
    assert formulas(data, LINES_PART)["C13"] == "SUM(C11:C12)"


def test_a_pivot_tables_source_and_place_and_macros_are_minded() -> None:
    book = open_bytes(rich_workbook(), "Rich.xlsm")
    outcome = shift_rows(
        open_bytes(_traceable(), "Rich.xlsm"), {"Analysis": opened_behind(12, 1, (1, 2))}, {}, "Rich.xlsm"
    )
    assert 'ref="A11:B14" sheet="Analysis"' in part_text(outcome.data, "xl/pivotCache/pivotCacheDefinition1.xml")
    assert [finding.rule for finding in outcome.findings] == ["macros"]
    with pytest.raises(FileProblem, match="may point at any cell"):
        shift_rows(book, {"Older People": opened_behind(12, 1, (1, 2))}, {}, "Rich.xlsm")
    with pytest.raises(FileProblem, match="the pivot table at A3:B6 is one whole"):
        shift_rows(open_bytes(_traceable(), "Rich.xlsm"), {"Pivot": opened_behind(4, 1, (1, 2))}, {}, "Rich.xlsm")


def _traceable() -> bytes:
    from tests.model.workbook.builder import ANALYSIS, Parts

    book = Parts(rich_workbook())
    return book.replace(ANALYSIS, "SUM(OFFSET('Older People'!$I$24,0,0,-13,1))", "1+1").zipped()
