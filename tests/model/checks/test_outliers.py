"""Slips of the unit are found beside a line's other years and beside other lines; what is merely large is not told."""

from decimal import Decimal

import pytest

from model.areas import Area
from model.budget import Budget
from model.checks.outliers import outliers
from model.findings import Level
from model.known_columns import FULL_YEAR, STARTS
from model.lines import AMOUNT, Field, Kind, Line
from model.money import Unit
from model.settings import Settings
from tests.model.checks.firing import FOUR_YEARS, budget_of, line, of_budget

USUAL = [line("1200000", "-50000", reference=f"A{number}") for number in range(5)]


def in_unit(unit: Unit, *rows: tuple[str | None, ...], extra: dict[str, str] | None = None) -> Budget:
    """A budget whose lines state these figures of the unit."""
    lines = [
        Line(
            11 + place,
            1,
            Kind.PRESSURE,
            tuple(None if figure is None else Decimal(figure).scaleb(unit.power) for figure in row)
            + (None,) * (len(FOUR_YEARS) - len(row)),
            reference=f"A{place + 1}",
            extra=extra or {},
        )
        for place, row in enumerate(rows)
    ]
    return Budget(Settings(FOUR_YEARS, unit=unit, decimals=unit.decimals), [Area(1, "Older People")], lines)


def told(budget: Budget) -> list[str]:
    """The references and years that are told."""
    found = of_budget(outliers, budget)
    assert all(each.level is Level.WARNING and each.rule == "outlier" for each in found)
    return [f"{each.reference} {each.field.year}" for each in found if each.field is not None]


@pytest.mark.parametrize(
    "figure, count", [("1250000000", 1), ("-1250000000", 1), ("600000000", 1), ("30000000", 0), ("0", 0)]
)
def test_an_amount_far_above_all_others_is_warned_of(figure: str, count: int) -> None:
    found = of_budget(outliers, budget_of(*USUAL, line(None, figure, reference="A9")))
    assert [(each.level, each.rule, each.field) for each in found] == [
        (Level.WARNING, "outlier", Field(AMOUNT, FOUR_YEARS[1]))
    ] * count


@pytest.mark.parametrize(
    "unit, rows, wanted",
    [
        (Unit.MILLIONS, [("500",), ("1.2",), ("0.8",), ("-0.5",)], ["A1 2026/27"]),
        (Unit.MILLIONS, [("1.2",), ("1250",), ("0.9",), ("-0.3",), ("-340",), ("0.5",)], ["A2 2026/27", "A5 2026/27"]),
        (Unit.MILLIONS, [("500", "1"), ("2",)], ["A1 2026/27"]),
        (Unit.MILLIONS, [("1000", "1")], ["A1 2026/27"]),
        (Unit.MILLIONS, [(None, "12", "0.013", "0.012"), ("13.4",), ("0.2",)], ["A1 2027/28"]),
        (Unit.THOUSANDS, [("250000",), ("1200",), ("900",), ("-300",)], []),
        (Unit.THOUSANDS, [("450000",), ("1200",), ("900",), ("-300",)], ["A1 2026/27"]),
        (Unit.THOUSANDS, [("250000", "251", "260"), ("1200",), ("900",)], ["A1 2026/27"]),
        (Unit.THOUSANDS, [("250000", "251"), ("300000", "310"), ("900",)], ["A1 2026/27", "A2 2026/27"]),
        (Unit.THOUSANDS, [("0.25", "250", "260"), ("1200",), ("900",), ("-300",)], ["A1 2026/27"]),
        (Unit.THOUSANDS, [("0.25",), ("1200",), ("900",), ("-300",), ("-340",)], ["A1 2026/27"]),
        (Unit.GBP, [("250",), ("1200000",), ("900000",), ("-300000",), ("-340000",)], ["A1 2026/27"]),
    ],
)
def test_a_slip_is_found_among_few_amounts(unit: Unit, rows: list[tuple[str | None, ...]], wanted: list[str]) -> None:
    assert told(in_unit(unit, *rows)) == wanted


@pytest.mark.parametrize(
    "unit, rows",
    [
        (Unit.MILLIONS, [("1",), ("5000",)]),
        (Unit.MILLIONS, [("13.480", "7.405"), ("0.4",), ("0.020", "-0.5"), ("9.844", "3.729")]),
        (Unit.MILLIONS, [("0.001",), ("1.2",), ("0.9",), ("-0.3",), ("-0.34",)]),
        (Unit.MILLIONS, [("5.1",), ("0.01",), ("0.03",), ("0.02",), ("0.1",), ("0.04",)]),
        (Unit.THOUSANDS, [("1",), ("1200",), ("900",), ("-300",), ("-340",)]),
        (Unit.THOUSANDS, [("5000", "5"), ("8000",), ("900",)]),
        (Unit.GBP, [("2",), ("1200000",), ("900000",), ("-300000",), ("-340000",)]),
    ],
)
def test_what_is_merely_large_or_small_is_not_told(unit: Unit, rows: list[tuple[str | None, ...]]) -> None:
    assert not told(in_unit(unit, *rows))


def test_a_slip_is_told_with_all_its_digits() -> None:
    (finding,) = of_budget(outliers, in_unit(Unit.THOUSANDS, ("0.25", "250", "260"), ("1200",)))
    assert finding.message == "A1 in 2026/27 is £0.25k, about a thousandth of its other years; check its unit."


def test_the_first_days_of_a_line_that_starts_part_way_are_no_slip() -> None:
    rows = [("0.66", "239.34"), ("120",), ("300",), ("55",)]
    assert not told(in_unit(Unit.THOUSANDS, *rows, extra={STARTS: "31 March 2027", FULL_YEAR: "240"}))
