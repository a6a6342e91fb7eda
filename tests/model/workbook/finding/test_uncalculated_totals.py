"""Totals whose formulas no program has calculated yet, as workbooks of other programs have them."""

import io
import re
import zipfile

from model.findings import Level
from model.workbook.opening import Opened, open_bytes
from tests.model.workbook.finding.books import FILE, Cells, Live, book

_STORED = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")


def _never_calculated(rows: list[Cells]) -> Opened:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book({"Plan": rows}))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, _STORED.sub(rb"\1", old.read(name)))
    return open_bytes(out.getvalue(), FILE)


def _rows(total: str, net: str = "C8+C11") -> list[Cells]:
    return [
        ["Budget proposals, year on year, £000"],
        ["Older People"],
        ["Ref", "Proposal", "2026/27", "2027/28", "Total"],
        ["Pressures"],
        ["OP1", "Demography", 100, 50, Live("SUM(C5:D5)", 0)],
        ["OP2", "Wages", 40, 10, Live("SUM(C6:D6)", 0)],
        [],
        ["", "Total pressures", Live(total, 0), Live("SUM(D5:D6)", 0), Live("SUM(E5:E6)", 0)],
        ["Savings"],
        ["OP3", "Reablement", -60, -30, Live("SUM(C10:D10)", 0)],
        ["", "Total savings", Live("SUM(C10)", 0), Live("SUM(D10)", 0), Live("SUM(E10)", 0)],
        ["", "Net", Live(net, 0), Live("D8+D11", 0), Live("E8+E11", 0)],
    ]


def test_they_are_calculated_to_compare_and_told_once() -> None:
    found = _never_calculated(_rows("SUM(C5:C6)"))
    assert [finding.message for finding in found.findings if finding.level is Level.ERROR] == []
    told = [finding.message for finding in found.findings if finding.rule in ("totals compared", "totals calculated")]
    assert told[0].startswith("6 stated totals were compared with the cast of their lines: 6 agree.")
    assert told[1].startswith("12 totals have formulas whose value no program has calculated yet")


def test_one_that_leaves_a_line_out_does_not_agree() -> None:
    found = _never_calculated(_rows("SUM(C5:C5)"))
    told = {finding.cell for finding in found.findings if finding.level is Level.ERROR}
    assert told == {"C8", "C12"}


def test_one_that_cannot_be_calculated_here_is_told_by_its_cell() -> None:
    found = _never_calculated(_rows("SUM(C5:C6)", net='INDIRECT("C8")+C11'))
    (told,) = [finding for finding in found.findings if finding.level is Level.ERROR]
    assert (told.rule, told.cell) == ("formula without value", "C12")
    assert "open and save it in Excel" in told.message
