"""Links by reference, and what was done to a line."""

from decimal import Decimal

import pytest
from hypothesis import given

from model.edits import Edit, FieldChange
from model.line_history import LineHistory, line_of, told
from model.lines import AMOUNT, FORECAST_FORMULA, FORMULA, KIND, Field, Kind
from model.links import linked_lines
from model.planning import add_line, delete_lines, move_to_area, set_fields
from tests.model.drafts import (
    ADVANCE,
    AUTISM,
    CARE_HOMES,
    LEARNING,
    OLDER,
    RESURFACING,
    STEPS,
    TENDER,
    YEARS,
    small_budget,
    try_step,
)


@pytest.mark.parametrize(
    "text,links",
    [
        ("", []),
        ("  ", []),
        ("27ASC2", [("27ASC2", ADVANCE)]),
        (" 27ASC2 ", [("27ASC2", ADVANCE)]),
        ("27ASC2, 27H&E1", [("27ASC2", ADVANCE), ("27H&E1", RESURFACING)]),
        ("27ASC2 and 27ASC4; 27ASC2", [("27ASC2", ADVANCE), ("27ASC4", TENDER)]),
        ("27asc2", [("27asc2", None)]),
        ("27ASC99", [("27ASC99", None)]),
    ],
)
def test_a_linked_reference_names_lines(text: str, links: list[tuple[str, int | None]]) -> None:
    assert linked_lines(small_budget(), text) == links


def test_a_reference_with_and_in_it_is_taken_whole_first() -> None:
    budget = small_budget()
    _apply(budget.apply, set_fields(budget, [(TENDER, Field("reference"), "SCP28 and S10")]))
    assert linked_lines(budget, "SCP28 and S10") == [("SCP28 and S10", TENDER)]


def test_a_reference_that_two_lines_have_leads_nowhere() -> None:
    budget = small_budget()
    _apply(budget.apply, set_fields(budget, [(TENDER, Field("reference"), "27ASC2")]))
    assert linked_lines(budget, "27ASC2") == [("27ASC2", None)]


def _no_working(_formula: str) -> str:
    return ""


def test_changes_are_told_in_words() -> None:
    budget = small_budget()
    edits = [
        set_fields(budget, [(CARE_HOMES, Field(AMOUNT, YEARS[0]), Decimal(5)), (CARE_HOMES, Field("title"), "")]),
        set_fields(budget, [(CARE_HOMES, Field(KIND), Kind.SAVING)]),
        set_fields(budget, [(ADVANCE, Field(AMOUNT, YEARS[0]), None)], over_formula=True),
        move_to_area(budget, [CARE_HOMES], LEARNING),
        add_line(budget, OLDER, Kind.SAVING),
        delete_lines(budget, [AUTISM]),
    ]
    words = [list(told(edit.changes, str, _no_working)) for edit in edits if edit is not None]
    assert words == [
        ["2026/27: 1000.10 to 5", "Title: “Care homes” to nothing"],
        ["Type: “Pressure” to “Saving”"],
        ["The formula of 2026/27 was replaced by a figure", "2026/27: 200 to None"],
        ["Moved from another area"],
        ["Added"],
        ["Deleted"],
    ]


def test_changes_in_columns_beside_the_usual_ones_are_told_by_their_headings() -> None:
    change = FieldChange(
        *(11, Field("extra"), {"Ward": "North", "Kept": "x"}, {"Kept": "x", "Previous 2026/27": "-1.5"})
    )
    assert list(told([change], str, str)) == ["Ward: “North” to nothing", "Previous 2026/27: nothing to “-1.5”"]


@pytest.mark.parametrize(
    "name, old, new, words",
    [
        (FORMULA, None, "195*52", "Working of 2026/27: none to =195*52"),
        (FORMULA, "195*52", "200*52", "Working of 2026/27: =195*52 to =200*52"),
        (FORMULA, "195*52", None, "The working of 2026/27, =195*52, was replaced by a figure"),
        (FORECAST_FORMULA, "B2*2", "3*2", "The formula of forecast 2026/27 was replaced by =3*2"),
        (FORMULA, "B2*2", None, "The formula of 2026/27 was replaced by a figure"),
        (FORMULA, None, "B2*2", "The formula of 2026/27 was kept"),
    ],
)
def test_what_became_of_a_working_is_told_in_its_words(name: str, old: object, new: object, words: str) -> None:
    change = FieldChange(CARE_HOMES, Field(name, YEARS[0]), old, new)
    assert list(told([change], str, lambda text: "" if "B" in text else f"={text}")) == [words]


@given(STEPS)
def test_the_history_of_a_line_is_the_changes_that_named_it(steps: list[tuple[int, int, int, int]]) -> None:
    budget = small_budget()
    history = LineHistory()
    done: list[Edit] = []
    for step in steps:
        edit = try_step(budget, step)
        if edit is not None:
            history.record(edit, len(done))
            budget.apply(edit)
            done.append(edit)
    for count in range(len(done) + 1):
        for line_id in (CARE_HOMES, ADVANCE, AUTISM):
            expected = [
                (edit.label, tuple(change for change in edit.changes if line_of(change) == line_id))
                for edit in reversed(done[:count])
                if any(line_of(change) == line_id for change in edit.changes)
            ]
            assert list(history.of(line_id, count)) == expected


def test_a_step_made_after_undoing_takes_the_place_of_what_was_undone() -> None:
    budget = small_budget()
    history = LineHistory()
    first = set_fields(budget, [(CARE_HOMES, Field("notes"), "first")])
    second = set_fields(budget, [(CARE_HOMES, Field("notes"), "second")])
    assert first is not None
    assert second is not None
    history.record(first, 0)
    history.record(second, 1)
    history.record(second, 0)
    assert [label for label, _changes in history.of(CARE_HOMES, 9)] == [second.label]


def _apply(apply: object, edit: Edit | None) -> None:
    assert edit is not None
    assert callable(apply)
    apply(edit)
