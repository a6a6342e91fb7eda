"""The chart of a bridge on paper: behind its table, a year after another, each bar from where the last one ended."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from exporters.annex import Annex
from exporters.annexes.registry import annex_kind
from exporters.paper.layout import laid_out
from exporters.paper.page_plan import CHART, PAPER, PagePlan
from exporters.request import AnnexRequest, decimals_for
from exporters.source import Source
from exporters.theme import theme
from model.lines import Line
from model.money import Unit
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from tests.exporters.budgets import DAY, YEARS, budget_of, build, pressure, saving
from tests.exporters.paper.typesetting import PlainTypesetter


def from_base(lines: Sequence[Line]) -> Annex:
    budget = budget_of(lines)
    request = AnnexRequest(Unit.GBP, decimals_for(budget.settings, Unit.GBP), Source("Budget.xlsx", "0" * 64), DAY)
    return annex_kind("bridge").build(budget, request)


def plan_of(annex: Annex) -> PagePlan:
    return laid_out(annex, PlainTypesetter())


def words(plan: PagePlan, year: int) -> list[str]:
    """Return what the chart of a year says, a cell after another."""
    cells: dict[int, list[str]] = {}
    for page in plan.pages:
        for line in page.lines:
            if line.row == CHART - year:
                cells.setdefault(line.column, []).append(line.text)
    return [" ".join(cells[column]) for column in sorted(cells)]


def test_a_chart_says_its_year_and_unit_and_each_step_with_the_figure_of_the_table() -> None:
    annex = from_base([pressure(1, "5", None), saving(2, "-2", None)])
    assert words(plan_of(annex), 0) == [
        f"Bridge from Base to the new position, {YEARS[0]}, £",
        *("Base", "0.00"),
        *("Pressures", "5.00"),
        *("Savings", "-2.00"),
        *("New position", "3.00"),
    ]


def test_a_year_in_which_nothing_moves_has_no_chart() -> None:
    plan = plan_of(from_base([pressure(1, "5", None)]))
    assert words(plan, 0)
    assert words(plan, 1) == []


def test_the_table_comes_first_and_charts_stand_on_pages_of_their_own() -> None:
    plan = plan_of(build("bridge", load_sample(EXAMPLE).budget))
    charts = [page for page in plan.pages if any(line.row <= CHART for line in page.lines)]
    assert plan.pages[-len(charts) :] == tuple(charts)
    assert all(line.row < 0 for page in charts for line in page.lines)
    assert {line.row for page in charts for line in page.lines if line.row <= CHART} == {CHART - n for n in range(5)}


@pytest.mark.parametrize("sample", [OXFORDSHIRE, EXAMPLE])
def test_no_bar_leaves_the_page_and_each_begins_where_the_last_one_ended(sample: str) -> None:
    plan = plan_of(build("bridge", load_sample(sample).budget))
    colours = theme().colours
    for page in plan.pages[-2:]:
        assert all(0 < fill.x < fill.x + fill.width < PAPER[0] / plan.scale for fill in page.fills)
        assert all(0 < fill.y < fill.y + fill.height < PAPER[1] / plan.scale for fill in page.fills)
        bars = [fill for fill in page.fills if fill.colour in (colours["rise"], colours["fall"])]
        for before, after in pairwise(bars):
            if after.y - before.y < 40:
                ends = {round(each, 3) for each in (before.x, before.x + before.width)}
                assert any(abs(end - edge) < 1 for end in ends for edge in (after.x, after.x + after.width))


def test_steps_with_long_names_go_on_the_next_page_and_stay_off_the_foot() -> None:
    long = "A category whose name somebody took for a place to explain at length what the saving is about. " * 4
    lines = [saving(serial, "-1", None, category=f"{serial} {long}") for serial in range(1, 11)]
    plan = plan_of(from_base([pressure(20, "5", None), *lines]))
    charts = [page for page in plan.pages if any(line.row <= CHART for line in page.lines)]
    assert len(charts) > 1
    for page in charts:
        foot = min((line.baseline for line in page.lines if line.row > CHART), default=PAPER[1])
        assert all(line.baseline < foot for line in page.lines if line.row <= CHART)
        assert all(fill.y + fill.height < foot for fill in page.fills)


def test_only_steps_are_drawn_on_paper() -> None:
    for name in ("year-on-year", "schedule", "movements"):
        plan = plan_of(build(name, load_sample(EXAMPLE).budget))
        assert all(line.row > CHART for page in plan.pages for line in page.lines)
