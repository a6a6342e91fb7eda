"""What was previously agreed, by the Council that agreed it, as the lines say in a column beside the usual ones."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.agreed_by import agreed_by
from model.controls import Measure, Scope
from model.lines import Kind, Line
from model.money import total
from model.samples import EXAMPLE, load_sample
from model.statement import Statement, statement_of, statements
from model.statuses import Standing
from tests.exporters.budgets import budget_of

FEBRUARY_2011, FEBRUARY_2012 = "Council, 15 February 2011", "Council, 10 February 2012"


def line(serial: int, status: str, amount: str | None, **beside: str) -> Line:
    extra = {name.replace("_", " "): text for name, text in beside.items()}
    amounts = (None if amount is None else Decimal(amount), None)
    return Line(serial, 1, Kind.SAVING, amounts, status=status, extra=extra)


def statement(*lines: Line) -> Statement:
    budget = budget_of(lines)
    return next(each for each in statements(budget) if each.measure is Measure.SAVINGS)


def told(found: Statement) -> list[tuple[str, str]]:
    return [(each.words, str(each.figures[0])) for each in found.councils]


def test_each_council_has_its_total_the_earliest_first_and_what_names_none_last() -> None:
    found = statement(
        line(2, "Agreed", "-100", Agreed_by=FEBRUARY_2012),
        line(3, "Agreed", "-20"),
        line(4, "Agreed", "-3", Agreed_by=FEBRUARY_2011),
        line(5, "agreed", "-4000", AGREED_BY=" council,  10 February 2012"),
        line(6, "New", "-50000", Agreed_by=FEBRUARY_2012),
    )
    assert told(found) == [
        (f"of which agreed by {FEBRUARY_2011}", "-3"),
        (f"of which agreed by {FEBRUARY_2012}", "-4100"),
        ("of which no Council is stated", "-20"),
    ]
    assert [each.line_ids for each in found.councils] == [(4,), (2, 5), (3,)]


def test_an_amended_line_counts_with_what_was_agreed() -> None:
    amended = line(2, "Amended", "-700000", **{"Agreed by": FEBRUARY_2011, "Previous 2026/27": "-1"})
    found = statement(amended, line(3, "Agreed", "-5", Agreed_by=FEBRUARY_2011))
    assert told(found) == [(f"of which agreed by {FEBRUARY_2011}", "-1000005")]
    assert found.changes[0] == Decimal(300_000)


def test_without_a_council_nothing_is_broken_down() -> None:
    assert statement(line(2, "Agreed", "-100")).councils == ()


def test_a_withdrawn_line_counts_with_what_was_agreed_and_its_end_is_a_change() -> None:
    gone = line(2, "Withdrawn", None, **{"Agreed by": FEBRUARY_2011, "Previous 2026/27": "-1"})
    found = statement(gone, line(3, "Agreed", "-5", Agreed_by=FEBRUARY_2011))
    figures = found.previously_agreed, found.changes, found.total
    assert [each[0] for each in figures] == [-1_000_005, 1_000_000, -5]
    assert [each.line_ids for each in found.councils] == [(3, 2)]


@pytest.mark.parametrize("amount, previous", [(None, ""), ("-1", "-2")])
def test_a_withdrawn_line_that_was_never_agreed_or_still_counts_changes_nothing(
    amount: str | None, previous: str
) -> None:
    found = statement(line(2, "Withdrawn", amount, **{"Previous 2026/27": previous}), line(3, "Agreed", "-5"))
    assert [each[0] for each in (found.previously_agreed, found.changes)] == [-5, 0]
    assert found.total[0] == (-5 if amount is None else -6)


@pytest.mark.parametrize(
    "councils",
    [
        ("Council February 2011", "Council, 15 February 2011", "Cabinet 1 MARCH 2011", "Council 2012"),
        ("Full Council 20 February 2024", "Full Council 19 February 2025", "Nobody knows"),
    ],
)
def test_councils_stand_by_their_day_and_undated_ones_behind(councils: tuple[str, ...]) -> None:
    budget = budget_of([])
    lines = [line(serial, "Agreed", "1", Agreed_by=words) for serial, words in enumerate(reversed(councils), 2)]
    assert [each.council for each in agreed_by(budget, lines, (), Measure.SAVINGS)] == list(councils)


@given(st.lists(st.tuples(st.sampled_from(["Agreed", "Amended", "New", ""]), st.integers(-9, 9), st.integers(0, 2))))
def test_the_councils_cast_to_what_was_previously_agreed(drafts: list[tuple[str, int, int]]) -> None:
    words = ("", FEBRUARY_2011, FEBRUARY_2012)
    lines = [
        line(serial, status, str(amount), **{"Agreed by": words[council], "Previous 2026/27": "2"})
        for serial, (status, amount, council) in enumerate(drafts, 2)
    ]
    for found in (statement(*lines),):
        if found.councils:
            assert total(each.figures[0] for each in found.councils) == found.previously_agreed[0]


def test_the_example_was_agreed_by_two_councils_and_amended_since() -> None:
    budget = load_sample(EXAMPLE).budget
    whole = next(each for each in statements(budget) if each.scope.scope is Scope.DIRECTORATE)
    assert whole == statement_of(budget, whole.scope, whole.measure)
    assert [each.council for each in whole.councils] == ["Council, 12 February 2025"]
    assert whole.changes[:2] == (Decimal(300_000), Decimal(0))
    assert [line.reference for line in whole.lines[Standing.AMENDED]] == ["26ASC02"]
