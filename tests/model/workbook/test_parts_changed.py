"""A receipt names the parts that a save changed, and those alone; not what comes out the same when written anew."""

from pathlib import Path

from model.lines import Field
from tests.model.workbook.finding.books import Cells, Live
from tests.model.workbook.finding.saves import line, saved, written
from tests.model.workbook.helpers import changed_parts, set_amount

PAGE: list[Cells] = [
    ["£000"],
    ["Ref", "Growth", "2013/14", "2014/15"],
    ["G1", "Roads", 10, 20],
    ["G2", "Sea", 30, 40],
    ["Total", None, Live("SUM(C3:C4)", 40), Live("SUM(D3:D4)", 60)],
    [],
    ["Check", None, Live("OFFSET(C3,0,0,-1,1)", 10)],
]


def test_a_workbook_that_is_set_to_be_recalculated_already_is_so_again(tmp_path: Path) -> None:
    document = written(tmp_path, {"Growth": PAGE})  # the library that writes it sets it so
    set_amount(document, line(document, "G1").id, "11000", Field("amount", document.budget.years[0]))
    before, after, receipt = saved(document)
    assert receipt.cleared
    assert changed_parts(before, after) == {"xl/worksheets/sheet1.xml"} == set(receipt.parts_changed)
