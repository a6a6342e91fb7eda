from dataclasses import replace

import pytest

from model.clipboard.block import block_of
from model.lines import KIND, Field, Kind
from model.money import Unit
from model.pasting.plan import plan_paste
from model.pasting.questions import Choice, Topic
from model.pasting.request import Request
from model.pasting.target import Cell
from model.problems import EntryProblem
from tests.model.drafts import ADVANCE, AUTISM, CARE_HOMES, CLOSER_WORKING, OLDER, RESURFACING, pounds, small_budget
from tests.model.pasting.clips import AMOUNTS, NO_ROOM, pasted, target, topics

REFERENCE = Field("reference")
STATUS = Field("status")


def test_a_block_lands_from_the_current_cell_on_as_one_edit() -> None:
    budget = small_budget()
    notices: list[object] = []
    budget.subscribe(notices.append)
    plan = pasted(budget, "1,500\t2\r\n3\t\r\n", target(lines=(CARE_HOMES, AUTISM)))
    assert plan.questions == ()
    assert len(notices) == 1
    assert budget.line(CARE_HOMES).amounts == pounds("1500", "2")
    assert budget.line(AUTISM).amounts == pounds("3", None)


def test_taking_a_paste_back_restores_the_budget() -> None:
    budget = small_budget()
    before = budget.snapshot()
    plan = pasted(budget, "1500\t2\n3\t4\n5\t6\n7\t8", answers={Topic.FORMULAS: Choice.REPLACE})
    assert plan.edit is not None
    assert budget.line_count_of(OLDER) == 5
    budget.revert(plan.edit)
    assert budget.snapshot() == before


@pytest.mark.parametrize(
    "text, height, width, landed",
    [
        ("5", 2, 2, [("5", "5"), ("5", "5")]),  # one value fills the selection
        ("5\t6", 2, 2, [("5", "6"), ("5", "6")]),  # a block repeats over a multiple of itself
        ("5\n6", 2, 2, [("5", "5"), ("6", "6")]),
        ("5\t6", 2, 1, [("5", "6"), ("5", "6")]),  # one column selected: the row repeats down it
        ("5\n6", 1, 2, [("5", "5"), ("6", "6")]),
        ("5\n6\n7", 2, 1, [("5", "0"), ("6", "-0.05")]),  # no multiple: once from the first cell on
    ],
)
def test_a_block_fits_the_selection_as_in_excel(
    text: str, height: int, width: int, landed: list[tuple[str, str]]
) -> None:
    budget = small_budget()
    lines = (CARE_HOMES, CLOSER_WORKING, RESURFACING)
    pasted(budget, text, target(lines, height=height, width=width), {Topic.SIGNS: Choice.TAKE})
    assert [budget.line(line).amounts for line in lines[:2]] == [pounds(*row) for row in landed]


def test_a_value_fills_cells_that_are_no_rectangle_and_a_block_does_not() -> None:
    budget = small_budget()
    where = replace(target(), scattered=[Cell(CARE_HOMES, AMOUNTS[0]), Cell(RESURFACING, AMOUNTS[1])])
    pasted(budget, "-9", where, {Topic.UNITS: Choice.IN_GBP})
    assert budget.line(CARE_HOMES).amounts == pounds("-9", "0")
    assert budget.line(RESURFACING).amounts == pounds("-7", "-9")
    with pytest.raises(EntryProblem, match=r"^A block can be pasted onto one rectangle"):
        pasted(budget, "1\t2", where)


def test_rows_beyond_the_last_become_lines_at_the_end_of_their_section() -> None:
    budget = small_budget()
    plan = pasted(budget, "27ASC8\tNew\n27ASC9\tagreed\n\t\n", target((ADVANCE,), (REFERENCE, STATUS)))
    assert [line.reference for line in budget.lines_of(OLDER)] == ["27ASC1", "27ASC8", "27ASC9", "27ASC3"]
    added = list(budget.lines_of(OLDER))[2]
    assert (added.status, added.kind, added.amounts) == ("Agreed", Kind.PRESSURE, pounds(None, None))
    assert plan.edit is not None
    assert plan.edit.label == "Paste 2 cells and 1 line"


def test_a_row_may_say_the_type_of_its_new_line() -> None:
    budget = small_budget()
    pasted(budget, "x\tAdditional funding\ny\tSaving", target((), (REFERENCE, Field(KIND))))
    kinds = {line.reference: line.kind for line in budget.lines_of(OLDER)}
    assert (kinds["x"], kinds["y"]) == (Kind.ADDITIONAL_FUNDING, Kind.SAVING)


def test_where_lines_cannot_be_added_more_rows_are_refused() -> None:
    budget = small_budget()
    before = budget.snapshot()
    with pytest.raises(EntryProblem, match=NO_ROOM):
        pasted(budget, "1\n2\n3", target(kind=None))
    pasted(budget, "1000.10\n200\n\n\n", target(kind=None))  # blank rows need no lines
    assert budget.snapshot() == before


@pytest.mark.parametrize("text, left_out", [("1\t2\t3\t4", 2), ("1\t2\t\t4", 1), ("1\t2\t\t", 0)])
def test_columns_without_room_are_told_unless_they_are_blank(text: str, left_out: int) -> None:
    plan = pasted(small_budget(), text, answers={Topic.UNITS: Choice.IN_GBP})
    told = [question.text for question in plan.questions if question.topic is Topic.COLUMNS]
    assert len(told) == (1 if left_out else 0)
    assert not told or told[0].startswith(str(left_out))


def test_the_area_column_takes_nothing_and_other_words_for_it_are_told() -> None:
    fields = (None, REFERENCE)
    assert pasted(small_budget(), "Older People\tR1", target(fields=fields)).questions == ()
    assert topics(pasted(small_budget(), "Roads\tR1", target(fields=fields))) == [Topic.COLUMNS]


def test_a_text_that_no_workbook_can_hold_is_refused_and_nothing_lands() -> None:
    budget = small_budget()
    before = budget.snapshot()
    with pytest.raises(EntryProblem, match="control character"):
        pasted(budget, "R1\nbad\x01", target(fields=(REFERENCE,)))
    assert budget.snapshot() == before


def test_a_plan_alone_changes_nothing() -> None:
    budget = small_budget()
    before = budget.snapshot()
    plan_paste(Request(budget, block_of([["1"] * 2] * 9), target(), Unit.GBP))
    assert budget.snapshot() == before
