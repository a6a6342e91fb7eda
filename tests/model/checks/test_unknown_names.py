"""Funding sources that are nearly a pot's name, and narratives about areas that do not exist."""

import pytest

from model.budget import Budget
from model.checks.unknown_names import alike_source, narrative_without_area
from model.findings import Level
from model.lines import Field
from model.narratives import Narrative
from tests.model.checks.firing import AREAS, budget_of, line, of_budget, pot


@pytest.mark.parametrize(
    "source, name, is_told",
    [
        ("UKSFP", "UKSPF", True),
        ("Public helth grant", "Public health grant", True),
        ("Better Carefund", "Better Care Fund", True),
        ("Childrens grant", "Children's grant", True),
        ("Public health grant", "Public health grant", False),
        ("Reserve A", "Reserve B", False),
        ("Grant 2026", "Grant 2027", False),
        ("Core budget", "Public health grant", False),
        ("Other grant; Public health grant", "Public health grant", False),
        ("", "Public health grant", False),
    ],
)
def test_a_source_that_is_nearly_a_pot_is_told(source: str, name: str, is_told: bool) -> None:
    budget = budget_of(line("1", funding_source=source), pots=[pot(name, "5")])
    found = of_budget(alike_source, budget)
    assert [(each.rule, each.level, each.field) for each in found] == [
        ("alike funding source", Level.WARNING, Field("funding_source"))
    ] * is_told
    assert all(f"the pot {name} is nearly called so" in each.message for each in found)


def test_without_pots_no_source_is_looked_at() -> None:
    assert not of_budget(alike_source, budget_of(line("1", funding_source="A grant")))


@pytest.mark.parametrize("area, is_told", [("Roads", False), ("Care", False), ("", False), ("Roadz", True)])
def test_a_narrative_about_no_area_is_told(area: str, is_told: bool) -> None:
    of_lines = budget_of(line("1"))
    budget = Budget(
        of_lines.settings, AREAS, of_lines.lines(), (), (), narratives=[Narrative(7, area, "Impact", "None.")]
    )
    found = of_budget(narrative_without_area, budget)
    assert [(each.rule, each.narrative_id) for each in found] == [("narrative without area", 7)] * is_told
    assert all("is about Roadz, which is no area here" in each.message for each in found)
