"""Blocks that no spreadsheet meant so: merged cells, stray blank lines, characters that nobody sees or can keep."""

from decimal import Decimal

import pytest

from model.lines import Field
from model.money import Unit
from model.pasting.questions import Topic
from model.problems import EntryProblem
from model.texts import LONGEST
from tests.model.drafts import ADVANCE, CARE_HOMES, pounds, small_budget
from tests.model.pasting.clips import AMOUNTS, pasted, target, topics

TITLE, NOTES = Field("title"), Field("notes")
ROWSPAN = "<table><tr><td rowspan=2>Care</td><td>900</td></tr><tr><td>800</td></tr></table>"
COLSPAN = "<table><tr><td colspan=3>Pressures</td></tr><tr><td>Care</td><td>900</td><td>800</td></tr></table>"
OVERFLOW = "<table><tr><td colspan=2 style='mso-ignore:colspan'>A long title</td></tr></table>"


def test_cells_that_a_merged_cell_covers_leave_what_is_there() -> None:
    budget = small_budget()
    budget_fields = (TITLE, AMOUNTS[0])
    where = target((CARE_HOMES, ADVANCE), budget_fields)
    pasted(budget, "Untouched\nStays", target((CARE_HOMES, ADVANCE), (TITLE,)))
    plan = pasted(budget, "", where, html=ROWSPAN)
    assert [budget.line(line).title for line in (CARE_HOMES, ADVANCE)] == ["Care", "Stays"]
    assert [budget.line(line).amounts[0] for line in (CARE_HOMES, ADVANCE)] == [Decimal(900), Decimal(800)]
    assert [outcome.note for outcome in plan.outcomes if outcome.note] == ["kept: merged with another cell"]


def test_a_heading_over_the_whole_width_blanks_no_amount() -> None:
    budget = small_budget()
    pasted(budget, "", target((CARE_HOMES, ADVANCE), (TITLE, *AMOUNTS)), html=COLSPAN)
    assert budget.line(CARE_HOMES).amounts == pounds("1000.10", "0")


def test_a_long_text_that_excel_lets_overflow_is_no_merged_cell() -> None:
    budget = small_budget()
    pasted(budget, "A long title\t\r\n", target((CARE_HOMES,), (TITLE, AMOUNTS[0])), html=OVERFLOW)
    assert budget.line(CARE_HOMES).amounts[0] is None


@pytest.mark.parametrize("end", ["\r\n\r\n", "\n\t\n\t\n", "\r\r", "\n \n"])
def test_blank_lines_behind_plain_text_blank_nothing(end: str) -> None:
    budget = small_budget()
    pasted(budget, f"900\t800{end}", target((CARE_HOMES, ADVANCE)))
    assert budget.line(CARE_HOMES).amounts == pounds("900", "800")
    assert budget.line(ADVANCE).amounts == pounds("200", None)


def test_a_blank_row_of_a_spreadsheet_is_one() -> None:
    budget = small_budget()
    html = "<table><tr><td>900</td></tr><tr><td></td></tr></table>"
    pasted(budget, "900\r\n\r\n", target((CARE_HOMES, ADVANCE)), html=html)
    assert budget.line(ADVANCE).amounts[0] is None


@pytest.mark.parametrize("text", ['"\n\n"', '"\r\n"', "   ", "\u00a0"])
def test_a_cell_of_line_breaks_or_spaces_alone_is_blank(text: str) -> None:
    budget = small_budget()
    pasted(budget, "x", target(fields=(TITLE,)))
    pasted(budget, text, target(fields=(TITLE,)))
    assert budget.line(CARE_HOMES).title == ""


@pytest.mark.parametrize("text", ["900\u200b", "\ufeff900", "900\v", "\u2060900", '"\n900\n"'])
def test_what_nobody_sees_around_a_figure_makes_it_no_other(text: str) -> None:
    budget = small_budget()
    assert topics(pasted(budget, text)) == []
    assert budget.line(CARE_HOMES).amounts[0] == Decimal(900)


def test_breaks_within_a_paragraph_are_line_breaks() -> None:
    budget = small_budget()
    pasted(budget, "Care homes\vand more", target(fields=(NOTES,)))
    assert budget.line(CARE_HOMES).notes == "Care homes\nand more"


@pytest.mark.parametrize(
    "text, words",
    [
        ("fine\tbad\x01", "In row 1 of the pasted cells, under Notes: the text holds a control character (U+0001)"),
        (f"a\tb\n{'x' * (LONGEST + 1)}\t", "In row 2 of the pasted cells, under Title: the text has 32,768 characters"),
        ("bad\x01", "The text holds a control character (U+0001)"),
    ],
)
def test_a_text_that_no_workbook_can_hold_is_refused_with_its_place(text: str, words: str) -> None:
    budget = small_budget()
    before = budget.snapshot()
    with pytest.raises(EntryProblem) as refusal:
        pasted(budget, text, target(fields=(TITLE, NOTES)))
    assert str(refusal.value).startswith(words)
    assert budget.snapshot() == before


def test_a_text_as_long_as_a_cell_can_be_is_taken() -> None:
    budget = small_budget()
    pasted(budget, "x" * LONGEST, target(fields=(NOTES,)))
    assert len(budget.line(CARE_HOMES).notes) == LONGEST


def test_twenty_thousand_rows_are_one_edit() -> None:
    budget = small_budget()
    before = budget.snapshot()
    plan = pasted(budget, "\n".join(["5\t6"] * 20_000), unit=Unit.GBP)
    assert Topic.COLUMNS not in topics(plan)
    assert plan.edit is not None
    assert budget.line_count == 20_004
    budget.revert(plan.edit)
    assert budget.snapshot() == before
