from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.clipboard.block import block_of
from model.clipboard.contents import read_contents
from model.clipboard.tsv import write_tsv
from model.edits import LineAdded
from model.lines import KIND, Field, Kind, value_of
from model.money import Amount, Unit, cell_text
from model.pasting.plan import plan_paste
from model.pasting.questions import Choice, Topic
from model.pasting.request import Request
from model.pasting.special import Operation, Special
from model.pasting.target import Cell, Target
from model.problems import EntryProblem
from model.workings import shown_working
from tests.model.drafts import (
    ADVANCE,
    AUTISM,
    CARE_HOMES,
    CLOSER_WORKING,
    OLDER,
    RESURFACING,
    YEARS,
    pounds,
    small_budget,
)
from tests.model.pasting.clips import AMOUNTS, NO_ROOM, defaults, linked_budget, pasted, target, topics

REFERENCE, STATUS, TITLE = Field("reference"), Field("status"), Field("title")


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


@pytest.mark.parametrize("text", ["=1+1", "+44", "@home", "0012", "1-2", "\ttab", '"quoted"\nsecond line'])
def test_text_columns_take_text_as_it_is(text: str) -> None:
    budget = small_budget()
    pasted(budget, write_tsv([[text]]), target(fields=(TITLE,)))
    assert budget.line(CARE_HOMES).title == text


@pytest.mark.parametrize(
    "text, amount",
    [
        ("=195*52*26", "263640"),
        ("=10/3", "3.33"),
        ("£1,234.50", "1234.5"),
        ("+20", "20"),
        (".5", "0.5"),
        ("−4", "-4"),
        (" 1\u00a0234 ", "1234"),
        ("0", "0"),
        ("", None),
        ("\u00a0", None),
    ],
)
def test_plain_amounts_and_arithmetic_are_taken_at_once(text: str, amount: str | None) -> None:
    budget = small_budget()
    plan = pasted(budget, text or "\r\n", answers={Topic.UNITS: Choice.IN_GBP})
    assert set(topics(plan)) <= {Topic.UNITS}
    assert budget.line(CARE_HOMES).amounts[0] == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    "text",
    [
        *("n/a", "tbc", "1.234,56", "£1.2m", "=SUM(A1:A9)", "=A1", "=1/0"),
        *("1e3", "0012", "1 2", "--5", "1234-x", "\u0661\u0662", "#REF!"),
    ],
)
def test_text_that_is_no_amount_is_asked_about_and_kept_out_unless_told(text: str) -> None:
    budget = small_budget()
    plan = pasted(budget, text)
    assert defaults(plan) == {Topic.NO_AMOUNT: Choice.KEEP}
    assert plan.edit is None
    pasted(budget, text, answers={Topic.NO_AMOUNT: Choice.BLANK})
    assert budget.line(CARE_HOMES).amounts[0] is None


@pytest.mark.parametrize("text", ["(1,234)", "1234-", "1,234 -", "£1,234−", "(£1,234)"])
@pytest.mark.parametrize(
    "choice, amount",
    [(None, "-1234"), (Choice.NEGATIVE, "-1234"), (Choice.POSITIVE, "1234"), (Choice.KEEP, "1000.10")],
)
def test_brackets_and_trailing_minuses_are_asked_about(text: str, choice: Choice | None, amount: str) -> None:
    budget = small_budget()
    plan = pasted(budget, text, answers={Topic.MINUS: choice} if choice else {})
    assert topics(plan) == [Topic.MINUS]
    assert budget.line(CARE_HOMES).amounts[0] == Decimal(amount)


@pytest.mark.parametrize(
    "choice, amount", [(None, "1000.10"), (Choice.NIL, "0"), (Choice.BLANK, None), (Choice.KEEP, "1000.10")]
)
def test_a_lone_dash_is_asked_about(choice: Choice | None, amount: str | None) -> None:
    budget = small_budget()
    plan = pasted(budget, "-", answers={Topic.DASHES: choice} if choice else {})
    assert topics(plan) == [Topic.DASHES]
    assert budget.line(CARE_HOMES).amounts[:1] == pounds(amount)


def test_positive_figures_into_savings_are_asked_about_and_left_positive_unless_told() -> None:
    budget = small_budget()
    where = target((CLOSER_WORKING, RESURFACING))
    plan = pasted(budget, "5\t6\n7\t0", where)
    assert defaults(plan) == {Topic.SIGNS: Choice.TAKE}
    assert budget.line(CLOSER_WORKING).amounts == pounds("5", "6")
    pasted(budget, "5\t6\n7\t0", where, {Topic.SIGNS: Choice.NEGATIVE})
    assert budget.line(CLOSER_WORKING).amounts == pounds("-5", "-6")
    assert budget.line(RESURFACING).amounts == pounds("-7", "0")


