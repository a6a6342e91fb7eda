"""A line that starts part-way through a year has its part-year effect there, and the rest of it in the next."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.lines import AMOUNT, Field
from model.money import Unit, total
from model.part_year import full_year_of, parse_date, start_of, start_part_way
from model.planning import set_field
from model.problems import EntryProblem
from tests.model.drafts import CARE_HOMES, TENDER, YEARS, small_budget


def test_a_start_on_the_first_of_a_month_counts_by_months_and_keeps_its_workings() -> None:
    budget = small_budget()
    edit = start_part_way(budget, TENDER, date(2026, 10, 1), Decimal(-240_000))
    assert edit is not None
    before = budget.line(TENDER)
    budget.apply(edit)
    line = budget.line(TENDER)
    assert line.amounts == (Decimal(-120_000), Decimal(-120_000))
    assert line.formulas == {YEARS[0]: "-0.24*6/12", YEARS[1]: "-0.24*6/12"}
    assert (line.notes, dict(line.extra)) == ("", {"Starts": "1 October 2026", "Full-year effect": "-0.24"})
    assert full_year_of(line, Unit.MILLIONS) == Decimal(-240_000)
    assert start_of(line) == date(2026, 10, 1)
    budget.revert(edit)
    assert budget.line(TENDER) == before


def test_a_workbook_without_room_for_the_columns_has_the_start_in_its_notes() -> None:
    budget = small_budget()
    edit = start_part_way(budget, TENDER, date(2026, 10, 1), Decimal(-240_000), lambda _heading: None)
    assert edit is not None
    budget.apply(edit)
    line = budget.line(TENDER)
    assert (line.notes, dict(line.extra)) == ("Starts 1 October 2026: full-year effect -£0.240m.", {})
    assert start_of(line) == date(2026, 10, 1)
    edit = start_part_way(budget, TENDER, date(2026, 7, 1), Decimal(-240_000))
    assert edit is not None
    budget.apply(edit)
    assert (budget.line(TENDER).notes, start_of(budget.line(TENDER))) == ("", date(2026, 7, 1))


def test_another_start_takes_the_place_of_the_one_noted() -> None:
    budget = small_budget()
    noted = set_field(budget, TENDER, Field("notes"), "Agreed in principle.")
    assert noted is not None
    budget.apply(noted)
    for month in (10, 1):
        start = date(2026 + (month < 4), month, 1)
        edit = start_part_way(budget, TENDER, start, Decimal(-240_000), lambda _heading: None)
        assert edit is not None
        budget.apply(edit)
    line = budget.line(TENDER)
    assert line.amounts == (Decimal(-60_000), Decimal(-180_000))
    assert line.notes == "Starts 1 January 2027: full-year effect -£0.240m. Agreed in principle."


@given(st.dates(date(2026, 4, 1), date(2027, 3, 31)), st.integers(-(10**9), 10**9))
def test_both_years_always_come_to_the_full_year(start: date, pence: int) -> None:
    budget = small_budget()
    whole = Decimal(pence).scaleb(-2)
    edit = start_part_way(budget, TENDER, start, whole)
    if edit is not None:
        budget.apply(edit)
    assert total(budget.line(TENDER).amounts) == whole


@pytest.mark.parametrize(
    "text, day",
    [
        ("1 October 2026", date(2026, 10, 1)),
        (" 15  oct 2026 ", date(2026, 10, 15)),
        ("1/10/2026", date(2026, 10, 1)),
        ("2026-10-01", date(2026, 10, 1)),
    ],
)
def test_dates_are_read_as_they_are_written_here(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize("text", ["", "October", "31 September 2026", "1 Octobre 2026", "13/13/2026", "1.10.2026"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(EntryProblem, match="1 October 2026"):
        parse_date(text)


def test_a_year_that_the_budget_has_not_and_amounts_elsewhere_are_refused() -> None:
    budget = small_budget()
    with pytest.raises(EntryProblem, match="which the budget has not"):
        start_part_way(budget, TENDER, date(2030, 10, 1), Decimal(1))
    with pytest.raises(EntryProblem, match="has an amount in 2026/27, too"):
        start_part_way(budget, CARE_HOMES, date(2027, 10, 1), Decimal(1))
    stated = set_field(budget, TENDER, Field(AMOUNT, YEARS[1]), Decimal(5))
    assert stated is not None
    budget.apply(stated)
    edit = start_part_way(budget, TENDER, date(2027, 10, 1), Decimal(10_000))
    assert edit is not None
    budget.apply(edit)
    assert budget.line(TENDER).amounts == (None, Decimal(5_000))
