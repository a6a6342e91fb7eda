from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings

from exporters.annex import Annex, RowKind
from exporters.annexes.registry import ANNEXES, annex_kind
from exporters.excel.flat_table import NOT_APPLICABLE, NOT_STATED
from exporters.excel.profile import Profile
from exporters.excel.sheet_plan import SheetPlan
from exporters.excel.writer import planned_sheets
from model.budget import Budget
from model.money import Unit
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from tests.effort import times
from tests.exporters.budgets import agree, budget_of, build, excel, pressure, saving
from tests.exporters.excel.casting import casts
from tests.exporters.excel.checklist import faults
from tests.exporters.hostile import budgets, many_areas
from tests.exporters.recalculating import formulas, recalculated
from tools.libreoffice import is_installed

pytestmark = pytest.mark.thorough

NAMES = [kind.name for kind in ANNEXES]
every_annex = pytest.mark.parametrize("name", NAMES)
both_samples = pytest.mark.parametrize("sample", [OXFORDSHIRE, EXAMPLE])


def _written(annex: Annex) -> bytes:
    data = excel(annex, Profile.ACCESSIBLE)
    agree(annex, data, Profile.ACCESSIBLE)
    return data


def _plan(annex: Annex) -> SheetPlan:
    return planned_sheets(annex, Profile.ACCESSIBLE)[-1]


def _table(annex: Annex) -> list[tuple[object, ...]]:
    plan = _plan(annex)
    return [row.cells for row in plan.rows[plan.header or 0 :]]


@pytest.mark.libreoffice
@pytest.mark.skipif(
    not is_installed(), reason="LIBREOFFICE IS NOT INSTALLED: the recalculation of annexes is NOT tested"
)
def test_libreoffice_recalculates_to_the_cached_values(tmp_path: Path) -> None:
    annexes = {name: build(name, load_sample(EXAMPLE).budget) for name in NAMES if annex_kind(name).shape.has_amounts}
    written = {name: _written(annex) for name, annex in annexes.items()}
    assert all(formulas(data, sheet=4) for data in written.values())
    for name, data in recalculated(written, tmp_path).items():
        agree(annexes[name], data, Profile.ACCESSIBLE)


def _above(plan: SheetPlan) -> list[object]:
    return [row.cells[0] for row in plan.rows[: plan.header]]


@every_annex
@both_samples
def test_every_annex_passes_the_checklist(name: str, sample: str) -> None:
    assert faults(_written(build(name, load_sample(sample).budget))) == []


def test_the_checklist_finds_what_the_printed_profile_does_against_it() -> None:
    found = " ".join(faults(excel(build("schedule", budget_of([pressure(2, "1", None)], marking="OFFICIAL")))))
    for fault in ("merged cells", "footers", "repeated rows", "the sheets are ['Schedule']", "other columns than A"):
        assert fault in found


@every_annex
@both_samples
@pytest.mark.parametrize("unit", list(Unit))
def test_every_total_casts_from_the_rows_that_remain(name: str, sample: str, unit: Unit) -> None:
    annex = build(name, load_sample(sample).budget, unit)
    found = list(casts(_plan(annex)))
    assert bool(found) == any(row.casts for row in annex.rows)
    assert [planned for planned, _ in found] == [cast for _, cast in found]


def test_headings_are_columns_and_only_lines_and_the_last_totals_remain() -> None:
    lines = [pressure(2, "1000000", None, reference="A1", title="Homes"), saving(3, "-250000", "0", reference="A2")]
    table = _table(build("schedule", budget_of(lines)))
    assert table[0] == (
        "Area",
        "Section",
        "Reference",
        "Status",
        "Type",
        "Title",
        "Description",
        "2026/27 (£m)",
        "2027/28 (£m)",
    )
    area, gone = "Older People", NOT_APPLICABLE
    assert [row[:3] for row in table[1:]] == [
        (area, "Pressures & Additional Funding", "A1"),
        (area, "Savings", "A2"),
        ("All areas", "Total Pressures & Additional Funding", gone),
        ("All areas", "Total Savings", gone),
        ("All areas", "Net change", gone),
    ]
    assert table[1][-2:] == (Decimal(1), NOT_STATED)
    assert table[1][6] == NOT_STATED
    assert table[-1][3:] == (gone, gone, gone, gone, Decimal("0.75"), Decimal(0))


def test_a_total_sums_lines_when_the_subtotals_between_are_gone() -> None:
    plan = _plan(build("schedule", budget_of([pressure(2, "1", "1"), pressure(3, "1", "1"), saving(4, "-1", "0")])))
    first = (plan.header or 0) + 2
    formulas = [row.formulas[0] for row in plan.rows[-3:]]
    assert formulas == [f"=ROUND(SUM(H{first}:H{first + 1}),8)", f"=ROUND(SUM(H{first + 2}),8)",
                        f"=ROUND(SUM(H{first + 3}:H{first + 4}),8)"]  # fmt: skip


