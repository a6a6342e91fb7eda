"""Formulas that no program has calculated yet, as workbooks of other programs have them: without a value, or as nil."""

import io
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from model.findings import Level
from model.lines import AMOUNT, Field
from model.workbook.document import Document
from model.workbook.opening import Opened, open_bytes
from tests.model.workbook.finding.books import FILE, Cells, Live, book, errors, lines, told
from tests.model.workbook.helpers import line_of, set_amount

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
    found = opened(_rows("SUM(C5:C6)", net='INDIRECT("R8C3",FALSE)+C11'))
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
    found = opened(_rows("SUM(C5:C6)", demography=Live('INDIRECT("R5C4",FALSE)', 0)))
    assert lines(found)[0][3] == (None, Decimal(50_000))
    assert [each.cell for each in told(found, "formula without value")][:1] == ["C5"]


def test_a_total_that_was_calculated_once_and_is_stale_is_told_as_it_stands() -> None:
    rows = _rows("SUM(C5:C6)")
    rows[7] = ["", "Total pressures", Live("SUM(C5:C6)", 130), *rows[7][3:]]
    assert any("states £130k for 2026/27" in message for message in errors(_with_nils(rows)))


def _with_nils_unasked(rows: list[Cells]) -> Opened:
    """Open what a program makes of such a workbook that opens and saves it without calculating it."""
    return _changed(rows, _ASKED, b"")


def test_nils_that_all_come_to_something_else_are_calculated_where_nobody_asks_for_it_too() -> None:
    found = _with_nils_unasked(_rows("SUM(C5:C6)", demography=Live("2*50", 0)))
    assert errors(found) == []
    assert lines(found)[0][3] == (Decimal(100_000), Decimal(50_000))
    assert told(found, "amounts calculated")
    assert told(found, "totals calculated")


def test_nils_count_as_nil_where_formulas_come_to_nil() -> None:
    rows: list[Cells] = [
        ["Budget proposals, year on year, £000"],
        ["Ref", "Proposal", "2026/27", "2027/28"],
        ["Pressures"],
        ["OP1", "Demography", Live("0*50", 0), Live("C4*2", 0)],
        ["", "Total pressures", Live("SUM(C4:C4)", 0), Live("SUM(D4:D4)", 0)],
    ]
    found = _with_nils_unasked(rows)
    assert lines(found)[0][3] == (Decimal(0), Decimal(0))
    assert not told(found, "amounts calculated")


def test_an_amount_that_is_not_what_its_formula_gives_is_told_with_both_and_read_as_it_stands() -> None:
    rows = _rows("SUM(C5:C6)", demography=Live("2*50", 0))
    rows[5] = ["OP2", "Wages", Live("4*10", 40), *rows[5][3:]]
    found = _with_nils_unasked(rows)
    assert lines(found)[0][3] == (Decimal(0), Decimal(50_000))
    (finding,) = told(found, "stale formula")
    assert (finding.cell, finding.level) == ("C5", Level.WARNING)
    assert "holds 0, but its formula comes to 100" in finding.message


def test_a_total_that_agrees_but_not_by_its_formula_is_told() -> None:
    rows = _rows("SUM(C5:C5)")
    rows[7] = ["", "Total pressures", Live("SUM(C5:C5)", 140), *rows[7][3:]]
    found = _with_nils_unasked(rows)
    (finding,) = told(found, "stale formula")
    assert finding.cell == "C8"
    assert "holds 140, but its formula comes to 100" in finding.message


def test_one_that_agrees_is_not_told_of() -> None:
    rows = _rows("SUM(C5:C6)", demography=Live("0.1+0.2", 0.30000000000000004))
    assert not told(_with_nils_unasked(rows), "stale formula")


@pytest.mark.parametrize("asks", [True, False], ids=["asked", "unasked"])
def test_a_save_leaves_it_read_as_before_but_for_the_edit(tmp_path: Path, *, asks: bool) -> None:
    opened = (_with_nils if asks else _with_nils_unasked)(_rows("SUM(C5:C6)", demography=Live("2*50", 0)))
    path = tmp_path / FILE
    path.write_bytes(opened.package.data)
    document = Document.open(path)
    wages = line_of(document.budget, "OP2")
    set_amount(document, wages.id, "45000", Field(AMOUNT, document.budget.years[0]))
    receipt = document.save()
    assert [(each.cell, each.new) for each in receipt.cells] == [("C6", "45")]
    again = Document.open(path)
    assert [line.amounts for line in again.budget.lines()] == [
        (Decimal(100_000), Decimal(50_000)),
        (Decimal(45_000), Decimal(10_000)),
        (Decimal(-60_000), Decimal(-30_000)),
    ]
    assert [each for each in again.findings if each.level is Level.ERROR] == []
