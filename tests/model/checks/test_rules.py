"""Each rule of the checks fires where it should, and only there."""

from dataclasses import replace
from typing import Any, cast

import pytest

from model import checks
from model.areas import Area
from model.budget import Budget
from model.checks.amounts import line_without_amount, withdrawn_with_amounts
from model.checks.delivery import conditional_line, shortfall_not_reprofiled
from model.checks.funding import ended_funding
from model.checks.itemising import not_itemised
from model.checks.kinds import unknown_kind, unknown_words
from model.checks.part_year import full_year_differs
from model.checks.references import missing_reference, missing_title
from model.checks.repeated_references import repeated_reference
from model.checks.signs import negative_pressure, positive_saving
from model.findings import Finding, Level
from model.lines import AMOUNT, FORECAST, KIND, Field, Kind, Line
from model.money import Unreadable
from model.pots import Pot
from model.settings import Settings
from tests.model.checks.firing import assert_fixed
from tests.model.drafts import YEARS, pounds, small_budget

GOOD = Line(11, 1, Kind.PRESSURE, pounds("5", "0"), reference="27ASC1", status="New", title="Care homes")
Rule = checks.LineRule | checks.BudgetRule
EVERY_RULE: tuple[Rule, ...] = (*checks.LINE_RULES, *checks.BUDGET_RULES)


def found_by(rule: Rule, budget: Budget) -> list[Finding]:
    """Run one rule, over the budget or over each of its lines."""
    if rule in checks.BUDGET_RULES:
        return [finding for finding in rule(budget) if finding is not None]
    line_rule = cast("checks.LineRule", rule)
    return [finding for line in budget.lines() for finding in line_rule(budget, line)]


def budget_of(*lines: Line) -> Budget:
    numbered = [replace(line, id=11 + place) for place, line in enumerate(lines)]
    return Budget(Settings(YEARS), [Area(1, "Older People"), Area(2, "Roads")], numbered)


def good(**changes: Any) -> Line:  # noqa: ANN401 - any field of a line
    return replace(GOOD, **changes)


FIRES: list[tuple[Rule, Line, Level, str, Field | None]] = [
    (unknown_kind, good(kind=Kind.UNKNOWN), Level.ERROR, "unknown type", Field(KIND)),
    (unknown_words, good(status="Pending"), Level.WARNING, "unknown status", Field("status")),
    (unknown_words, good(recurrence="Twice"), Level.WARNING, "unknown recurrence", Field("recurrence")),
    (unknown_words, good(deliverability="Purple"), Level.WARNING, "unknown deliverability", Field("deliverability")),
    (missing_reference, good(reference=""), Level.NOTE, "missing reference", Field("reference")),
    (missing_reference, good(reference="  ", title=""), Level.NOTE, "missing reference", Field("reference")),
    (not_itemised, good(reference="", title="Other savings, not itemised"), Level.NOTE, "not itemised",
     Field(AMOUNT, YEARS[0])),
    (missing_title, good(title=" "), Level.NOTE, "missing title", Field("title")),
    (positive_saving, good(kind=Kind.SAVING), Level.WARNING, "positive saving", Field(AMOUNT, YEARS[0])),
    (negative_pressure, good(amounts=pounds("1", "-0.01")), Level.WARNING, "negative pressure",
     Field(AMOUNT, YEARS[1])),
    (negative_pressure, good(kind=Kind.ADDITIONAL_FUNDING, amounts=pounds("-1", None)), Level.WARNING,
     "negative pressure", Field(AMOUNT, YEARS[0])),
    (line_without_amount, good(amounts=pounds(None, None)), Level.NOTE, "line without amount", None),
    (withdrawn_with_amounts, good(status="Withdrawn"), Level.WARNING, "withdrawn with amounts",
     Field(AMOUNT, YEARS[0])),
    (withdrawn_with_amounts, good(status="Withdrawn", amounts=pounds("0", None), forecasts=pounds("0", "-5")),
     Level.WARNING, "withdrawn with forecasts", Field(FORECAST, YEARS[1])),
]  # fmt: skip


@pytest.mark.parametrize("rule, line, level, name, field", FIRES)
def test_a_rule_fires_once_and_names_the_line(
    rule: Rule, line: Line, level: Level, name: str, field: Field | None
) -> None:
    (finding,) = found_by(rule, budget_of(line, GOOD))
    assert (finding.level, finding.rule, finding.line_id, finding.area_id) == (level, name, 11, 1)
    assert finding.field == field
    assert finding.message.endswith(".")
    assert finding.message[0].isupper() or finding.message.startswith(("“", GOOD.reference))


def test_a_word_that_many_lines_have_is_told_once_with_the_first_of_them() -> None:
    lines = [good(reference=f"A{number}", status="Proposed" if number % 2 else "proposed ") for number in range(5)]
    (finding,) = found_by(unknown_words, budget_of(*lines, GOOD))
    assert finding.message.startswith("A0, A1, A2 and 2 others have the status “proposed ”")
    assert (finding.line_id, finding.field) == (11, Field("status"))
    assert len(found_by(unknown_words, budget_of(*lines[:3]))) == 3


