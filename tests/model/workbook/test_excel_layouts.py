"""A workbook on which the officer has worked in Excel opens with findings, and keeps what they did when it is saved."""

from decimal import Decimal
from pathlib import Path

import pytest

from model import area_planning, planning
from model.edits import Edit, FieldChange
from model.findings import Finding, Level
from model.lines import AMOUNT, FORECAST, Field, Kind
from model.problems import EntryProblem, FileProblem
from model.workbook.document import Document
from model.years import Year
from tests.model.workbook.builder import (
    LEARNING,
    LEARNING_TABLE,
    MAIN,
    OLDER,
    WORKBOOK,
    Parts,
    formula,
    sample_parts,
    text_cell,
)
from tests.model.workbook.helpers import (
    FIRST,
    area_id,
    assert_reopens_equal,
    carried_out,
    line_of,
    opened,
    part_text,
    rest_of_pressures,
    set_amount,
)


def with_extra_column() -> Parts:
    """The Learning Disability table with a column “Ward” that the app does not know, in S."""
    book = sample_parts()
    book.replace(LEARNING_TABLE, 'ref="A11:R15"', 'ref="A11:S15"')
    book.replace(LEARNING_TABLE, 'tableColumns count="18"', 'tableColumns count="19"')
    book.replace(LEARNING_TABLE, "</tableColumns>", '<tableColumn id="19" name="Ward"/></tableColumns>')
    for row, text in enumerate(("Ward", "North", "South", "East", ""), start=11):
        xml = book.text(LEARNING)
        end = xml.index("</row>", xml.index(f'<row r="{row}"'))
        cell = text_cell(f"S{row}", text) if text else ""
        book.parts[LEARNING] = f"{xml[:end]}{cell}{xml[end:]}".encode()
    return book


def found(document: Document, rule: str) -> list[Finding]:
    for finding in document.findings:
        assert finding.message.endswith(".")
    return [finding for finding in document.findings if finding.rule == rule]


def test_a_column_the_app_does_not_know_is_kept_and_shown(tmp_path: Path) -> None:
    document = opened(tmp_path, with_extra_column().zipped())
    assert not document.findings
    lines = list(document.budget.lines_of(area_id(document, "Learning Disability")))
    assert [line.extra.get("Ward") for line in lines] == ["North", "South", "East", None]


def test_a_moved_line_takes_the_cells_of_unknown_columns_along(tmp_path: Path) -> None:
    document = opened(tmp_path, with_extra_column().zipped())
    area = area_id(document, "Learning Disability")
    last = document.budget.line_ids(area)[-1]
    carried_out(document, planning.move_lines(document.budget, [last], -1))
    carried_out(document, planning.add_line(document.budget, area, Kind.SAVING, title="New"))
    document.save()
    again = assert_reopens_equal(document)
    lines = list(again.budget.lines_of(area_id(again, "Learning Disability")))
    assert [line.extra.get("Ward") for line in lines] == ["North", "South", None, "East", None]


@pytest.mark.parametrize("ward", [{"Ward": "West"}, {}])
def test_texts_of_unknown_columns_that_a_comparison_brings_are_saved(tmp_path: Path, ward: dict[str, str]) -> None:
    document = opened(tmp_path, with_extra_column().zipped())
    line = next(document.budget.lines_of(area_id(document, "Learning Disability")))
    carried_out(document, Edit("Take over", (FieldChange(line.id, Field("extra"), line.extra, ward),)))
    document.save()
    again = assert_reopens_equal(document)
    lines = list(again.budget.lines_of(area_id(again, "Learning Disability")))
    assert [line.extra.get("Ward") for line in lines] == [ward.get("Ward"), "South", "East", None]


def test_a_line_with_an_unknown_column_moves_only_to_a_sheet_that_has_it(tmp_path: Path) -> None:
    document = opened(tmp_path, with_extra_column().zipped())
    line = document.budget.line_ids(area_id(document, "Learning Disability"))[0]
    carried_out(document, planning.move_to_area(document.budget, [line], area_id(document, "Older People")))
    with pytest.raises(FileProblem, match="“Ward”"):
        document.save()


