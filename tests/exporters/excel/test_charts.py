import re
import zipfile
from decimal import Decimal
from io import BytesIO

import pytest

from exporters.excel.chart_sheet import CHART_ROW_POINTS
from exporters.excel.measures import upright_room
from exporters.excel.sheet_plan import SheetPlan
from exporters.excel.text_width import column_pixels
from exporters.excel.writer import planned_sheets
from exporters.theme import Part
from model.areas import Area
from model.budget import Budget
from model.controls import Measure
from model.lines import Kind, Line
from model.money import Negatives, Unit
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from model.settings import Settings
from model.years import Year
from tests.exporters.budgets import agree, budget_of, build, excel, pressure


def _chart(name: str, budget: Budget) -> SheetPlan:
    return next(plan for plan in planned_sheets(build(name, budget)) if plan.charts)


@pytest.mark.parametrize("sample", [OXFORDSHIRE, EXAMPLE])
def test_the_chart_of_areas_draws_each_areas_net_change(sample: str) -> None:
    budget = load_sample(sample).budget
    plan = _chart("year-on-year", budget)
    drawn = {row.cells[0]: row.cells[1:] for row in plan.rows if row.cells}
    for area in budget.areas:
        figures = [figure.scaleb(-6) for figure in budget.totals.area(area.id).measure(Measure.NET)]
        assert drawn[area.name] == tuple(figures)


@pytest.mark.parametrize("name", ["year-on-year", "reconciliation"])
def test_a_chart_has_words_for_those_who_cannot_see_it(name: str) -> None:
    data = excel(build(name, load_sample(OXFORDSHIRE).budget))
    with zipfile.ZipFile(BytesIO(data)) as package:
        drawings = [package.read(part).decode() for part in package.namelist() if "drawings/drawing" in part]
    told = re.findall(r'<xdr:cNvPr [^>]*descr="([^"]+)"', "".join(drawings))
    assert told
    assert all("The table above has the figures." in text for text in told)


def _bridge(*amounts: str) -> list[tuple[object, ...]]:
    statuses = ("Agreed", "Amended", "New")
    lines = [
        pressure(place, amount, "0", status=status)
        for place, (amount, status) in enumerate(zip(amounts, statuses, strict=True), 2)
    ]
    plan = _chart("reconciliation", budget_of(lines))
    rows = [row for row in plan.rows if row.formulas][:4]
    return [tuple(int(cell) if isinstance(cell, Decimal) else cell for cell in row.cells[1:]) for row in rows]


def test_a_bridge_leads_from_step_to_step_to_the_total() -> None:
    assert _bridge("3000000", "-1000000", "2000000") == [
        (3, 3, 0, 3, 0, None, 0, 0, 0),
        (-1, 2, 2, 0, 1, None, 0, 0, 0),
        (2, 4, 2, 2, 0, None, 0, 0, 0),
        (4, None, None, None, None, 4, None, None, None),
    ]


def test_a_step_across_nil_is_drawn_whole() -> None:
    assert _bridge("1000000", "-3000000", "1000000") == [
        (1, 1, 0, 1, 0, None, 0, 0, 0),
        (-3, -2, 0, 0, 1, None, 0, 0, -2),
        (1, -1, 0, 0, 0, None, -1, -1, 0),
        (-1, None, None, None, None, -1, None, None, None),
    ]


def test_the_workings_of_a_bridge_are_formulas_outside_the_printed_page() -> None:
    plan = _chart("reconciliation", load_sample(EXAMPLE).budget)
    assert plan.printing is not None
    printed = plan.printing.columns
    headers = [row.cells for row in plan.rows if row.part is Part.HEADER]
    assert len(headers) == 5
    assert all(str(cell).startswith("Workings: ") for cells in headers for cell in cells[printed:])
    assert not any("Workings" in str(cell) for cells in headers for cell in cells[:printed])
    for row in plan.rows:
        assert not row.formulas or all(
            formula for formula, cell in zip(row.formulas, row.cells[1:], strict=True) if cell is not None
        )
    with zipfile.ZipFile(BytesIO(excel(build("reconciliation", load_sample(EXAMPLE).budget)))) as package:
        areas = re.findall(r"'Reconciliation chart'!\$A\$1:\$([A-Z]+)\$", package.read("xl/workbook.xml").decode())
    assert areas == ["C"]


