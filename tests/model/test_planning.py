"""Planning turns what an officer wants into one Edit, or says why not and has changed nothing."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest

from model import planning
from model.budget import Budget
from model.edits import Edit, FieldChange, LineAdded
from model.lines import AMOUNT, FORECAST, FORMULA, KIND, Field, Kind, Section
from model.money import Negatives, Unreadable
from model.problems import EntryProblem, FormulaProblem
from model.workings import Worked
from model.years import Year
from tests.model.drafts import (
    ADVANCE,
    AUTISM,
    CARE_HOMES,
    CLOSER_WORKING,
    LEARNING,
    OLDER,
    RESURFACING,
    ROADS,
    TENDER,
    YEARS,
    small_budget,
)

FIRST = Field(AMOUNT, YEARS[0])


def with_formula(text: str) -> Budget:
    budget = small_budget()
    lines = [
        replace(line, formulas=MappingProxyType({YEARS[0]: text})) if line.id == ADVANCE else line
        for line in budget.lines()
    ]
    return Budget(budget.settings, budget.areas, lines, budget.controls)


def applied(budget: Budget, edit: Edit | None) -> Budget:
    assert edit is not None
    budget.apply(edit)
    return budget


def test_an_amount_becomes_one_change_that_knows_old_and_new() -> None:
    edit = planning.set_field(small_budget(), CARE_HOMES, FIRST, Decimal(5))
    assert edit == Edit("Change 2026/27 of 27ASC1", (FieldChange(CARE_HOMES, FIRST, Decimal("1000.10"), Decimal(5)),))


@pytest.mark.parametrize(
    "line, field, value",
    [
        (CARE_HOMES, FIRST, Decimal("1000.100")),
        (TENDER, FIRST, None),
        (CARE_HOMES, Field("title"), "Care homes"),
        (CARE_HOMES, Field("status"), " new "),
        (TENDER, Field(KIND), Kind.SAVING),
        (ADVANCE, FIRST, Decimal(200)),
        (CARE_HOMES, Field("notes"), ""),
    ],
)
def test_what_changes_nothing_is_no_edit(line: int, field: Field, value: object) -> None:
    assert planning.set_field(small_budget(), line, field, value) is None


@pytest.mark.parametrize(
    "line, value", [(TENDER, Decimal(0)), (CARE_HOMES, None), (AUTISM, None), (AUTISM, Decimal(0))]
)
def test_nil_blank_and_unreadable_are_different_values(line: int, value: object) -> None:
    budget = applied(small_budget(), planning.set_field(small_budget(), line, FIRST, value))
    assert budget.line(line).amounts[0] == value


@pytest.mark.parametrize(
    "field, value, stored",
    [
        (Field("status"), "withdrawn", "Withdrawn"),
        (Field("status"), "  ", ""),
        (Field("recurrence"), "ONE-OFF", "One-off"),
        (Field("deliverability"), "at risk", "At risk"),
        (Field("notes"), "two\r\nlines", "two\nlines"),
        (Field("reference"), "1.10", "1.10"),
        (Field(KIND), Kind.SAVING, Kind.SAVING),
    ],
)
def test_words_are_stored_in_their_customary_spelling(field: Field, value: object, stored: object) -> None:
    edit = planning.set_field(small_budget(), CARE_HOMES, field, value)
    assert edit is not None
    assert [change.new for change in edit.changes if isinstance(change, FieldChange)] == [stored]


@pytest.mark.parametrize(
    "field, value",
    [
        (Field(AMOUNT, Year(2050)), Decimal(1)),
        (Field(FORMULA, YEARS[0]), "1+1"),
        (FIRST, 1.5),
        (FIRST, 1),
        (FIRST, "1.5"),
        (FIRST, Unreadable("x")),
        (FIRST, Decimal("NaN")),
        (FIRST, Decimal("Infinity")),
        (FIRST, Decimal(1234567890123456)),
        (FIRST, Decimal("1E+30")),
        (Field(KIND), Kind.UNKNOWN),
        (Field(KIND), "saving"),
        (Field("status"), "Maybe"),
        (Field("recurrence"), "sometimes"),
        (Field("title"), None),
        (Field("title"), "bell\x07"),
        (Field("id"), "9"),
        (Field("amounts"), "9"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_and_changes_nothing(field: Field, value: object) -> None:
    budget = small_budget()
    with pytest.raises(EntryProblem) as caught:
        planning.set_fields(budget, [(CLOSER_WORKING, Field("title"), "first"), (CARE_HOMES, field, value)])
    assert str(caught.value).endswith(".")
    assert budget.snapshot() == small_budget().snapshot()


def test_a_formula_is_replaced_only_when_the_officer_says_so() -> None:
    budget = with_formula("I13*2")
    for value in (Decimal(5), Worked(Decimal(5), "2+3")):
        with pytest.raises(FormulaProblem, match=r"=I13\*2") as caught:
            planning.set_field(budget, ADVANCE, FIRST, value)
        assert caught.value.formula == "I13*2"
    applied(budget, planning.set_field(budget, ADVANCE, FIRST, Decimal(5), over_formula=True))
    assert budget.line(ADVANCE).formulas == {}
    assert budget.line(ADVANCE).amounts[0] == Decimal(5)


def test_a_working_is_replaced_without_a_question_and_the_label_says_that_it_went() -> None:
    budget = small_budget()
    edit = planning.set_field(budget, ADVANCE, FIRST, Decimal(5))
    assert edit is not None
    assert edit.label == "Change 2026/27 of 27ASC2, working removed"
    applied(budget, edit)
    assert budget.line(ADVANCE).formulas == {}
    budget.revert(edit)
    assert budget.snapshot() == small_budget().snapshot()


def test_where_workings_are_guarded_too_one_is_replaced_only_when_the_officer_says_so() -> None:
    budget = small_budget()
    with pytest.raises(FormulaProblem, match=r"=100\+100"):
        planning.set_field(budget, ADVANCE, FIRST, Decimal(5), over_working=False)
    assert planning.set_field(budget, ADVANCE, FIRST, Decimal(5), over_working=False, over_formula=True)


def test_a_working_comes_with_its_amount_as_one_edit() -> None:
    budget = small_budget()
    edit = planning.set_field(budget, CARE_HOMES, FIRST, Worked(Decimal(60), "3*20"))
    assert edit is not None
    assert edit.label == "Change 2026/27 of 27ASC1"
    applied(budget, edit)
    assert (budget.line(CARE_HOMES).amounts[0], budget.line(CARE_HOMES).formulas) == (Decimal(60), {YEARS[0]: "3*20"})


def test_another_working_to_the_same_amount_is_a_change_and_the_same_working_none() -> None:
    budget = small_budget()
    assert planning.set_field(budget, ADVANCE, FIRST, Worked(Decimal(200), "100+100")) is None
    edit = planning.set_field(budget, ADVANCE, FIRST, Worked(Decimal(200), "2*100"))
    assert edit == Edit(
        "Change 2026/27 of 27ASC2", (FieldChange(ADVANCE, Field(FORMULA, YEARS[0]), "100+100", "2*100"),)
    )


def test_several_workings_that_go_are_counted() -> None:
    budget = small_budget()
    for line in (CARE_HOMES, CLOSER_WORKING):
        applied(budget, planning.set_field(budget, line, FIRST, Worked(Decimal(60), "3*20")))
    cells = [(line, FIRST, None) for line in (CARE_HOMES, CLOSER_WORKING, ADVANCE)]
    edit = planning.set_fields(budget, cells, label="Clear cells")
    assert edit is not None
    assert edit.label == "Clear cells, 3 workings removed"


def test_a_working_belongs_to_an_amount_and_to_no_text() -> None:
    with pytest.raises(EntryProblem):
        planning.set_field(small_budget(), CARE_HOMES, Field("title"), Worked(Decimal(5), "2+3"))


def test_other_years_of_a_line_with_a_formula_are_edited_freely() -> None:
    budget = small_budget()
    applied(budget, planning.set_field(budget, ADVANCE, Field(AMOUNT, YEARS[1]), Decimal(5)))
    assert budget.line(ADVANCE).formulas == {YEARS[0]: "100+100"}


def test_a_pasted_block_is_one_edit() -> None:
    cells = [(line, Field(AMOUNT, year), Decimal(1)) for line in (CARE_HOMES, CLOSER_WORKING) for year in YEARS]
    edit = planning.set_fields(small_budget(), cells)
    assert edit is not None
    assert len(edit.changes) == 4
    assert edit.label == "Change 2 lines"


def test_of_a_cell_named_twice_the_last_value_counts() -> None:
    budget = small_budget()
    twice = [(CARE_HOMES, FIRST, Decimal(5)), (CARE_HOMES, FIRST, Decimal("1000.10"))]
    assert planning.set_fields(budget, twice) is None


def test_a_forecast_is_edited_apart_from_the_agreed_amount() -> None:
    budget = small_budget()
    applied(budget, planning.set_field(budget, CLOSER_WORKING, Field(FORECAST, YEARS[1]), Decimal(-9)))
    line = budget.line(CLOSER_WORKING)
    assert line.forecasts == (Decimal(-250), Decimal(-9))
    assert line.amounts == (Decimal("-300.05"), Decimal("-0.05"))


@pytest.mark.parametrize("position, place", [(None, 3), (0, 0), (2, 2), (99, 3)])
def test_a_new_line_is_blank_and_stands_where_it_was_put(position: int | None, place: int) -> None:
    budget = small_budget()
    edit = planning.add_line(budget, OLDER, Kind.SAVING, position, reference="27ASC9", title="New")
    applied(budget, edit)
    line = budget.line(budget.line_ids(OLDER)[place])
    assert (line.reference, line.title, line.amounts, line.kind) == ("27ASC9", "New", (None, None), Kind.SAVING)
    assert isinstance(edit.changes[0], LineAdded)


def test_lines_of_two_areas_are_deleted_as_one_edit() -> None:
    budget = small_budget()
    edit = planning.delete_lines(budget, [CARE_HOMES, TENDER, CLOSER_WORKING, CARE_HOMES])
    applied(budget, edit)
    assert [line.id for line in budget.lines()] == [ADVANCE, AUTISM, RESURFACING]
    assert edit is not None
    budget.revert(edit)
    assert budget.snapshot() == small_budget().snapshot()


@pytest.mark.parametrize(
    "lines, steps, order",
    [
        ([ADVANCE], -1, [ADVANCE, CARE_HOMES, CLOSER_WORKING]),
        ([CARE_HOMES], 1, [ADVANCE, CARE_HOMES, CLOSER_WORKING]),
        ([CARE_HOMES], -1, None),
        ([ADVANCE], 1, None),
        ([CARE_HOMES, ADVANCE], 1, None),
        ([CLOSER_WORKING], -1, None),
        ([], 1, None),
    ],
)
def test_lines_move_within_their_own_section(lines: list[int], steps: int, order: list[int] | None) -> None:
    budget = small_budget()
    edit = planning.move_lines(budget, lines, steps)
    if order is None:
        assert edit is None
    else:
        assert list(applied(budget, edit).line_ids(OLDER)) == order


def test_a_line_moves_past_the_lines_of_the_other_section() -> None:
    budget = small_budget()
    applied(budget, planning.set_field(budget, ADVANCE, Field(KIND), Kind.SAVING))
    applied(budget, planning.add_line(budget, OLDER, Kind.PRESSURE))
    applied(budget, planning.move_lines(budget, [CARE_HOMES], 1))
    assert [line.section for line in budget.lines_of(OLDER)][:2] == [Section.SAVINGS] * 2
    assert budget.line_ids(OLDER)[-1] == CARE_HOMES


def test_lines_move_to_another_area_in_the_order_given() -> None:
    budget = small_budget()
    applied(budget, planning.move_to_area(budget, [CLOSER_WORKING, CARE_HOMES, TENDER, CLOSER_WORKING], ROADS))
    assert budget.line_ids(ROADS) == (RESURFACING, CLOSER_WORKING, CARE_HOMES, TENDER)
    assert budget.line_ids(OLDER) == (ADVANCE,)
    assert budget.line(CARE_HOMES).area_id == ROADS
    assert planning.move_to_area(budget, [CARE_HOMES], ROADS) is None


@pytest.mark.parametrize(
    "area, section, place", [(OLDER, Section.PRESSURES, 2), (OLDER, Section.SAVINGS, 3), (ROADS, Section.PRESSURES, 1),
                             (LEARNING, Section.PRESSURES, 1)]
)  # fmt: skip
def test_a_section_ends_behind_its_last_line(area: int, section: Section, place: int) -> None:
    assert planning.section_end(small_budget(), area, section) == place


@pytest.mark.parametrize(
    "name, value",
    [
        ("title", "New title"),
        ("decimals", 0),
        ("decimals", 6),
        ("negatives", Negatives.BRACKETS),
        ("marking", "OFFICIAL"),
    ],
)
def test_a_setting_takes_a_value_that_fits(name: str, value: object) -> None:
    budget = small_budget()
    applied(budget, planning.change_setting(budget, name, value))
    assert getattr(budget.settings, name) == value
    assert planning.change_setting(budget, name, value) is None


@pytest.mark.parametrize(
    "name, value",
    [("decimals", 7), ("decimals", -1), ("decimals", "3"), ("decimals", True), ("negatives", "brackets"), ("title", 5),
     ("title", "bell\x07"), ("unit", "m"), ("years", ()), ("basis", "level"), ("nonsense", "x")],
)  # fmt: skip
def test_a_setting_refuses_a_value_that_does_not_fit(name: str, value: object) -> None:
    with pytest.raises(EntryProblem):
        planning.change_setting(small_budget(), name, value)


@pytest.mark.parametrize("plan", [planning.delete_lines, lambda budget, ids: planning.move_to_area(budget, ids, ROADS)])
def test_nothing_selected_is_no_edit(plan: Callable[[Budget, list[int]], Edit | None]) -> None:
    assert plan(small_budget(), []) is None
