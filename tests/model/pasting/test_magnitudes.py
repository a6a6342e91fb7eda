from decimal import Decimal

import pytest

from model.money import Unit
from model.pasting.magnitudes import doubtful_unit

MILLIONS = [Decimal(figure) * 1000 for figure in (9844, -3729, 20, 400, 2206, 0)]


@pytest.mark.parametrize(
    "figures, shown, doubt",
    [
        (["9.844", "3.729", "0.02"], Unit.MILLIONS, None),
        (["9844", "3729", "20"], Unit.MILLIONS, Unit.THOUSANDS),
        (["9844000", "-3729000", "20000"], Unit.MILLIONS, Unit.GBP),
        (["9844", "3729"], Unit.GBP, Unit.THOUSANDS),
        (["9.844", "3.729"], Unit.GBP, Unit.MILLIONS),
        (["9.844", "3.729"], Unit.THOUSANDS, Unit.MILLIONS),
        (["9844000", "3729000"], Unit.THOUSANDS, Unit.GBP),
        (["0.02"], Unit.MILLIONS, None),  # a small line among large ones
        (["60"], Unit.MILLIONS, None),  # a large one
        (["0.02", "3729"], Unit.MILLIONS, Unit.THOUSANDS),
        (["0.4", "2", "3729"], Unit.MILLIONS, Unit.MILLIONS),  # one slip among figures that fit
        (["0", "0"], Unit.GBP, None),
        ([], Unit.GBP, None),
    ],
)
def test_a_unit_is_doubted_where_figures_do_not_fit_their_neighbours(
    figures: list[str], shown: Unit, doubt: Unit | None
) -> None:
    assert doubtful_unit(map(Decimal, figures), MILLIONS, shown) is doubt


def test_without_neighbours_there_is_no_doubt() -> None:
    assert doubtful_unit([Decimal(10**9)], [Decimal(0)], Unit.MILLIONS) is None
