import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.excel.text_width import characters_needed, column_pixels, lines_needed

WORDS = st.text(alphabet="aWi. \n", max_size=120)


@pytest.mark.parametrize(
    "text, lines",
    [
        ("", 1),
        ("one two three", 1),
        ("aaaaaaaaaa " * 3 + "aaaaaaaaaa", 2),
        ("one\ntwo\n\nfour", 4),
        ("a" * 100, 5),
        ("a " + "a" * 100 + " a", 6),
        ("a" * 100 + " " + "a" * 20, 6),  # the word after a broken one begins a line of its own
    ],
)
def test_a_text_takes_the_lines_that_its_words_and_line_feeds_need(text: str, lines: int) -> None:
    assert lines_needed(text, column_pixels(26), 10) == lines


@given(WORDS, st.integers(20, 600))
def test_a_narrower_column_never_needs_fewer_lines(text: str, pixels: int) -> None:
    assert lines_needed(text, pixels, 10) >= lines_needed(text, pixels + 40, 10) >= text.count("\n") + 1


@given(WORDS)
def test_a_column_as_wide_as_is_needed_wraps_nothing(text: str) -> None:
    assert lines_needed(text, column_pixels(characters_needed(text, 10) + 1), 10) == text.count("\n") + 1


@given(st.lists(st.text(alphabet="abW", min_size=1, max_size=8), min_size=1, max_size=30), st.integers(150, 400))
def test_words_are_set_one_after_another_as_far_as_they_fit(words: list[str], pixels: int) -> None:
    lines, line = 1, ""
    for word in words:
        longer = f"{line} {word}" if line else word
        fits = lines_needed(longer, pixels, 10) == 1
        lines, line = (lines, longer) if fits else (lines + 1, word)
    assert lines_needed(" ".join(words), pixels, 10) == lines
