"""Amounts that look wrong beside the others, and references that words name and no line has."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from model.checks.fixes import fix_of
from model.checks.named_references import unknown_references_in_words
from model.checks.series import level_looking, working_differs
from model.findings import Level
from model.lines import AMOUNT, Field, Line
from model.money import Unreadable
from tests.model.checks.firing import FOUR_YEARS, assert_fixed, budget_of, line, of_budget, of_lines, saving
from tests.model.drafts import pounds


@pytest.mark.parametrize(
    "its, count",
    [
        (line("120", "120", "120", "120"), 1),
        (saving("-5", "-5", "-5", "-5"), 1),
        (line("120", "120", "120", "0"), 0),
        (line("0", "120", "120", "120"), 1),
        (line(None, "120", "120", "120"), 1),
        (line(None, None, "120", "120"), 0),
        (line("120", "120", "120", "-360"), 0),
        (line("500", "500", "500", "500", title="Demographic pressures"), 0),
        (line("500", "500", "500", "500", title="National Living Wage"), 0),
        (line("500", "500", "500", "500", title="Fees and charges: 3% annual increase"), 0),
        (line("500", "500", "500", "500", title="Price rises of contracts"), 0),
        (line("500", "500", "500", "500", title="Enterprise centre"), 1),
        (line("500", "500", "500", "500", description="Contacts increase in winter"), 1),
        (line("500", "500", "500", "500", description="Inflation on contracts"), 0),
        (line("500", "500", "500", "500", notes="Rising demand"), 0),
        (line("500", "500", "500", "500", category="Growth"), 1),
        (line("500", "500", "500", "500", title="Licence, £500 a year"), 1),
        (line("500", "500", "500", "500", title="Day services"), 1),
        (line("0", "0", "0", "0"), 0),
        (line(), 0),
    ],
)
def test_one_amount_in_every_year_looks_like_a_level(its: Line, count: int) -> None:
    found = of_lines(level_looking, budget_of(its))
    assert [(each.level, each.rule) for each in found] == [(Level.NOTE, "looks like a level")] * count


def test_a_level_is_left_in_the_first_year_alone_in_one_step_that_is_undone() -> None:
    budget = budget_of(line("120", "120", "120", "120"))
    assert_fixed(budget, lambda: of_lines(level_looking, budget))
    fix = fix_of(budget, of_lines(level_looking, budget)[0])
    assert fix is not None
    edit = fix.plan()
    assert edit is not None
    budget.apply(edit)
    assert next(budget.lines()).amounts == pounds("120", "0", "0", "0")


def test_a_working_is_entered_again_in_one_step_that_is_undone() -> None:
    formulas = MappingProxyType({FOUR_YEARS[0]: "195*52*26/1000000"})
    budget = budget_of(replace(line("999999"), formulas=formulas))
    assert_fixed(budget, lambda: of_lines(working_differs, budget))
    fix = fix_of(budget, of_lines(working_differs, budget)[0])
    assert fix is not None
    edit = fix.plan()
    assert edit is not None
    budget.apply(edit)
    its = next(budget.lines())
    assert (its.amounts[0], dict(its.formulas)) == (pounds("263640")[0], dict(formulas))


def test_a_working_that_differs_is_told_in_the_officers_own_words() -> None:
    named = MappingProxyType({FOUR_YEARS[0]: '195*52*26+N("195 clients × 52 weeks × 26 a week; as agreed")'})
    (found,) = of_lines(working_differs, budget_of(replace(line("263640"), formulas=named)))
    assert '=195*52*26 "195 clients' not in found.message
    told = ', =195 clients × 52 weeks × 26 a week "as agreed", comes to £263,640.00000m, but its amount is £0.26364m'
    assert told in found.message


def test_a_level_that_begins_later_is_left_in_its_first_year() -> None:
    budget = budget_of(line(None, "120", "120", "120"))
    (finding,) = of_lines(level_looking, budget)
    assert finding.field == Field(AMOUNT, FOUR_YEARS[1])
    assert "in every year from 2027/28 on" in finding.message
    assert_fixed(budget, lambda: of_lines(level_looking, budget))
    fix = fix_of(budget, finding)
    edit = fix.plan() if fix else None
    assert edit is not None
    budget.apply(edit)
    assert next(budget.lines()).amounts == pounds(None, "120", "0", "0")


@pytest.mark.parametrize(
    "formula, count", [("195*52*26/1000000", 0), ("195*52*26", 1), ("Rates!B2*4", 0), ("0.26364", 0)]
)
def test_a_working_that_does_not_come_to_its_amount_is_warned_of(formula: str, count: int) -> None:
    its = replace(line("263640"), formulas=MappingProxyType({FOUR_YEARS[0]: formula}))
    found = of_lines(working_differs, budget_of(its))
    assert [(each.level, each.field) for each in found] == [(Level.WARNING, Field(AMOUNT, FOUR_YEARS[0]))] * count


@pytest.mark.parametrize("formula, count", [("1/0", 0), ("100+20", 1)])
def test_a_working_without_a_value_is_told_where_it_has_a_figure(formula: str, count: int) -> None:
    its = replace(line("1"), formulas=MappingProxyType({FOUR_YEARS[0]: formula}))
    unread = replace(its, amounts=(Unreadable("#DIV/0!"), None, None, None))
    assert len(of_lines(working_differs, budget_of(unread))) == count


REFERRED = [line("1", reference=f"14SCS{number}") for number in (1, 2, 10)]


@pytest.mark.parametrize(
    "words, named",
    [
        ("as 14SCS13 is", "14SCS13"),
        ("(14SCS3)", "14SCS3"),
        ("14SCS1 and 14SCS10", ""),
        ("14SCS3b", "14SCS3b"),
        ("14scs13", "14scs13"),
        ("14SCS 13.", "14SCS 13"),
        ("14scs1 or X14SCS3 or 14SCS1b, 14SCS01 and 14SCS 10", ""),
        ("14SCS 2013/14, 14SCS 12.5 and 14SCS 25%", ""),
        ("SCP28 and 2014/15", ""),
    ],
)
@pytest.mark.parametrize("field", ["title", "description", "notes"])
def test_a_reference_that_words_name_should_be_a_lines(field: str, words: str, named: str) -> None:
    its = replace(line("1", reference="other"), **{field: words})  # type: ignore[arg-type]  # a text field by name
    found = of_budget(unknown_references_in_words, budget_of(*REFERRED, its))
    assert [(each.level, each.field, named in each.message) for each in found] == [
        (Level.WARNING, Field(field), True)
    ] * bool(named)


def test_without_a_usual_form_of_reference_nothing_is_looked_for() -> None:
    its = line("1", reference="A1", description="A2, B3, 14SCS9")
    assert not of_budget(unknown_references_in_words, budget_of(its, line("1", reference="1")))


@pytest.mark.parametrize(
    "words, count",
    [("14SCS9 follows.", 1), ("In OX14 9ZZ, 2014/15, under section 14 of the Act 2014 and A40.", 0), ("14SCS2", 0)],
)
def test_two_references_of_a_number_and_letters_are_enough_to_look_for_others(words: str, count: int) -> None:
    its = line("1", reference="14SCS1", description=words)
    others = (line("1", reference="14SCS2"), line("1", reference="OX1"))
    assert len(of_budget(unknown_references_in_words, budget_of(its, *others))) == count
