"""Money is exact, blank, nil and unreadable stay apart, and every figure is rounded once, half up."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.money import (
    NIL,
    PENNY,
    Amount,
    Negatives,
    Unit,
    Unreadable,
    cell_text,
    fits_a_cell,
    format_amount,
    from_cell_number,
    negated,
    number_text,
    plain,
    rounded,
    total,
    worded,
    worded_alike,
)
from model.problems import EntryProblem

POUNDS = st.integers(-(10**13), 10**13).map(lambda pence: Decimal(pence) * PENNY)
UNITS = st.sampled_from(list(Unit))


@pytest.mark.parametrize(
    "pounds, unit, decimals, figure",
    [
        ("9844000", Unit.MILLIONS, 3, "9.844"),
        ("500", Unit.MILLIONS, 3, "0.001"),
        ("499.99", Unit.MILLIONS, 3, "0.000"),
        ("-500", Unit.MILLIONS, 3, "-0.001"),
        ("-499.99", Unit.MILLIONS, 3, "0.000"),
        ("27053500", Unit.THOUSANDS, 0, "27054"),
        ("27052500", Unit.THOUSANDS, 0, "27053"),
        ("0.005", Unit.GBP, 2, "0.01"),
        ("-0.005", Unit.GBP, 2, "-0.01"),
        ("2.5", Unit.GBP, 0, "3"),
        ("3.5", Unit.GBP, 0, "4"),
        ("1499999.9999", Unit.MILLIONS, 0, "1"),
    ],
)
def test_a_figure_is_rounded_half_away_from_nil(pounds: str, unit: Unit, decimals: int, figure: str) -> None:
    assert str(rounded(Decimal(pounds), unit, decimals)) == figure


@given(POUNDS, UNITS, st.integers(0, 6))
def test_rounding_moves_a_figure_by_half_a_step_at_most_and_treats_both_signs_alike(
    pounds: Decimal, unit: Unit, decimals: int
) -> None:
    figure = rounded(pounds, unit, decimals)
    assert abs(figure.scaleb(unit.power) - pounds) <= Decimal(5).scaleb(unit.power - decimals - 1)
    assert rounded(-pounds, unit, decimals) == -figure
    assert not (figure.is_signed() and figure == 0)


@pytest.mark.parametrize(
    "amount, negatives, text",
    [
        (Decimal(1234500000), Negatives.MINUS, "1,234.500"),
        (Decimal(-17651000), Negatives.MINUS, "-17.651"),
        (Decimal(-17651000), Negatives.BRACKETS, "(17.651)"),
        (Decimal(-1), Negatives.BRACKETS, "0.000"),
        (NIL, Negatives.MINUS, "0.000"),
        (Decimal("-0"), Negatives.MINUS, "0.000"),
        (None, Negatives.MINUS, "–"),
        (Unreadable("tbc"), Negatives.BRACKETS, "tbc"),
    ],
)
def test_nil_blank_and_unreadable_print_differently(amount: Amount, negatives: Negatives, text: str) -> None:
    assert format_amount(amount, Unit.MILLIONS, 3, negatives, blank="–") == text


@pytest.mark.parametrize(
    "amount, unit, decimals, text",
    [
        ("20000", Unit.MILLIONS, 3, "£0.020m"),
        ("-250000", Unit.THOUSANDS, 0, "-£250k"),
        ("1250", Unit.GBP, 0, "£1,250"),
        ("-0.4", Unit.GBP, 0, "-£0.40"),
        ("-0.01", Unit.THOUSANDS, 0, "-£0.01"),
        ("0", Unit.THOUSANDS, 0, "£0k"),
        ("-0.001", Unit.GBP, 2, "£0.00"),
    ],
)
def test_a_sentence_names_the_unit_of_a_figure(amount: str, unit: Unit, decimals: int, text: str) -> None:
    assert worded(Decimal(amount), unit, decimals) == text


@pytest.mark.parametrize(
    "pounds, text",
    [("9844000", "9844000.00"), ("9.844E+6", "9844000.00"), ("0", "0.00"), ("-1.5", "-1.50"), ("0.1250", "0.125")],
)
def test_a_plain_figure_has_two_decimals_or_as_many_as_it_needs(pounds: str, text: str) -> None:
    assert plain(Decimal(pounds)) == text


def test_the_published_casts_are_exact_where_floats_miss() -> None:
    figures = [Decimal(text) for text in ("9.844", "2.225", "2.206", "0.4", "0", "0")]
    assert total(figures) == Decimal("14.675")
    assert sum(float(figure) for figure in figures) != 14.675


def test_blank_and_unreadable_amounts_add_nothing() -> None:
    assert total([Decimal(5), None, Unreadable("tbc"), Decimal("-0.01")]) == Decimal("4.99")
    assert total([]) == NIL


@given(st.lists(POUNDS, max_size=30))
def test_a_total_does_not_depend_on_the_order(amounts: list[Decimal]) -> None:
    assert total(amounts) == total(reversed(amounts)) == sum(amounts)


@pytest.mark.parametrize("amount, expected", [("5", "-5"), ("-5.10", "5.10"), ("0", "0"), ("-0", "0")])
def test_the_opposite_of_nil_is_plain_nil(amount: str, expected: str) -> None:
    assert str(negated(Decimal(amount))) == expected


@given(POUNDS, UNITS)
def test_what_a_cell_is_given_reads_back_as_the_same_amount(pounds: Decimal, unit: Unit) -> None:
    assert from_cell_number(cell_text(pounds, unit), unit) == pounds
    assert from_cell_number(repr(float(cell_text(pounds, unit))), unit) == pounds


@pytest.mark.parametrize(
    "text, unit, pounds",
    [
        ("9.844", Unit.MILLIONS, "9844000"),
        ("-13.48", Unit.MILLIONS, "-13480000"),
        ("14.675000000000001", Unit.MILLIONS, "14675000"),
        ("14.674999999999999", Unit.MILLIONS, "14675000"),
        ("0.30000000000000004", Unit.GBP, "0.3"),
        ("1.7999999999999998", Unit.MILLIONS, "1800000"),
        ("1E-3", Unit.MILLIONS, "1000"),
        ("2.5e3", Unit.GBP, "2500"),
        (".5", Unit.GBP, "0.5"),
        ("5.", Unit.GBP, "5"),
        ("0012", Unit.GBP, "12"),
        ("-0", Unit.GBP, "0"),
        ("-4.4408920985006262E-16", Unit.MILLIONS, "0"),
        ("999999999999999", Unit.GBP, "999999999999999"),
        ("123456789012.345", Unit.GBP, "123456789012.345"),
    ],
)
def test_a_number_of_a_cell_is_read_without_the_noise_of_binary_fractions(text: str, unit: Unit, pounds: str) -> None:
    amount = from_cell_number(text, unit)
    assert amount == Decimal(pounds)
    assert not (isinstance(amount, Decimal) and amount == 0 and amount.is_signed())


@pytest.mark.parametrize(
    "text",
    [
        "1234567890123456",
        "1000000000000000",
        "123456789012345.67",
        "1e15",
        "1e308",
        "NaN",
        "INF",
        "1_000",
        "1,000",
        "٣",
        "0x10",
        "",
        " 1",
        "1e9999",
        "--1",
        "=1",
    ],
)
def test_a_number_that_readers_would_disagree_on_is_unreadable(text: str) -> None:
    assert from_cell_number(text, Unit.GBP) == Unreadable(text)


@pytest.mark.parametrize(
    "figure, text",
    [
        ("0.1234567890123456", "0.123456789012346"),
        ("1E+6", "1000000"),
        ("-0.0", "0"),
        ("1.500", "1.5"),
        ("100", "100"),
        ("-2", "-2"),
    ],
)
def test_a_cell_holds_plain_decimals_of_fifteen_digits_at_most(figure: str, text: str) -> None:
    assert number_text(Decimal(figure)) == text


@pytest.mark.parametrize(
    "text, unit",
    [("£m", Unit.MILLIONS), ("m", Unit.MILLIONS), (" £000 ", Unit.THOUSANDS), ("K", Unit.THOUSANDS), ("GBP", Unit.GBP),
     ("£", Unit.GBP)],
)  # fmt: skip
def test_a_unit_is_named_by_its_code_or_symbol(text: str, unit: Unit) -> None:
    assert Unit.of(text) is unit


@pytest.mark.parametrize("text", ["", "million", "£bn", "$", "000"])
def test_anything_else_is_no_unit(text: str) -> None:
    with pytest.raises(EntryProblem, match="is no unit"):
        Unit.of(text)


@given(st.decimals(allow_nan=True, allow_infinity=True) | POUNDS, UNITS)
def test_an_amount_fits_a_cell_when_it_comes_back_the_same(pounds: Decimal, unit: Unit) -> None:
    comes_back = pounds.is_finite() and from_cell_number(cell_text(pounds, unit), unit) == pounds
    assert fits_a_cell(pounds, unit) == comes_back


@pytest.mark.parametrize(
    "pounds, fits",
    [
        ("999999999.999999", True),
        ("-999999999.999999", True),
        ("0", True),
        ("-0", True),
        ("1234567890123456", False),
        ("0.1234567890123456", False),
        ("1E+15", False),
        ("NaN", False),
        ("Infinity", False),
    ],
)
def test_amounts_of_more_than_fifteen_digits_do_not_fit_a_cell(pounds: str, fits: bool) -> None:  # a row
    assert fits_a_cell(Decimal(pounds), Unit.GBP) is fits


@pytest.mark.parametrize(
    "pounds, unit, decimals, wanted",
    [
        (("20800", "21000", "-200"), Unit.MILLIONS, 3, ["£0.0208m", "£0.0210m", "-£0.0002m"]),
        (("1250000", "5"), Unit.MILLIONS, 3, ["£1.250000m", "£0.000005m"]),
        (("250", "0"), Unit.THOUSANDS, 1, ["£0.25k", "£0.00k"]),
        (("20000",), Unit.MILLIONS, 3, ["£0.020m"]),
        (("0.125", "1"), Unit.GBP, 0, ["£0.13", "£1.00"]),
        (("40000.50", "1"), Unit.GBP, 0, ["£40,000.50", "£1.00"]),
        ((), Unit.GBP, 0, []),
    ],
)
def test_amounts_of_one_sentence_are_told_apart(
    pounds: tuple[str, ...], unit: Unit, decimals: int, wanted: list[str]
) -> None:
    assert worded_alike(map(Decimal, pounds), unit, decimals) == wanted
