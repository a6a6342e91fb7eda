import pytest

from model.clipboard.tsv import write_tsv
from model.lines import KIND, Field, Kind
from model.pasting.questions import Choice, Topic
from tests.model.drafts import CARE_HOMES, small_budget
from tests.model.pasting.clips import pasted, target, topics

STATUS = Field("status")
TITLE = Field("title")


@pytest.mark.parametrize("text", ["=1+1", "+44", "@home", "0012", "1-2", "\ttab", '"quoted"\nsecond line'])
def test_text_columns_take_text_as_it_is(text: str) -> None:
    budget = small_budget()
    pasted(budget, write_tsv([[text]]), target(fields=(TITLE,)))
    assert budget.line(CARE_HOMES).title == text


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