@pytest.mark.parametrize("count", [2, 5, 6, 9, 15])
@pytest.mark.parametrize("sheet", ["year-on-year", "reconciliation"])
def test_no_chart_is_parted_by_the_end_of_a_page(sheet: str, count: int) -> None:
    areas = [Area(serial, f"Area {serial}") for serial in range(1, count + 1)]
    lines = [Line(100 + area.id, area.id, Kind.SAVING, (Decimal(-area.id), None)) for area in areas]
    plan = _chart(sheet, budget_of(lines, areas))
    assert plan.printing is not None
    room = upright_room(sum(column_pixels(width) for width in plan.widths[: plan.printing.columns]))
    page = 0.0
    charts = {chart.row: chart.height for chart in plan.charts}
    for place in range(plan.charts[-1].row + plan.charts[-1].height):
        page = 0.0 if place in plan.printing.breaks else page
        assert place not in charts or page + charts[place] * CHART_ROW_POINTS <= room
        height = plan.rows[place].height if place < len(plan.rows) else 0.0
        page += height or CHART_ROW_POINTS


@pytest.mark.parametrize("count, has_chart", [(1, False), (2, True), (15, True), (16, False)])
def test_a_chart_is_drawn_where_it_can_be_read(count: int, has_chart: bool) -> None:
    areas = [Area(serial, f"Area {serial}") for serial in range(1, count + 1)]
    lines = [Line(100 + area.id, area.id, Kind.SAVING, (Decimal(-area.id), None)) for area in areas]
    annex = build("year-on-year", budget_of(lines, areas))
    assert any(plan.charts for plan in planned_sheets(annex)) is has_chart
    agree(annex, excel(annex))


def _ten_years(unit: Unit, *pounds: str) -> Budget:
    years = tuple(Year(2026 + place) for place in range(10))
    areas = [Area(1, "Homes"), Area(2, "Roads")]
    amounts = tuple(Decimal(pounds[place % len(pounds)]) for place in range(10))
    lines = [Line(100 + area.id, area.id, Kind.SAVING, amounts, forecasts=(None,) * 10) for area in areas]
    return Budget(Settings(years, unit=unit, negatives=Negatives.BRACKETS), areas, lines)


def test_no_two_years_are_drawn_in_the_same_colour() -> None:
    (chart,) = _chart("year-on-year", _ten_years(Unit.MILLIONS, "-1000000")).charts
    assert len({series.colour for series in chart.series}) == len(chart.series) == 10


@pytest.mark.parametrize(
    "pounds, code",
    [
        ("-150000000", "#,##0_);(#,##0)"),
        ("10000000", "#,##0_);(#,##0)"),
        ("9000000", "#,##0.0_);(#,##0.0)"),
        ("40000", "#,##0.000_);(#,##0.000)"),
    ],
)
def test_the_axis_of_a_chart_has_the_councils_negatives_and_the_decimals_it_needs(pounds: str, code: str) -> None:
    budget = _ten_years(Unit.MILLIONS, pounds)
    (chart,) = _chart("year-on-year", budget).charts
    assert chart.number_format == code
    agree(build("year-on-year", budget), excel(build("year-on-year", budget)))


@pytest.mark.parametrize("name", ["year-on-year", "reconciliation"])
def test_nothing_is_drawn_of_nil_alone(name: str) -> None:
    areas = [Area(1, "Homes"), Area(2, "Roads")]
    assert not any(plan.charts for plan in planned_sheets(build(name, budget_of([], areas))))


def test_a_bridge_is_drawn_of_the_years_in_which_something_changes() -> None:
    plan = _chart("reconciliation", _ten_years(Unit.MILLIONS, "0", "-1000000"))
    assert [chart.title[-7:] for chart in plan.charts] == ["2027/28", "2029/30", "2031/32", "2033/34", "2035/36"]


def test_the_sheet_of_a_chart_stands_behind_the_table() -> None:
    plans = planned_sheets(build("year-on-year", load_sample(OXFORDSHIRE).budget))
    assert [bool(plan.charts) for plan in plans] == [False, True]
