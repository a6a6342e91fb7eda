"""Words that a workbook works out, as a status: a save takes them from the workbook and never loses the formula."""

from pathlib import Path

import pytest

from model import planning
from model.lines import Field
from model.problems import FileProblem
from model.workbook.document import Document
from tests.model.workbook.builder import OLDER, Parts, sample_parts
from tests.model.workbook.helpers import assert_reopens_equal, carried_out, opened, rest_of_pressures, set_amount

STATUS, NOTES = Field("status"), Field("notes")
FORMULAS = [
    ("C16", STATUS, "IF(Lines_Older_People[[#This Row],[2013/14]]&gt;5,&quot;New&quot;,&quot;Agreed&quot;)", "New",
     "Agreed"),
    ("C16", STATUS, "IF(I16&gt;5,&quot;New&quot;,&quot;Agreed&quot;)", "New", "Agreed"),
    ("Q16", NOTES, "&quot;Now &quot;&amp;I16", "Now 9.844", "Now 1"),
]  # fmt: skip


def text_formula(cell: str, formula: str, value: str) -> Parts:
    return sample_parts().put_cell(OLDER, cell, f'<c r="{cell}" t="str"><f>{formula}</f><v>{value}</v></c>')


def with_status(tmp_path: Path) -> Document:
    return opened(tmp_path, text_formula("C16", FORMULAS[1][2], "New").zipped())


@pytest.mark.parametrize("cell, field, formula, before, after", FORMULAS)
def test_a_text_follows_its_formula_when_the_amount_changes(
    cell: str, field: Field, formula: str, before: str, after: str, tmp_path: Path
) -> None:
    document = opened(tmp_path, text_formula(cell, formula, before).zipped())
    line = rest_of_pressures(document.budget).id
    assert getattr(document.budget.line(line), field.name) == before
    set_amount(document, line, "1000000")
    receipt = document.save()
    assert getattr(document.budget.line(line), field.name) == after
    assert (cell, before, after) in [(change.cell, change.old, change.new) for change in receipt.recalculated]
    assert document.path is not None
    assert f"<f>{formula.replace('&quot;', chr(34))}</f>" in Parts(document.path.read_bytes()).text(OLDER).replace(
        "&quot;", '"'
    )
    assert_reopens_equal(document)
    assert document.save().cells == ()


def test_a_text_entered_over_a_formula_is_refused_naming_cell_and_formula(tmp_path: Path) -> None:
    document = with_status(tmp_path)
    line = rest_of_pressures(document.budget).id
    edit = carried_out(document, planning.set_field(document.budget, line, STATUS, "Withdrawn"))
    with pytest.raises(FileProblem, match=r'Older People!C16 holds the formula =IF\(I16>5,"New","Agreed"\)'):
        document.save()
    document.budget.revert(edit)
    assert document.save().cells == ()


def test_a_new_workbook_holds_the_text_and_tells_of_the_formula_left_behind(tmp_path: Path) -> None:
    document = with_status(tmp_path)
    line = rest_of_pressures(document.budget)
    receipt = document.save_as_new(tmp_path / "new.xlsx")
    (finding,) = receipt.findings
    assert (finding.rule, finding.line_id) == ("formula left behind", line.id)
    assert "a formula for a text in Older People!C16; new.xlsx holds the text" in finding.message
    assert rest_of_pressures(assert_reopens_equal(document).budget).status == "New"
