"""Funding that ends before what it pays for is a cliff edge; a pot is told to be over- or under-allocated as it is."""

import pytest

from model.budget import Budget
from model.checks.fixes import fix_of
from model.checks.funding import ended_funding, pot_names, pots
from model.checks.signs import negative_pressure
from model.findings import Finding, Level
from model.lines import AMOUNT, Field, Kind, Line
from model.pots import Pot
from model.years import Year
from tests.model.checks.firing import FOUR_YEARS, assert_fixed, budget_of, line, of_budget, of_lines, pot, saving
from tests.model.drafts import pounds

GRANT = pot("Public health grant", ends=FOUR_YEARS[1])


def ended(its: Line, *named: Pot) -> list[Finding]:
    return of_lines(ended_funding, budget_of(its, pots=named))


@pytest.mark.parametrize(
    "source, is_met_otherwise",
    [
        ("Public health grant", False),
        ("public  health GRANT", False),
        ("Reserves; Public health grant", True),
        ("Reserves, Public health grant", True),
        ("Reserves and public health grant", True),
        ("Public health grant + base budget", True),
    ],
)
def test_a_line_that_goes_on_beyond_its_funding_is_a_cliff_edge(source: str, is_met_otherwise: bool) -> None:
    budget = budget_of(line("90", funding_source=source), pots=[GRANT])
    (finding,) = of_lines(ended_funding, budget)
    assert (finding.level, finding.rule) == (Level.WARNING, "ended funding")
    assert finding.field == Field(AMOUNT, FOUR_YEARS[2])
    assert "2028/29" in finding.message
    assert ("but part of its funding, Public health grant, ends" in finding.message) is is_met_otherwise
    if is_met_otherwise:
        assert fix_of(budget, finding) is None  # only the officer knows how much the other source meets
    else:
        assert_fixed(budget, lambda: of_lines(ended_funding, budget))


@pytest.mark.parametrize(
    "its",
    [
        line("90", None, "-90", funding_source="Public health grant"),
        line("90", funding_source="Public health"),
        line("90"),
        line("90", "-90", recurrence="One-off", funding_source="Public health grant"),
        line(None, None, "-90", funding_source="Public health grant"),
    ],
)
def test_a_line_taken_out_with_its_funding_is_silent(its: Line) -> None:
    assert not ended(its, GRANT)


@pytest.mark.parametrize(
    "its, count",
    [
        (line("90", funding_source="Precept"), 1),
        (line(funding_source="Precept"), 1),
        (line("90", recurrence="Time-limited", funding_source="Precept"), 0),
        (line("90", "-90", funding_source="Precept"), 0),
    ],
)
def test_funding_that_ends_with_the_last_year_is_noted_where_the_line_goes_on(its: Line, count: int) -> None:
    found = ended(its, pot("Precept", ends=FOUR_YEARS[-1]))
    assert [(each.level, each.rule) for each in found] == [(Level.NOTE, "funding that ends")] * count


def test_where_two_sources_end_each_finding_takes_the_line_out_when_its_own_does() -> None:
    levy = pot("Levy", ends=FOUR_YEARS[2])
    budget = budget_of(line("90", funding_source="Public health grant; Levy"), pots=[levy, GRANT])
    outs = []
    for finding in of_lines(ended_funding, budget):
        fix = fix_of(budget, finding)
        edit = fix.plan() if fix else None
        assert edit is not None
        budget.apply(edit)
        outs.append((finding.message.partition("its funding, ")[2][:4], budget.line(11).amounts))
        budget.revert(edit)
    assert outs == [("Levy", pounds("90", None, None, "-90")), ("Publ", pounds("90", None, "-90", None))]


def allocated(total: str, *parts: str) -> Budget:
    lines = [line(part, funding_source="The pot", reference=f"A{place}") for place, part in enumerate(parts)]
    return budget_of(*lines, pots=[pot("The pot", total)])


def test_the_temporary_funding_of_the_paper_leaves_255_thousand_unallocated() -> None:
    (finding,) = of_budget(pots, allocated("3400000", "1010000", "1485000", "650000"))
    assert (finding.level, finding.rule, finding.pot_id) == (Level.NOTE, "pot unallocated", 91)
    assert "£0.255m in 2026/27, 2027/28, 2028/29 and 2029/30" in finding.message


def test_the_transition_money_of_the_paper_is_over_allocated_by_25_thousand() -> None:
    (finding,) = of_budget(pots, allocated("975000", "550000", "100000", "350000"))
    assert (finding.level, finding.rule, finding.pot_id) == (Level.WARNING, "pot over-allocated", 91)
    assert "£0.025m" in finding.message


