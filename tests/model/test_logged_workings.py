"""Values of the change log in words: a working stands as it was typed, names and note too, never as a formula."""

import pytest

from model.change_log import LogEntry
from model.comparing.line_differences import FieldDifference
from model.lines import FORMULA, Field
from model.logged_workings import content_words, entry_words, logged_words
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


def test_an_entry_in_words_says_both_its_values_anew_and_nothing_else() -> None:
    entry = LogEntry("", "Officer", "Older People", "A1", "2026/27", "", f"263640 (={NAMED})", f"was (={NAMED})")
    assert entry_words(entry, Unit.GBP) == entry._replace(new=f"263640 ({TYPED})")


@pytest.mark.parametrize(
    "held, words",
    [
        (f"={NAMED}", TYPED),
        (f"263640 (={NAMED})", f"263640 ({TYPED})"),
        ("=ROUND(1/3,2)", "=1/3"),
        ('=I13*2+N("note")', '=I13*2+N("note")'),
        ("=", "="),
        ("-0.5", "-0.5"),
        ("", ""),
    ],
)
def test_a_cell_of_a_receipt_is_said_in_words(held: str, words: str) -> None:
    assert content_words(held, Unit.GBP) == words
