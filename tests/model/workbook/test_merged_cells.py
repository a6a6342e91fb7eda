"""Cells hidden under merged ones: nothing is written where nobody would see it, and figures there are told."""

from decimal import Decimal
from pathlib import Path

import pytest

from model import planning
from model.edits import Edit, FieldChange
from model.findings import Level
from model.lines import AMOUNT, Field, Kind, value_of
from model.problems import EntryProblem, FileProblem
from model.workbook.document import Document
from model.years import Year
from tests.model.workbook.builder import CONTROLS, OLDER, Parts, sample_parts
from tests.model.workbook.helpers import (
    FIRST,
    SECOND,
    area_id,
    assert_reopens_equal,
    carried_out,
    opened,
    set_amount,
)


def with_merge(*places: str, spelling: str = '<mergeCell ref="{}"/>') -> Parts:
    merges = "".join(spelling.format(place) for place in places)
    return sample_parts().replace(OLDER, "</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>")


def line_at(document: Document, row: int) -> int:
    number = document.line_at("Older People", row)
    assert number is not None
    return number


@pytest.mark.parametrize(
    "place, row, field",
    [("I16:I17", 17, FIRST), ("I16:J16", 16, SECOND), ("H15:J18", 16, FIRST), ("A1:R99", 16, FIRST)],
)
@pytest.mark.parametrize("spelling", ['<mergeCell ref="{}"/>', "<mergeCell  ref = '{}'></mergeCell>"])
def test_an_amount_is_not_written_under_merged_cells(
    place: str, row: int, field: Field, spelling: str, tmp_path: Path
) -> None:
    before = with_merge(place, spelling=spelling).zipped()
    document = opened(tmp_path, before)
    line = document.budget.line(line_at(document, row))
    column = "I" if field == FIRST else "J"
    with pytest.raises(EntryProblem, match=rf"Older People!{column}{row} .*merged cells {place}.*\.$"):
        set_amount(document, line.id, "1000000", field)
    old = value_of(line, field, document.budget.years)
    restored = Edit("as a journal restores it", (FieldChange(line.id, field, old, Decimal(1_000_000)),))
    document.budget.apply(restored)
    with pytest.raises(FileProblem, match=rf"Older People!{column}{row} .*merged cells {place}.*\.$") as problem:
        document.save()
    assert "\n" not in str(problem.value)
    assert (tmp_path / "budget.xlsx").read_bytes() == before


@pytest.mark.parametrize("place", ["I16:J16", "I16:I17", "B16:C18"])
def test_the_first_cell_of_merged_ones_and_any_other_is_written(place: str, tmp_path: Path) -> None:
    document = opened(tmp_path, with_merge(place).zipped())
    set_amount(document, line_at(document, 16), "1000000")
    document.save()
    assert_reopens_equal(document)


def test_a_figure_under_merged_cells_is_not_blanked_silently(tmp_path: Path) -> None:
    document = opened(tmp_path, with_merge("H16:I16").zipped())
    with pytest.raises(EntryProblem, match=r"Older People!I16"):
        set_amount(document, line_at(document, 16), None)


def test_a_new_line_is_not_written_under_merged_cells(tmp_path: Path) -> None:
    document = opened(tmp_path, with_merge("A24:D26").zipped())
    area = area_id(document, "Older People")
    carried_out(document, planning.add_line(document.budget, area, Kind.SAVING, title="New"))
    with pytest.raises(FileProblem, match=r"Older People!B25 .*A24:D26"):
        document.save()


def test_figures_under_merged_cells_are_told_when_the_workbook_is_opened(tmp_path: Path) -> None:
    document = opened(tmp_path, with_merge("I16:J17", "H24:I24", "A1:D1").zipped())
    told = [item for item in document.findings if item.rule == "figure under merged cells"]
    assert [(item.sheet, item.cell, item.level) for item in told] == [
        ("Older People", "J16", Level.WARNING),
        ("Older People", "I24", Level.WARNING),
    ]
    assert told[0].line_id == line_at(document, 16)
    assert told[0].field == Field(AMOUNT, Year(2014))
    assert "3.729" in told[0].message
    assert "I16:J17" in told[0].message
    assert all(item.message.endswith(".") for item in told)


def test_blank_cells_under_merged_ones_are_not_told(tmp_path: Path) -> None:
    assert not opened(tmp_path, with_merge("I12:J15", "I16:I17", "A2:R2").zipped()).findings


def test_a_control_total_under_merged_cells_is_neither_written_nor_passed_over(tmp_path: Path) -> None:
    book = sample_parts()
    book.replace(CONTROLS, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A5:Z5"/></mergeCells>')
    document = opened(tmp_path, book.zipped())
    told = [item for item in document.findings if item.rule == "figure under merged cells"]
    assert told
    assert {item.sheet for item in told} == {"Control totals"}