def test_rows_added_by_hand_are_lines_and_blank_rows_take_new_ones(tmp_path: Path) -> None:
    book = sample_parts().replace(LEARNING_TABLE, 'ref="A11:R15"', 'ref="A11:R18"')
    row = text_cell("A17", "HAND1") + text_cell("B17", "saving") + '<c r="I17"><v>-0.5</v></c>'
    book.replace(LEARNING, "</sheetData>", f'<row r="17">{row}</row></sheetData>')
    document = opened(tmp_path, book.zipped())
    line = line_of(document.budget, "HAND1")
    assert (line.kind, line.amounts) == (Kind.SAVING, (Decimal(-500000), None))
    area = area_id(document, "Learning Disability")
    carried_out(document, planning.add_line(document.budget, area, Kind.SAVING, title="In a blank row"))
    document.save()
    assert document.place_of(document.budget.line_ids(area)[-1]) == ("Learning Disability", "A18")
    assert 'ref="A11:R18"' in Parts((tmp_path / "budget.xlsx").read_bytes()).text(LEARNING_TABLE)
    assert_reopens_equal(document)


def test_hidden_rows_and_sheets_that_count_are_findings(tmp_path: Path) -> None:
    book = sample_parts().replace(LEARNING, '<row r="14"', '<row r="14" hidden="1"')
    book.replace(WORKBOOK, '<sheet name="Mental Health"', '<sheet name="Mental Health" state="hidden"')
    document = opened(tmp_path, book.zipped())
    assert [(item.sheet, item.cell) for item in found(document, "hidden row")] == [("Learning Disability", "A14")]
    assert [item.sheet for item in found(document, "hidden sheet")] == ["Mental Health"]
    assert line_of(document.budget, "14SCS16").amounts[0] == Decimal(-1800000)


def test_dates_from_1904_are_a_finding(tmp_path: Path) -> None:
    book = sample_parts().replace(WORKBOOK, "<workbookPr ", '<workbookPr date1904="1" ')
    assert len(found(opened(tmp_path, book.zipped()), "1904 dates")) == 1


HEADERS = [
    ("D", "Titel", "says “Titel”", Level.ERROR),
    ("I", "2013/15", "is not read as a year", Level.ERROR),
    ("J", "2013/14", "repeats “2013/14”", Level.ERROR),
]


@pytest.mark.parametrize("column, heading, words, level", HEADERS)
def test_a_changed_heading_is_an_error_with_its_cell(
    column: str, heading: str, words: str, level: Level, tmp_path: Path
) -> None:
    book = sample_parts().put_cell(LEARNING, f"{column}11", text_cell(f"{column}11", heading))
    document = opened(tmp_path, book.zipped())
    findings = found(document, "headings changed")
    assert any(words in item.message and item.cell == f"{column}11" and item.level is level for item in findings)
    set_amount(document, rest_of_pressures(document.budget).id, "5000000")
    document.save()
    assert_reopens_equal(document)


def test_a_heading_changed_in_excel_to_a_false_year_leaves_its_figures_out(tmp_path: Path) -> None:
    book = sample_parts().put_cell(LEARNING, "I11", text_cell("I11", "2013/15"))
    book.replace(LEARNING_TABLE, 'name="2013/14"', 'name="2013/15"')
    document = opened(tmp_path, book.zipped())
    assert found(document, "headings changed")[0].cell == "I11"
    line = line_of(document.budget, "14SCS16")
    assert line.amounts == (None, None)
    assert line.extra["2013/15"] == "-1.8"


def test_a_forecast_of_a_year_that_the_budget_has_not_is_kept_as_it_is(tmp_path: Path) -> None:
    book = sample_parts().put_cell(LEARNING, "K11", text_cell("K11", "Forecast 2020/21"))
    book.replace(LEARNING_TABLE, 'name="Forecast 2013/14"', 'name="Forecast 2020/21"')
    book.put_cell(LEARNING, "K14", '<c r="K14"><v>7</v></c>')
    document = opened(tmp_path, book.zipped())
    set_amount(document, line_of(document.budget, "14SCS16").id, "-1000000")
    document.save()
    assert '<c r="K14"><v>7</v></c>' in Parts((tmp_path / "budget.xlsx").read_bytes()).text(LEARNING)
    assert_reopens_equal(document)


def test_a_table_that_lost_its_types_or_years_is_not_read_and_says_so(tmp_path: Path) -> None:
    book = sample_parts().replace(LEARNING_TABLE, 'name="Type"', 'name="Sort"')
    document = opened(tmp_path, book.zipped())
    assert "Learning Disability" not in [area.name for area in document.budget.areas]
    (finding,) = found(document, "headings changed")
    assert (finding.level, finding.sheet, finding.cell) == (Level.ERROR, "Learning Disability", "A11")