SILENT: list[tuple[Rule, Line]] = [
    (unknown_words, good(status="", recurrence="", deliverability="")),
    (unknown_words, good(status="Withdrawn", recurrence="One-off", deliverability="At risk")),
    (positive_saving, good(kind=Kind.SAVING, amounts=pounds("-1", "0"))),
    (positive_saving, good(amounts=pounds("1", "1"))),
    (negative_pressure, good(kind=Kind.SAVING, amounts=pounds("-1", None))),
    (negative_pressure, good(amounts=(Unreadable("-5?"), None))),
    (line_without_amount, good(amounts=pounds("0", None))),
    (line_without_amount, good(status="Deleted", amounts=pounds(None, None))),
    (line_without_amount, good(amounts=pounds(None, None), status="Withdrawn")),
    (line_without_amount, good(amounts=pounds(None, None), status="Deleted")),
    (line_without_amount, good(amounts=(Unreadable("tbc"), None))),
    (withdrawn_with_amounts, good(status="Withdrawn", amounts=pounds("0", None))),
    (withdrawn_with_amounts, good(status="Withdrawn", amounts=pounds("0", None), forecasts=pounds(None, "0"))),
    (missing_reference, good(reference="1.10")),
    (missing_reference, good(reference="", title="Other savings, not itemised")),
    (not_itemised, good(reference="", title="Other savings, not itemised", amounts=pounds("0", None))),
    (not_itemised, good(title="Savings not itemised by the paper")),
    (not_itemised, good(reference="", title="Other savings, Not itemised", amounts=pounds(None, None))),
    (repeated_reference, good(reference="")),
]


@pytest.mark.parametrize("rule, line", [*SILENT, *((rule, GOOD) for rule in EVERY_RULE)])
def test_a_rule_is_silent_otherwise(rule: Rule, line: Line) -> None:
    assert not list(found_by(rule, budget_of(line)))


@pytest.mark.parametrize(
    "references, repeated",
    [(("27ASC1", "27ASC1"), 2), (("27ASC1", " 27ASC1 "), 2), (("1.10", "1.1"), 0), (("1", "01"), 0), (("", ""), 0),
     (("27ASC2", "27ASC20"), 0), (("A", "A", "A"), 3)],
)  # fmt: skip
def test_references_are_compared_as_text(references: tuple[str, ...], repeated: int) -> None:
    lines = [good(reference=reference, area_id=1 + place % 2) for place, reference in enumerate(references)]
    found = found_by(repeated_reference, budget_of(*lines))
    assert len(found) == repeated
    assert {finding.level for finding in found} <= {Level.WARNING}
    assert all("Older People, Roads" in finding.message for finding in found)


def test_an_area_in_which_no_line_has_a_reference_is_told_of_once() -> None:
    lines = [good(reference=""), good(reference=" ", title="Meals"), good(reference="", title="Gulls", area_id=2)]
    found = found_by(missing_reference, budget_of(*lines, good(area_id=2)))
    assert [finding.rule for finding in found] == ["area without references", "missing reference"]
    assert [finding.line_id for finding in found] == [11, 13]
    assert "Older People" in found[0].message
    assert "“Gulls” in Roads has no reference" in found[1].message


def test_nothing_takes_long_at_once_in_a_large_budget() -> None:
    budget = budget_of(*(good(reference=f"R{number // 2}") for number in range(10_000)))
    told = list(repeated_reference(budget))
    assert told.count(None) == 10_000 // 500
    assert sum(len(found) for found in checks.steps(budget)) == 10_000
    assert all(len(found) <= 1 for found in checks.steps(budget))


def test_running_the_checks_gathers_every_rule_and_alters_nothing() -> None:
    budget = small_budget()
    before = budget.snapshot()
    rules = {finding.rule for finding in checks.run(budget)}
    told = {"missing reference", "missing title", "positive saving", "working differs", "shortfall left open"}
    assert rules == told
    assert budget.snapshot() == before


@pytest.mark.parametrize("amounts", [("1", None), (None, None)])
@pytest.mark.parametrize("forecasts", [("2", "0"), ("-3", None)])
def test_the_figures_of_a_withdrawn_line_are_cleared_in_one_step_that_is_undone(
    amounts: tuple[str | None, ...], forecasts: tuple[str | None, ...]
) -> None:
    budget = budget_of(good(status="Withdrawn", amounts=pounds(*amounts), forecasts=pounds(*forecasts)))
    assert_fixed(budget, lambda: found_by(withdrawn_with_amounts, budget))


def test_the_amounts_of_a_withdrawn_line_are_cleared_in_one_step_that_is_undone() -> None:
    budget = budget_of(good(status="Withdrawn"))
    assert_fixed(budget, lambda: found_by(withdrawn_with_amounts, budget))


@pytest.mark.parametrize(
    "rule, fields",
    [
        (conditional_line, {"conditional_on": "Cabinet"}),
        (ended_funding, {"funding_source": "Grant"}),
        (full_year_differs, {"extra": {"Starts": "1 October 2026", "Full-year effect": "0.24"}}),
        (shortfall_not_reprofiled, {"kind": Kind.SAVING, "forecasts": pounds("5", None)}),
    ],
)
@pytest.mark.parametrize("status, count", [("Withdrawn", 0), ("New", 1)])
def test_of_a_withdrawn_line_that_states_nothing_no_more_is_told(
    rule: checks.LineRule, fields: dict[str, Any], status: str, count: int
) -> None:
    its = good(status=status, amounts=pounds(None, None), **fields)
    pot = Pot(91, "Grant", pounds(None, None), YEARS[0])
    budget = Budget(Settings(YEARS), [Area(1, "Older People")], [its], (), [pot])
    assert len(list(rule(budget, its))) == count
