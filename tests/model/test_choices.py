"""A chosen word is known however it is spelled; another word is none of the choices."""

import pytest

from model import planning
from model.checks.kinds import unknown_words
from model.checks.lasting import time_limit_passed, unreversed_one_off
from model.choices import choice_like
from model.lines import Field
from tests.model.checks.firing import budget_of, line, of_budget, of_lines


@pytest.mark.parametrize(
    "name, text, choice",
    [
        ("recurrence", "ONE-OFF", "One-off"),
        ("recurrence", "one off", "One-off"),
        ("recurrence", " One\u2013off ", "One-off"),
        ("recurrence", "One\u2011off", "One-off"),
        ("recurrence", "oneoff", "One-off"),
        ("recurrence", "on-going", "Ongoing"),
        ("recurrence", "Time  limited", "Time-limited"),
        ("deliverability", "at\u00a0risk", "At risk"),
        ("deliverability", "not-deliverable", "Not deliverable"),
        ("status", "NEW", "New"),
        ("recurrence", "Permanent", None),
        ("status", "Previously agreed", None),
        ("recurrence", "New", None),
        ("status", "", None),
    ],
)
def test_a_choice_is_known_by_its_letters(name: str, text: str, choice: str | None) -> None:
    assert choice_like(name, text) == choice


def test_what_is_typed_is_kept_as_the_choice_is_spelled() -> None:
    budget = budget_of(line("1"))
    edit = planning.set_field(budget, 11, Field("recurrence"), "one off")
    assert edit is not None
    budget.apply(edit)
    assert budget.line(11).recurrence == "One-off"


@pytest.mark.parametrize(
    "text", ["Time limited to 2026/27", "time\u2013limited until 2026/27", "Time-limited till 2026-27"]
)
def test_the_end_of_a_time_limit_is_known_however_it_is_written(text: str) -> None:
    budget = budget_of(line("120", recurrence=text))
    assert not of_budget(unknown_words, budget)
    assert len(of_lines(time_limit_passed, budget)) == 1


def test_a_one_off_is_one_however_it_is_spelled() -> None:
    assert len(of_lines(unreversed_one_off, budget_of(line("120", recurrence="one off")))) == 1
