"""Workbooks with cells that few programs write are saved like any other, or refused with a sentence."""

import re
from pathlib import Path

import pytest

from model import planning
from model.problems import FileProblem
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
    set_amount(document, rest_of_pressures(document.budget).id, "10000000")
    with pytest.raises(FileProblem, match=r"Older People!I16 is locked"):
        document.save()


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