def test_a_positive_saving_among_negative_ones_is_meant() -> None:
    assert pasted(small_budget(), "-5\t6", target((CLOSER_WORKING,))).questions == ()


@pytest.mark.parametrize(
    "text, shown, asked, amount",
    [
        ("1,200", Unit.GBP, None, "1200"),
        ("1.2", Unit.GBP, Choice.IN_THOUSANDS, "1200"),
        ("0.0012", Unit.GBP, Choice.IN_MILLIONS, "1200"),
        ("1.2", Unit.THOUSANDS, None, "1200"),
        ("1200", Unit.THOUSANDS, Choice.IN_GBP, "1200"),
        ("1200", Unit.MILLIONS, Choice.IN_GBP, "1200"),
        ("1.2", Unit.MILLIONS, Choice.IN_THOUSANDS, "1200"),
        ("0", Unit.MILLIONS, None, "0"),
        ("20", Unit.GBP, None, "20"),
        ("50,000", Unit.GBP, None, "50000"),
    ],
)
def test_magnitudes_far_from_their_neighbours_are_asked_about(
    text: str, shown: Unit, asked: Choice | None, amount: str
) -> None:
    budget = small_budget()
    plan = pasted(budget, text, unit=shown)
    assert defaults(plan) == ({Topic.UNITS: asked} if asked else {})
    assert budget.line(CARE_HOMES).amounts[0] == Decimal(amount)


def test_the_officers_unit_holds_whatever_the_magnitudes() -> None:
    budget = small_budget()
    pasted(budget, "1.2", answers={Topic.UNITS: Choice.IN_MILLIONS})
    assert budget.line(CARE_HOMES).amounts[0] == Decimal(1_200_000)
    assert pasted(budget, "7", special=Special(unit=Unit.MILLIONS)).questions == ()
    assert budget.line(CARE_HOMES).amounts[0] == Decimal(7_000_000)


def test_blank_neighbours_say_nothing_about_magnitudes() -> None:
    budget = small_budget()
    assert pasted(budget, "1000000", target((AUTISM,), AMOUNTS[:1]), unit=Unit.MILLIONS).questions != ()
    blank = replace(target((AUTISM,), AMOUNTS[:1]), around=())
    assert pasted(small_budget(), "1000000", blank, unit=Unit.MILLIONS).questions == ()


def test_figures_finer_than_a_penny_are_asked_about() -> None:
    budget = small_budget()
    plan = pasted(budget, "999.995")
    assert defaults(plan) == {Topic.PENNIES: Choice.ROUND}
    assert budget.line(CARE_HOMES).amounts[0] == Decimal("1000.00")
    assert pasted(small_budget(), "999.995", answers={Topic.PENNIES: Choice.KEEP}).edit is None


@pytest.mark.parametrize(
    "text, fields, words",
    [
        ("2026/27\t2027/28\n900\t800", AMOUNTS, "“2026/27”, “2027/28”"),
        ("2025-26\tBudget\n900\t800", AMOUNTS, "“2025-26”, “Budget”"),
        ("Reference\tTitle\nR1\tOne", [REFERENCE, TITLE], "“Reference”, “Title”"),
        ("First\tSecond\n900\t800", AMOUNTS, "“First”, “Second”"),
    ],
)
def test_headings_in_the_first_row_are_left_out_unless_told(text: str, fields: list[Field], words: str) -> None:
    plan = pasted(small_budget(), text, target((CARE_HOMES,), fields))
    question = plan.questions[0]
    assert (question.topic, question.default) == (Topic.HEADINGS, Choice.SKIP)
    assert words in question.text
    assert plan.edit is not None
    assert not [change for change in plan.edit.changes if isinstance(change, LineAdded)]


def test_headings_of_other_years_are_pointed_out() -> None:
    plan = pasted(small_budget(), "2027/28\t2028/29\n900\t800")
    assert "2027/28, 2028/29 do not stand under the same year here" in plan.questions[0].text


@pytest.mark.parametrize("text", ["n/a\n900", "900\n800", "\n900", "R1\nR2"])
def test_a_first_row_that_is_no_heading_is_pasted(text: str) -> None:
    fields = [REFERENCE] if text.startswith("R") else AMOUNTS
    assert Topic.HEADINGS not in topics(pasted(small_budget(), text, target(fields=fields)))


