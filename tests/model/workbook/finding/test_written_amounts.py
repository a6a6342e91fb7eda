"""Amounts as people write them into cells: read where their meaning is certain, told always, else unreadable."""

from decimal import Decimal

import pytest

from model.money import Unit, Unreadable
from model.workbook.finding.written_amounts import Written, written_amount
from tests.model.workbook.finding.books import Cells, errors, opened, told


@pytest.mark.parametrize(
    "text, pounds",
    [
        ("500-", -500_000),
        ("1,234.5 −", -1_234_500),
        ("£500-", -500_000),
        ("£1.2m", 1_200_000),
        ("1.2m", 1_200_000),
        ("-£0.35m", -350_000),
        ("£-1.2k", -1_200),
        ("(£1.2k)", -1_200),
        ("£(350)", -350_000),
        ("£2 million", 2_000_000),
        ("£40 thousand-", -40_000),
        ("1,000 CR", -1_000_000),
        ("1,000cr.", -1_000_000),
        ("1,000 DR", 1_000_000),
        ("£1.2m CR", -1_200_000),
        ("- 20,000", -20_000_000),
        ("1\u00a0250\u00a0000-", -1_250_000_000),
        ("£1 250", 1_250_000),
    ],
)
def test_a_sign_behind_or_a_unit_of_its_own_is_certain_and_told(text: str, pounds: int) -> None:
    rows: list[Cells] = [["Savings £000"], ["Ref", "Title", "2026/27"], ["S1", "Fees", text], ["S2", "Staff", -7]]
    found = opened({"Plan": rows})
    assert next(found.budget.lines()).amounts == (Decimal(pounds),)
    (finding,) = told(found, "amount as written")
    assert finding.cell == "C3"
    assert f"“{text}”, which is read as " in finding.message


@pytest.mark.parametrize(
    "text", ["tbc", "-5-", "(5-", "(5)-", "-5 CR", "5 CR-", "1,23", "1.234,56", "5%", "£5£", "1.2bn", "1 25", "-  5"]
)
def test_whatever_is_doubtful_is_no_amount(text: str) -> None:
    assert written_amount(text) is None
    rows: list[Cells] = [["Savings £000"], ["Ref", "Title", "2026/27"], ["S1", "Fees", text], ["S2", "Staff", -7]]
    found = opened({"Plan": rows})
    assert isinstance(next(found.budget.lines()).amounts[0], Unreadable)
    assert [finding.cell for finding in told(found, "unreadable amount")] == ["C3"]


def test_a_credit_among_savings_that_are_shown_positive_is_left_for_the_officer() -> None:
    rows: list[Cells] = [["Ref", "Saving £000", "2026/27"], *([f"S{n}", "Fees", 10 * n] for n in range(1, 5))]
    found = opened({"Savings": [*rows, ["S5", "Staff", "20 CR"]]})
    assert list(found.budget.lines())[-1].amounts == (Unreadable("20 CR"),)
    assert [finding.cell for finding in told(found, "unreadable amount")] == ["C6"]


def test_a_table_whose_amounts_all_say_their_own_unit_is_read_in_pounds() -> None:
    rows: list[Cells] = [
        ["Savings"],
        ["Ref", "Title", "2026/27"],
        ["S1", "Fees", "(£1.2m)"],
        ["S2", "Staff", "(£350k)"],
    ]
    found = opened({"Plan": [*rows, [None, "Total", "(£1.55m)"]]})
    assert [line.amounts for line in found.budget.lines()] == [(Decimal(-1_200_000),), (Decimal(-350_000),)]
    assert errors(found) == []
    assert "1 agrees" in told(found, "totals compared")[0].message


def test_a_figure_keeps_all_its_digits() -> None:
    assert written_amount("£1.2345m") == Written(Decimal("1.2345"), Unit.MILLIONS)
