"""Types that a person wrote otherwise than the totals of the workbook look for them."""

from pathlib import Path

import openpyxl
import pytest

from model.controls import Measure
from model.findings import Level
from model.lines import KIND, Field
from model.samples import OXFORDSHIRE, load_sample
from model.workbook.document import Document

SHEET, CELL = "Learning Disability", "B14"


def typed(folder: Path, text: str) -> Document:
    """The strategy with the type of 14SCS16 written by hand."""
    path = folder / "Typed.xlsx"
    sample = load_sample(OXFORDSHIRE)
    Document(sample.budget, sample.about).save_as(path)
    workbook = openpyxl.load_workbook(path)
    assert workbook[SHEET][CELL].value == "Saving"
    workbook[SHEET][CELL].value = text
    workbook.save(path)
    return Document.open(path)


@pytest.mark.parametrize("text, is_told", [("Savings", True), ("Saving ", True), ("SAVING", False), ("Saving", False)])
def test_a_type_that_the_workbooks_totals_leave_out_is_told_with_its_cell(
    text: str, is_told: bool, tmp_path: Path
) -> None:
    document = typed(tmp_path, text)
    found = [each for each in document.findings if each.rule == "type spelled otherwise"]
    assert [(each.level, each.sheet, each.cell, each.field) for each in found] == [
        (Level.WARNING, SHEET, CELL, Field(KIND))
    ] * is_told
    assert all("write Saving in B14" in each.message for each in found)
    assert document.budget.totals.directorate.measure(Measure.SAVINGS)[0] == -17_651_000
