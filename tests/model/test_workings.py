"""A working is kept as a formula in the workbook's unit, which every spreadsheet works out to the very same penny."""

from decimal import Decimal

import pytest
from hypothesis import assume, given

from model.arithmetic import tidied
from model.entry import read_entry, read_worked
from model.money import Unit, cell_text
from model.problems import EntryProblem
from model.workings import Worked, is_working, shown_working
from tests.model.strategies import WORKINGS
from tests.model.workbook.formulas.calculate import calculated
from tests.model.worked import GBP, UNITS, K, M, worked


@pytest.mark.parametrize(
    "typed, unit, stored, formula, pounds",
    [
        ("=195*52*26", GBP, GBP, "195*52*26", "263640"),
        ("=195*52*26", GBP, M, "(195*52*26)/1000000", "263640"),
        ("=195*52*26", K, M, "(195*52*26)/1000", "263640000"),
        ("=1.5*2", M, K, "(1.5*2)*1000", "3000000"),
        ("=\u00a31,250 \u00d7 2 \u2212 .5", GBP, GBP, "1250*2-0.5", "2499.5"),
        ("=1/3", M, M, "ROUND(1/3,8)", "333333.33"),
        ("=1/3", K, M, "ROUND((1/3)/1000,8)", "333.33"),
        ("=-2/3", K, K, "ROUND(-2/3,5)", "-666.67"),
        ("=2.01/2", GBP, GBP, "ROUND(2.01/2,2)", "1.01"),
        ("=1/3+2/3", GBP, GBP, "1/3+2/3", "1"),
        ("=1000000.1-1000000", M, M, "ROUND(1000000.1-1000000,8)", "100000"),
        ("=0.1+0.2-0.3", M, M, "ROUND(0.1+0.2-0.3,8)", "0"),
        ("=(588000-400000)/1000", K, M, "(588000-400000)/1000000", "188000"),
        ("=(588000-400000)/1000", M, K, "588000-400000", "188000000"),
        ("=2.5%*1200", GBP, GBP, "2.5%*1200", "30"),
    ],
)  # fmt: skip
def test_a_working_is_kept_in_the_workbooks_unit(
    typed: str, unit: Unit, stored: Unit, formula: str, pounds: str
) -> None:
    assert worked(typed, unit, stored) == Worked(Decimal(pounds), formula)


@pytest.mark.parametrize("typed, pounds", [("+20", "20"), ("-20", "-20"), ("20", "20"), ("(20)", "-20")])
def test_a_mere_figure_has_no_working(typed: str, pounds: str) -> None:
    assert read_worked(typed, GBP, M) == Decimal(pounds)
    assert read_worked("", GBP, M) is None


@pytest.mark.parametrize(
    "typed, reason",
    [
        ("=100000000000000-99999999999999.9", "would not work out"),
        ("=1234567890.1234567*0", "more than 15 digits"),
        ("=0.0000000000000000000001234567890123456", "more than 15 digits"),
        ("=" + "*".join(["9" * 15] * 30) + "/" + "/".join(["9" * 15] * 30), "would not work out"),
        ("=" + "(" * 60 + "1" + ")" * 60, "nested more than 50 deep"),
        ("=" + "1+" * 600 + "1", "1,202 characters"),
        ("=1/(0.1+0.2-0.3)", "divides by nil"),
    ],
)
def test_a_working_that_a_spreadsheet_would_get_wrong_is_refused(typed: str, reason: str) -> None:
    with pytest.raises(EntryProblem, match=reason) as caught:
        read_worked(typed, GBP, GBP)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    "formula, stored, answer",
    [
        ("195*52*26", M, True),
        ("100 + 100", M, True),
        ("(195*52*26)/1000", M, True),
        ("ROUND((1/3)/1000,8)", M, True),
        ("ROUND(1/3,2)", GBP, True),
        ("ROUND(1/3,2)", M, False),
        ("ROUND(A1,8)", M, False),
        ("I13*2", M, False),
        ("SUM(1,2)", M, False),
        ("2^3", M, False),
        ("1E3", M, False),
        ("Rate*2", M, False),
        ("Lines_Care[2026/27]", M, False),
        ("", M, False),
        ("1+" * 5000 + "1", M, False),
        ("1+" * 4000 + "1", M, True),
    ],
)
def test_pure_arithmetic_is_told_from_a_formula_that_refers_to_cells(formula: str, stored: Unit, answer: bool) -> None:
    assert is_working(formula, stored) is answer


@pytest.mark.parametrize(
    "formula, stored, unit, shown",
    [
        ("195*52*26", M, M, "195*52*26"),
        ("195*52*26", M, K, "(195*52*26)*1000"),
        ("(195*52*26)/1000", M, K, "195*52*26"),
        ("(195*52*26)/1000", M, M, "(195*52*26)/1000"),
        ("(195*52*26)/1000", M, GBP, "(195*52*26)*1000"),
        ("ROUND((1/3)/1000,8)", M, K, "1/3"),
        ("(1+2)*(3+4)/1000", M, K, "((1+2)*(3+4)/1000)*1000"),
        ("(1+2)*(3+4)", M, K, "((1+2)*(3+4))*1000"),
        ("(1)+(2)/1000", M, K, "((1)+(2)/1000)*1000"),
        ("100 + 100", M, M, "100+100"),
    ],
)
def test_a_working_is_shown_in_the_unit_of_the_view(formula: str, stored: Unit, unit: Unit, shown: str) -> None:
    assert shown_working(formula, stored, unit) == shown


def kept(typed: str, unit: Unit, stored: Unit) -> Worked:
    try:
        return worked(f"={typed}", unit, stored)
    except EntryProblem:
        assume(False)
        raise


@given(WORKINGS, UNITS, UNITS)
def test_the_projects_own_calculator_comes_to_the_stored_penny(typed: str, unit: Unit, stored: Unit) -> None:
    value = kept(typed, unit, stored)
    assert value.pounds == read_entry(f"={typed}", unit)
    assert calculated(value.formula) == Decimal(cell_text(value.pounds, stored))
    assert is_working(value.formula, stored)


@given(WORKINGS, UNITS, UNITS)
def test_a_working_is_shown_as_it_was_typed_in_the_unit_in_which_it_was(typed: str, unit: Unit, stored: Unit) -> None:
    assert shown_working(kept(typed, unit, stored).formula, stored, unit) == tidied(typed)


@given(WORKINGS, UNITS, UNITS, UNITS)
def test_a_working_entered_again_as_shown_in_any_unit_is_the_same(
    typed: str, unit: Unit, stored: Unit, other: Unit
) -> None:
    value = kept(typed, unit, stored)
    shown = shown_working(value.formula, stored, other)
    again = kept(shown, other, stored)
    assert again.formula == value.formula
    assert again.pounds == value.pounds
