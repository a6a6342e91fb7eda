"""A workbook whose XML is spelled otherwise than Excel spells it, and as validly, is read and saved like any other."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from model import area_planning, planning
from model.lines import Kind
from model.problems import EntryProblem, FileProblem
from model.workbook.document import Document
from tests.model.workbook.builder import (
    OFFICE,
    OLDER,
    OLDER_TABLE,
    TYPES,
    WORKBOOK,
    Parts,
    rich_workbook,
    sample,
    sample_parts,
)
from tests.model.workbook.helpers import (
    area_id,
    assert_reopens_equal,
    carried_out,
    comparable,
    opened,
    part_text,
    rest_of_pressures,
    set_amount,
)

pytestmark = pytest.mark.thorough

_TAG = re.compile(r"<[A-Za-z][^<>]*>")
_ATTRIBUTE = re.compile(r' ([\w:.-]+)="([^"\']*)"')
SPELLINGS: dict[str, Callable[[re.Match[str]], str]] = {
    "apostrophes": lambda match: f" {match[1]}='{match[2]}'",
    "spaces": lambda match: f'  {match[1]} = "{match[2]}"',
    "lines": lambda match: f"\n{match[1]}\n=\n'{match[2]}'",
}


def respelled(data: bytes, spelling: str) -> bytes:
    """The same workbook with every attribute of its structure and sheets spelled in another valid way."""
    book = Parts(data)
    for name in book.parts:
        if name.endswith((".xml", ".rels")) and not name.startswith(("docProps", "customXml")):
            text = book.text(name)
            text = _TAG.sub(lambda tag: _ATTRIBUTE.sub(SPELLINGS[spelling], tag[0]), text)
            book.parts[name] = text.encode()
    return book.zipped()


def _set(document: Document) -> None:
    set_amount(document, rest_of_pressures(document.budget).id, "10000000")


def _add_lines(document: Document) -> None:
    for title in ("One", "Two"):
        area = area_id(document, "Older People")
        carried_out(document, planning.add_line(document.budget, area, Kind.SAVING, title=title))


def _delete_line(document: Document) -> None:
    carried_out(document, planning.delete_lines(document.budget, [rest_of_pressures(document.budget).id]))


def _move_line(document: Document) -> None:
    carried_out(document, planning.move_lines(document.budget, [rest_of_pressures(document.budget).id], -1))


def _reorder_areas(document: Document) -> None:
    carried_out(document, area_planning.move_area(document.budget, area_id(document, "Older People"), 1))


def _add_area(document: Document) -> None:
    carried_out(document, area_planning.add_area(document.budget, "Prevention", "Adult Social Care"))


def _remove_area(document: Document) -> None:
    area = area_id(document, "Mental Health")
    carried_out(document, planning.delete_lines(document.budget, document.budget.line_ids(area)))
    carried_out(document, area_planning.remove_area(document.budget, area))


EDITS = [_set, _add_lines, _delete_line, _move_line, _reorder_areas, _add_area, _remove_area]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_same_budget_is_read(spelling: str, tmp_path: Path) -> None:
    plain, other = opened(tmp_path, sample(), "plain.xlsx"), opened(tmp_path, respelled(sample(), spelling))
    assert comparable(other.budget.snapshot()) == comparable(plain.budget.snapshot())
    assert [finding.message for finding in other.findings] == [finding.message for finding in plain.findings]
    for one, two in zip(plain.budget.lines(), other.budget.lines(), strict=True):
        assert plain.place_of(one.id) == other.place_of(two.id)


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_edit_is_saved(spelling: str, edit: Callable[[Document], None], tmp_path: Path) -> None:
    document = opened(tmp_path, respelled(sample(), spelling))
    edit(document)
    document.save()
    assert_reopens_equal(document)
    assert document.path is not None
    book = openpyxl.load_workbook(document.path)
    assert len(book.sheetnames) == len(document.budget.areas) + 3
    for sheet in book.worksheets:
        for table in sheet.tables.values():
            assert [cell.value for cell in sheet[table.ref][0]] == [column.name for column in table.tableColumns]


def test_an_area_is_added_where_each_sheet_declares_its_own_prefix(tmp_path: Path) -> None:
    """As openpyxl writes a workbook."""
    out = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(sample())).save(out)
    document = opened(tmp_path, out.getvalue())
    assert 'xmlns:r="' not in part_text(out.getvalue(), WORKBOOK).partition("<sheets>")[0]
    _add_area(document)
    document.save()
    assert_reopens_equal(document)
    assert "Prevention" in openpyxl.load_workbook(document.path or "").sheetnames


@pytest.mark.parametrize(
    "sheets, relation",
    [("<sheets>", "rel:id"), (f'<sheets xmlns:q="{OFFICE}">', "rel:id"), (f'<sheets xmlns:q="{OFFICE}">', "q:id")],
)
def test_an_area_is_added_where_the_prefix_is_another_one(sheets: str, relation: str, tmp_path: Path) -> None:
    book = sample_parts()
    own = f'xmlns:rel="{OFFICE}" ' if relation.startswith("rel") else ""
    xml = book.text(WORKBOOK).replace(f' xmlns:r="{OFFICE}"', "").replace("<sheets>", sheets)
    book.parts[WORKBOOK] = xml.replace(" r:id=", f" {own}{relation}=").encode()
    document = opened(tmp_path, book.zipped())
    _add_area(document)
    document.save()
    assert_reopens_equal(document)


def test_the_widths_of_an_added_area_carry_no_prefix_of_the_sheet_they_come_from(tmp_path: Path) -> None:
    book = sample_parts()
    book.parts[OLDER] = (
        book.text(OLDER).replace("<worksheet ", '<worksheet xmlns:own="urn:own" ').replace("<col ", '<col own:a="1" ')
    ).encode()
    document = opened(tmp_path, book.zipped())
    _add_area(document)
    document.save()
    assert_reopens_equal(document)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_an_uncertain_formula_asks_for_recalculation_and_the_old_order_of_it_goes(
    spelling: str, tmp_path: Path
) -> None:
    document = opened(tmp_path, respelled(rich_workbook(), spelling), "budget.xlsm")
    _set(document)
    _add_lines(document)
    receipt = document.save()
    after = (tmp_path / "budget.xlsm").read_bytes()
    assert ("Analysis", "A4") in receipt.cleared
    assert re.search(r"<calcPr\b[^>]*fullCalcOnLoad\s*=\s*[\"']1[\"']", part_text(after, WORKBOOK))
    assert "calcChain" not in part_text(after, TYPES)
    assert "calcChain" not in part_text(after, "xl/_rels/workbook.xml.rels")


@pytest.mark.parametrize(
    "asks", ['<calcPr calcId="1" fullCalcOnLoad="0"></calcPr>', "<calcPr fullCalcOnLoad='0'/>", "<calcPr/>", ""]
)
def test_recalculation_is_asked_for_whatever_stood_there(asks: str, tmp_path: Path) -> None:
    book = Parts(rich_workbook())
    text = re.sub(r"<calcPr\b[^>]*/>", asks, book.text(WORKBOOK))
    book.parts[WORKBOOK] = text.encode()
    document = opened(tmp_path, book.zipped(), "budget.xlsm")
    _set(document)
    document.save()
    after = part_text((tmp_path / "budget.xlsm").read_bytes(), WORKBOOK)
    assert after.count("<calcPr") == 1
    assert re.search(r"<calcPr\b[^>]*fullCalcOnLoad=\"1\"", after)


@pytest.mark.parametrize(
    "protection",
    [
        '<sheetProtection sheet="1"/>',
        "<sheetProtection sheet='1' objects='1'/>",
        '<sheetProtection objects = "1" sheet = "true" ></sheetProtection>',
        "<sheetProtection\nsheet\n=\n'true'/>",
        """<sheetProtection algorithmName='>' sheet="on"/>""",
    ],
)
def test_a_protected_sheet_is_known_by_any_spelling(protection: str, tmp_path: Path) -> None:
    book = sample_parts().replace(OLDER, "</sheetData>", f"</sheetData>{protection}")
    document = opened(tmp_path, book.zipped())
    with pytest.raises(EntryProblem, match=r"Older People!I16 is locked"):
        _set(document)


@pytest.mark.parametrize("protection", ['<sheetProtection sheet="0"/>', "<sheetProtection objects='1'/>", ""])
def test_a_sheet_that_only_looks_protected_is_written(protection: str, tmp_path: Path) -> None:
    book = sample_parts().replace(OLDER, "</sheetData>", f"</sheetData>{protection}")
    document = opened(tmp_path, book.zipped())
    _set(document)
    document.save()
    assert_reopens_equal(document)


@pytest.mark.parametrize("hidden", ["hidden='1'", 'hidden = "true"', 'hidden="1"', "hidden='true'"])
def test_a_hidden_row_is_known_by_any_spelling(hidden: str, tmp_path: Path) -> None:
    book = sample_parts()
    book.replace(OLDER, '<row r="16"', f'<row r="16" {hidden}')
    document = opened(tmp_path, book.zipped())
    assert [(item.rule, item.cell) for item in document.findings] == [("hidden row", "A16")]


@pytest.mark.parametrize("hidden", ['hidden="0"', "hidden='false'", 'ht="hidden"'])
def test_a_row_that_says_that_it_is_not_hidden_is_none(hidden: str, tmp_path: Path) -> None:
    book = sample_parts().replace(OLDER, '<row r="16"', f'<row r="16" {hidden}')
    assert not opened(tmp_path, book.zipped()).findings


@pytest.mark.parametrize(
    "placed",
    ["<mergeCells><mergeCell ref='C16:D16'/></mergeCells>", '<hyperlinks><hyperlink ref = "C16"/></hyperlinks>'],
)
def test_what_hangs_on_a_row_is_known_by_any_spelling(placed: str, tmp_path: Path) -> None:
    document = opened(tmp_path, sample_parts().replace(OLDER, "</sheetData>", f"</sheetData>{placed}").zipped())
    _delete_line(document)
    with pytest.raises(FileProblem, match=r"C16"):
        document.save()


@pytest.mark.parametrize("squares", ["sqref='B12:B24'", 'sqref = "B12:B24"'])
def test_rules_follow_a_grown_table_in_any_spelling(squares: str, tmp_path: Path) -> None:
    book = sample_parts().replace(OLDER, 'sqref="B12:B24"', squares)
    document = opened(tmp_path, book.zipped())
    _add_lines(document)
    document.save()
    xml = part_text((tmp_path / "budget.xlsx").read_bytes(), OLDER)
    assert 'sqref="B12:B26"' in xml
    assert "B12:B24" not in xml
    assert 'ref="A11:R26"' in part_text((tmp_path / "budget.xlsx").read_bytes(), OLDER_TABLE)
