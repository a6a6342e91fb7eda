"""Values of the change log in words: a working stands as it was typed, names and note too, never as a formula."""

import pytest

from model.comparing.line_differences import FieldDifference
from model.lines import FORMULA, Field
from model.logged_workings import logged_words
from model.money import Unit
from model.settings import Settings
from model.years import Year

NAMED = '195*52*26+N("195 clients × 52 weeks × £26 a week; agreed at Cabinet")'
TYPED = '=195 clients × 52 weeks × £26 a week "agreed at Cabinet"'


@pytest.mark.parametrize(
    "logged, words",
    [
        (f"263640 (={NAMED})", f"263640 ({TYPED})"),
        ("263640 (=195*52*26)", "263640 (=195*52*26)"),
        ('12 (=SUM(A1:A9)+N("note"))', '12 (=SUM(A1:A9)+N("note"))'),
        ("12", "12"),
        ("", ""),
        ("Home care (=review)", "Home care (=review)"),
    ],
)
def test_only_a_working_is_said_anew(logged: str, words: str) -> None:
    assert logged_words(logged, Unit.GBP) == words


def test_a_comparison_tells_a_working_as_it_was_typed() -> None:
    settings = Settings((Year(2026),), unit=Unit.GBP)
    found = FieldDifference(Field(FORMULA, Year(2026)), None, NAMED).words(settings)
    assert found == ("no working", TYPED)


def test_formulas_that_look_alike_as_typed_are_told_apart_as_they_stand() -> None:
    settings = Settings((Year(2026),), unit=Unit.GBP)
    pair = ("195*52", "ROUND(195*52,8)")
    assert FieldDifference(Field(FORMULA, Year(2026)), *pair).words(settings) == tuple(f"={each}" for each in pair)
