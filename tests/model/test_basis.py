"""Levels and cumulative figures: exact, and restating a total is totalling what was restated."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.basis import Basis, restated, restated_control, restated_figures
from model.control_differences import differences
from model.money import Amount, Unreadable, total
from tests.model.drafts import pounds, small_budget

_PENCE = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
_AMOUNT = st.one_of(st.none(), _PENCE, st.just(Unreadable("tbc")))


@pytest.mark.parametrize(
    "basis,amounts,expected",
    [
        (Basis.YEAR_ON_YEAR, ("120", "0", "-120"), ("120", "0", "-120")),
        (Basis.LEVEL, ("120", "0", "-120", "0"), ("120", "120", "0", "0")),
        (Basis.CUMULATIVE, ("120", "0", "-120", "0"), ("120", "240", "240", "240")),
        (Basis.LEVEL, ("120", "-120"), ("120", "0")),
        (Basis.LEVEL, (None, "5", None, "1"), (None, "5", "5", "6")),
        (Basis.CUMULATIVE, (None, "5", None, "1"), (None, "5", "10", "16")),
        (Basis.LEVEL, (None, None), (None, None)),
        (Basis.LEVEL, ("0", None), ("0", "0")),
        (Basis.LEVEL, ("0.1", "0.2"), ("0.1", "0.3")),
    ],
)
def test_a_line_is_restated(basis: Basis, amounts: tuple[str | None, ...], expected: tuple[str | None, ...]) -> None:
    assert restated(pounds(*amounts), basis) == pounds(*expected)


def test_an_unreadable_amount_stays_in_sight_and_adds_nothing() -> None:
    unreadable = Unreadable("tbc")
    assert restated((Decimal(5), unreadable, Decimal(1)), Basis.LEVEL) == (Decimal(5), unreadable, Decimal(6))
    assert restated((unreadable, None), Basis.LEVEL) == (unreadable, None)


@pytest.mark.parametrize(
    "amounts,expected",
    [
        (("9", "1"), ("9", "10")),
        ((None, "1"), (None, None)),
        (("9", None, "1"), ("9", None, None)),
    ],
)
def test_a_control_total_says_nothing_from_the_first_year_it_does_not_state(
    amounts: tuple[str | None, ...], expected: tuple[str | None, ...]
) -> None:
    assert restated_control(pounds(*amounts), Basis.LEVEL) == pounds(*expected)
    assert restated_control(pounds(*amounts), Basis.YEAR_ON_YEAR) == pounds(*amounts)


@given(st.lists(st.lists(_AMOUNT, min_size=4, max_size=4), max_size=6), st.sampled_from(Basis))
def test_the_restated_lines_cast_to_the_restated_total(lines: list[list[Amount]], basis: Basis) -> None:
    totals = [total(line[year] for line in lines) for year in range(4)]
    for year, figure in enumerate(restated_figures(totals, basis)):
        of_lines = [restated(_readable(line), basis)[year] for line in lines]
        assert total(of_lines) == figure


def _readable(line: list[Amount]) -> list[Amount]:
    return [amount if isinstance(amount, Decimal) else None for amount in line]


def test_differences_from_control_totals_follow_the_basis() -> None:
    budget = small_budget()
    found = {
        (each.control.id, each.year): (each.cast, each.stated, each.difference)
        for each in differences(budget, Basis.LEVEL)
    }
    older = budget.controls[0].id
    assert found[older, budget.years[1]] == (Decimal("1200.10"), Decimal("1200.10"), Decimal(0))
    assert all(control_id != budget.controls[2].id for control_id, _ in found)
