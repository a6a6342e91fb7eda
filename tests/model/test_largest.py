"""The largest figure is that of the lines restated one by one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.basis import Basis, restated
from model.largest import largest_figure
from model.money import NIL, Amount, Unreadable

PENCE = st.integers(-(10**12), 10**12).map(lambda pence: Decimal(pence) / 100)
AMOUNTS: st.SearchStrategy[Amount] = st.one_of(st.none(), st.just(Unreadable("tbc")), PENCE)


@given(st.lists(st.lists(AMOUNTS, max_size=6), max_size=8), st.sampled_from(Basis))
def test_it_is_that_of_the_lines_restated_one_by_one(lines: list[list[Amount]], basis: Basis) -> None:
    years = max(map(len, lines), default=0)
    readable = [[None if isinstance(amount, Unreadable) else amount for amount in line] for line in lines]
    whole = [(*line, *[None] * (years - len(line))) for line in readable]
    figures = [figure for line in whole for figure in restated(line, basis) if isinstance(figure, Decimal)]
    assert largest_figure(lines, basis) == max(map(abs, figures), default=NIL)


@pytest.mark.parametrize(
    "basis, expected", [(Basis.YEAR_ON_YEAR, "900"), (Basis.LEVEL, "900"), (Basis.CUMULATIVE, "1300")]
)
def test_a_saving_counts_by_its_size(basis: Basis, expected: str) -> None:
    lines = [(Decimal(-900), Decimal(500)), (Decimal(100), None)]
    assert largest_figure(lines, basis) == Decimal(expected)


@pytest.mark.parametrize("lines", [[], [()], [(None, Unreadable("tbc"))]])
@pytest.mark.parametrize("basis", Basis)
def test_nothing_stated_is_nil(lines: list[tuple[Amount, ...]], basis: Basis) -> None:
    assert largest_figure(lines, basis) == NIL
