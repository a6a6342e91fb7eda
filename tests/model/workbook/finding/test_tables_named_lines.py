"""Tables that others call Lines_ as well are found as any table is; the app's own are known by their columns."""

import io
from decimal import Decimal

import pytest
import xlsxwriter

from model.workbook.conversion import ReadAs
from model.workbook.opening import open_bytes
from tests.model.workbook.finding.books import FILE, errors


def _book(*headings: str) -> bytes:
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = workbook.add_worksheet("Older People")
    sheet.write_string(0, 0, "Pressures and savings: the full amount of each year, £000")
    rows = [["OP1", "Pressure", "Demography", 100, 150], ["OP2", "Saving", "Reablement", -60, -90]]
    options = {"name": "Lines_Older_People", "data": rows, "columns": [{"header": each} for each in headings]}
    sheet.add_table(3, 0, 5, len(headings) - 1, options)
    workbook.close()
    return out.getvalue()


@pytest.mark.parametrize(
    "headings",
    [
        ("Reference", "Type", "Title", "2026/27", "2027/28"),
        ("Ref", "Kind", "Proposal", "26/27", "27/28"),
    ],
)
def test_one_with_few_columns_is_read_in_the_unit_and_the_basis_of_its_sheet(headings: tuple[str, ...]) -> None:
    found = open_bytes(_book(*headings), FILE, said=ReadAs(holds_levels=True))
    assert found.layout is not None
    assert errors(found) == []
    assert [(line.reference, line.amounts) for line in found.budget.lines()] == [
        ("OP1", (Decimal(100_000), Decimal(50_000))),
        ("OP2", (Decimal(-60_000), Decimal(-30_000))),
    ]