def test_a_pot_allocated_in_full_is_silent_and_so_is_a_source_without_amounts() -> None:
    assert not of_budget(pots, allocated("975000", "625000", "350000"))
    assert not of_budget(pots, budget_of(line("5", funding_source="NHS"), pots=[pot("NHS", ends=FOUR_YEARS[0])]))


def test_a_pot_is_judged_by_the_level_of_each_year() -> None:
    its = line("300", None, "-300", funding_source="The pot")
    (finding,) = of_budget(pots, budget_of(its, pots=[pot("The pot", "300", "-300")]))
    assert (finding.rule, finding.field) == ("pot over-allocated", Field(AMOUNT, FOUR_YEARS[1]))
    assert "in 2027/28 more" in finding.message


def test_a_line_of_unknown_kind_is_met_from_no_pot() -> None:
    its = line("300", kind=Kind.UNKNOWN, funding_source="The pot")
    (finding,) = of_budget(pots, budget_of(its, pots=[pot("The pot", "300")]))
    assert finding.rule == "pot unallocated"


@pytest.mark.parametrize(
    "ends, years", [(None, "in 2026/27, 2027/28, 2028/29 and 2029/30"), (1, "in 2026/27 and 2027/28")]
)
def test_a_pot_is_unallocated_only_while_it_lasts(ends: int | None, years: str) -> None:
    its = pot("The pot", "3400", ends=None if ends is None else FOUR_YEARS[ends])
    (finding,) = of_budget(pots, budget_of(line("3145", funding_source="The pot"), pots=[its]))
    assert finding.message == f"The pot The pot has £255.00 {years} unallocated."


def test_a_line_that_stays_when_its_pot_ends_is_a_cliff_edge_alone() -> None:
    budget = budget_of(
        line("3400", funding_source="The pot"), pots=[pot("The pot", "3400", None, "-3400", ends=FOUR_YEARS[1])]
    )
    assert not of_budget(pots, budget)
    assert len(of_lines(ended_funding, budget)) == 1


@pytest.mark.parametrize(
    "names, told",
    [(("A", "B"), []), (("A", " a "), [92]), (("A", "B", "A", "A"), [93, 94]), (("", "A"), [91]), (("A", ""), [92])],
)
def test_a_pot_without_a_name_of_its_own_is_warned_of(names: tuple[str, ...], told: list[int]) -> None:
    budget = budget_of(line("3145", funding_source="A"), pots=[pot(name, "3145") for name in names])
    found = of_budget(pot_names, budget)
    assert [each.pot_id for each in found] == told
    assert {each.level for each in found} <= {Level.WARNING}
    assert all(each.pot_id is not None and each.pot_id not in told for each in of_budget(pots, budget))


def test_a_name_with_a_comma_or_an_and_is_taken_whole() -> None:
    whole, part = pot("Health, care and housing", ends=FOUR_YEARS[3]), pot("care", ends=FOUR_YEARS[0])
    assert not ended(line("90", recurrence="Time-limited", funding_source="health, care and housing"), whole, part)


@pytest.mark.parametrize("place, count", [(1, 1), (2, 0), (3, 0)])
@pytest.mark.parametrize("first", ["90", None])
def test_a_line_that_is_taken_out_once_its_funding_has_ended_has_no_odd_sign(
    first: str | None, place: int, count: int
) -> None:
    figures = [first, *[None] * (place - 1), "-90"]
    budget = budget_of(line(*figures, funding_source="Public health grant"), pots=[GRANT])
    assert len(of_budget(negative_pressure, budget)) == count


@pytest.mark.parametrize(
    "its, count",
    [
        (line("-90", funding_source="Old grant"), 0),
        (saving("90", funding_source="Old grant"), 0),
        (line("90", funding_source="Old grant"), 1),
        (line("-90", "120", funding_source="Old grant"), 1),
        (line(None, None, None, "90", funding_source="Old grant"), 1),
    ],
)
def test_what_takes_out_spending_of_funding_that_ended_before_is_no_cliff_edge(its: Line, count: int) -> None:
    assert len(ended(its, pot("Old grant", ends=Year(2025)))) == count


def test_a_line_that_begins_after_its_funding_has_ended_is_told() -> None:
    (finding,) = ended(line(None, None, None, "90", funding_source="Public health grant"), GRANT)
    assert finding.field == Field(AMOUNT, FOUR_YEARS[3])
    assert "holds £90.00 in 2029/30, but its funding" in finding.message
    assert "still" not in finding.message
