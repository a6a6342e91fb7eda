"""The layouts of published tables, in several dresses each: the same lines and totals every time."""

from collections import Counter
from decimal import Decimal

import pytest

from model.findings import Level
from model.lines import Kind
from model.money import Unit
from tests.model.workbook.finding.books import Page, areas, errors, lines, opened, told
from tests.model.workbook.finding.dressing import Dressing, dressed, expected
from tests.model.workbook.finding.published import (
    BRIGHTON_2024,
    BRIGHTON_2024_HEADINGS,
    HAMPSHIRE_2007,
    HAMPSHIRE_2009,
    OXFORDSHIRE_2025,
    YEAR_ON_YEAR_2013,
    YEAR_ON_YEAR_2013_TOTAL,
    Table,
)

DRESSINGS = {
    "plain": Dressing(),
    "bare": Dressing(titles=False, unit_in="header"),
    "hyphens, total column": Dressing(years="hyphen", across=True),
    "two header rows": Dressing(header_rows=2, years="short"),
    "three header rows": Dressing(header_rows=3, years="long"),
    "type column": Dressing(sections="column", years="fy"),
    "a sheet a section": Dressing(sections="sheets"),
    "a block a section": Dressing(sections="blocks", header_rows=2),
    "brackets": Dressing(brackets=True, blank_rows=True),
    "notes and footnotes": Dressing(notes=True, across=True),
    "live totals": Dressing(totals="formula", left=1),
    "no totals": Dressing(totals="none"),
    "in pounds": Dressing(unit=Unit.GBP, unit_in="header", totals="none"),
    "in millions": Dressing(unit=Unit.MILLIONS, unit_in="header", header_rows=2),
    "a blank column": Dressing(spacer=True, left=2),
}


@pytest.mark.parametrize("how", DRESSINGS.values(), ids=DRESSINGS)
@pytest.mark.parametrize("table", [HAMPSHIRE_2007, HAMPSHIRE_2009, OXFORDSHIRE_2025], ids=["2007", "2009", "2025"])
def test_the_same_lines_are_read_in_every_dress(table: Table, how: Dressing) -> None:
    found = opened(dressed(table, how))
    assert Counter(lines(found)) == Counter(expected(table))
    assert not errors(found)


@pytest.mark.parametrize("how", DRESSINGS.values(), ids=DRESSINGS)
def test_totals_that_miss_by_one_are_told_as_rounding(how: Dressing) -> None:
    found = opened(dressed(OXFORDSHIRE_2025, how))
    misses = told(found, "stated total")
    if how.totals == "none":
        assert not misses
        return
    assert len(misses) == 3
    assert all(finding.level is Level.WARNING and "a rounding difference" in finding.message for finding in misses)
    assert [finding.message.split(" states ")[1].split(" for ")[1][:7] for finding in misses] == [
        "2025/26",
        "2026/27",
        "2027/28",
    ]
    assert all(finding.cell and finding.sheet for finding in misses)


@pytest.mark.parametrize("how", [DRESSINGS["plain"], DRESSINGS["type column"], DRESSINGS["live totals"]])
def test_a_total_that_is_out_by_more_is_an_error(how: Dressing) -> None:
    section = HAMPSHIRE_2007.sections[0]
    wrong = Table(HAMPSHIRE_2007.title, 2007, (type(section)("Growth", section.kind, section.lines, (944, 205, 363)),))
    (finding,) = told(opened(dressed(wrong, how)), "stated total")
    assert finding.level is Level.ERROR
    assert "states £363k for 2009/10 and its lines cast to £353k" in finding.message


def test_agreeing_totals_become_control_totals() -> None:
    found = opened(dressed(HAMPSHIRE_2007, Dressing()))
    (control,) = found.budget.controls
    assert control.amounts == (Decimal(944000), Decimal(205000), Decimal(353000))
    assert found.budget.totals.directorate.kind(Kind.PRESSURE) == control.amounts
    assert told(found, "totals compared")[0].message.startswith("3 stated totals were compared")


@pytest.mark.parametrize("above", [[], [["Budget changes"], ["£000"], []]])
def test_columns_of_changes_between_two_budgets_are_lines_of_each_directorate(above: list[list[str]]) -> None:
    found = opened({"Changes £000": [*above, BRIGHTON_2024_HEADINGS, *BRIGHTON_2024]})
    assert areas(found) == [row[0] for row in BRIGHTON_2024]
    assert found.budget.settings.unit is Unit.THOUSANDS
    assert [year.label for year in found.budget.years] == ["2024/25"]
    first = lines(found)[:4]
    assert [(title, kind, int(amounts[0] or 0)) for _, title, kind, amounts in first] == [
        ("Inflation", Kind.PRESSURE, 2_506_000),
        ("Service Pressures", Kind.PRESSURE, 4_476_000),
        ("Commitments and Reinvestment", Kind.PRESSURE, 0),
        ("VFM & Other Savings", Kind.SAVING, -4_991_000),
    ]
    assert [control.amounts for control in found.budget.controls] == [
        (Decimal(row[-1]) * 1000,) for row in BRIGHTON_2024
    ]
    assert not told(found, "stated total")


def year_on_year_facts() -> list[tuple[str, Kind, tuple[Decimal, ...]]]:
    facts = []
    for name, pressures, savings in YEAR_ON_YEAR_2013:
        for kind, amounts in ((Kind.PRESSURE, pressures), (Kind.SAVING, savings)):
            facts.append((name, kind, tuple(Decimal(str(amount)) * 1_000_000 for amount in amounts)))
    return facts


def test_year_on_year_tables_of_areas_are_lines_and_the_directorate_table_their_totals() -> None:
    heads = [["Year on Year", "2013/14", "2014/15"], [None, "£m", "£m"]]
    labels = ("Pressures & Additional Funding", "Savings")
    sheets: dict[str, Page | list] = {  # type: ignore[type-arg]  # rows of anything
        "Directorate": [*heads, *([label, *row] for label, row in zip(labels, YEAR_ON_YEAR_2013_TOTAL, strict=True))]
    }
    for name, *rows in YEAR_ON_YEAR_2013:
        table = [[label, *row] for label, row in zip(labels, rows, strict=True)]
        sheets[name[:31]] = [[f"Activity Area - {name}"], [], *heads, *table]
    found = opened(sheets)
    read = [(found.budget.area(line.area_id).name, line.kind, line.amounts) for line in found.budget.lines()]
    assert read == year_on_year_facts()
    assert [control.name for control in found.budget.controls] == list(labels)
    assert not told(found, "stated total")
    assert [finding.sheet for finding in told(found, "summary")] == ["Directorate"]


@pytest.mark.parametrize(
    "heads",
    [
        [["£m, year on year", "P&AF 2013/14", "P&AF 2014/15", "Savings 2013/14", "Savings 2014/15"]],
        [
            ["£m", "Pressures & Additional Funding", None, "Savings", None],
            [None, "2013/14", "2014/15", "2013/14", "2014/15"],
        ],
    ],
)
def test_a_table_with_columns_of_pressures_and_of_savings_has_two_lines_a_row(heads: list[list[object]]) -> None:
    rows = [[name, *pressures, *savings] for name, pressures, savings in YEAR_ON_YEAR_2013]
    pressures, savings = YEAR_ON_YEAR_2013_TOTAL
    found = opened({"Adult Social Care": [*heads, *rows, ["Adult Social Care", *pressures, *savings]]})
    read = [(found.budget.area(line.area_id).name, line.kind, line.amounts) for line in found.budget.lines()]
    assert read == year_on_year_facts()
    assert len(found.budget.controls) == 2
    assert not told(found, "stated total")
