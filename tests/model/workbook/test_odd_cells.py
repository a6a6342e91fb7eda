"""Workbooks with cells that few programs write are saved like any other, or refused with a sentence."""

import re
from pathlib import Path

import pytest

from model import area_planning, planning
from model.problems import EntryProblem
from tests.model.workbook.builder import OLDER, OLDER_TABLE, SHEET_TYPE, TYPES, WORKBOOK, Parts, sample_parts
from tests.model.workbook.helpers import (
    FIRST,
    SECOND,
    assert_reopens_equal,
    carried_out,
    opened,
    part_text,
    rest_of_pressures,
    set_amount,
)

STYLES = "xl/styles.xml"
HUGE = "9" * 5_000
ROWS = re.compile(r'(?<=<row) r="\d+"')
CELLS = re.compile(r'(?<=<c) r="[A-Z]+\d+"')


def with_last_row(row: str) -> Parts:
    """The sample, in which the last row of the table of Older People holds this."""
    book = sample_parts()
    text = book.text(OLDER)
    assert "A11:R24" in book.text(OLDER_TABLE)
    book.parts[OLDER] = re.sub(r'<row r="24".*?</row>', f'<row r="24">{row}</row>', text).encode()
    return book


@pytest.mark.parametrize(
    "row", ['<c r="I24"><f>1+2</f></c>', '<c r="I24"><f>B6*2</f></c><c r="J24"/>', '<c r="D24" t="str"><f>A12</f></c>']
)
def test_a_last_line_of_formulas_that_were_never_calculated_stops_no_save(row: str, tmp_path: Path) -> None:
    document = opened(tmp_path, with_last_row(row).zipped())
    set_amount(document, rest_of_pressures(document.budget).id, "10000000")
    document.save()
    assert_reopens_equal(document)


@pytest.mark.parametrize("unsaid", [[CELLS], [ROWS, CELLS]])
def test_a_working_is_proved_where_cells_do_not_say_their_places(unsaid: list[re.Pattern[str]], tmp_path: Path) -> None:
    book = sample_parts().put_cell(OLDER, "I14", '<c r="I14"><f>2*3</f><v>6</v></c>')
    text = book.text(OLDER)
    for missing in (16, 10, 9, 4):
        if f'<row r="{missing}"' not in text:
            text = text.replace(f'<row r="{missing + 1}"', f'<row r="{missing}"/><row r="{missing + 1}"')
    for places in unsaid:
        text = places.sub("", text)
    book.parts[OLDER] = text.encode()
    document = opened(tmp_path, book.zipped())
    set_amount(document, rest_of_pressures(document.budget).id, "10000000", SECOND)
    document.save()
    again = assert_reopens_equal(document)
    assert any("2*3" in line.formulas.values() for line in again.budget.lines())


def test_a_style_that_is_no_number_is_no_unlocked_one(tmp_path: Path) -> None:
    book = sample_parts().replace(OLDER, "</sheetData>", '</sheetData><sheetProtection sheet="1"/>')
    book.put_cell(OLDER, "I16", '<c r="I16" s="none"><v>9.844</v></c>')
    document = opened(tmp_path, book.zipped())
    with pytest.raises(EntryProblem, match=r"Older People!I16 is locked"):
        set_amount(document, rest_of_pressures(document.budget).id, "10000000")


@pytest.mark.parametrize("part", ["xl/calcChain.xml", "xl/chain/order2.xml"])
def test_the_old_order_of_calculation_goes_whatever_its_part_is_called(part: str, tmp_path: Path) -> None:
    book = sample_parts().put_cell(OLDER, "I16", '<c r="I16"><f>B6</f><v>9.844</v></c>')
    book.put(part, '<calcChain><c r="I16" i="2"/></calcChain>', f"{SHEET_TYPE}.calcChain+xml")
    book.relate(WORKBOOK, "calcChain", f"/{part}")
    document = opened(tmp_path, book.zipped())
    line = rest_of_pressures(document.budget).id
    carried_out(document, planning.set_field(document.budget, line, FIRST, None, over_formula=True))
    receipt = document.save()
    assert part in receipt.parts_changed
    after = (tmp_path / "budget.xlsx").read_bytes()
    assert part not in part_text(after, TYPES)
    assert part not in part_text(after, "xl/_rels/workbook.xml.rels")
    assert part not in Parts(after).parts


@pytest.mark.parametrize(
    "number, total",
    [("NaN", "#VALUE!"), ("sNaN", "#VALUE!"), ("Infinity", "#VALUE!"), ("1_000", "#VALUE!"), ("1E999", "#NUM!"),
     ("1E99999999999", "#VALUE!"), ("\n5.5 ", "15.344")],
)  # fmt: skip
@pytest.mark.parametrize("is_date", [False, True])
def test_what_is_no_number_of_a_workbook_is_never_written_as_a_total(
    number: str,
    total: str,
    is_date: bool,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    book = sample_parts()
    style = book.text(STYLES).split("<cellXfs")[1].split("</cellXfs>")[0].count("<xf ")
    book.replace(STYLES, "</cellXfs>", '<xf numFmtId="14"/></cellXfs>')
    book.put_cell(OLDER, "I14", f'<c r="I14" s="{style if is_date else 0}"><v>{number}</v></c>')
    document = opened(tmp_path, book.zipped())
    set_amount(document, rest_of_pressures(document.budget).id, "9844000.01")
    assert total[:4] in {change.new[:4] for change in document.save().recalculated}
    assert_reopens_equal(document)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "part, old, new",
    [
        (OLDER, "<cols>", f'<cols><col min="1" max="{HUGE}" hidden="1"/>'),
        (OLDER, '<row r="16" spans="1:18"', f'<row r="16" spans="1:{HUGE}"'),
        (WORKBOOK, 'sheetId="3"', f'sheetId="{HUGE}"'),
        (WORKBOOK, 'localSheetId="2"', f'localSheetId="{HUGE}"'),
        (STYLES, "</cellXfs>", f'<xf numFmtId="{HUGE}"/></cellXfs>'),
    ],
)
def test_a_number_longer_than_any_in_a_workbook_is_none(part: str, old: str, new: str, tmp_path: Path) -> None:
    document = opened(tmp_path, sample_parts().replace(part, old, new).zipped())
    set_amount(document, rest_of_pressures(document.budget).id, "10000000")
    carried_out(document, area_planning.add_area(document.budget, "Prevention"))
    document.save()
    assert_reopens_equal(document)
