"""What a reference says, however it is written: plain form, likeness, parts, the number it ends in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.references import likeness, numbered, parts, plain

ALIKE = [
    ("27ASC1", "27asc1"),
    ("27ASC1", "27 ASC 1"),
    ("27ASC1", "27ASC-01"),
    ("27ASC-1", "27ASC\u20131"),
    ("27ASC1", "27ASC1."),
    ("27ASC1", "(27ASC1)"),
    ("27ASC1", "27\u0410SC1"),
    ("27ASC1", "27ASC1\u200b"),
    ("27ASC1", "２７ＡＳＣ１"),  # noqa: RUF001  # letters of full width are what is tried
    ("14SCS10", "14SCS1O"),
    ("SCP28 and S10", "SCP28  AND S10"),
]
UNLIKE = [
    ("1.10", "1.1"),
    ("1", "01"),
    ("1.1", "11"),
    ("27-14", "2714"),
    ("27ASC1", "27ASC10"),
    ("27ASC10", "27ASC100"),
    ("2025L&CO1", "2025LCO1"),
    ("14SCS3a", "14SCS3b"),
    ("C100", "C1"),
]


@pytest.mark.parametrize("one, other", ALIKE)
def test_references_are_alike_that_a_reader_takes_for_one_another(one: str, other: str) -> None:
    assert likeness(one) == likeness(other)


@pytest.mark.parametrize("one, other", UNLIKE)
def test_references_are_unlike_that_say_something_else(one: str, other: str) -> None:
    assert likeness(one) != likeness(other)


@pytest.mark.parametrize(
    "reference, held",
    [
        ("", ()),
        ("  ", ()),
        (" 14SCS1 ", ("14SCS1",)),
        ("SCP28 and S10", ("SCP28", "S10")),
        ("SCP28; S10", ("SCP28", "S10")),
        ("14SCS1, 2 & 3", ("14SCS1", "14SCS2", "14SCS3")),
        ("2025L&CO1", ("2025L&CO1",)),
        ("Health and Care", ("Health and Care",)),
        ("1.1, 1.2", ("1.1", "1.2")),
        ("S10 and S10", ("S10",)),
    ],
)
def test_a_double_reference_holds_its_parts(reference: str, held: tuple[str, ...]) -> None:
    assert parts(reference) == held


@pytest.mark.parametrize(
    "reference, stem, digits",
    [("14SCS3", "14SCS", "3"), ("14SCS03a", "14SCS", "03"), ("7", "", "7"), ("1.10", "1.", "10"), ("A-12", "A-", "12")],
)
def test_the_number_of_a_reference_stands_behind_its_stem(reference: str, stem: str, digits: str) -> None:
    assert numbered(reference) == (stem, digits)


@pytest.mark.parametrize("reference", ["", "Other", "14SCS", "A123456", "14SCS3ab"])
def test_a_reference_may_end_in_no_number(reference: str) -> None:
    found = numbered(reference)
    assert found is None or found.stem[-1:].isdigit()


@given(st.text(alphabet="14SCSa0oO.-/& \u00a0\u200b\u0421\u2013", max_size=12))
def test_plain_forms_are_settled_and_alike(reference: str) -> None:
    seen = plain(reference)
    assert plain(seen) == seen
    assert likeness(seen) == likeness(reference) == likeness(reference.swapcase())
