"""Columns beside the amounts of a year: forecasts and what falls short, budgets that changes lead to, other types."""

from decimal import Decimal

from model import checks
from model.lines import Kind
from tests.model.workbook.finding.books import Cells, Live, Page, errors, lines, opened, told


def test_agreed_and_forecast_savings_with_the_shortfall_below_each_year_are_read() -> None:
    rows: list[Cells] = [
        ["Savings tracker £000"],
        ["Ref", "Saving", "2026/27", None, None, "2027/28", None, None],
        [None, None, *["Agreed saving", "Forecast saving", "Shortfall"] * 2],
        ["T1", "Reablement", -3800, -2800, Live("=D4-C4", 1000), 0, 0, 0],
        ["T2", "Procurement", -400, 0, Live("=D5-C5", 400), 0, -400, -400],
    ]
    found = opened({"Plan": Page(rows, merged=["C2:E2", "F2:H2"])})
    assert not errors(found)
    first, second = found.budget.lines()
    assert first.forecasts == (Decimal(-2_800_000), Decimal(0))
    assert second.amounts == (Decimal(-400_000), Decimal(0))
    assert second.forecasts == (Decimal(0), Decimal(-400_000))
    assert [each.rule for each in checks.run(found.budget)].count("shortfall not re-profiled") == 1


def test_the_changes_between_budgets_are_read_and_not_the_budgets() -> None:
    rows: list[Cells] = [
        ["Budget build £000"],
        [
            "Ref",
            "Item",
            "2025/26 Budget",
            "Change 2026/27",
            "2026/27 Budget",
            "Change 2027/28",
            "2027/28 Budget",
            "Type",
        ],
        ["F1", "Pay", 5000, 150, Live("=C3+D3", 5150), 120, Live("=E3+F3", 5270), "Pressure"],
        ["F3", "Crew", 800, -90, Live("=C4+D4", 710), None, 710, "Saving"],
        ["F2", "Fuel", 400, -20, Live("=C5+D5", 380), -5, 370, "Saving"],
    ]
    found = opened({"Plan": rows})
    amounts = [each.amounts for each in found.budget.lines()]
    assert amounts == [
        (Decimal(150_000), Decimal(120_000)),
        (Decimal(-90_000), None),
        (Decimal(-20_000), Decimal(-5_000)),
    ]
    assert [each.cell for each in told(found, "closing budget")] == ["G5"]


def test_a_table_of_whole_budgets_is_still_none_of_changes() -> None:
    rows: list[Cells] = [
        ["Revenue budget £000"],
        ["Service", "2025/26 Budget", "Change 2026/27", "2026/27 Budget"],
        ["Adults", 5000, 150, 5150],
        ["Roads", 400, 20, 420],
    ]
    assert not lines(opened({"Plan": rows}))


def test_a_type_that_names_no_kind_takes_none_from_the_line_above() -> None:
    rows: list[Cells] = [
        ["Budget changes £000"],
        ["Ref", "Title", "Type", "2026/27"],
        ["A1", "Insurance", "Pressure", 60],
        ["A2", "Debt recovery", "Income", -35],
        ["A3", "Mowing", "Saving", -5],
        ["A4", "Benches", None, -2],
    ]
    found = opened({"Plan": rows})
    assert [(each[0], each[2]) for each in lines(found)] == [
        ("A1", Kind.PRESSURE),
        ("A2", Kind.SAVING),
        ("A3", Kind.SAVING),
        ("A4", Kind.SAVING),
    ]
    assert [each.cell for each in told(found, "assumed type")] == ["A4"]


def test_a_type_that_names_no_kind_has_that_of_the_heading_above() -> None:
    rows: list[Cells] = [
        ["Budget changes £000"],
        ["Ref", "Title", "Type", "2026/27"],
        ["Savings"],
        ["A1", "Mowing", "Saving", -5],
        ["A2", "Debt recovery", "Income", -35],
        ["A3", "Benches", "Saving", -2],
    ]
    found = opened({"Plan": rows})
    assert {each[2] for each in lines(found)} == {Kind.SAVING}
    assert not told(found, "assumed type")
