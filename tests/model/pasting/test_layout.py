"""Blocks whose columns are not those under which they would stand: wider than the years, or headed by other years."""

import pytest

from model.clipboard.own_copy import OwnCopy
from model.lines import AMOUNT, FORECAST, Field
from model.money import Unit
from model.pasting.plan import PastePlan, plan_paste
from model.pasting.preview import preview_rows
from model.pasting.questions import Choice, Topic
from model.pasting.request import Request
from model.pasting.target import Target
from tests.model.drafts import CARE_HOMES, CLOSER_WORKING, YEARS, pounds, small_budget
from tests.model.pasting.clips import AMOUNTS, defaults, own_block, pasted, request, target, topics

TITLE, NOTES, REFERENCE = Field("title"), Field("notes"), Field("reference")
FORECASTS = [Field(FORECAST, year) for year in YEARS]
ALL = [REFERENCE, TITLE, *AMOUNTS, *FORECASTS, NOTES]


def from_years(*lines: int, start: int = 2, width: int = 1) -> Target:
    return target(lines or (CARE_HOMES,), ALL[start:], width=width)


def landed(plan: PastePlan) -> dict[Field, object]:
    return {outcome.spot.field: outcome.new for outcome in plan.outcomes if outcome.spot.field}


@pytest.mark.parametrize(
    "start, text, words, choices",
    [
        (2, "1\t2\t3", "1 more column is pasted than there are years from 2026/27 on.", "Go on into Forecast 2026/27"),
        (
            3,
            "1\t2\t3",
            "2 more columns are pasted than there are years from 2027/28 on.",
            "Forecast 2026/27, Forecast 20",
        ),
        (2, "1\t2\t\t\tn", "1 more column is pasted than there are years from 2026/27 on.", "Forecast 2026/27, Fore"),
        (1, "t\t1\t2\t3", "1 more column is pasted than there are years from 2026/27 on.", "Forecast 2026/27"),
    ],
)
def test_more_columns_than_years_are_asked_about_and_left_out_unless_told(
    start: int, text: str, words: str, choices: str
) -> None:
    plan = pasted(small_budget(), text, from_years(start=start), {Topic.UNITS: Choice.IN_GBP})
    asked = {question.topic: question for question in plan.questions}[Topic.BEYOND]
    assert (asked.text, asked.default) == (words, Choice.SKIP)
    assert choices in asked.choices[Choice.TAKE]
    assert not landed(plan).keys() & {*FORECASTS, NOTES}


def test_more_columns_than_years_go_on_into_the_forecasts_when_told() -> None:
    budget = small_budget()
    pasted(budget, "1\t2\t3\t4", from_years(), {Topic.UNITS: Choice.IN_GBP, Topic.BEYOND: Choice.TAKE})
    assert budget.line(CARE_HOMES).amounts == pounds("1", "2")
    assert budget.line(CARE_HOMES).forecasts == pounds("3", "4")


def test_blank_columns_behind_the_years_blank_no_forecast() -> None:
    budget = small_budget()
    plan = pasted(budget, "-100\t-200\t\t", from_years(CLOSER_WORKING))
    assert plan.questions == ()
    assert budget.line(CLOSER_WORKING).forecasts == pounds("-250", None)


@pytest.mark.parametrize(
    "start, width, text",
    [(4, 1, "1\t2"), (4, 1, "1\t2\tnote"), (2, 4, "1\t2\t3\t4"), (2, 4, "1"), (1, 1, "t\t1\t2")],
    ids=["forecasts", "forecasts and notes", "selected", "one value", "within"],
)
def test_what_the_officer_points_at_is_not_asked_about(start: int, width: int, text: str) -> None:
    assert Topic.BEYOND not in topics(pasted(small_budget(), text, from_years(start=start, width=width)))


