"""A start part-way through a year keeps to the full-year effect that it states, or a finding says so."""

from types import MappingProxyType

import pytest

from model.checks.part_year import amount_before_start, full_year_differs, start_not_read
from model.findings import Level
from model.lines import AMOUNT, Field
from tests.model.checks.firing import FOUR_YEARS, budget_of, line, of_lines

STARTED = MappingProxyType({"Starts": "1 October 2026", "Full-year effect": "0.24"})


def test_amounts_that_come_to_another_full_year_are_warned_of() -> None:
    (finding,) = of_lines(full_year_differs, budget_of(line("120000", "100000", extra=STARTED)))
    assert (finding.level, finding.rule, finding.field) == (
        *(Level.WARNING, "full year differs", Field(AMOUNT, FOUR_YEARS[0])),
    )
    assert "a full-year effect of £0.240m, but its amounts in 2026/27 and 2027/28 come to £0.220m" in finding.message


@pytest.mark.parametrize(
    "amounts, extra",
    [
        (("120000", "120000"), STARTED),
        (("120000", "100000"), {"Starts": "1 October 2026"}),
        (("120000", "100000"), {"Full-year effect": "0.24"}),
        (("120000", "100000"), {"Starts": "soon", "Full-year effect": "0.24"}),
        (("120000", "100000"), {"Starts": "1 October 2026", "Full-year effect": "to come"}),
        (("120000",), {"Starts": "1 October 2029", "Full-year effect": "0.24"}),
        (("120000",), {"Starts": "1 October 2036", "Full-year effect": "0.24"}),
        (("120000", "100000"), {}),
        (("120000", "100000"), {"Starts": "1 October 2027", "Full-year effect": "0.24"}),
        (("240000",), {"Starts": "1 April 2026", "Full-year effect": "0.24"}),
        (("150000", "90000"), STARTED),
        ((None, None, None, "120000"), {"Starts": "1 October 2029", "Full-year effect": "0.24"}),
        (("120000", "120000"), {"Starts": "1 October 2026", "Full-year effect": "£0.24"}),
    ],
)
def test_what_agrees_or_is_not_stated_is_silent(amounts: tuple[str | None, ...], extra: dict[str, str]) -> None:
    assert not of_lines(full_year_differs, budget_of(line(*amounts, extra=MappingProxyType(dict(extra)))))


@pytest.mark.parametrize("place, start", [(0, "1 October 2026"), (3, "1/10/2029")])
def test_a_whole_year_in_the_year_of_the_start_is_warned_of(place: int, start: str) -> None:
    amounts = [None] * place + ["240000"]
    extra = MappingProxyType({"Starts": start, "Full-year effect": "0.24"})
    (finding,) = of_lines(full_year_differs, budget_of(line(*amounts, extra=extra)))
    assert finding.field == Field(AMOUNT, FOUR_YEARS[place])
    assert f"but {FOUR_YEARS[place]} has the whole of its full-year effect, £0.240m" in finding.message


@pytest.mark.parametrize("recurrence, count", [("One-off", 0), ("Time-limited to 2026/27", 0), ("Ongoing", 1)])
def test_what_goes_with_the_year_of_its_start_has_no_full_year(recurrence: str, count: int) -> None:
    its = line("120000", "-120000", extra=STARTED, recurrence=recurrence)
    assert len(of_lines(full_year_differs, budget_of(its))) == count


@pytest.mark.parametrize(
    "amounts, start, count",
    [
        (("5",), "1 October 2027", 1),
        (("5", "5"), "1 October 2035", 1),
        (("0", "5"), "1 October 2027", 0),
        (("5",), "31 March 2027", 0),
        (("5",), "1 October 2020", 0),
        (("5",), "soon", 0),
    ],
)
def test_an_amount_before_the_start_is_warned_of_once(amounts: tuple[str, ...], start: str, count: int) -> None:
    found = of_lines(amount_before_start, budget_of(line(*amounts, extra=MappingProxyType({"Starts": start}))))
    assert [(each.level, each.field) for each in found] == [(Level.WARNING, Field(AMOUNT, FOUR_YEARS[0]))] * count


@pytest.mark.parametrize(
    "heading, text, count",
    [
        ("Starts", "31 February 2027", 1),
        ("Starts", "autumn", 1),
        ("starts", "1 October 2026", 0),
        ("Starts", " ", 0),
        ("Full-year effect", "lots", 1),
        ("Full-year effect", "£240", 0),
        ("Full-year effect", "-0.24", 0),
    ],
)
def test_a_start_that_cannot_be_read_is_told_where_it_stands(heading: str, text: str, count: int) -> None:
    found = of_lines(start_not_read, budget_of(line("5", extra=MappingProxyType({heading: text}))))
    assert [(each.level, each.field) for each in found] == [(Level.WARNING, Field(heading))] * count
