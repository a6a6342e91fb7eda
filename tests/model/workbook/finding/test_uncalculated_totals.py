"""Formulas that no program has calculated yet, as workbooks of other programs have them: without a value, or as nil."""

import io
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal

import pytest

from model.findings import Level
from model.workbook.opening import Opened, open_bytes
from tests.model.workbook.finding.books import FILE, Cells, Live, book, errors, lines, told

_STORED = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")
_ASKED = re.compile(rb' fullCalcOnLoad="1"')


def _changed(rows: list[Cells], pattern: re.Pattern[bytes], by: bytes) -> Opened:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book({"Plan": rows}))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, pattern.sub(by, old.read(name)))
    return open_bytes(out.getvalue(), FILE)


def _without_values(rows: list[Cells]) -> Opened:
    """Open what openpyxl writes: formulas that have no value at all."""
    return _changed(rows, _STORED, rb"\1")


def _with_nils(rows: list[Cells]) -> Opened:
    """Open what XlsxWriter writes: every formula is nil, and whoever opens the workbook is to calculate it."""
    return open_bytes(book({"Plan": rows}), FILE)


_Maker = Callable[[list[Cells]], Opened]
_never_calculated = pytest.mark.parametrize("opened", [_without_values, _with_nils])


def _rows(total: str, net: str = "C8+C11", demography: object = 100) -> list[Cells]:
    return [
        ["Budget proposals, year on year, £000"],
        ["Older People"],
        ["Ref", "Proposal", "2026/27", "2027/28", "Total"],
        ["Pressures"],
        ["OP1", "Demography", demography, 50, Live("SUM(C5:D5)", 0)],
        ["OP2", "Wages", 40, 10, Live("SUM(C6:D6)", 0)],
        [],
        ["", "Total pressures", Live(total, 0), Live("SUM(D5:D6)", 0), Live("SUM(E5:E6)", 0)],
        ["Savings"],
        ["OP3", "Reablement", -60, -30, Live("SUM(C10:D10)", 0)],
        ["", "Total savings", Live("SUM(C10)", 0), Live("SUM(D10)", 0), Live("SUM(E10)", 0)],
        ["", "Net", Live(net, 0), Live("D8+D11", 0), Live("E8+E11", 0)],
    ]


@_never_calculated
def test_they_are_calculated_to_compare_and_told_once(opened: _Maker) -> None:
    found = opened(_rows("SUM(C5:C6)"))
    assert errors(found) == []
    messages = [each.message for each in found.findings if each.rule in ("totals compared", "totals calculated")]
    assert messages[0].startswith("6 stated totals were compared with the cast of their lines: 6 agree.")
    assert messages[1].startswith("12 totals have formulas whose value no program has calculated yet")


@_never_calculated
def test_one_that_leaves_a_line_out_does_not_agree(opened: _Maker) -> None:
    found = opened(_rows("SUM(C5:C5)"))
    assert {finding.cell for finding in found.findings if finding.level is Level.ERROR} == {"C8", "C12"}


@_never_calculated
def test_one_that_cannot_be_calculated_here_is_told_by_its_cell(opened: _Maker) -> None:
    found = opened(_rows("SUM(C5:C6)", net='INDIRECT("C8")+C11'))
    (finding,) = [finding for finding in found.findings if finding.level is Level.ERROR]
    assert (finding.rule, finding.cell) == ("formula without value", "C12")
    assert "open and save it in Excel" in finding.message


@_never_calculated
def test_an_amount_of_a_line_counts_with_what_its_formula_gives_and_is_told(opened: _Maker) -> None:
    found = opened(_rows("SUM(C5:C6)", demography=Live("2*50", 0)))
    assert errors(found) == []
    assert lines(found)[0][3] == (Decimal(100_000), Decimal(50_000))
    (finding,) = told(found, "amounts calculated")
    assert finding.message.startswith("1 amount has a formula whose value no program has calculated yet")


@_never_calculated
def test_an_amount_that_cannot_be_calculated_here_is_no_nil(opened: _Maker) -> None:
    found = opened(_rows("SUM(C5:C6)", demography=Live('INDIRECT("D5")', 0)))
    assert lines(found)[0][3] == (None, Decimal(50_000))
    assert [each.cell for each in told(found, "formula without value")][:1] == ["C5"]


def test_a_total_that_was_calculated_once_and_is_stale_is_told_as_it_stands() -> None:
    rows = _rows("SUM(C5:C6)")
    rows[7] = ["", "Total pressures", Live("SUM(C5:C6)", 130), *rows[7][3:]]
    assert any("states £130k for 2026/27" in message for message in errors(_with_nils(rows)))


def test_a_nil_counts_as_one_where_nobody_is_asked_to_calculate() -> None:
    found = _changed(_rows("SUM(C5:C6)"), _ASKED, b"")
    assert any("states £0k for 2026/27" in message for message in errors(found))
    assert told(found, "totals calculated") == []
