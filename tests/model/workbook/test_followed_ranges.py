"""What covers a table's rows follows them: rules old and new, ignored errors, print area, sort order."""

from pathlib import Path

import pytest

from model import planning
from model.lines import Kind
from model.workbook.document import Document
from tests.model.workbook.builder import LEARNING, LEARNING_TABLE, WORKBOOK, sample_parts
from tests.model.workbook.helpers import area_id, assert_reopens_equal, carried_out, line_of, opened, part_text

X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"


def _add_line(document: Document) -> None:
    carried_out(document, planning.add_line(document.budget, area_id(document, "Learning Disability"), Kind.SAVING))


def _saved(document: Document, part: str) -> str:
    document.save()
    assert_reopens_equal(document)
    return part_text(Path(str(document.path)).read_bytes(), part)


def _extended(inside: str) -> str:
    return f'<extLst><ext xmlns:x14="{X14}" xmlns:xm="{XM}" uri="{{U}}">{inside}</ext></extLst>'


@pytest.mark.parametrize(
    "kind",
    ["x14:conditionalFormatting", "x14:dataValidation", "x14:ignoredError"],
)
@pytest.mark.parametrize(
    "before, after",
    [
        ("B12:B15", "B12:B16"),
        ("B15", "B15:B16"),
        (" B12:B15\n C3 ", "B12:B16 C3"),
        ("B12:B14", "B12:B14"),
        ("B12:B20", "B12:B20"),
        ("Z12:Z15", "Z12:Z15"),
    ],
)
def test_an_extended_rule_follows_a_grown_table(kind: str, before: str, after: str, tmp_path: Path) -> None:
    rule = f"<{kind}><xm:f>$A$1</xm:f><xm:sqref>{{}}</xm:sqref></{kind}>"
    book = sample_parts().replace(LEARNING, "</worksheet>", f"{_extended(rule.format(before))}</worksheet>")
    document = opened(tmp_path, book.zipped())
    _add_line(document)
    assert rule.format(after) in _saved(document, LEARNING)


def test_a_small_chart_in_the_last_row_stays_in_its_one_cell(tmp_path: Path) -> None:
    sparkline = "<x14:sparklines><x14:sparkline><xm:sqref>H15</xm:sqref></x14:sparkline></x14:sparklines>"
    book = sample_parts().replace(LEARNING, "</worksheet>", f"{_extended(sparkline)}</worksheet>")
    document = opened(tmp_path, book.zipped())
    _add_line(document)
    assert sparkline in _saved(document, LEARNING)


def test_ignored_errors_follow_a_grown_table(tmp_path: Path) -> None:
    errors = '<ignoredErrors><ignoredError sqref="A12:A15" numberStoredAsText="1"/></ignoredErrors>'
    book = sample_parts().replace(LEARNING, "<tableParts", f"{errors}<tableParts")
    document = opened(tmp_path, book.zipped())
    _add_line(document)
    assert errors.replace("A15", "A16") in _saved(document, LEARNING)


@pytest.mark.parametrize(
    "before, after",
    [
        ("'Learning Disability'!$A$1:$R$15", "'Learning Disability'!$A$1:$R$16"),
        ("'Learning Disability'!$A$1:$Z$15", "'Learning Disability'!$A$1:$Z$16"),
        (
            "'Learning Disability'!$A$1:$R$8,'Learning Disability'!$A$11:$R$15",
            "'Learning Disability'!$A$1:$R$8,'Learning Disability'!$A$11:$R$16",
        ),
        ("'Learning Disability'!$A$1:$R$14", "'Learning Disability'!$A$1:$R$14"),
        ("'Learning Disability'!$A$1:$R$30", "'Learning Disability'!$A$1:$R$30"),
        ("'Learning Disability'!$T$1:$Z$15", "'Learning Disability'!$T$1:$Z$15"),
        ("'Learning Disability'!$A:$R", "'Learning Disability'!$A:$R"),
        ("OFFSET('Learning Disability'!$A$1:$R$15,0,0)", "OFFSET('Learning Disability'!$A$1:$R$15,0,0)"),
    ],
)
@pytest.mark.parametrize("position, follows", [(2, True), (1, False)])
def test_the_print_area_of_its_sheet_follows_a_grown_table(
    before: str, after: str, position: int, *, follows: bool, tmp_path: Path
) -> None:
    name = f'<definedName name="_xlnm.Print_Area" localSheetId="{position}">{{}}</definedName>'
    book = sample_parts()
    book.replace(WORKBOOK, "</definedNames>", f"{name.format(before)}</definedNames>")
    document = opened(tmp_path, book.zipped())
    _add_line(document)
    assert name.format(after if follows else before) in _saved(document, WORKBOOK)


@pytest.mark.parametrize("bottom", [15, 14])
def test_what_a_table_is_sorted_by_never_reaches_outside_it(bottom: int, tmp_path: Path) -> None:
    order = '<sortState ref="A12:R{0}"><sortCondition ref="B12:B{0}"/></sortState>'
    book = sample_parts().replace(LEARNING_TABLE, "<tableColumns", f"{order.format(bottom)}<tableColumns")
    document = opened(tmp_path, book.zipped())
    edit = carried_out(document, planning.delete_lines(document.budget, [line_of(document.budget, "14SCS16").id]))
    assert order.format(14) in _saved(document, LEARNING_TABLE)
    document.budget.revert(edit)
    assert order.format(15) in _saved(document, LEARNING_TABLE)
