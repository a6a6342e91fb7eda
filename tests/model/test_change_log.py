"""The change log says of every edit what, where, from what and to what; what was undone leaves no entry."""

import pytest
from hypothesis import given

from model import area_planning, planning
from model.budget import Budget
from model.change_log import LogEntry, Signature, entries_between, last_change, of_line
from model.edits import Edit
from model.lines import AMOUNT, Field, Kind
from model.workings import Worked
from tests.model.drafts import (
    CARE,
    CARE_HOMES,
    CLOSER_WORKING,
    LEARNING,
    OLDER,
    ROADS,
    STEPS,
    TENDER,
    YEARS,
    pounds,
    small_budget,
    try_step,
)

SIGNED = Signature("Head of Finance", "As Cabinet decided")
WHEN = "2026-01-09 14:30:00"


def entries(budget: Budget, *edits: Edit | None) -> list[LogEntry]:
    old = budget.snapshot()
    for edit in edits:
        assert edit is not None
        budget.apply(edit)
    return entries_between(old, budget.snapshot(), SIGNED, WHEN)


def told(budget: Budget, *edits: Edit | None) -> list[tuple[str, ...]]:
    found = entries(budget, *edits)
    assert {(entry.when, entry.who, entry.reason) for entry in found} <= {(WHEN, SIGNED.who, SIGNED.reason)}
    return [entry[2:7] for entry in found]


def test_an_amount_is_told_in_the_unit_of_the_workbook() -> None:
    budget = small_budget()
    edit = planning.set_field(budget, CARE_HOMES, Field(AMOUNT, YEARS[0]), pounds("1200000")[0])
    assert told(budget, edit) == [("Older People", "27ASC1", "2026/27", "0.0010001", "1.2")]


def test_blank_nil_and_a_working_are_told_apart() -> None:
    budget = small_budget()
    field = Field(AMOUNT, YEARS[0])
    (worked,) = pounds("263640")
    assert worked is not None
    blank = planning.set_field(budget, CARE_HOMES, Field(AMOUNT, YEARS[1]), None)
    nil = planning.set_field(budget, CLOSER_WORKING, field, pounds("0")[0])
    working = planning.set_field(budget, TENDER, field, Worked(worked, "195*52*26/1000000"))  # type: ignore[arg-type]
    assert told(budget, blank, nil, working) == [
        ("Older People", "27ASC1", "2027/28", "0", ""),
        ("Older People", "27ASC3", "2026/27", "-0.00030005", "0"),
        ("Learning Disability", "27ASC4", "2026/27", "", "0.26364 (=195*52*26/1000000)"),
    ]


def test_a_line_that_is_deleted_leaves_what_it_held() -> None:
    budget = small_budget()
    assert told(budget, planning.delete_lines(budget, [CLOSER_WORKING])) == [
        ("Older People", "27ASC3", "Line", "", "Removed"),
        ("Older People", "27ASC3", "Type", "Saving", ""),
        ("Older People", "27ASC3", "Reference", "27ASC3", ""),
        ("Older People", "27ASC3", "Status", "New", ""),
        ("Older People", "27ASC3", "2026/27", "-0.00030005", ""),
        ("Older People", "27ASC3", "2027/28", "-0.00000005", ""),
        ("Older People", "27ASC3", "Forecast 2026/27", "-0.00025", ""),
    ]


