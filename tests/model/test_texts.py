"""Texts are stored as a workbook can hold them, or refused with the reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.problems import EntryProblem
from model.texts import LONGEST, clean_text, text_fault


@pytest.mark.parametrize(
    "text, stored",
    [("plain", "plain"), ("", ""), ("two\r\nlines", "two\nlines"), ("two\rlines", "two\nlines"), ("a\tb", "a\tb"),
     ("=1+1", "=1+1"), ("£ – “quoted” 🏛", "£ – “quoted” 🏛"), ("x" * LONGEST, "x" * LONGEST)],
)  # fmt: skip
def test_text_is_kept_with_one_kind_of_line_end(text: str, stored: str) -> None:
    assert clean_text(text) == stored
    assert not text_fault(stored)


@pytest.mark.parametrize(
    "text, reason",
    [
        ("x" * (LONGEST + 1), "32,768 characters"),
        ("bell\x07", r"U\+0007"),
        ("nul\x00", r"U\+0000"),
        ("\x1b[0m", r"U\+001B"),
        ("half \ud800", r"U\+D800"),
        ("\uffff", r"U\+FFFF"),
    ],
)
def test_text_that_a_cell_cannot_hold_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(EntryProblem, match=reason):
        clean_text(text)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    try:
        once = clean_text(text)
    except EntryProblem:
        assert text_fault(text.replace("\r", "\n"))
    else:
        assert clean_text(once) == once
        assert "\r" not in once
