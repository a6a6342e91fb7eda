"""The example sample is an invented council, says so, and has every field in use."""

import re
from decimal import Decimal

import pytest

from model import checks
from model.control_differences import differences
from model.controls import Measure, Scope
from model.findings import Level
from model.lines import CHOICES, TEXT_HEADINGS, Kind
from model.money import NIL
from model.samples import EXAMPLE, load_sample

SAMPLE = load_sample(EXAMPLE)
BUDGET = SAMPLE.budget


def test_it_has_six_areas_about_sixty_lines_and_five_years() -> None:
    assert len(BUDGET.areas) == 6
    assert 55 <= BUDGET.line_count <= 75
    assert [year.label for year in BUDGET.years] == ["2026/27", "2027/28", "2028/29", "2029/30", "2030/31"]
    assert len(BUDGET.services) > 1


def test_it_says_that_it_is_invented() -> None:
    assert "invented" in BUDGET.settings.title
    assert "invented" in SAMPLE.about[0]
    assert "Example" in BUDGET.settings.organisation
    assert all("nvented" in control.source for control in BUDGET.controls)


@pytest.mark.parametrize("name", TEXT_HEADINGS)
def test_every_text_field_is_in_use(name: str) -> None:
    assert any(getattr(line, name) for line in BUDGET.lines())


@pytest.mark.parametrize("name", CHOICES)
def test_every_choice_is_in_use(name: str) -> None:
    assert set(CHOICES[name]) <= {getattr(line, name) for line in BUDGET.lines()}


def test_every_kind_of_line_and_of_control_total_is_in_use() -> None:
    assert {line.kind for line in BUDGET.lines()} == set(Kind) - {Kind.UNKNOWN}
    assert {control.measure for control in BUDGET.controls} == set(Measure)
    assert {control.scope for control in BUDGET.controls} == set(Scope)


def test_forecasts_blanks_nils_and_both_signs_are_in_use() -> None:
    figures = [amount for line in BUDGET.lines() for amount in line.amounts]
    assert None in figures
    assert NIL in figures
    assert any(isinstance(amount, Decimal) and amount > 0 for amount in figures)
    assert any(isinstance(amount, Decimal) and amount < 0 for amount in figures)
    assert any(isinstance(forecast, Decimal) for line in BUDGET.lines() for forecast in line.forecasts)


def test_the_control_totals_agree() -> None:
    assert not [item for item in differences(BUDGET) if item.difference]
    assert not [finding for finding in checks.run(BUDGET) if finding.level is Level.ERROR]


def test_linked_references_exist() -> None:
    known = {line.reference for line in BUDGET.lines()}
    for line in BUDGET.lines():
        assert set(re.findall(r"\d\d[A-Z&]+\d+", line.linked_reference)) <= known, line.reference


def test_lead_officers_are_posts() -> None:
    posts = {line.lead_officer for line in BUDGET.lines() if line.lead_officer}
    assert posts
    assert all(re.search(r"\b(Director|Head|Manager|Partner|Accountant|Officer)\b", post) for post in posts), posts
