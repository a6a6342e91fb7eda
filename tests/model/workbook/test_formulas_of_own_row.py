"""Formulas that read only their own row travel with their line; those that read elsewhere hold it."""

import re
from pathlib import Path

import pytest

from model import planning
from model.edits import Edit
from model.lines import Kind
from model.problems import FileProblem
from model.workbook.document import Document
from model.workbook.row_formulas import in_row, is_tied
from tests.model.workbook.builder import LEARNING, LEARNING_TABLE, Parts, sample_parts
from tests.model.workbook.helpers import area_id, carried_out, opened, part_text

THIS_ROW = "Lines_Learning_Disability[[#This Row],[2013/14]]*2"
_AREA = "Learning Disability"


def calculated(text: str) -> Parts:
    """The Learning Disability table with a column “My col” of formulas in S, `{row}` standing for their row."""
    book = sample_parts()
    book.replace(LEARNING_TABLE, 'ref="A11:R15"', 'ref="A11:S15"')
    book.replace(LEARNING_TABLE, 'tableColumns count="18"', 'tableColumns count="19"')
    book.replace(LEARNING_TABLE, "</tableColumns>", '<tableColumn id="19" name="My col"/></tableColumns>')
    for row in range(11, 16):
        xml = book.text(LEARNING)
        end = xml.index("</row>", xml.index(f'<row r="{row}"'))
        head = f'<c r="S{row}" t="inlineStr"><is><t>My col</t></is></c>'
        cell = head if row == 11 else f'<c r="S{row}"><f>{text.format(row=row)}</f><v>{row}</v></c>'
        book.parts[LEARNING] = f"{xml[:end]}{cell}{xml[end:]}".encode()
    return book


def lines_of(document: Document) -> list[int]:
    return list(document.budget.line_ids(area_id(document, _AREA)))


def moved_within_area(document: Document) -> Edit | None:
    edits = (planning.move_lines(document.budget, [line], 1) for line in lines_of(document))
    return next((edit for edit in edits if edit is not None), None)


def formulas(folder: Path) -> list[tuple[str, str]]:
    xml = part_text((folder / "budget.xlsx").read_bytes(), LEARNING)
    return re.findall(r'<c r="(S\d+)"[^>]*><f>([^<]*)</f>', xml)


def expected(text: str, rows: range) -> list[tuple[str, str]]:
    return [(f"S{row}", text.format(row=row)) for row in rows]


OWN_ROW = pytest.mark.parametrize(
    "text",
    [THIS_ROW, "SUM(I{row}:L{row})", "$J{row}+1", "'Learning Disability'!I{row}*2",
     'IF(I{row}&gt;0,"I12",LOG10(10))'],
)  # fmt: skip


@OWN_ROW
@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_line_is_deleted_whose_formulas_read_its_own_row(text: str, place: int, tmp_path: Path) -> None:
    document = opened(tmp_path, calculated(text).zipped())
    carried_out(document, planning.delete_lines(document.budget, [lines_of(document)[place]]))
    document.save()
    assert formulas(tmp_path) == expected(text, range(12, 15))


@OWN_ROW
def test_a_line_is_moved_with_its_formulas(text: str, tmp_path: Path) -> None:
    document = opened(tmp_path, calculated(text).zipped())
    carried_out(document, moved_within_area(document))
    document.save()
    assert formulas(tmp_path) == expected(text, range(12, 16))


@OWN_ROW
def test_a_line_is_put_between_lines_with_formulas(text: str, tmp_path: Path) -> None:
    document = opened(tmp_path, calculated(text).zipped())
    carried_out(document, planning.add_line(document.budget, area_id(document, _AREA), Kind.SAVING, 1, title="New"))
    document.save()
    assert formulas(tmp_path) == [item for item in expected(text, range(12, 17)) if item[0] != "S13"]


@pytest.mark.parametrize("text", ["I$12*2", "I{row}+$T$2", "Analysis!I{row}", "SUM(I12:I{row})"])
def test_a_line_whose_formula_reads_elsewhere_is_not_moved(text: str, tmp_path: Path) -> None:
    before = calculated(text).zipped()
    document = opened(tmp_path, before)
    carried_out(document, moved_within_area(document))
    with pytest.raises(FileProblem, match="were moved or deleted"):
        document.save()
    assert (tmp_path / "budget.xlsx").read_bytes() == before


def test_a_column_that_the_other_area_lacks_is_told_to_hold_a_formula(tmp_path: Path) -> None:
    document = opened(tmp_path, calculated(THIS_ROW).zipped())
    other = area_id(document, "Mental Health")
    carried_out(document, planning.move_to_area(document.budget, [lines_of(document)[0]], other))
    with pytest.raises(FileProblem, match="has a formula under “My col”"):
        document.save()


@pytest.mark.parametrize(
    "text, tied",
    [("I12", False), ("SUM($I12:M12)", False), ("I$12", True), ("I13", True), ("Other!I12", True),
     ("'Here'!I12", False), ("[@[2013/14]]", False), ('"I13"', False), ("SUM(I:I)", False),
     ("[Book.xlsx]Here!I12", True), ("12:12", False)],
)  # fmt: skip
def test_a_formula_is_tied_to_its_place_when_it_reads_another_row(text: str, tied: bool) -> None:
    assert is_tied(text, 12, "Here") is tied


@pytest.mark.parametrize(
    "text, moved",
    [("SUM($I12:M12)+J12*12", "SUM($I30:M30)+J30*12"), ("'Year 12'!I12", "'Year 12'!I30"), ("12:12", "30:30"),
     ('[@[2013/14]]&"I12"', '[@[2013/14]]&"I12"'), ("SUM(I:I)", "SUM(I:I)")],
)  # fmt: skip
def test_addresses_of_a_formula_follow_its_row(text: str, moved: str) -> None:
    assert in_row(text, 30) == moved
