"""What somebody changed in the file and what was changed here are told apart, value by value."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from model.amending import put_beside
from model.backups.three_versions import Difference, differences
from model.budget import Budget
from model.controls import ControlTotal, Measure, Scope
from model.edits import ControlChange, Edit
from model.entry import read_worked
from model.lines import AMOUNT, Field, Kind
from model.planning import add_line, change_setting, delete_lines, move_to_area, set_field
from model.samples import OXFORDSHIRE, load_sample

Change = Callable[[Budget], None]


def opened() -> Budget:
    return load_sample(OXFORDSHIRE).budget


def first_line(budget: Budget) -> int:
    return next(budget.lines()).id


def set_first(field: Field, value: object) -> Change:
    def change(budget: Budget) -> None:
        edit = set_field(budget, first_line(budget), field, value)
        assert edit is not None
        budget.apply(edit)

    return change


def found(theirs: Change | None = None, mine: Change | None = None) -> list[Difference]:
    """Their budget is opened anew, with ids of its own; mine is the one that was opened."""
    before = opened()
    start = before.snapshot()
    other = Budget.of(start)
    for budget, change in ((other, theirs), (before, mine)):
        if change is not None:
            change(budget)
    return list(differences(start, other.snapshot(), before.snapshot()))


YEAR = opened().years[0]
TITLE, NOTES, FIRST = Field("title"), Field("notes"), Field(AMOUNT, YEAR)


def test_the_same_budget_has_no_differences() -> None:
    assert found() == []


@pytest.mark.parametrize(
    "theirs, mine, by",
    [
        (set_first(TITLE, "Theirs"), None, "them"),
        (None, set_first(TITLE, "Mine"), "you"),
        (set_first(TITLE, "Theirs"), set_first(TITLE, "Mine"), "both"),
    ],
)
def test_who_changed_a_text_is_told(theirs: Change | None, mine: Change | None, by: str) -> None:
    (one,) = found(theirs, mine)
    assert (one.heading, one.by) == ("Title", by)
    assert one.theirs == ("Theirs" if theirs else one.opened)
    assert one.mine == ("Mine" if mine else one.opened)


def test_the_same_change_by_both_is_no_difference() -> None:
    assert found(set_first(TITLE, "Agreed"), set_first(TITLE, "Agreed")) == []


def test_amounts_are_told_in_the_budgets_unit_and_blank_as_such() -> None:
    (one,) = found(set_first(FIRST, Decimal(1_234_000)), set_first(FIRST, Decimal(2_000_000)))
    assert (one.heading, one.by) == (YEAR.label, "both")
    assert (one.opened, one.theirs, one.mine) == ("blank", "1.234", "2.000")


def test_a_line_that_i_renamed_is_still_the_same_line() -> None:
    (one, other) = found(set_first(NOTES, "Theirs"), set_first(Field("reference"), "NEW1"))
    assert {(each.heading, each.by) for each in (one, other)} == {("Reference", "you"), ("Notes", "them")}


def _add(budget: Budget) -> None:
    budget.apply(add_line(budget, budget.areas[0].id, Kind.SAVING, reference="X1"))


def _delete(budget: Budget) -> None:
    edit = delete_lines(budget, [first_line(budget)])
    assert edit is not None
    budget.apply(edit)


@pytest.mark.parametrize(
    "theirs, mine, texts, by",
    [
        (_add, None, ("not in the budget", "in the budget", "not in the budget"), "them"),
        (None, _add, ("not in the budget", "not in the budget", "in the budget"), "you"),
        (_delete, None, ("in the budget", "not in the budget", "in the budget"), "them"),
        (None, _delete, ("in the budget", "in the budget", "not in the budget"), "you"),
    ],
)
def test_a_line_that_was_added_or_deleted_is_told(
    theirs: Change | None, mine: Change | None, texts: tuple[str, str, str], by: str
) -> None:
    (one,) = found(theirs, mine)
    assert (one.heading, one.opened, one.theirs, one.mine, one.by) == ("Line", *texts, by)


def test_a_line_deleted_by_both_is_no_difference() -> None:
    assert found(_delete, _delete) == []


def test_a_line_moved_to_another_area_here_is_told() -> None:
    def move(budget: Budget) -> None:
        edit = move_to_area(budget, [first_line(budget)], budget.areas[1].id)
        assert edit is not None
        budget.apply(edit)

    (one,) = found(None, move)
    assert (one.heading, one.by) == ("Area", "you")
    assert one.theirs != one.mine


def test_settings_and_control_totals_are_told_as_wholes() -> None:
    def title(budget: Budget) -> None:
        edit = change_setting(budget, "title", "Another")
        assert edit is not None
        budget.apply(edit)

    def control(budget: Budget) -> None:
        stated = ControlTotal(budget.new_id(), Scope.DIRECTORATE, "Stated", Measure.NET, (None,) * len(budget.years))
        budget.apply(Edit("State", (ControlChange(len(budget.controls), None, stated),)))

    settings, controls = found(title, control)
    assert (settings.heading, settings.theirs, settings.mine, settings.by) == (
        "Settings", "changed", "as opened", "them",
    )  # fmt: skip
    assert (controls.heading, controls.by) == ("Control totals", "you")


def test_amounts_that_look_alike_as_printed_are_told_apart_and_so_is_who_changed_them() -> None:
    (one,) = found(set_first(FIRST, Decimal(1_234_100)), set_first(FIRST, Decimal(1_234_200)))
    assert (one.opened, one.theirs, one.mine, one.by) == ("blank", "1.23410000", "1.23420000", "both")


def _worked(typed: str) -> Change:
    unit = opened().settings.unit
    return set_first(FIRST, read_worked(typed, unit, unit))


@pytest.mark.parametrize(
    "theirs, mine, told",
    [
        ('=2*3 "as agreed"', "=2*3", [("no working", '=2*3 "as agreed"', "=2*3")]),
        ("=2 homes*3", "=3 homes*2", [("no working", "=2 homes × 3", "=3 homes × 2")]),
        ("=2*3", "=2*3", []),
    ],
)
def test_another_working_of_the_same_amount_is_told(theirs: str, mine: str, told: list[tuple[str, str, str]]) -> None:
    differing = found(_worked(theirs), _worked(mine))
    assert [(one.opened, one.theirs, one.mine) for one in differing] == told
    assert {(one.heading, one.by) for one in differing} <= {(f"Working {YEAR.label}", "both")}


def _beside(heading: str, text: str) -> Change:
    def change(budget: Budget) -> None:
        edit = put_beside(budget, first_line(budget), heading, text)
        assert edit is not None
        budget.apply(edit)

    return change


def test_columns_beside_the_usual_ones_are_told() -> None:
    agreed, council = "Agreed by", "Council, 12 February 2025"
    (one,) = found(_beside(agreed, council), None)
    assert (one.heading, one.opened, one.theirs, one.mine, one.by) == (agreed, "", council, "", "them")
    assert found(_beside(agreed, council), _beside(agreed, council)) == []
