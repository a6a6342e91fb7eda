"""A working's figures may have names and the whole a note; both are words of its formula and count nothing."""

from decimal import Decimal

import pytest
from hypothesis import assume, given

from model.entry import read_entry
from model.money import Unit
from model.named_workings import read_named, with_words, without_words
from model.problems import EntryProblem
from model.workings import Worked, comes_to, is_working, shown_working, working_from
from tests.model.strategies import NAMED_WORKINGS
from tests.model.workbook.formulas.calculate import calculated
from tests.model.worked import GBP, UNITS, K, M, worked


@pytest.mark.parametrize(
    "typed, unit, stored, formula, pounds",
    [
        (
            '=195 clients * 52 weeks * £26 a week "rate agreed at Cabinet"', GBP, GBP,
            '195*52*26+N("195 clients × 52 weeks × £26 a week; rate agreed at Cabinet")', "263640",
        ),
        ("=195 clients*52*26", K, M, '(195*52*26)/1000+N("195 clients × 52 × 26")', "263640000"),
        ('=195*52*26 "the ""new"" rate"', GBP, GBP, '195*52*26+N("the ""new"" rate")', "263640"),
        ("=195*52 “as agreed”", GBP, GBP, '195*52+N("as agreed")', "10140"),
        ("=1,250 homes / 3 areas", M, M, 'ROUND(1250/3,8)+N("1,250 homes / 3 areas")', "416666666.67"),
        ("=(195 + 3) clients * -£2.50 each", GBP, GBP, '(195+3)*-2.50+N("(195 + 3) clients × -£2.50 each")', "-495"),
        ("=2.5% uplift * 1200", GBP, GBP, '2.5%*1200+N("2.5% uplift × 1200")', "30"),
        ('=195*52+N("a")+N("b")', GBP, GBP, '195*52+N("a; b")', "10140"),
    ],
)  # fmt: skip
def test_names_and_note_are_kept_in_the_cells_own_formula(
    typed: str, unit: Unit, stored: Unit, formula: str, pounds: str
) -> None:
    value = worked(typed, unit, stored)
    assert value == Worked(Decimal(pounds), formula)
    assert is_working(formula, stored)
    assert comes_to(formula, stored) == value.pounds


@pytest.mark.parametrize(
    "typed, reason",
    [
        ("=5k*2", "is not arithmetic"),
        ("=5 k*2", "“k” cannot name a figure"),
        ("=0.5 million", "“million” cannot name a figure"),
        ("=10 per cent * 5", "“cent” cannot name a figure"),
        ("=195 x 52", "“x” cannot name a figure"),
        ("=195 clients 52 weeks", "is not arithmetic"),
        ("=rate 5", "is not arithmetic"),
        ("=A1*2", "is not arithmetic"),
        ("=5 of A1", "is not arithmetic"),
        ("=5 SUM(2)", "is not arithmetic"),
        ('=5 "a note" * 3', "is not arithmetic"),
        ('="a note"', "is not arithmetic"),
        ("=£26/week", "is not arithmetic"),
        ("=2,50 clients", "do not part thousands"),
    ],
)
def test_what_cannot_be_understood_is_refused_and_never_reckoned_with(typed: str, reason: str) -> None:
    with pytest.raises(EntryProblem, match=reason):
        read_entry(typed, GBP)


@pytest.mark.parametrize(
    "formula, arithmetic, words",
    [
        ('195*52*26+N("rate of 2014")', "195*52*26", "rate of 2014"),
        ('195+N("clients")*3', "195+0*3", "clients"),
        ('N("first")+195', "195", "first"),
        ('(195 + N("clients") ) * 52', "(195 ) * 52", "clients"),
        ('195-n( "(" )+N("b")+5', "195+5", "(; b"),
        ('195*N("nil")', "195*0", "nil"),
        ('195*52+N("")', "195*52", ""),
        ("A1*2", "A1*2", ""),
        ('5+\0+N("a")', '5+\0+N("a")', ""),
    ],
)
def test_the_words_of_an_officers_own_formula_count_nil(formula: str, arithmetic: str, words: str) -> None:
    assert without_words(formula) == (arithmetic, words)


def test_a_formula_that_refers_to_cells_is_no_working_for_its_words() -> None:
    assert not is_working('A1*2+N("clients")', GBP)
    assert not is_working('195*52+T("clients")', GBP)
    assert not is_working('195*52&"clients"', GBP)


@pytest.mark.parametrize(
    "unit, shown",
    [
        (GBP, '195 clients × 52 weeks "agreed"'),
        (K, '(195*52)/1000 "195 clients × 52 weeks; agreed"'),
    ],
)
def test_a_working_shows_its_names_in_its_own_unit_and_all_its_words_in_another(unit: Unit, shown: str) -> None:
    formula = worked('=195 clients*52 weeks "agreed"', GBP, M).formula
    assert shown_working(formula, M, unit) == shown
    assert worked(f"={shown}", unit, M).formula == formula


def test_words_beyond_what_a_text_in_a_formula_holds_are_cut_and_joined_again() -> None:
    for words in ("said " * 150 + "so", "x" * 600, 'a "quoted" one ' * 40 + "end", "😀" * 300):
        formula = with_words("1+1", words)
        assert without_words(formula) == ("1+1", words)
        assert all(len(piece.removesuffix('")').encode("utf-16-le")) // 2 <= 255 for piece in formula.split('+N("')[1:])


def test_words_longer_than_a_cell_holds_are_refused() -> None:
    with pytest.raises(EntryProblem, match="longer than a cell"):
        with_words("1+1", "so " * 3000)


def test_a_working_copied_to_a_workbook_in_another_unit_keeps_its_words() -> None:
    formula = worked('=195 clients*52 "agreed"', K, M).formula
    copied = working_from(formula, M, Decimal(10140000), GBP)
    assert copied is not None
    assert without_words(copied.formula)[1] == "195 clients × 52; agreed"
    assert copied.pounds == comes_to(copied.formula, GBP)


@given(NAMED_WORKINGS, UNITS, UNITS, UNITS)
def test_what_is_shown_in_any_unit_is_the_same_working_when_typed(typed: str, unit: Unit, seen: Unit, at: Unit) -> None:
    try:
        value = worked(f"={typed}", unit, at)
        again = worked(f"={shown_working(value.formula, at, seen)}", seen, at)
    except EntryProblem:
        assume(condition=False)
    assert again == value


@given(NAMED_WORKINGS, UNITS, UNITS)
def test_words_change_no_amount(typed: str, unit: Unit, stored: Unit) -> None:
    arithmetic, words = read_named(typed)
    try:
        plain, named = worked(f"={arithmetic}", unit, stored), worked(f"={typed}", unit, stored)
    except EntryProblem:
        assume(condition=False)
    assert (named.pounds, without_words(named.formula)) == (plain.pounds, (plain.formula, words))
    assert calculated(named.formula) == calculated(plain.formula)