def with_totals_row() -> Parts:
    book = sample_parts().replace(
        LEARNING_TABLE, 'ref="A11:R15" totalsRowShown="0"', 'ref="A11:R16" totalsRowCount="1"'
    )
    row = text_cell("A16", "Total") + formula("I16", "SUBTOTAL(109,Lines_Learning_Disability[2013/14])", "-0.661")
    return book.replace(LEARNING, "</sheetData>", f'<row r="16">{row}</row></sheetData>')


def test_a_totals_row_is_no_line_and_follows_an_edit(tmp_path: Path) -> None:
    document = opened(tmp_path, with_totals_row().zipped())
    assert len(document.budget.line_ids(area_id(document, "Learning Disability"))) == 4
    set_amount(document, line_of(document.budget, "14SCS16").id, "-1000000")
    receipt = document.save()
    assert {(item.cell, item.new) for item in receipt.recalculated} >= {("I16", "0.139")}
    assert_reopens_equal(document)


def test_a_table_with_a_totals_row_grows_above_it(tmp_path: Path) -> None:
    document = opened(tmp_path, with_totals_row().zipped())
    area = area_id(document, "Learning Disability")
    carried_out(document, planning.add_line(document.budget, area, Kind.SAVING))
    set_amount(document, document.budget.line_ids(area)[-1], "-1000000")
    receipt = document.save()
    assert {(item.cell, item.old, item.new) for item in receipt.recalculated} >= {("I17", "-0.661", "-1.661")}
    assert_reopens_equal(document)


def test_what_stands_below_a_table_makes_room_for_its_growth(tmp_path: Path) -> None:
    book = sample_parts().replace(LEARNING, "</sheetData>", f'<row r="16">{text_cell("C16", "Note")}</row></sheetData>')
    document = opened(tmp_path, book.zipped())
    carried_out(document, planning.add_line(document.budget, area_id(document, "Learning Disability"), Kind.SAVING))
    document.save()
    assert text_cell("C17", "Note") in part_text(Path(str(document.path)).read_bytes(), LEARNING)
    assert_reopens_equal(document)


def test_a_table_does_not_grow_where_what_stands_below_it_cannot_make_room(tmp_path: Path) -> None:
    row = f'<row r="16">{formula("C16", "INDIRECT(&quot;R12C9&quot;,FALSE)", "1")}</row>'
    document = opened(tmp_path, sample_parts().replace(LEARNING, "</sheetData>", f"{row}</sheetData>").zipped())
    area = area_id(document, "Learning Disability")
    edit = carried_out(document, planning.add_line(document.budget, area, Kind.SAVING))
    with pytest.raises(FileProblem, match="the formula in 'Learning Disability'!C16 may point at any cell"):
        document.save()
    document.save_as_new(tmp_path / "new.xlsx")
    assert_reopens_equal(document)
    assert edit.label == "Add saving line"


def test_a_range_over_some_of_the_lines_is_not_left_behind(tmp_path: Path) -> None:
    book = sample_parts()
    book.add_sheet(
        101, "Mine", f'<row r="1">{formula("A1", "SUM(&apos;Learning Disability&apos;!I12:I14)", "-0.661")}</row>'
    )
    document = opened(tmp_path, book.zipped())
    area = area_id(document, "Learning Disability")
    carried_out(document, planning.add_line(document.budget, area, Kind.PRESSURE, 0))
    with pytest.raises(FileProblem, match="points at single cells"):
        document.save()


def test_a_locked_cell_of_a_protected_sheet_is_not_written(tmp_path: Path) -> None:
    book = sample_parts().replace(LEARNING, "</sheetData>", '</sheetData><sheetProtection sheet="1"/>')
    document = opened(tmp_path, book.zipped())
    line = line_of(document.budget, "14SCS16")
    with pytest.raises(EntryProblem, match="Learning Disability!I14 is locked on a protected sheet; remove the"):
        set_amount(document, line.id, "-1000000")
    document.budget.apply(Edit("as a journal restores it", (FieldChange(line.id, FIRST, line.amounts[0], None),)))
    with pytest.raises(FileProblem, match="Learning Disability!I14 is locked"):
        document.save()
    assert (tmp_path / "budget.xlsx").read_bytes() == book.zipped()


def test_what_was_locked_takes_entries_once_it_is_saved_as_a_new_workbook(tmp_path: Path) -> None:
    book = sample_parts().replace(LEARNING, "</sheetData>", '</sheetData><sheetProtection sheet="1"/>')
    document = opened(tmp_path, book.zipped())
    line = line_of(document.budget, "14SCS16").id
    document.save_as(tmp_path / "copy.xlsx")
    with pytest.raises(EntryProblem, match="is locked"):
        planning.set_field(document.budget, line, Field("title"), "Mine")
    document.save_as_new(tmp_path / "new.xlsx")
    set_amount(document, line, "-1000000")
    document.save()
    assert_reopens_equal(document)