def test_areas_settings_and_moves_are_told() -> None:
    budget = small_budget()
    assert told(budget, planning.add_line(budget, ROADS, Kind.PRESSURE, title="Salt")) == [
        ("Roads", "Salt", "Line", "", "Added"),
        ("Roads", "Salt", "Type", "", "Pressure"),
        ("Roads", "Salt", "Title", "", "Salt"),
    ]
    assert told(budget, planning.move_to_area(budget, [TENDER], ROADS)) == [
        ("Roads", "27ASC4", "Area", "Learning Disability", "Roads")
    ]
    assert told(budget, area_planning.rename_area(budget, OLDER, "Later Life")) == [
        ("Later Life", "", "Name", "Older People", "Later Life"),
        ("", "Control total: Later Life, pressures", "Name", "Older People", "Later Life"),
    ]
    assert told(budget, area_planning.regroup_area(budget, LEARNING, "Health")) == [
        ("Learning Disability", "", "Service", CARE, "Health")
    ]
    assert told(budget, planning.change_setting(budget, "version", "Draft 2")) == [
        ("", "", "Setting version", "", "Draft 2")
    ]
    assert told(budget, planning.move_lines(budget, [CARE_HOMES], 1)) == [
        ("Later Life", "27ASC2", "Order of lines", "place 2, behind 27ASC1", "place 1")
    ]
    assert told(budget, area_planning.add_area(budget, "Parks")) == [("Parks", "", "Area", "", "Added")]
    assert told(budget, area_planning.move_area(budget, LEARNING, 1)) == [
        ("", "", "Order of areas", "Later Life, Learning Disability, Roads, Parks",
         "Later Life, Roads, Learning Disability, Parks"),
    ]  # fmt: skip


def test_the_last_change_of_a_field_is_found_by_its_line() -> None:
    budget = small_budget()
    log: list[LogEntry] = []
    for figure in ("5", "6"):
        edit = planning.set_field(budget, CARE_HOMES, Field(AMOUNT, YEARS[0]), pounds(figure)[0])
        log += entries(budget, edit)
    line = budget.line(CARE_HOMES)
    assert [entry.new for entry in of_line(log, "Older People", line)] == ["0.000006", "0.000005"]
    found = last_change(log, "Older People", line, "2026/27")
    assert found is not None
    assert (found.old, found.new) == ("0.000005", "0.000006")
    assert last_change(log, "Older People", line, "2027/28") is None
    assert last_change(log, "Roads", line, "2026/27") is None


def test_a_line_is_followed_under_its_earlier_reference_and_area() -> None:
    budget = small_budget()
    log: list[LogEntry] = []
    steps = [
        planning.set_field(budget, CARE_HOMES, Field("notes"), "first"),
        planning.set_fields(budget, [(CARE_HOMES, Field("reference"), "X9"), (CARE_HOMES, Field("notes"), "second")]),
        planning.move_to_area(budget, [CARE_HOMES], ROADS),
        planning.set_field(budget, CARE_HOMES, Field("notes"), "third"),
    ]
    for second, edit in enumerate(steps):
        old = budget.snapshot()
        assert edit is not None
        budget.apply(edit)
        log += entries_between(old, budget.snapshot(), SIGNED, f"2026-01-09 14:30:0{second}")
    found = list(of_line(log, "Roads", budget.line(CARE_HOMES)))
    assert [entry.field for entry in found] == ["Notes", "Area", "Notes", "Reference", "Notes"]
    assert [entry.when[-1] for entry in found] == ["3", "2", "1", "1", "0"]


@given(STEPS)
def test_whatever_was_done_and_undone_leaves_nothing_in_the_log(steps: list[tuple[int, int, int, int]]) -> None:
    budget = small_budget()
    before = budget.snapshot()
    done: list[Edit] = []
    for step in steps:
        edit = try_step(budget, step)
        if edit is not None:
            budget.apply(edit)
            done.append(edit)
    changed = budget.snapshot() != before
    assert bool(entries_between(before, budget.snapshot(), SIGNED, WHEN)) == changed
    for edit in reversed(done):
        budget.revert(edit)
    assert not entries_between(before, budget.snapshot(), SIGNED, WHEN)


@pytest.mark.parametrize("field", ["description", "notes", "internal_notes", "lead_officer"])
def test_every_text_field_is_logged(field: str) -> None:
    budget = small_budget()
    (entry,) = entries(budget, planning.set_field(budget, ROADS * 10 + 1, Field(field), "=1+1 “new”"))
    assert (entry.old, entry.new) == ("", "=1+1 “new”")
