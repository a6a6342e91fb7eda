"""Amount cells as Excel leaves them: text, errors, formulas and odd numbers are read for what they are, and kept."""

from decimal import Decimal
from pathlib import Path

import pytest

from model import planning
from model.findings import Level
from model.money import Amount, Unreadable
from model.problems import FormulaProblem
from model.years import Year
from tests.model.workbook.builder import LEARNING, formula, sample_parts, text_cell
from tests.model.workbook.helpers import (
    FIRST,
    SECOND,
    area_id,
    assert_reopens_equal,
    carried_out,
    changed_cells,
    line_of,
    opened,
    set_amount,
    told_of,
)

pytestmark = pytest.mark.thorough

AMOUNT_CELLS: list[tuple[str, Amount, str | None, Level | None]] = [
    ('<c r="I12"><v>1.5</v></c>', Decimal(1500000), None, None),
    ('<c r="I12"/>', None, None, None),
    ('<c r="I12"><v>0</v></c>', Decimal(0), None, None),
    (text_cell("I12", "1,234.5"), Decimal(1234500000), "amount as text", Level.WARNING),
    (text_cell("I12", "(0.5)"), Decimal(-500000), "amount as text", Level.WARNING),
    (text_cell("I12", "£2"), Decimal(2000000), "amount as text", Level.WARNING),
    (text_cell("I12", "1.234,56"), Unreadable("1.234,56"), "unreadable amount", Level.ERROR),
    (text_cell("I12", "tbc"), Unreadable("tbc"), "unreadable amount", Level.ERROR),
    (text_cell("I12", "  "), None, None, None),
    ('<c r="I12" t="b"><v>1</v></c>', Unreadable("TRUE"), "unreadable amount", Level.ERROR),
    ('<c r="I12" t="b"><v>true</v></c>', Unreadable("TRUE"), "unreadable amount", Level.ERROR),
    ('<c r="I12" t="e"><v>#REF!</v></c>', Unreadable("#REF!"), "error cell", Level.ERROR),
    ('<c r="I12" t="e"><f>1/0</f><v>#DIV/0!</v></c>', Unreadable("#DIV/0!"), "error cell", Level.ERROR),
    ('<c r="I12"><f>1+1</f></c>', Unreadable("not calculated"), "formula without value", Level.ERROR),
    ('<c r="I12"><f>1+1</f><v>2</v></c>', Decimal(2000000), None, None),
    ('<c r="I12"><v>1234567890123456</v></c>', Unreadable("1234567890123456"), "unreadable amount", Level.ERROR),
    ('<c r="I12"><v> 3.2\n</v></c>', Decimal(3200000), None, None),
    ('<c r="I12"><v> </v></c>', None, None, None),
    ('<c r="I12"><v>3,2</v></c>', Unreadable("3,2"), "unreadable amount", Level.ERROR),
    ('<c r="I12"><v>NaN</v></c>', Unreadable("NaN"), "unreadable amount", Level.ERROR),
]  # fmt: skip


@pytest.mark.parametrize("cell, amount, rule, level", AMOUNT_CELLS)
def test_an_amount_cell_is_read_as_it_is_or_becomes_a_finding(
    cell: str, amount: Amount, rule: str | None, level: Level | None, tmp_path: Path
) -> None:
    document = opened(tmp_path, sample_parts().put_cell(LEARNING, "I12", cell).zipped())
    line = line_of(document.budget, "SCP28 and S10")
    assert line.amounts[0] == amount
    findings = [(item.rule, item.level, item.sheet, item.cell, item.reference) for item in told_of(document)]
    assert findings == ([(rule, level, "Learning Disability", "I12", "SCP28 and S10")] if rule else [])
    assert all(item.line_id == line.id and item.field == FIRST for item in told_of(document))


@pytest.mark.parametrize(
    "value, words",
    [
        ("3,2", "“3,2”, which is no number of a workbook"),
        ("NaN", "“NaN”, which is no number of a workbook"),
        ("1e308", "“1e308”, a figure beyond 15 digits"),
        ("1234567890123456", "“1234567890123456”, a figure beyond 15 digits"),
        ("-123456789012345678.5", "a figure beyond 15 digits"),
    ],
)
def test_a_number_that_is_not_read_is_told_for_what_it_is(value: str, words: str, tmp_path: Path) -> None:
    cell = f'<c r="I12"><v>{value}</v></c>'
    (finding,) = opened(tmp_path, sample_parts().put_cell(LEARNING, "I12", cell).zipped()).findings
    assert words in finding.message
    assert "Learning Disability!I12" in finding.message


