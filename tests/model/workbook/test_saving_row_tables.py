"""Control totals, pots and muted checks are kept in tables of their own, made when first needed."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from model.control_planning import ControlWish, add_control, change_control, remove_control, wish_of
from model.controls import Measure, Scope
from model.edits import Edit
from model.findings import Finding, Level
from model.muting import mute, unmute
from model.pot_planning import PotWish, add_pot, change_pot, remove_pot
from model.problems import LayoutProblem
from model.workbook.document import Document
from model.workbook.new_workbook import write_new_workbook
from tests.model.drafts import pounds, small_budget
from tests.model.workbook.builder import sample
from tests.model.workbook.helpers import assert_reopens_equal, changed_parts, opened

FOUND = Finding(Level.WARNING, "positive saving", "14SCS9 adds to the net budget.")


def bare(folder: Path) -> Document:
    """A workbook with neither control totals nor pots."""
    budget = small_budget()
    for control in budget.controls:
        budget.apply(remove_control(budget, control.id))
    return opened(folder, write_new_workbook(budget), "bare.xlsx")


def net(document: Document, figure: str = "900") -> ControlWish:
    area = document.budget.areas[0].name
    amounts = (*pounds(figure), *[None] * (len(document.budget.years) - 1))
    return ControlWish(Scope.AREA, area, Measure.NET, amounts, "Cabinet", "28 January 2026")


def do(document: Document, edit: Edit | None) -> None:
    assert edit is not None
    document.budget.apply(edit)


def test_each_table_is_made_when_it_is_first_needed(tmp_path: Path) -> None:
    document = bare(tmp_path)
    do(document, add_control(document.budget, net(document)))
    do(document, add_pot(document.budget, PotWish("Reserve", pounds("3400000"), document.budget.years[1], "One-off")))
    do(document, mute(document.budget, FOUND, "As printed", "Head of Finance", "2026-01-09 14:30:00"))
    document.save()
    assert_reopens_equal(document)
    book = openpyxl.load_workbook(tmp_path / "bare.xlsx")
    assert book.sheetnames[-3:] == ["Control totals", "Pots", "Muted checks"]
    assert [book[name].tables[name.replace(" ", "_")].ref for name in book.sheetnames[-3:]] == [
        "A4:G5",
        "A4:E5",
        "A4:E5",
    ]
    values = [cell.value for cell in book["Muted checks"][5]]
    assert values == [FOUND.rule, FOUND.message, "As printed", "Head of Finance", "2026-01-09 14:30:00"]


def test_rows_are_added_below_and_nothing_else_moves(tmp_path: Path) -> None:
    document = opened(tmp_path, sample())
    count = len(document.budget.controls)
    do(document, add_control(document.budget, net(document)))
    document.save()
    assert_reopens_equal(document)
    assert len(document.budget.controls) == count + 1
    parts = changed_parts(sample(), (tmp_path / "budget.xlsx").read_bytes())
    assert len(parts) == 2, parts
    do(document, change_control(document.budget, document.budget.controls[-1].id, net(document, "800")))
    document.save()
    assert_reopens_equal(document)


def test_a_row_in_the_middle_can_go_and_come_back(tmp_path: Path) -> None:
    document = opened(tmp_path, sample())
    middle = document.budget.controls[1]
    edit = remove_control(document.budget, middle.id)
    do(document, edit)
    document.save()
    assert_reopens_equal(document)
    document.budget.revert(edit)
    document.save()
    assert_reopens_equal(document)
    assert replace(document.budget.controls[1], id=0) == replace(middle, id=0)


def test_every_row_can_go(tmp_path: Path) -> None:
    document = bare(tmp_path)
    do(document, add_pot(document.budget, PotWish("Reserve", pounds("1"))))
    do(document, mute(document.budget, FOUND, "As printed"))
    document.save()
    do(document, remove_pot(document.budget, document.budget.pots[0].id))
    do(document, unmute(document.budget, document.budget.mutes[0].id))
    document.save()
    assert_reopens_equal(document)
    assert Document.open(tmp_path / "bare.xlsx").budget.pots == ()


def test_a_pot_is_changed_in_its_cells(tmp_path: Path) -> None:
    document = bare(tmp_path)
    do(document, add_pot(document.budget, PotWish("Reserve", pounds("1000000", "0"))))
    document.save()
    before = (tmp_path / "bare.xlsx").read_bytes()
    pot = document.budget.pots[0]
    do(document, change_pot(document.budget, pot.id, PotWish("Reserve", pounds("2000000", "0"), None, "More")))
    receipt = document.save()
    assert {change.sheet for change in receipt.cells} == {"Pots"}
    assert len(changed_parts(before, (tmp_path / "bare.xlsx").read_bytes())) == 1
    assert_reopens_equal(document)


def test_a_column_of_the_officers_own_keeps_rows_from_changing_places(tmp_path: Path) -> None:
    path = tmp_path / "budget.xlsx"
    path.write_bytes(sample())
    book = openpyxl.load_workbook(path)
    sheet = book["Control totals"]
    table = sheet.tables["Control_totals"]
    start, end = table.ref.split(":")
    right = sheet[end].column + 1
    sheet.cell(sheet[start].row, right, "Checked by")
    table.ref = f"{start}:{get_column_letter(right)}{sheet[end].row}"
    table.tableColumns.append(type(table.tableColumns[0])(id=len(table.tableColumns) + 1, name="Checked by"))
    book.save(path)
    document = Document.open(path)
    first = document.budget.controls[0]
    edit = remove_control(document.budget, first.id)
    do(document, edit)
    document.save()
    document.budget.revert(edit)
    with pytest.raises(LayoutProblem, match="columns of its own"):
        document.save()


def test_words_and_figures_come_back_as_they_were(tmp_path: Path) -> None:
    document = bare(tmp_path)
    do(document, add_control(document.budget, replace(net(document, "-0.05"), source="=1+1", without_transfers=True)))
    document.save()
    again = Document.open(tmp_path / "bare.xlsx").budget.controls[0]
    assert wish_of(again) == replace(net(document, "-0.05"), source="=1+1", without_transfers=True)