def test_an_unlocked_cell_of_a_protected_sheet_is_written(tmp_path: Path) -> None:
    book = sample_parts().replace(LEARNING, "</sheetData>", '</sheetData><sheetProtection sheet="1"/>')
    styles = book.text("xl/styles.xml")
    start, end = styles.index("<cellXfs"), styles.index("</cellXfs>")
    count = styles[start:end].count("<xf ")
    unlocked = (
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyProtection="1"><protection locked="0"/></xf>'
    )
    listed = styles[start:end].replace(f'count="{count}"', f'count="{count + 1}"')
    book.parts["xl/styles.xml"] = f"{styles[:start]}{listed}{unlocked}{styles[end:]}".encode()
    book.put_cell(LEARNING, "I14", f'<c r="I14" s="{count}"><v>-1.8</v></c>')
    document = opened(tmp_path, book.zipped())
    set_amount(document, line_of(document.budget, "14SCS16").id, "-1000000")
    document.save()
    assert_reopens_equal(document)


def two_areas_on_one_sheet() -> Parts:
    """The Learning Disability sheet with a second, small table of lines below the first."""
    book = sample_parts()
    columns = "".join(
        f'<tableColumn id="{place}" name="{name}"/>'
        for place, name in enumerate(("Type", "Title", "2013/14", "2014/15"), 1)
    )
    table = (
        f'<?xml version="1.0" encoding="UTF-8"?><table xmlns="{MAIN}" '
        f'id="90" name="Lines_Second" displayName="Lines_Second" ref="A22:D23">'
        f'<tableColumns count="4">{columns}</tableColumns></table>'
    )
    book.put("xl/tables/table90.xml", table, "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml")
    relation = book.relate(LEARNING, "table", "../tables/table90.xml")
    book.replace(LEARNING, "</tableParts>", f'<tablePart r:id="{relation}"/></tableParts>')
    head = "".join(
        text_cell(f"{letter}22", name)
        for letter, name in zip("ABCD", ("Type", "Title", "2013/14", "2014/15"), strict=True)
    )
    rows = f'<row r="20">{text_cell("A20", "Activity Area - Second")}</row><row r="22">{head}</row>'
    rows += f'<row r="23">{text_cell("A23", "Saving")}{text_cell("B23", "Only line")}<c r="C23"><v>-1</v></c></row>'
    return book.replace(LEARNING, "</sheetData>", f"{rows}</sheetData>")


def test_two_areas_on_one_sheet_are_both_read_and_edited(tmp_path: Path) -> None:
    document = opened(tmp_path, two_areas_on_one_sheet().zipped())
    assert [area.name for area in document.budget.areas][1:3] == ["Learning Disability", "Second"]
    set_amount(document, line_of(document.budget, "", "Only line").id, "-2000000")
    set_amount(document, line_of(document.budget, "14SCS16").id, "-1000000")
    document.save()
    assert_reopens_equal(document)


def test_adding_an_area_beside_two_areas_on_one_sheet(tmp_path: Path) -> None:
    document = opened(tmp_path, two_areas_on_one_sheet().zipped())
    carried_out(document, area_planning.add_area(document.budget, "Prevention"))
    document.save()
    assert_reopens_equal(document)


def test_an_area_that_shares_its_sheet_is_not_removed_with_the_other(tmp_path: Path) -> None:
    book = two_areas_on_one_sheet()
    document = opened(tmp_path, book.zipped())
    second = area_id(document, "Second")
    carried_out(document, planning.delete_lines(document.budget, document.budget.line_ids(second)))
    carried_out(document, area_planning.remove_area(document.budget, second))
    with pytest.raises(FileProblem, match="also holds another area"):
        document.save()
    assert (tmp_path / "budget.xlsx").read_bytes() == book.zipped()


def test_a_field_without_a_column_is_refused_with_the_reason(tmp_path: Path) -> None:
    document = opened(tmp_path, two_areas_on_one_sheet().zipped())
    line = line_of(document.budget, "", "Only line")
    for field, value in ((Field("notes"), "text"), (Field(FORECAST, Year(2013)), Decimal(1))):
        edit = carried_out(document, planning.set_field(document.budget, line.id, field, value))
        with pytest.raises(FileProblem, match="has no column"):
            document.save()
        document.budget.revert(edit)
    assert FIRST.name == AMOUNT
    assert Parts((tmp_path / "budget.xlsx").read_bytes()).parts[OLDER]
