"""Regular rows are read all at once, any other cell by cell; both ways must come to the same lines and findings."""

import re

import pytest

from model.workbook import regular_rows, sheet_source
from model.workbook.date_styles import DateStyles
from model.workbook.opening import Opened, open_bytes
from model.workbook.package import Package
from model.workbook.spellings import BLANK, row_pattern
from tests.model.workbook.builder import example

pytestmark = pytest.mark.thorough

_SHEET = "xl/worksheets/sheet2.xml"
_LATER_CELLS = re.compile(r'<c r="([A-V](?:1[2-9]|2\d))"( s="\d+")?[^>]*?(?:/>|>.*?</c>)')
ROW = '<row r="7" spans="1:2">{}</row>'


def example_with(cell: str, every: int) -> bytes:
    """The example workbook with every so manieth cell of an area's lines replaced."""
    package = Package(example(), "example.xlsx")
    seen = iter(range(10**6))

    def spelled(match: re.Match[str]) -> str:
        return cell.format(address=match[1], style=match[2] or "") if next(seen) % every == 0 else match[0]

    text = _LATER_CELLS.sub(spelled, package.read(_SHEET).decode())
    return package.rebuilt({_SHEET: text.encode()})


def read_both_ways(data: bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[Opened, Opened]:
    quickly = open_bytes(data, "example.xlsx")
    with monkeypatch.context() as patch:
        patch.setattr(regular_rows, "row_pattern", lambda *_: None)
        return quickly, open_bytes(data, "example.xlsx")


@pytest.mark.parametrize("every", [1, 3, 7, 50])
@pytest.mark.parametrize(
    "cell",
    [
        '<c r="{address}"{style}/>',
        '<c r="{address}"{style}><v></v></c>',
        '<c r="{address}"{style}><v>0</v></c>',
        '<c r="{address}"{style}><v>-0</v></c>',
        '<c r="{address}"{style}><v>14.675000000000001</v></c>',
        '<c r="{address}"{style}><v>123456789012345678.9</v></c>',
        '<c r="{address}"{style}><v>1.5E3</v></c>',
        '<c r="{address}"{style} t="n"><v>2</v></c>',
        '<c r="{address}"{style} t="b"><v>1</v></c>',
        '<c r="{address}"{style} t="e"><v>#REF!</v></c>',
        '<c r="{address}"{style} t="d"><v>2026-04-01</v></c>',
        '<c r="{address}"{style} t="str"><v>saving</v></c>',
        '<c r="{address}"{style} t="s"><v>007</v></c>',
        '<c r="{address}"{style} t="inlineStr"><is><t xml:space="preserve"> 1,234 &amp; _x0041_</t></is></c>',
        '<c r="{address}"{style} t="inlineStr"><is><t>1,234</t></is></c>',
        '<c r="{address}"{style} t="inlineStr"><is><t></t></is></c>',
        '<c r="{address}"{style} t="inlineStr"><is><r><t>rich</t></r></is></c>',
        '<c r="{address}"{style}><f>1+1</f><v>2</v></c>',
        '<c r="{address}"{style}><f>1+1</f></c>',
        '<c cm="1" r="{address}"{style}><v>2</v></c>',
        '<c r="{address}"{style} ><v>2</v></c>',
        "",
    ],
)
def test_both_ways_come_to_the_same(cell: str, every: int, monkeypatch: pytest.MonkeyPatch) -> None:
    quickly, carefully = read_both_ways(example_with(cell, every), monkeypatch)
    assert [repr(line) for line in quickly.budget.lines()] == [repr(line) for line in carefully.budget.lines()]
    assert quickly.findings == carefully.findings
    assert quickly.bindings == carefully.bindings


@pytest.mark.parametrize("every", [1, 3, 7, 50])
@pytest.mark.parametrize(
    "cell",
    [
        '<c r="{address}" s="99"/>',
        '<c r="{address}" s="99"><v>46296</v></c>',
        '<c r="{address}" s="98"><v>46296</v></c>',
        '<c r="{address}" s="99" t="n"><v>46296.5</v></c>',
        '<c r="{address}" s="99" t="s"><v>7</v></c>',
        '<c r="{address}" s="99" t="inlineStr"><is><t>46296</t></is></c>',
        '<c r="{address}" s="99"><f>1+1</f><v>46296</v></c>',
    ],
)
def test_both_ways_come_to_the_same_dates(cell: str, every: int, monkeypatch: pytest.MonkeyPatch) -> None:
    dates = DateStyles(frozenset(("9", "99")))
    monkeypatch.setattr(sheet_source, "read_date_styles", lambda *_: dates)
    quickly, carefully = read_both_ways(example_with(cell, every), monkeypatch)
    assert [repr(line) for line in quickly.budget.lines()] == [repr(line) for line in carefully.budget.lines()]
    assert quickly.findings == carefully.findings


def test_the_rows_of_a_new_workbook_are_regular() -> None:
    opened = open_bytes(example(), "example.xlsx")
    for binding in opened.bindings.lines.values():
        cells = opened.source.cells(binding.sheet)
        pattern = row_pattern(binding.table.block.left, binding.table.block.right)
        for row in binding.rows.values():
            assert pattern
            assert pattern.fullmatch(cells.text, *cells.rows[row])


def test_a_row_of_blank_cells_is_known_as_such() -> None:
    pattern = row_pattern(1, 2)
    assert pattern
    match = pattern.fullmatch(ROW.format('<c r="A7" s="1"/><c r="B7"/>'))
    assert match
    assert match.lastindex == BLANK


@pytest.mark.parametrize(
    "cells",
    [
        '<c r="A7"><v>1</v></c><c r="A7"><v>2</v></c>',
        '<c r="B7"><v>1</v></c><c r="A7"><v>2</v></c>',
        '<c r="A8"><v>1</v></c>',
        '<c r="C7"><v>1</v></c>',
        '<c r="A7"><v>1</v></c> ',
        '<c r="A7"><f>1</f><v>1</v></c>',
    ],
)
def test_what_readers_may_disagree_on_is_not_regular(cells: str) -> None:
    pattern = row_pattern(1, 2)
    assert pattern
    assert not pattern.fullmatch(ROW.format(cells))


def test_a_hidden_row_is_not_regular() -> None:
    pattern = row_pattern(1, 2)
    assert pattern
    text = ROW.format('<c r="A7"><v>1</v></c>')
    assert pattern.fullmatch(text.replace("spans", 'hidden="0" spans'))
    assert not pattern.fullmatch(text.replace("spans", 'hidden="1" spans'))


def test_a_very_wide_table_is_read_cell_by_cell() -> None:
    assert row_pattern(1, 1_000) is None
