"""A start part-way through a year keeps to the full-year effect that it states, or a finding says so."""

from types import MappingProxyType

import pytest

from model.checks.part_year import full_year_differs
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
    ],
)
def test_what_agrees_or_is_not_stated_is_silent(amounts: tuple[str, ...], extra: dict[str, str]) -> None:
    assert not of_lines(full_year_differs, budget_of(line(*amounts, extra=MappingProxyType(dict(extra)))))
