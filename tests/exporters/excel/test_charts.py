import re
import zipfile
from decimal import Decimal
from io import BytesIO

import pytest

from exporters.excel.sheet_plan import SheetPlan
from exporters.excel.writer import planned_sheets
from model.areas import Area
from model.budget import Budget
from model.controls import Measure
from model.lines import Kind, Line
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
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


def _bridge_parts(*amounts: str) -> list[tuple[int, ...]]:
    statuses = ("Agreed", "Amended", "New")
    lines = [
        pressure(place, amount, "0", status=status)
        for place, (amount, status) in enumerate(zip(amounts, statuses, strict=True), 2)
    ]
    plan = _chart("reconciliation", budget_of(lines))
    rows = [row for row in plan.rows if row.formulas][:4]
    return [tuple(int(cell) for cell in row.cells[2:] if isinstance(cell, Decimal)) for row in rows]


def test_a_bridge_leads_from_step_to_step_to_the_total() -> None:
    assert _bridge_parts("3000000", "-1000000", "2000000") == [
        (0, 3, 0, 0, 0, 0, 0),
        (2, 0, 1, 0, 0, 0, 0),
        (2, 2, 0, 0, 0, 0, 0),
        (0, 0, 0, 4, 0, 0, 0),
    ]


def test_a_step_across_nil_is_drawn_whole() -> None:
    assert _bridge_parts("1000000", "-3000000", "1000000") == [
        (0, 1, 0, 0, 0, 0, 0),
        (0, 0, 1, 0, 0, 0, -2),
        (0, 0, 0, 0, -1, -1, 0),
        (0, 0, 0, -1, 0, 0, 0),
    ]


@pytest.mark.parametrize("count, has_chart", [(1, False), (2, True), (15, True), (16, False)])
def test_a_chart_is_drawn_where_it_can_be_read(count: int, has_chart: bool) -> None:
    areas = [Area(serial, f"Area {serial}") for serial in range(1, count + 1)]
    lines = [Line(100 + area.id, area.id, Kind.SAVING, (Decimal(-area.id), None)) for area in areas]
    annex = build("year-on-year", budget_of(lines, areas))
    assert any(plan.charts for plan in planned_sheets(annex)) is has_chart
    agree(annex, excel(annex))


def test_the_sheet_of_a_chart_stands_behind_the_table() -> None:
    plans = planned_sheets(build("year-on-year", load_sample(OXFORDSHIRE).budget))
    assert [bool(plan.charts) for plan in plans] == [False, True]
