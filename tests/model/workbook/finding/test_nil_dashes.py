"""A dash typed for nil counts as nil and is told; its cell stays byte for byte until it is edited."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.findings import Level
from model.lines import AMOUNT, Field
from model.money import Unreadable
from tests.model.workbook.finding.books import Cells, Dressed, Live, errors, opened, told
from tests.model.workbook.finding.test_saving_rows import line, saved, written
from tests.model.workbook.helpers import changed_cells, set_amount

DASHED = '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-'


def page(*cells: object, code: str = "") -> list[Cells]:
    shown = [Dressed(cell, code) if code and cell is not None else cell for cell in cells]
    return [
        ["£000"],
        ["Ref", "Growth", "2013/14", "2014/15"],
        ["G1", "Roads", 10, shown[0]],
        ["G2", "Sea", shown[1], 5],
        ["Total", None, Live("SUM(C3:C4)", 10), "-"],
    ]


@pytest.mark.parametrize("code", ["", "#,##0", DASHED])
@pytest.mark.parametrize("nil", ["-", "\u2013", "\u2014", "\u2212", " - ", "nil", "Nil"])
def test_what_says_nil_is_nil_whatever_the_format_and_is_noted(nil: str, code: str) -> None:
    found = opened({"X": page(nil, "-", code=code)})
    assert [each.amounts for each in found.budget.lines()] == [(Decimal(10_000), 0), (0, Decimal(5_000))]
    assert [(each.cell, each.level) for each in told(found, "dash as nil")] == [("D3", Level.NOTE), ("C4", Level.NOTE)]
    assert not errors(found)


@pytest.mark.parametrize("text", ["n/a", ".", "tbc", "--", "- -", "nil?", "0012", "+5", "1e3"])
def test_what_may_mean_anything_is_told_and_counts_in_no_total(text: str) -> None:
    found = opened({"X": page(text, None)})
    assert next(each.amounts[1] for each in found.budget.lines()) == Unreadable(text)
    assert [each.cell for each in told(found, "unreadable amount")] == ["D3"]


def test_blank_stays_blank() -> None:
    found = opened({"X": page(None, "-")})
    assert [each.amounts for each in found.budget.lines()] == [(Decimal(10_000), None), (0, Decimal(5_000))]


def test_many_are_told_with_one_note() -> None:
    rows: list[Cells] = [[f"G{number}", "Roads", 10, "-"] for number in range(30)]
    (note,) = told(opened({"X": [["£000"], ["Ref", "Growth", "2013/14", "2014/15"], *rows]}), "dash as nil")
    assert note.message.startswith("30 cells of the sheet “X” hold a dash")
    assert "D3, D4" in note.message
    assert "20 more" in note.message


def test_a_level_that_ends_in_a_dash_ends_without_doubt() -> None:
    rows: list[Cells] = [
        ["£000, levels"],
        ["Ref", "Growth", "2013/14", "2014/15", "2015/16"],
        ["G1", "Roads", 120, 120, "-"],
        ["G2", "Sea", 30, 30, 30],
    ]
    found = opened({"X": rows})
    assert list(next(iter(found.budget.lines())).amounts) == [Decimal(120_000), Decimal(0), Decimal(-120_000)]
    assert not told(found, "blank level")


def test_a_save_leaves_the_dashes_that_nobody_edited(tmp_path: Path) -> None:
    document = written(tmp_path, {"X": page("-", "-")})
    set_amount(document, line(document, "G1").id, "7000", Field(AMOUNT, document.budget.years[1]))
    before, after, receipt = saved(document)
    assert set(changed_cells(before, after, "xl/worksheets/sheet1.xml")) == {"D3"}
    assert [(each.cell, each.old, each.new) for each in receipt.cells] == [("D3", "-", "7")]
    assert line(document, "G2").amounts[0] == 0


@given(st.lists(st.sampled_from(["-", "\u2013", "nil", None, 3, -4]), min_size=2, max_size=6))
def test_totals_are_those_of_the_figures(cells: list[object]) -> None:
    rows: list[Cells] = [[f"G{number}", "Roads", 10, each] for number, each in enumerate(cells)]
    found = opened({"X": [["£000"], ["Ref", "Growth", "2013/14", "2014/15"], *rows]})
    amounts = [each.amounts[1] for each in found.budget.lines()]
    stated = sum(each for each in cells if isinstance(each, int))
    assert sum(each for each in amounts if isinstance(each, Decimal)) == stated * 1000
    assert [each is None for each in amounts] == [each is None for each in cells]
