"""Rules for formats and entries read from each of their cells what they read from it before rows came or went."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator

from model.workbook.addresses import parse_block
from model.workbook.formulas.references import WrittenCells, parse_reference
from model.workbook.shifting.formula_shift import FormulaShift, Unmovable
from model.workbook.shifting.row_map import RowMap, Slot, opened_behind, without_rows
from model.workbook.shifting.rule_shift import RuleShift, squares_of

HERE, OTHER = "Lines", "Other"
TABLE = (1, 7)
OPENED_INSIDE, OPENED_BEFORE = opened_behind(8, 1, TABLE), opened_behind(2, 1, TABLE)


def rule(squares: str, formula: str) -> str:
    return (
        f'<conditionalFormatting sqref="{squares}"><cfRule type="expression" dxfId="0" priority="1">'
        f"<formula>{formula}</formula></cfRule></conditionalFormatting>"
    )


def moved(xml: str, rows: RowMap | None, maps: dict[str, RowMap] | None = None) -> tuple[str, list[str]]:
    shift = FormulaShift(maps if maps is not None else {HERE.lower(): rows} if rows else {}, [HERE, OTHER])
    rules = RuleShift(HERE, rows, shift)
    return rules.of(xml), rules.doubtful


@pytest.mark.parametrize(
    "squares, formula, rows, new",
    [
        ("C5:D12", "$C5&gt;25", without_rows([5]), ("C5:D11", "$C5&gt;25")),
        ("C5:D12", "$C5&gt;$C$3", without_rows([4, 5, 6]), ("C4:D9", "$C4&gt;$C$3")),
        ("C5:D12", "C5&gt;25", OPENED_INSIDE, ("C5:D13", "C5&gt;25")),
        ("C5:D12", "C5&gt;25", OPENED_BEFORE, ("C6:D13", "C6&gt;25")),
        ("C5:D12", "C5&gt;25", opened_behind(12, 1, TABLE), ("C5:D13", "C5&gt;25")),
        ("C5:D12", "$B5&lt;&gt;$B4", OPENED_INSIDE, ("C5:D13", "$B5&lt;&gt;$B4")),
        ("C5:D12", "$B5&lt;&gt;$B4", without_rows([5]), ("C5:D11", "$B5&lt;&gt;$B4")),
        ("C5:D12", "C5&gt;C$20", OPENED_INSIDE, ("C5:D13", "C5&gt;C$21")),
        ("C5:D12", "C5&gt;C$20", without_rows([5]), ("C5:D11", "C5&gt;C$19")),
        ("C5:D12", "COUNTIF(C$5:C$12,C5)&gt;1", without_rows([5]), ("C5:D11", "COUNTIF(C$5:C$11,C5)&gt;1")),
        ("C5:D12", "SUM(C$5:C5)&gt;9", without_rows([5, 9]), ("C5:D10", "SUM(C$5:C5)&gt;9")),
        ("C5:D12", "AND(MOD(ROW(),2)=0,$A5=&quot;A5&quot;)", without_rows([5]), ("C5:D11", None)),
        ("C5:D8 C11:D14", "C5&gt;0", without_rows([5, 6, 7, 8]), ("C7:D10", "C7&gt;0")),
        ("C20:D20", "C20&lt;&gt;C9", OPENED_INSIDE, ("C21:D21", "C21&lt;&gt;C10")),
        ("C5:D12", "Other!$B$2=C5", without_rows([5]), ("C5:D11", "Other!$B$2=C5")),
        ("C5:D12", "'Other'!B5=C5", None, ("C5:D12", "'Other'!B5=C5")),
    ],
)
def test_a_rule_is_written_anew_as_for_its_new_first_cell(
    squares: str, formula: str, rows: RowMap | None, new: tuple[str, str | None]
) -> None:
    text, doubtful = moved(rule(squares, formula), rows)
    assert text == rule(new[0], formula if new[1] is None else new[1])
    assert not doubtful


def test_the_formulas_of_an_extended_rule_go_by_its_own_range() -> None:
    extended = (
        '<x14:dataValidation type="custom"><x14:formula1><xm:f>F5&gt;Other!$A$1</xm:f></x14:formula1>'
        "<xm:sqref>F5:F8</xm:sqref></x14:dataValidation>"
    )
    text, _ = moved(extended, without_rows([5]))
    assert text == extended.replace("F5:F8", "F5:F7")
    text, _ = moved(extended, OPENED_BEFORE)
    assert text == extended.replace("F5:F8", "F6:F9").replace("F5&gt;", "F6&gt;")


def test_a_colour_scale_follows_the_cell_that_its_value_names() -> None:
    scale = (
        '<conditionalFormatting sqref="C5:C9"><cfRule type="colorScale" priority="1"><colorScale>'
        '<cfvo type="num" val="$C$20"/><cfvo type="num" val="5"/></colorScale></cfRule></conditionalFormatting>'
    )
    text, _ = moved(scale, OPENED_BEFORE)
    assert text == scale.replace("C5:C9", "C6:C10").replace("$C$20", "$C$21")


@pytest.mark.parametrize(
    "formula, rows, maps",
    [
        ("Other!$B5=C5", OPENED_INSIDE, None),
        ("C5=C55", OPENED_INSIDE, None),
        ("Other!$B5=C5", None, {OTHER.lower(): OPENED_INSIDE}),
    ],
)
def test_a_rule_that_cannot_read_what_it_read_in_every_row_is_told(
    formula: str, rows: RowMap | None, maps: dict[str, RowMap] | None
) -> None:
    _, doubtful = moved(rule("C5:D12", formula), rows, maps)
    assert doubtful == ["C5:D13" if rows else "C5:D12"]


@pytest.mark.parametrize("formula", ["C5&gt;C$6", "C5&gt;$C$6"])
def test_a_rule_whose_one_cell_goes_is_refused(formula: str) -> None:
    with pytest.raises(Unmovable, match="points at a row that is deleted"):
        moved(rule("C20:C20", formula.replace("5", "20")), without_rows([6]))


rows_of_a_sheet = st.integers(3, 16)
row_maps = st.one_of(
    rows_of_a_sheet.map(lambda after: RowMap({after: Slot((None,), *TABLE)})),
    st.sets(rows_of_a_sheet, min_size=1, max_size=4).map(without_rows),
    st.tuples(rows_of_a_sheet, rows_of_a_sheet)
    .filter(lambda pair: pair[0] != pair[1])
    .map(lambda pair: RowMap({pair[0]: Slot((None,), *TABLE)}, frozenset({pair[1]}))),
)


@given(
    st.sampled_from(["$C5", "C5", "C$20", "$D$2", "SUM($C5:$F5)", "$A5&amp;$B5&amp;$A$30"]),
    st.sampled_from(["C5:D12", "C5:C5", "C5:D8 C11:D14", "C3:C16"]),
    row_maps,
)
def test_every_cell_that_is_left_reads_what_it_read(formula: str, squares: str, rows: RowMap) -> None:
    top = int(re.findall(r"\d+", squares)[0])
    formula = re.sub(r"(?<=[A-Z])5", str(top), formula)
    if rows.row(20) is None or not _left(squares, rows):
        return
    text, doubtful = moved(rule(squares, formula), rows)
    new_formula = re.findall(r"<formula>([^<]*)<", text)[0]
    before, after = _read(squares, formula, top), _read(squares_of(text), new_formula, None)
    assert not doubtful
    for (row, column), read in before.items():
        place = rows.row(row)
        if place is not None:
            assert after[place, column] == [(rows.row(first), rows.row(last)) for first, last in read]


def _left(squares: str, rows: RowMap) -> bool:
    return any(rows.row(row) is not None for row, _ in _cells(squares))


def _cells(squares: str) -> list[tuple[int, int]]:
    blocks = [block for each in squares.split() if (block := parse_block(each))]
    return [
        (row, column)
        for block in blocks
        for row in range(block.top, block.bottom + 1)
        for column in range(block.left, block.right + 1)
    ]


def _read(squares: str, formula: str, top: int | None) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """The rows that each cell of a rule reads: first and last of each reference."""
    origin = f"C{top or min(row for row, _ in _cells(squares))}"
    found = {}
    for row, column in _cells(squares):
        text = Translator(f"={formula.replace('&amp;', '+')}", origin).translate_formula(
            row_delta=row - int(origin[1:])
        )
        words = re.findall(r"\$?[A-Z]\$?\d+(?::\$?[A-Z]\$?\d+)?", text)
        read = [parse_reference(word) for word in words]
        found[row, column] = [(each.top, each.bottom) for each in read if isinstance(each, WrittenCells)]
    return found
