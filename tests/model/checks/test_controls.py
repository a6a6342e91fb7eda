"""Control totals are compared exactly; a miss is told as rounding or as an error, and never plugged."""

from decimal import Decimal

import pytest

from model.areas import Area
from model.budget import Budget
from model.checks.controls import control_totals
from model.control_differences import differences
from model.controls import ControlTotal, Measure, Scope
from model.findings import Level
from model.lines import Kind, Line
from model.money import Amount, Unit, Unreadable
from model.settings import Settings
from tests.model.drafts import YEARS, pounds, small_budget


def budget_with(scope: Scope, name: str, measure: Measure, amounts: tuple[Amount, ...]) -> Budget:
    lines = [Line(11 + place, 1, Kind.PRESSURE, pounds("1000400", None)) for place in range(3)]
    lines.append(Line(20, 2, Kind.SAVING, pounds("-500000", "0")))
    areas = [Area(1, "Older People", "Care"), Area(2, "Roads", "Streets")]
    settings = Settings(YEARS, directorate="People", unit=Unit.MILLIONS, decimals=3)
    return Budget(settings, areas, lines, [ControlTotal(30, scope, name, measure, amounts)])


@pytest.mark.parametrize(
    "scope, name, measure, figure",
    [
        (Scope.AREA, "Older People", Measure.PRESSURES, "3001200"),
        (Scope.AREA, "Older People", Measure.SAVINGS, "0"),
        (Scope.AREA, "Roads", Measure.NET, "-500000"),
        (Scope.SERVICE, "Care", Measure.NET, "3001200"),
        (Scope.DIRECTORATE, "People", Measure.NET, "2501200"),
        (Scope.DIRECTORATE, "whatever it is called", Measure.SAVINGS, "-500000"),
    ],
)
def test_a_control_total_that_agrees_is_silent(scope: Scope, name: str, measure: Measure, figure: str) -> None:
    budget = budget_with(scope, name, measure, pounds(figure, None))
    assert not list(control_totals(budget))
    assert [item.difference for item in differences(budget)] == [0]


@pytest.mark.parametrize(
    "figure, level, words",
    [
        ("3001000", Level.WARNING, "rounding difference"),
        ("3002700", Level.WARNING, "rounding difference"),
        ("3002701", Level.ERROR, "does not agree"),
        ("2501200", Level.ERROR, "does not agree"),
        ("3001200000", Level.ERROR, "does not agree"),
    ],
)
def test_half_a_printed_unit_a_line_can_be_rounding(figure: str, level: Level, words: str) -> None:
    (finding,) = control_totals(budget_with(Scope.AREA, "Older People", Measure.PRESSURES, pounds(figure, None)))
    assert (finding.level, finding.rule, finding.area_id) == (level, "control total", 1)
    assert words in finding.message
    assert "2026/27" in finding.message


@pytest.mark.parametrize("amount", [None, Unreadable("tbc")])
def test_a_year_without_a_stated_figure_is_not_compared(amount: Amount) -> None:
    budget = budget_with(Scope.AREA, "Older People", Measure.PRESSURES, (amount, None))
    assert not list(differences(budget))
    assert not list(control_totals(budget))


@pytest.mark.parametrize("scope", [Scope.AREA, Scope.SERVICE])
def test_a_control_total_of_nothing_that_exists_is_an_error(scope: Scope) -> None:
    (finding,) = control_totals(budget_with(scope, "Libraries", Measure.NET, pounds("5", "5")))
    assert (finding.level, finding.rule) == (Level.ERROR, "control total without area")
    assert "Libraries" in finding.message


def test_the_difference_is_the_cast_less_the_control_total() -> None:
    budget = budget_with(Scope.AREA, "Roads", Measure.SAVINGS, pounds("-400000", "0"))
    found = {str(item.year): item.difference for item in differences(budget)}
    assert found == {"2026/27": Decimal(-100000), "2027/28": Decimal(0)}


def test_the_small_budget_agrees() -> None:
    assert not list(control_totals(small_budget()))