@pytest.mark.parametrize("text, left_out", [("1\t2\t3\t4", 2), ("1\t2\t\t4", 1), ("1\t2\t\t", 0)])
def test_columns_without_room_are_told_unless_they_are_blank(text: str, left_out: int) -> None:
    plan = pasted(small_budget(), text, answers={Topic.UNITS: Choice.IN_GBP})
    told = [question.text for question in plan.questions if question.topic is Topic.COLUMNS]
    assert len(told) == (1 if left_out else 0)
    assert not told or told[0].startswith(str(left_out))


@pytest.mark.parametrize(
    "text, status, asked", [("agreed", "Agreed", False), ("", "", False), ("Pending", "New", True)]
)
def test_columns_of_choices_take_only_their_choices(text: str, status: str, asked: bool) -> None:
    budget = small_budget()
    plan = pasted(budget, text or "\n", target(fields=(STATUS,)))
    assert topics(plan) == ([Topic.CHOICES] if asked else [])
    assert budget.line(CARE_HOMES).status == status


def test_a_type_cannot_be_blank() -> None:
    budget = small_budget()
    plan = pasted(budget, "\n", target(fields=(Field(KIND),)), {Topic.CHOICES: Choice.BLANK})
    assert topics(plan) == [Topic.CHOICES]
    assert budget.line(CARE_HOMES).kind is Kind.PRESSURE


def test_the_area_column_takes_nothing_and_other_words_for_it_are_told() -> None:
    fields = (None, REFERENCE)
    assert pasted(small_budget(), "Older People\tR1", target(fields=fields)).questions == ()
    assert topics(pasted(small_budget(), "Roads\tR1", target(fields=fields))) == [Topic.COLUMNS]


@pytest.mark.parametrize("choice, amount, formulas", [(None, "200", 1), (Choice.REPLACE, "250", 0)])
def test_a_formula_of_the_workbook_is_replaced_only_when_told(
    choice: Choice | None, amount: str, formulas: int
) -> None:
    budget = linked_budget()
    plan = pasted(budget, "250", target((ADVANCE,)), {Topic.FORMULAS: choice} if choice else {})
    assert defaults(plan) == {Topic.FORMULAS: Choice.KEEP}
    assert budget.line(ADVANCE).amounts[0] == Decimal(amount)
    assert len(budget.line(ADVANCE).formulas) == formulas
    assert pasted(linked_budget(), "200", target((ADVANCE,))).questions == ()  # it would say the same


def test_a_working_gives_way_and_pasted_arithmetic_is_kept_as_one() -> None:
    budget = small_budget()
    assert pasted(budget, "250", target((ADVANCE,))).questions == ()
    assert budget.line(ADVANCE).formulas == {}
    pasted(budget, "=195*2\t=100/3", target((ADVANCE, CARE_HOMES)), unit=Unit.GBP)
    assert budget.line(ADVANCE).amounts == pounds("390", "33.33")
    workings = {
        year: shown_working(text, Unit.MILLIONS, Unit.GBP) for year, text in budget.line(ADVANCE).formulas.items()
    }
    assert workings == {YEARS[0]: "195*2", YEARS[1]: "100/3"}
    added = pasted(budget, "1\n=4*5", target((CARE_HOMES,)), {Topic.UNITS: Choice.IN_GBP})
    assert added.edit is not None
    assert [len(change.line.formulas) for change in added.edit.changes if isinstance(change, LineAdded)] == [1]


@pytest.mark.parametrize(
    "special, text, amounts",
    [
        (Special(Operation.ADD), "5\t", ("1005.10", "0")),
        (Special(Operation.SUBTRACT), "5\t1", ("995.10", "-1")),
        (Special(flip=True), "500\t-6", ("-500", "6")),
        (Special(Operation.ADD, flip=True, unit=Unit.THOUSANDS), "1\t1", ("0.10", "-1000")),
        (Special(skip_blanks=True), "\t600", ("1000.10", "600")),
        (Special(transpose=True), "500\n600", ("500", "600")),
    ],
)
def test_paste_special_does_more_than_replace(special: Special, text: str, amounts: tuple[str, str]) -> None:
    budget = small_budget()
    plan = pasted(budget, text, special=special, copied_in=Unit.GBP)
    assert plan.questions == ()
    assert budget.line(CARE_HOMES).amounts == pounds(*amounts)


