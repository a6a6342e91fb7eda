"""A table whose total row Excel keeps below its last line gets longer above it; it does not get shorter."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from model import planning
from model.lines import Kind
from model.problems import FileProblem
from model.workbook.document import Document
from tests.model.workbook.builder import LEARNING, LEARNING_TABLE, sample_parts, text_cell
from tests.model.workbook.helpers import area_id, assert_reopens_equal, carried_out, line_of, opened, part_text


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """The sample, where Learning Disability has four lines in rows 12 to 15 and their total in row 16."""
    book = sample_parts()
    book.replace(LEARNING_TABLE, 'ref="A11:R15" totalsRowShown="0"', 'ref="A11:R16" totalsRowCount="1"')
    book.replace(LEARNING, "</sheetData>", f'<row r="16">{text_cell("A16", "Total")}</row></sheetData>')
    return opened(tmp_path, book.zipped())


def _add(document: Document) -> None:
    carried_out(document, planning.add_line(document.budget, area_id(document, "Learning Disability"), Kind.SAVING))


def _delete(document: Document) -> None:
    carried_out(document, planning.delete_lines(document.budget, [line_of(document.budget, "14SCS16").id]))


def _move_away(document: Document) -> None:
    line, area = line_of(document.budget, "14SCS16").id, area_id(document, "Older People")
    carried_out(document, planning.move_to_area(document.budget, [line], area))


@pytest.mark.parametrize(
    "edit",
    [_delete, _move_away],
)
def test_a_table_with_a_total_row_does_not_get_shorter(document: Document, edit: Callable[[Document], None]) -> None:
    before = Path(str(document.path)).read_bytes()
    edit(document)
    with pytest.raises(FileProblem, match="so it cannot get shorter") as caught:
        document.save()
    told = r"table Lines_Learning_Disability .* has a total row .*Switch the total row off in Excel, or save as a new"
    assert re.search(told, str(caught.value))
    assert Path(str(document.path)).read_bytes() == before


def test_a_new_line_goes_into_a_row_that_is_opened_above_the_total_row(document: Document) -> None:
    _add(document)
    receipt = document.save()
    again = assert_reopens_equal(document)
    assert again.place_of(list(again.budget.line_ids(area_id(again, "Learning Disability")))[-1]) == (
        "Learning Disability",
        "A16",
    )
    after = Path(str(document.path)).read_bytes()
    assert 'ref="A11:R17" totalsRowCount="1"' in part_text(after, LEARNING_TABLE)
    assert text_cell("A17", "Total") in part_text(after, LEARNING)
    assert [finding.rule for finding in receipt.findings] == ["rows moved"]


def test_lines_of_a_table_with_a_total_row_change_places(document: Document) -> None:
    first = document.budget.line_ids(area_id(document, "Learning Disability"))[0]
    carried_out(document, planning.move_lines(document.budget, [first], 1))
    document.save()
    assert_reopens_equal(document)