def test_a_table_of_totals_keeps_every_row_with_its_area_beside_it() -> None:
    annex = build("year-on-year", load_sample(OXFORDSHIRE).budget)
    table = _table(annex)
    assert table[0][:2] == ("Area", "Kind")
    assert len(table) - 1 == sum(not row.spans for row in annex.rows)
    assert table[4][:2] == ("Older People", "Pressures & Additional Funding")


def test_the_label_of_a_row_that_is_no_line_stands_among_the_titles() -> None:
    lines = [pressure(2, "1", "1", reference="A1", title="Homes", funding_source="Grant")]
    table = _table(build("funding", budget_of(lines)))
    gone = NOT_APPLICABLE
    assert [row[:5] for row in table[1:]] == [
        ("Grant", "A1", "Older People", NOT_STATED, "Homes"),
        ("Grant", gone, gone, gone, "Total of the source"),
    ]


def test_a_line_without_a_note_lacks_nothing() -> None:
    lines = [pressure(2, "1", "1", notes="Subject to consultation."), saving(3, "-1", "0")]
    table = _table(build("schedule", budget_of(lines)))
    place = table[0].index("Note")
    assert [row[place] for row in table[1:3]] == ["[note 1]", NOT_APPLICABLE]


@every_annex
def test_every_heading_with_rows_below_it_is_in_the_table(name: str) -> None:
    annex = build(name, load_sample(EXAMPLE).budget)
    words = {str(cell) for row in _table(annex) for cell in row}
    lines = {level for row in annex.rows if row.kind is RowKind.LINE for level in row.group if level}
    assert lines <= words


def test_the_page_above_the_table_says_what_the_table_needs() -> None:
    plan = _plan(build("schedule", load_sample(EXAMPLE).budget))
    said = _above(plan)
    assert said[:2] == ["Schedule of pressures and savings", "This worksheet contains one table."]
    words = " ".join(map(str, said))
    for needed in (
        "Marking: For general release",
        "£m, year on year",
        "with a minus reduces",
        "[x] means not stated",
        "[z] means not applicable",
        "nil is shown as 0.000",
        "shown to 3 decimals",
        "Source: Budget.xlsx",
    ):
        assert needed in words
    assert "blank" not in words


def test_notes_hold_the_shorthand_the_numbered_notes_and_what_is_said_between_rows() -> None:
    annex = replace(build("schedule", budget_of([pressure(2, "1", "1")])), notes=("Subject to consultation.",))
    notes = planned_sheets(annex, Profile.ACCESSIBLE)[2]
    rows = [row.cells for row in notes.rows[(notes.header or 0) + 1 :]]
    assert [row[0] for row in rows[:2]] == [NOT_STATED, NOT_APPLICABLE]
    assert rows[2:] == [
        ("[note 1]", "Subject to consultation."),
        ("Older People: Savings", "No lines."),
    ]


def test_an_annex_with_nothing_to_show_is_its_title_and_the_sentence() -> None:
    annex = replace(build("schedule", budget_of([])), rows=(), nothing="No line is at risk.")
    data = _written(annex)
    assert faults(data) == []
    sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[-1]
    assert not sheet.tables
    assert [sheet["A1"].value, sheet["A2"].value] == [annex.title, "No line is at risk."]


def test_figures_of_a_row_that_nothing_makes_up_are_never_left_out() -> None:
    annex = build("schedule", budget_of([pressure(2, "5", "1"), saving(3, "-1", "0")]))
    place = next(place for place, row in enumerate(annex.rows) if row.kind is RowKind.SUBTOTAL)
    bare = replace(annex.rows[place], parts=())
    annex = replace(annex, rows=(*annex.rows[:place], bare, *annex.rows[place + 1 :]))
    found = list(casts(_plan(annex)))
    assert all(planned == cast for planned, cast in found)


def test_a_sheet_that_is_named_like_those_in_front_gets_another_name() -> None:
    annex = replace(build("schedule", budget_of([pressure(2, "1", "1")])), sheet="Notes")
    assert [plan.name for plan in planned_sheets(annex, Profile.ACCESSIBLE)] == [
        "Cover", "Contents", "Notes", "Notes table"]  # fmt: skip
    assert faults(_written(annex)) == []


def test_the_same_annex_gives_the_same_bytes() -> None:
    annex = build("schedule", load_sample(OXFORDSHIRE).budget)
    assert _written(annex) == _written(annex)


@every_annex
@settings(max_examples=times(12))
@given(budget=budgets())
@example(budget=many_areas())
@example(budget=budget_of([]))
def test_whatever_a_budget_holds_the_annex_passes_the_checklist_and_casts(name: str, budget: Budget) -> None:
    annex = build(name, budget)
    assert faults(_written(annex)) == []
    assert all(planned == cast for planned, cast in casts(_plan(annex)))
