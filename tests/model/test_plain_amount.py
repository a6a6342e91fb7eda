"""Text that is plainly an amount counts; doubtful text is never guessed at."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.money import PENNY, Negatives, Unit, format_amount, plain_amount


@pytest.mark.parametrize(
    "text, figure",
    [
        ("0", "0"),
        ("5", "5"),
        ("1,234", "1234"),
        ("12,345,678.90", "12345678.90"),
        ("1234", "1234"),
        ("(1.5)", "-1.5"),
        ("(£1.5)", "-1.5"),
        ("-0.5", "-0.5"),
        ("\u22120.5", "-0.5"),
        ("£20", "20"),
        ("-£20", "-20"),
        ("£-20", "-20"),
        ("£\u221220", "-20"),
        ("1\u00a0234", "1234"),
        ("1\u202f234\u202f567", "1234567"),
        ("\u00a07\u00a0", "7"),
        ("  7\t", "7"),
        ("0.001", "0.001"),
        ("-0", "0"),
        ("(0.000)", "0"),
        ("999999999999999", "999999999999999"),
        ("0.00000000000001", "0.00000000000001"),
    ],
)
def test_plain_text_is_an_amount(text: str, figure: str) -> None:
    amount = plain_amount(text, Unit.GBP)
    assert amount == Decimal(figure)
    assert amount is not None
    assert not (amount == 0 and amount.is_signed())


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "–",
        "0012",
        "00",
        "1e3",
        "+5",
        "1.234,56",
        "1234-",
        "£1.2m",
        "1.2m",
        "5%",
        "$5",
        "€5",
        "1,23",
        "1,2345",
        "12,34,567",
        "0,123",
        ",123",
        "1,234 567",
        "1 234",
        "1,234\u00a0567",
        ".5",
        "5.",
        "1.2.3",
        "(5",
        "5)",
        "(-5)",
        "-(5)",
        "--5",
        "-£-5",
        "\u2013" + "5",
        "£",
        "()",
        "٣",
        "\uff11\uff12",
        "1_000",
        "=5",
        "5 approx",
        "n/a",
        "1234567890123456",
        "1000000000000000",
        "0.1234567890123456",
    ],
)
def test_doubtful_text_is_no_amount(text: str) -> None:
    assert plain_amount(text, Unit.GBP) is None


@pytest.mark.parametrize("unit, pounds", [(Unit.GBP, "1.5"), (Unit.THOUSANDS, "1500"), (Unit.MILLIONS, "1500000")])
def test_an_amount_is_read_in_its_unit(unit: Unit, pounds: str) -> None:
    assert plain_amount("1.5", unit) == Decimal(pounds)


@given(st.integers(-(10**14), 10**14), st.sampled_from(list(Unit)), st.sampled_from(list(Negatives)))
def test_every_figure_that_is_printed_reads_back(pence: int, unit: Unit, negatives: Negatives) -> None:
    pounds = (Decimal(pence) * PENNY).quantize(PENNY)
    printed = format_amount(pounds, unit, unit.power + 2, negatives)
    assert plain_amount(printed, unit) == pounds
