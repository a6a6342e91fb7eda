"""A transfer nets to nil in every year; a reinvestment may leave something saved; a link leads to one line."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from model.budget import Budget
from model.checks.links import unknown_links
from model.checks.signs import negative_pressure, positive_saving
from model.checks.transfers import transfers_that_do_not_net, transfers_that_net
from model.findings import Level
from model.lines import AMOUNT, Field, Kind, Line
from model.money import Unit
from model.samples import OXFORDSHIRE, load_sample
from model.transfers import transfers
from tests.model.checks.firing import FOUR_YEARS, budget_of, line, of_budget, saving
from tests.model.drafts import pounds

GIVES = saving("-1800000", reference="14SCS16", linked_reference="14SCS10")
RECEIVES = line("1800000", reference="14SCS10", area_id=2)


def test_the_transfer_of_the_paper_nets_to_nil() -> None:
    assert not of_budget(transfers_that_do_not_net, load_sample(OXFORDSHIRE).budget)
    assert not of_budget(transfers_that_do_not_net, budget_of(GIVES, RECEIVES))


def test_one_gives_and_several_receive() -> None:
    giving = replace(GIVES, linked_reference="B and C")
    parts = [line("1200000", reference="B"), line("600000", reference="C")]
    assert not of_budget(transfers_that_do_not_net, budget_of(giving, *parts))


def test_what_does_not_net_is_warned_of_in_each_year_that_it_does_not() -> None:
    short = line("1700000", None, "5", reference="14SCS10")
    first, second = of_budget(transfers_that_do_not_net, budget_of(GIVES, short))
    assert (first.level, first.rule) == (Level.WARNING, "transfer does not net")
    assert (first.field, second.field) == (Field(AMOUNT, FOUR_YEARS[0]), Field(AMOUNT, FOUR_YEARS[2]))
    assert (first.line_id, second.line_id) == (11, 12)
    assert "14SCS16 and 14SCS10 are linked but come to -£0.100m together in 2026/27" in first.message


def test_the_figures_of_a_transfer_have_the_decimals_of_the_workbook_and_more_only_where_they_need_them() -> None:
    budget = budget_of(GIVES, RECEIVES)
    settings = replace(budget.settings, unit=Unit.GBP, decimals=0)
    whole, pence = (
        Budget(
            settings,
            budget.areas,
            [
                replace(each, amounts=pounds(*figures))
                for each, figures in zip(
                    budget.lines(), ((f"-{amount}", None, None, None), (amount, None, None, None)), strict=True
                )
            ],
        )
        for amount in ("40000", "40000.50")
    )
    assert "a transfer of £40,000 in 2026/27" in of_budget(transfers_that_net, whole)[0].message
    assert "a transfer of £40,000.50 in 2026/27" in of_budget(transfers_that_net, pence)[0].message


@pytest.mark.parametrize("back, count", [("400000", 0), ("588000", 0), ("600000", 1)])
def test_a_saving_may_be_reinvested_in_part_but_not_beyond_it(back: str, count: int) -> None:
    saved = saving("-588000", reference="A", linked_reference="B")
    budget = budget_of(saved, line(back, reference="B", category="reinvestment"))
    assert len(of_budget(transfers_that_do_not_net, budget)) == count
    (found,) = transfers(budget)
    assert found.is_reinvestment
    assert found.nets[0] == int(back) - 588000


def test_a_saving_may_be_reinvested_in_a_later_year() -> None:
    saved = saving("-588000", reference="A", linked_reference="B")
    budget = budget_of(saved, line(None, "400000", reference="B", category="Re-invested saving"))
    assert not of_budget(transfers_that_do_not_net, budget)
    (note,) = of_budget(transfers_that_net, budget)
    assert note.message.endswith("£0.400m is put back in 2027/28 and £0.188m stays saved.")
    more = budget_of(saved, line("400000", "200000", reference="B", category="Reinvestment"))
    (finding,) = of_budget(transfers_that_do_not_net, more)
    assert "come to £0.012m together by 2027/28; more is reinvested than is saved" in finding.message


@pytest.mark.parametrize(
    "its, words",
    [
        (line("400000", reference="B"), ", or give what puts part of the saving back the category Reinvestment."),
        (line("600000", reference="B"), "so check both amounts."),
        (saving("400000", reference="B"), "so check both amounts."),
    ],
)
def test_a_saving_that_is_put_back_in_part_may_be_called_so(its: Line, words: str) -> None:
    saved = saving("-588000", reference="A", linked_reference="B")
    (finding,) = of_budget(transfers_that_do_not_net, budget_of(saved, its))
    assert finding.message.endswith(words)


@pytest.mark.parametrize(
    "link, words", [("Z9", "no line has"), ("14SCS10, Z9", "no line has"), ("TWICE", "2 lines have")]
)
def test_a_link_that_leads_to_no_one_line_is_warned_of(link: str, words: str) -> None:
    twice = [line("1", reference="TWICE"), line("1", reference="TWICE")]
    (finding,) = of_budget(unknown_links, budget_of(replace(GIVES, linked_reference=link), RECEIVES, *twice))
    assert (finding.level, finding.rule, finding.field) == (Level.WARNING, "unknown link", Field("linked_reference"))
    assert words in finding.message


@pytest.mark.parametrize("link", ["14SCS10", "SCP28 and S10", "14SCS10; 14SCS10", "", "  "])
def test_a_link_to_one_line_and_no_link_at_all_are_silent(link: str) -> None:
    both = line("1", reference="SCP28 and S10"), line("1", reference="14SCS10")
    assert not of_budget(unknown_links, budget_of(line("1", linked_reference=link), *both))


def test_a_transfer_that_nets_is_noted_since_it_counts_in_both_gross_totals() -> None:
    (finding,) = of_budget(transfers_that_net, load_sample(OXFORDSHIRE).budget)
    assert (finding.level, finding.rule) == (Level.NOTE, "transfer")
    assert "14SCS16 and 14SCS10 are a transfer of £1.800m in 2013/14: it nets to nil" in finding.message
    giving = replace(GIVES, linked_reference="B and C")
    parts = [line("1200000", reference="B"), line("600000", reference="C")]
    (several,) = of_budget(transfers_that_net, budget_of(giving, *parts))
    assert "14SCS16, B and C are a transfer of £1.800m in 2026/27" in several.message


@pytest.mark.parametrize("amounts", [("1700000",), (None,), ("0",)])
def test_a_transfer_that_does_not_net_or_moves_nothing_is_not_noted(amounts: tuple[str | None, ...]) -> None:
    giving = GIVES if amounts[0] == "1700000" else replace(GIVES, amounts=line(*amounts).amounts)
    assert not of_budget(transfers_that_net, budget_of(giving, replace(RECEIVES, amounts=line(*amounts).amounts)))


def test_a_reinvestment_is_noted_with_what_stays_saved() -> None:
    saved = saving("-588000", reference="A", linked_reference="B")
    budget = budget_of(saved, line("400000", reference="B", category="Reinvestment"))
    (finding,) = of_budget(transfers_that_net, budget)
    assert (finding.level, finding.rule, finding.line_id) == (Level.NOTE, "reinvestment", 11)
    assert "A and B are a saving and its reinvestment: £0.400m is put back in 2026/27 and £0.188m" in finding.message
    beyond = budget_of(saved, line("600000", reference="B", category="Reinvestment"))
    assert not of_budget(transfers_that_net, beyond)


def test_a_line_without_a_reference_is_linked_by_its_title() -> None:
    giving = saving("-5", reference="", title="Day services", linked_reference="Grants, large and small")
    receiving = line("5", reference="", title="Grants, large and  small")
    (found,) = transfers(budget_of(giving, receiving))
    assert found.nets_to_nil
    assert not of_budget(unknown_links, budget_of(giving, receiving))
    twice = of_budget(unknown_links, budget_of(giving, receiving, receiving))
    assert ["2 lines have" in each.message for each in twice] == [True]


@pytest.mark.parametrize("make, words", [(saving, "within Savings"), (line, "within Pressures & Additional Funding")])
def test_a_transfer_within_a_section_inflates_no_total_and_its_signs_are_meant(
    make: Callable[..., Line], words: str
) -> None:
    budget = budget_of(make("-100", reference="A", linked_reference="B"), make("100", reference="B", area_id=2))
    (note,) = of_budget(transfers_that_net, budget)
    assert note.message.endswith(f"it nets to nil {words}.")
    assert not of_budget(positive_saving, budget) + of_budget(negative_pressure, budget)


@pytest.mark.parametrize(
    "its",
    [
        (saving("-100", reference="A", linked_reference="B"), saving("90", reference="B")),
        (saving("-100", reference="A", linked_reference="C"), saving("100", reference="B")),
        (saving("100", reference="A", linked_reference="B"), line("-100", reference="B")),
    ],
)
def test_any_other_positive_saving_among_linked_lines_is_warned_of(its: tuple[Line, Line]) -> None:
    assert len(of_budget(positive_saving, budget_of(*its))) == 1


@pytest.mark.parametrize("link, count", [("A", 1), (" A ", 1), ("B", 0), ("", 0)])
def test_a_line_that_is_linked_with_itself_is_warned_of(link: str, count: int) -> None:
    budget = budget_of(saving("-100", reference="A", linked_reference=link), line("100", reference="B"))
    found = of_budget(unknown_links, budget)
    assert [(each.level, each.rule, each.reference) for each in found] == [(Level.WARNING, "unknown link", "A")] * count


def test_a_line_of_unknown_type_makes_no_transfer_that_counts() -> None:
    giving = replace(GIVES, kind=Kind.UNKNOWN)
    assert not of_budget(transfers_that_net, budget_of(giving, RECEIVES))
    assert len(of_budget(transfers_that_net, budget_of(GIVES, RECEIVES))) == 1


@pytest.mark.parametrize("back, count", [("100", 0), ("60", 0), ("150", 1)])
def test_a_transfer_that_is_taken_back_has_the_other_sign(back: str, count: int) -> None:
    gives, takes = saving("-100", back, reference="A", linked_reference="B"), line("100", f"-{back}", reference="B")
    assert len(of_budget(positive_saving, budget_of(gives, takes))) == count
    assert len(of_budget(negative_pressure, budget_of(gives, takes))) == count
    assert len(of_budget(positive_saving, budget_of(gives))) == 1
