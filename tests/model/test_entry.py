"""What an officer types into an amount cell is taken as it is meant, or refused with a sentence."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.entry import read_entry
from model.money import PENNY, Unit, cell_text
from model.problems import EntryProblem


@pytest.mark.parametrize(
    "typed, pounds",
    [
        ("1.2", "1200000"),
        ("1,250", "1250000000"),
        ("(0.5)", "-500000"),
        ("-0.5", "-500000"),
        ("\u22120.5", "-500000"),
        ("£0.5", "500000"),
        ("-£0.5", "-500000"),
        ("+20", "20000000"),
        (".5", "500000"),
        ("-.5", "-500000"),
        ("\u2212.5", "-500000"),
        ("+.5", "500000"),
        (" 3 ", "3000000"),
        ("0", "0"),
        ("-0", "0"),
        ("0.00000001", "0.01"),
        ("=195*52*26/1000000", "263640"),
        ("=0.1+0.2", "300000"),
        ("=-(1.2-0.2)", "-1000000"),
        ("=1/3", "333333.33"),
        ("=2/3", "666666.67"),
        ("=-2/3", "-666666.67"),
        ("=0.000000005", "0.01"),
        ("=1-1", "0"),
        ("= 1,250 * 2", "2500000000"),
    ],
)
def test_an_amount_is_taken_in_the_unit_of_the_grid(typed: str, pounds: str) -> None:
    amount = read_entry(typed, Unit.MILLIONS)
    assert amount == Decimal(pounds)
    assert amount is not None
    assert not (amount == 0 and amount.is_signed())


@pytest.mark.parametrize("typed", ["", " ", "\t", "\u00a0"])
def test_nothing_typed_is_blank_and_not_nil(typed: str) -> None:
    assert read_entry(typed, Unit.MILLIONS) is None


@pytest.mark.parametrize(
    "typed, reason",
    [
        ("abc", "is not an amount"),
        ("1.2m", "is not an amount"),
        ("£1.2m", "is not an amount"),
        ("1e3", "is not an amount"),
        ("0012", "is not an amount"),
        ("1.234,56", "is not an amount"),
        ("1234-", "is not an amount"),
        ("1,23", "is not an amount"),
        ("5%", "is not an amount"),
        ("+-5", "is not an amount"),
        ("+(5)", "is not an amount"),
        ("--5", "is not an amount"),
        ("(5", "is not an amount"),
        ("-", "is not an amount"),
        ("٣", "is not an amount"),
        ("1_000", "is not an amount"),
        ("NaN", "is not an amount"),
        ("inf", "is not an amount"),
        ("1234567890123456", "more than 15 digits"),
        ("0.1234567890123456", "more than 15 digits"),
        ("0.000000001", "finer than a penny"),
        ("1.123456789", "finer than a penny"),
        ("=", "is not arithmetic"),
        ("=SUM(1,2)", "is not arithmetic"),
        ("=A1", "is not arithmetic"),
        ("=1/0", "divides by nil"),
        ("=12,34", "do not part thousands"),
        ("=99999999*99999999", "more than 15 digits"),
        ("=" + "*".join(["9" * 99] * 9), "more than 15 digits"),
        ("=" + "9" * 5000, "5,001 characters"),
        ("9" * 5000, "5,000 characters"),
    ],
)
def test_anything_else_is_refused_with_a_sentence(typed: str, reason: str) -> None:
    with pytest.raises(EntryProblem, match=reason) as caught:
        read_entry(typed, Unit.MILLIONS)
    assert str(caught.value).endswith(".")
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("unit", list(Unit))
@given(st.integers(-(10**12), 10**12))
def test_every_whole_penny_can_be_typed_in_every_unit(unit: Unit, pence: int) -> None:
    pounds = Decimal(pence) * PENNY
    assert read_entry(cell_text(pounds, unit), unit) == pounds


@given(st.text(max_size=12))
def test_whatever_is_typed_is_an_amount_blank_or_a_sentence(typed: str) -> None:
    try:
        amount = read_entry(typed, Unit.GBP)
    except EntryProblem as problem:
        refusal, amount = str(problem), None
    else:
        refusal = "."
    assert refusal.endswith(".")
    assert amount is None or amount == amount.quantize(PENNY)