@pytest.mark.parametrize("cell, amount, rule, level", AMOUNT_CELLS)
def test_an_odd_amount_stays_as_it_is_when_another_cell_is_saved(
    cell: str, amount: Amount, rule: str | None, level: Level | None, tmp_path: Path
) -> None:
    before = sample_parts().put_cell(LEARNING, "I12", cell).zipped()
    document = opened(tmp_path, before)
    set_amount(document, line_of(document.budget, "SCP28 and S10").id, "1", SECOND)
    document.save()
    changed = changed_cells(before, (tmp_path / "budget.xlsx").read_bytes(), LEARNING)
    assert "I12" not in changed
    assert "J12" in changed
    again = assert_reopens_equal(document)
    assert line_of(again.budget, "SCP28 and S10").amounts[0] == amount
    assert [(item.rule, item.level) for item in told_of(again)] == ([(rule, level)] if rule else [])


@pytest.mark.parametrize("cell, amount, rule, level", AMOUNT_CELLS)
def test_a_line_with_an_odd_amount_can_change_places_and_be_saved_as_new(
    cell: str, amount: Amount, rule: str | None, level: Level | None, tmp_path: Path
) -> None:
    document = opened(tmp_path, sample_parts().put_cell(LEARNING, "I12", cell).zipped())
    carried_out(document, planning.move_lines(document.budget, [line_of(document.budget, "SCP28 and S10").id], 1))
    document.save()
    assert_reopens_equal(document)
    document.save_as_new(tmp_path / "new.xlsx")
    again = assert_reopens_equal(document)
    assert line_of(again.budget, "SCP28 and S10").amounts[0] == amount
    assert rule is None or level is not None


def test_a_formula_keeps_text_and_value_and_is_replaced_only_on_demand(tmp_path: Path) -> None:
    book = sample_parts().put_cell(LEARNING, "I14", formula("I14", "-1.8*MAX(1)", "-1.8"))
    document = opened(tmp_path, book.zipped())
    line = line_of(document.budget, "14SCS16")
    assert line.amounts[0] == Decimal(-1800000)
    assert line.formulas == {Year(2013): "-1.8*MAX(1)"}
    with pytest.raises(FormulaProblem):
        planning.set_field(document.budget, line.id, FIRST, Decimal(5))
    edit = set_amount(document, line.id, "-1700000")
    document.save()
    assert "<f>" not in changed_cells(book.zipped(), (tmp_path / "budget.xlsx").read_bytes(), LEARNING)["I14"][1]
    assert_reopens_equal(document)
    document.budget.revert(edit)
    document.save()
    assert_reopens_equal(document)


def test_an_amount_that_follows_another_line_by_formula_is_recalculated(tmp_path: Path) -> None:
    book = sample_parts().put_cell(LEARNING, "J14", formula("J14", "I13*2", "4.45"))
    assert '<c r="I13"' in book.text(LEARNING)
    document = opened(tmp_path, book.zipped())
    other = next(
        line for line in document.budget.lines() if document.place_of(line.id, FIRST) == ("Learning Disability", "I13")
    )
    set_amount(document, other.id, "3000000")
    document.save()
    assert line_of(document.budget, "14SCS16").amounts[1] == Decimal(6000000)
    assert_reopens_equal(document)


def test_a_line_whose_amount_is_a_formula_can_move_to_another_area(tmp_path: Path) -> None:
    book = sample_parts().put_cell(LEARNING, "I14", formula("I14", "-1.8*1", "-1.8"))
    document = opened(tmp_path, book.zipped())
    line = line_of(document.budget, "14SCS16")
    carried_out(document, planning.move_to_area(document.budget, [line.id], area_id(document, "Older People")))
    document.save()
    assert line_of(assert_reopens_equal(document).budget, "14SCS16").amounts[0] == Decimal(-1800000)