def test_adding_leaves_words_and_unreadable_amounts_alone() -> None:
    budget = small_budget()
    plan = pasted(budget, "x\t5", target((AUTISM,), (TITLE, AMOUNTS[0])), special=Special(Operation.ADD))
    assert plan.edit is None
    assert [outcome.note.split(":")[0] for outcome in plan.outcomes] == ["kept", "kept"]


@pytest.mark.parametrize("choice, amount", [(None, "1200.45"), (Choice.TAKE, "1200.45"), (Choice.SKIP, "1200")])
def test_rounded_figures_of_a_spreadsheet_are_asked_about(choice: Choice | None, amount: str) -> None:
    budget = small_budget()
    html = '<table><tr><td x:num="1200.45">1,200</td><td sdval="-5">(5)</td></tr></table>'
    plan = pasted(budget, "1,200\t(5)", html=html, answers={Topic.HELD: choice} if choice else {})
    assert topics(plan) == [Topic.HELD]  # that (5) is negative the spreadsheet says itself
    assert budget.line(CARE_HOMES).amounts == pounds(amount, "-5")


@pytest.mark.parametrize("held", ["41275", "1200450", "x", "1e999"])
def test_a_held_number_that_the_text_does_not_round_is_not_used(held: str) -> None:
    budget = small_budget()
    html = f'<table><tr><td sdval="{held}">1,200</td></tr></table>'
    assert pasted(budget, "1,200", html=html).questions == ()
    assert budget.line(CARE_HOMES).amounts[0] == Decimal(1200)


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


FIELDS = (REFERENCE, TITLE, Field("description"), *AMOUNTS)
WORDS = st.text(st.sampled_from('ab1 ,"\t\n=-(£é'), max_size=8)
MONEY = st.one_of(st.none(), st.integers(-(10**9), 10**9).map(lambda pence: Decimal(pence) / 100))
ROWS = st.lists(st.tuples(WORDS, WORDS, WORDS, MONEY, MONEY), min_size=1, max_size=4)


def copy(row: tuple[str, str, str, Amount, Amount], unit: Unit) -> list[str]:
    return [
        cell_text(value, unit) if isinstance(value, Decimal) else value if isinstance(value, str) else ""
        for value in row
    ]


@given(ROWS, st.sampled_from(Unit), st.sampled_from(Unit))
def test_what_is_copied_and_pasted_elsewhere_is_equal(
    rows: list[tuple[str, str, str, Amount, Amount]], copied_in: Unit, shown: Unit
) -> None:
    budget = small_budget()
    before = budget.snapshot()
    lines = (CARE_HOMES, CLOSER_WORKING, AUTISM, RESURFACING)[: len(rows)]
    block = read_contents(write_tsv([copy(row, copied_in) for row in rows]), unit=copied_in)
    plan = plan_paste(Request(budget, block, Target(lines, FIELDS), shown))
    assert plan.questions == ()
    if plan.edit is not None:
        budget.apply(plan.edit)
    for line, row in zip(lines, rows, strict=True):
        assert tuple(value_of(budget.line(line), field, YEARS) for field in FIELDS) == row
    if plan.edit is not None:
        budget.revert(plan.edit)
    assert budget.snapshot() == before


ANSWERS: st.SearchStrategy[Mapping[Topic, Choice]] = st.dictionaries(
    st.sampled_from(Topic), st.sampled_from(Choice), max_size=6
)
CELLS = st.sampled_from(["", "1", "-2,000", "(3)", "4-", "tbc", "-", "2026/27", "=1+1", "=x", "0.001", "New", "Saving"])
BLOCKS = st.lists(st.lists(CELLS, min_size=1, max_size=7), min_size=1, max_size=6)


@given(BLOCKS, ANSWERS, st.sampled_from(Operation), st.booleans())
def test_any_paste_taken_back_restores_the_budget_exactly(
    rows: list[list[str]], answers: Mapping[Topic, Choice], operation: Operation, turned: bool
) -> None:
    budget = small_budget()
    before = budget.snapshot()
    fields = (REFERENCE, STATUS, Field(KIND), *AMOUNTS)
    where = replace(target((ADVANCE, CARE_HOMES), fields), around=(CARE_HOMES,))
    special = Special(operation, transpose=turned)
    plan = plan_paste(Request(budget, block_of(rows), where, Unit.GBP, special, answers))
    assert budget.snapshot() == before
    if plan.edit is None:
        return
    budget.apply(plan.edit)
    counted = budget.recount()
    for area in budget.areas:
        for kind in Kind:
            assert budget.totals.area(area.id).kind(kind) == counted.area(area.id).kind(kind)
    budget.revert(plan.edit)
    assert budget.snapshot() == before
