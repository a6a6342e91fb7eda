import pytest

from model.comparing.matching import NOTHING_SAID, Said
from ui.window.comparing.corrections import said_apart, said_same


@pytest.mark.parametrize(
    "said, expected",
    [
        (NOTHING_SAID, Said({1: 11})),
        (Said({1: 12}), Said({1: 11})),
        (Said({2: 11}), Said({1: 11})),
        (Said({2: 12}), Said({1: 11, 2: 12})),
        (Said({}, frozenset({(1, 11), (1, 12)})), Said({1: 11}, frozenset({(1, 12)}))),
    ],
)
def test_the_same_line_takes_the_place_of_what_was_said_of_either(said: Said, expected: Said) -> None:
    assert said_same(said, 1, 11) == expected


@pytest.mark.parametrize(
    "said, expected",
    [
        (NOTHING_SAID, Said({}, frozenset({(1, 11)}))),
        (Said({1: 11, 2: 12}), Said({2: 12}, frozenset({(1, 11)}))),
        (Said({1: 12}), Said({1: 12}, frozenset({(1, 11)}))),
    ],
)
def test_lines_said_apart_are_not_the_same_any_more(said: Said, expected: Said) -> None:
    assert said_apart(said, 1, 11) == expected