@pytest.mark.parametrize(
    "columns, asked",
    [((AMOUNT, AMOUNT, FORECAST), False), ((AMOUNT, AMOUNT, AMOUNT), True), ((AMOUNT, AMOUNT, "notes"), True)],
)
def test_own_copies_are_asked_about_where_a_column_would_land_in_another_kind(
    columns: tuple[str, ...], asked: bool
) -> None:
    block = own_block([["1", "2", "3"]], OwnCopy(1, columns, Unit.GBP))
    plan = plan_paste(Request(small_budget(), block, from_years(), Unit.GBP))
    assert topics(plan) == ([Topic.BEYOND] if asked else [])


def test_read_only_columns_behind_the_years_take_nothing_and_that_is_told() -> None:
    plan = pasted(small_budget(), "900\t800\tx", target((CARE_HOMES,), [*AMOUNTS, None]))
    assert topics(plan) == [Topic.COLUMNS]


@pytest.mark.parametrize(
    "text, fields, expected",
    [
        ("2027/28\n800", AMOUNTS, {AMOUNTS[1]: "800"}),
        ("2027/28\t2026/27\n800\t900", AMOUNTS, {AMOUNTS[1]: "800", AMOUNTS[0]: "900"}),
        ("2025/26\t2026/27\n800\t900", AMOUNTS, {AMOUNTS[0]: "900"}),
        ("FY 2027-28 £\n800", AMOUNTS, {AMOUNTS[1]: "800"}),
        ("2026/27\tTotal\n900\t950", AMOUNTS, {AMOUNTS[0]: "900"}),
        ("2026/27\tForecast 2026/27\n900\t950", ALL[2:], {AMOUNTS[0]: "900", FORECASTS[0]: "950"}),
        ("Title\t2026/27\n\t900", [REFERENCE, TITLE, *AMOUNTS], {TITLE: "", AMOUNTS[0]: "900"}),
        ("Line\tWhat\t2027/28\nR1\tpay\t900", [REFERENCE, TITLE, *AMOUNTS],
         {REFERENCE: "R1", TITLE: "pay", AMOUNTS[1]: "900"}),
    ],
)  # fmt: skip
def test_figures_land_under_the_years_that_their_headings_name(
    text: str, fields: list[Field], expected: dict[Field, str]
) -> None:
    plan = pasted(small_budget(), text, target((CARE_HOMES,), fields))
    assert defaults(plan)[Topic.ALIGNMENT] is Choice.MATCH
    words = {field: value if field.year is None else pounds(value)[0] for field, value in expected.items()}
    assert landed(plan) == words


def test_the_question_names_the_heading_and_the_column_and_may_be_answered_otherwise() -> None:
    budget = small_budget()
    plan = pasted(budget, "2027/28\t2028/29\n800\t900", answers={Topic.ALIGNMENT: Choice.SKIP})
    question = next(question for question in plan.questions if question.topic is Topic.ALIGNMENT)
    assert question.text == "The heading “2027/28” would stand under 2026/27, and 1 other under a wrong column too."
    assert budget.line(CARE_HOMES).amounts == pounds("800", "900")


def test_a_heading_of_no_year_here_leaves_its_column_out_and_that_is_told() -> None:
    plan = pasted(small_budget(), "2025/26\t2026/27\n800\t900")
    assert topics(plan) == [Topic.HEADINGS, Topic.ALIGNMENT, Topic.COLUMNS]


@pytest.mark.parametrize(
    "text", ["2026/27\t2027/28\n900\t800", "2027/28\t2027/28\n900\t800", "2031/32\t2032/33\n900\t800"],
    ids=["the same", "twice the same", "none of these"],
)  # fmt: skip
def test_headings_that_agree_or_say_too_little_leave_columns_where_they_are(text: str) -> None:
    plan = pasted(small_budget(), text)
    assert topics(plan) == [Topic.HEADINGS]
    assert landed(plan) == dict(zip(AMOUNTS, pounds("900", "800"), strict=True))


def test_the_preview_has_the_columns_in_their_own_order() -> None:
    asked = request(small_budget(), "2027/28\t2026/27\n800\t900")
    assert [row.field for row in preview_rows(asked, plan_paste(asked))] == AMOUNTS