def many_lines(count: int, control: str) -> Budget:
    lines = [Line(100 + place, 1, Kind.PRESSURE, pounds("1000", None)) for place in range(count)]
    settings = Settings(YEARS, directorate="People", unit=Unit.THOUSANDS, decimals=0)
    total = ControlTotal(30, Scope.AREA, "Older People", Measure.PRESSURES, pounds(control, None))
    return Budget(settings, [Area(1, "Older People", "Care")], lines, [total])


@pytest.mark.parametrize(
    "count, miss, level",
    [
        (4, 2_000, Level.WARNING),
        (4, 2_001, Level.ERROR),
        (100, 1_000, Level.WARNING),
        (100, 11_000, Level.WARNING),
        (100, 12_000, Level.ERROR),
        (100, 50_000, Level.ERROR),
    ],
)
def test_a_line_left_out_among_many_is_no_rounding(count: int, miss: int, level: Level) -> None:
    (finding,) = control_totals(many_lines(count, str(1_000 * count + miss)))
    assert finding.level is level


def test_figures_that_differ_are_told_apart() -> None:
    (finding,) = control_totals(budget_with(Scope.AREA, "Roads", Measure.SAVINGS, pounds("-500200", None)))
    assert "cast to -£0.5000m and the control total is -£0.5002m, a difference of £0.0002m" in finding.message


@pytest.mark.parametrize(
    "scope, name, meant", [(Scope.AREA, "older  people", "Older People"), (Scope.SERVICE, "CARE", "Care")]
)
def test_a_name_that_is_nearly_right_is_told_with_the_one_that_is(scope: Scope, name: str, meant: str) -> None:
    (finding,) = control_totals(budget_with(scope, name, Measure.NET, pounds("5", "5")))
    assert f"“{name}”, which does not exist though “{meant}” does" in finding.message


@pytest.mark.parametrize(
    "scope, words", [(Scope.AREA, "of an area says not of which"), (Scope.SERVICE, "of a service says")]
)
def test_a_control_total_without_a_name_is_told_so(scope: Scope, words: str) -> None:
    (finding,) = control_totals(budget_with(scope, " ", Measure.NET, pounds("5", "5")))
    assert (finding.rule, words in finding.message) == ("control total without area", True)


def test_the_directorate_needs_no_name() -> None:
    (finding,) = control_totals(budget_with(Scope.DIRECTORATE, "", Measure.NET, pounds("5", None)))
    assert finding.message.startswith("The directorate, net change 2026/27: the lines cast to")


def with_transfer(measure: Measure, figure: str, *, without: bool = False) -> Budget:
    lines = [
        Line(11, 1, Kind.SAVING, pounds("-1800000", None), reference="A", linked_reference="B"),
        Line(12, 2, Kind.PRESSURE, pounds("1800000", None), reference="B"),
        Line(13, 1, Kind.SAVING, pounds("-500000", None), reference="C"),
    ]
    settings = Settings(YEARS, directorate="People", unit=Unit.MILLIONS, decimals=3)
    total = ControlTotal(30, Scope.DIRECTORATE, "People", measure, pounds(figure, None), without_transfers=without)
    return Budget(settings, [Area(1, "Older People"), Area(2, "Roads")], lines, [total])


@pytest.mark.parametrize(
    "measure, figure, without, words",
    [
        (Measure.SAVINGS, "2300000", False, "which does not agree; it has the other sign."),
        (Measure.SAVINGS, "-2300", False, "which does not agree; it seems to be in another unit."),
        (Measure.SAVINGS, "-2300000000", False, "which does not agree; it seems to be in another unit."),
        (Measure.SAVINGS, "-500000", False, "which does not agree; it is what they cast to without transfers."),
        (Measure.SAVINGS, "-2300000", True, "which does not agree; it is what they cast to with transfers."),
        (Measure.PRESSURES, "1800000", True, "which does not agree; it is what they cast to with transfers."),
        (Measure.PRESSURES, "0", False, "which does not agree; it is what they cast to without transfers."),
        (Measure.SAVINGS, "-2400000", False, "which does not agree."),
        (Measure.NET, "-600000", False, "which does not agree."),
    ],
)
def test_what_would_make_it_agree_is_said(measure: Measure, figure: str, without: bool, words: str) -> None:
    (finding,) = control_totals(with_transfer(measure, figure, without=without))
    assert finding.level is Level.ERROR
    assert finding.message.endswith(words)
