"""An amount typed a thousand times its neighbours is told of; what is merely large, small or new is not."""

from decimal import Decimal

import pytest

from model.areas import Area
from model.budget import Budget
from model.edits import Edit
from model.lines import AMOUNT, Field, Kind, Line
from model.money import Amount, Unit
from model.planning import set_field
from model.settings import Settings
from model.slips import slip_in
from model.years import Year

YEARS = (Year(2026), Year(2027))
NEAR = (("0.02", "1.2"), ("60", None), ("-3", "0"))


def millions(*figures: str | None) -> tuple[Amount, ...]:
    return tuple(None if figure is None else Decimal(figure) * 1_000_000 for figure in figures)


def told(old: tuple[str | None, str | None], new: str, near: tuple[tuple[str, str | None], ...] = NEAR) -> str:
    """Type an amount for the first year of a line among others; all in £m."""
    lines = [Line(1, 9, Kind.PRESSURE, millions(*old), reference="R1")]
    lines += [Line(2 + place, 9, Kind.PRESSURE, millions(*figures)) for place, figures in enumerate(near)]
    budget = Budget(Settings(YEARS), [Area(9, "Older People")], lines)
    edit = set_field(budget, 1, Field(AMOUNT, YEARS[0]), Decimal(new) * 1_000_000)
    return slip_in(budget, edit, [line.id for line in lines], Unit.MILLIONS)


@pytest.mark.parametrize(
    "old, new, words, meant",
    [
        (("1.2", "1.3"), "1250", "about 1,000 times the other amounts of R1", "1.25"),
        (("-1.2", None), "-1250", "about 1,000 times the other amounts of R1", "-1.25"),
        ((None, None), "1250", "about 1,000 times the amounts around it", "1.25"),
        (("1.2", "1.3"), "0.00125", "only about 1/1,000 of the other amounts of R1", "1.25"),
        (("1.2", "1.3"), "1250000", "about 1,000,000 times the other amounts of R1", "1.25"),
        (("0.2", None), "200", "about 1,000 times the other amounts of R1", "0.2"),
    ],
)
def test_a_slip_of_magnitude_is_told_with_what_may_be_meant(
    old: tuple[str | None, str | None], new: str, words: str, meant: str
) -> None:
    assert told(old, new) == (f"2026/27 of R1 is now {new} (£m), {words}. If {meant} is meant, undo and type that.")


@pytest.mark.parametrize(
    "old, new",
    [
        (("1.2", "1.3"), "90"),
        (("1.2", "1.3"), "0"),
        (("0.02", None), "8"),  # its line was small, but others are as large
        (("60", "60"), "0.02"),
        ((None, None), "100"),
        ((None, None), "0.02"),
    ],
)
def test_an_amount_as_large_as_others_is_not_doubted(old: tuple[str | None, str | None], new: str) -> None:
    assert told(old, new) == ""


def test_the_first_amounts_of_a_budget_have_nothing_to_be_compared_with() -> None:
    assert told((None, None), "1250", near=()) == ""


def test_what_changes_no_amount_is_no_slip() -> None:
    budget = Budget(Settings(YEARS), [Area(9, "A")], [Line(1, 9, Kind.PRESSURE, millions("1", "2"))])
    edit: Edit | None = set_field(budget, 1, Field("title"), "1250000")
    assert slip_in(budget, edit, [1], Unit.MILLIONS) == ""
    assert slip_in(budget, None, [1], Unit.MILLIONS) == ""
