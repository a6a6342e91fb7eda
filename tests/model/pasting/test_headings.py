import pytest

from model.edits import LineAdded
from model.lines import Field
from model.pasting.questions import Choice, Topic
from tests.model.drafts import CARE_HOMES, small_budget
from tests.model.pasting.clips import AMOUNTS, pasted, target, topics

REFERENCE = Field("reference")
TITLE = Field("title")


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


def test_headings_of_years_that_are_not_here_are_pointed_out() -> None:
    plan = pasted(small_budget(), "2030/31\t2031/32\n900\t800")
    assert "2030/31, 2031/32 do not stand under the same year here" in plan.questions[0].text


@pytest.mark.parametrize("text", ["n/a\n900", "900\n800", "\n900", "R1\nR2", "2026\t800\n900\t800"])
def test_a_first_row_that_is_no_heading_is_pasted(text: str) -> None:
    fields = [REFERENCE] if text.startswith("R") else AMOUNTS
    assert Topic.HEADINGS not in topics(pasted(small_budget(), text, target(fields=fields)))


@pytest.mark.parametrize(
    "text, said",
    [
        ("£000\t£000\n900\t800", Choice.IN_THOUSANDS),
        ("£'000\t£\u2019000s\n900\t800", Choice.IN_THOUSANDS),
        ("2026/27 £m\t2027/28 £m\n9\t8", Choice.IN_MILLIONS),
        ("2026/27 (£k)\t2027/28 (£k)\n9\t8", Choice.IN_THOUSANDS),
        ("2026/27\t2027/28\n£million\t£million\n9\t8", Choice.IN_MILLIONS),
    ],
)
def test_a_unit_that_headings_name_is_proposed_and_its_row_left_out(text: str, said: Choice) -> None:
    plan = pasted(small_budget(), text, target((CARE_HOMES,)))
    units = next(question for question in plan.questions if question.topic is Topic.UNITS)
    assert units.default is said
    assert "The headings say" in units.text
    assert Topic.NO_AMOUNT not in topics(plan)
    assert [outcome.spot.line for outcome in plan.outcomes] == [CARE_HOMES, CARE_HOMES]


@pytest.mark.parametrize(
    "text", ["£\t£\n900\t800", "2026/27 £\t2027/28 £\n900\t800", "2026/27 £m\t2027/28 £000\n900\t800"]
)
def test_a_unit_that_is_the_one_shown_or_not_the_same_everywhere_is_not_proposed(text: str) -> None:
    plan = pasted(small_budget(), text, target((CARE_HOMES,)))
    assert Topic.HEADINGS in topics(plan)
    assert not [question for question in plan.questions if "The headings say" in question.text]


def test_a_row_of_pounds_is_no_row_of_units() -> None:
    assert Topic.HEADINGS not in topics(pasted(small_budget(), "£900\t£0\n£800\t£700"))
