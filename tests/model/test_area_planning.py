"""Areas are added, renamed, regrouped, moved and removed by edits; names are unique and never empty."""

import pytest

from model import area_planning, planning
from model.controls import Measure
from model.problems import EntryProblem
from tests.model.drafts import CARE, LEARNING, OLDER, ROADS, STREETS, TENDER, small_budget


@pytest.mark.parametrize("position, order", [(None, 3), (0, 0), (1, 1), (99, 3)])
def test_a_new_area_has_no_lines_and_stands_where_it_was_put(position: int | None, order: int) -> None:
    budget = small_budget()
    budget.apply(area_planning.add_area(budget, "  Mental   Health ", CARE, position))
    area = budget.areas[order]
    assert (area.name, area.service, area.full_heading) == ("Mental Health", CARE, "Activity Area - Mental Health")
    assert budget.line_ids(area.id) == ()


@pytest.mark.parametrize(
    "name, reason",
    [("", "needs a name"), ("  \n", "needs a name"), ("older PEOPLE", "There is an area"),
     ("x" * 201, "201 characters"), ("bell\x07", "control character")],
)  # fmt: skip
def test_a_name_that_does_not_do_is_refused(name: str, reason: str) -> None:
    budget = small_budget()
    with pytest.raises(EntryProblem, match=reason):
        area_planning.add_area(budget, name)
    with pytest.raises(EntryProblem, match=reason):
        area_planning.rename_area(budget, ROADS, name)
    assert budget.snapshot() == small_budget().snapshot()


def test_an_area_may_be_renamed_to_another_spelling_of_its_own_name() -> None:
    budget = small_budget()
    edit = area_planning.rename_area(budget, OLDER, "Older people")
    assert edit is not None
    budget.apply(edit)
    assert budget.area(OLDER).name == "Older people"


def test_control_totals_follow_the_name_of_their_area() -> None:
    budget = small_budget()
    edit = area_planning.rename_area(budget, OLDER, "Later Life")
    assert edit is not None
    budget.apply(edit)
    assert [control.name for control in budget.controls] == ["Later Life", CARE, "People"]
    budget.revert(edit)
    assert budget.snapshot() == small_budget().snapshot()


def test_an_area_joins_another_service_with_its_totals() -> None:
    budget = small_budget()
    before = budget.totals.service(STREETS).measure(Measure.NET)
    edit = area_planning.regroup_area(budget, OLDER, STREETS)
    assert edit is not None
    budget.apply(edit)
    moved = budget.totals.area(OLDER).measure(Measure.NET)
    assert budget.totals.service(STREETS).measure(Measure.NET) == tuple(map(sum, zip(before, moved, strict=True)))
    assert budget.services == (STREETS, CARE)


@pytest.mark.parametrize(
    "area, steps, order",
    [(OLDER, 1, [LEARNING, OLDER, ROADS]), (ROADS, -1, [OLDER, ROADS, LEARNING]), (OLDER, -1, None), (ROADS, 1, None)],
)
def test_an_area_moves_among_the_others(area: int, steps: int, order: list[int] | None) -> None:
    budget = small_budget()
    edit = area_planning.move_area(budget, area, steps)
    if order is None:
        assert edit is None
    else:
        assert edit is not None
        budget.apply(edit)
        assert [one.id for one in budget.areas] == order


def test_only_an_empty_area_is_removed() -> None:
    budget = small_budget()
    with pytest.raises(EntryProblem, match="still has 2 lines"):
        area_planning.remove_area(budget, LEARNING)
    for edit in (planning.delete_lines(budget, budget.line_ids(LEARNING)),):
        assert edit is not None
        budget.apply(edit)
    assert not budget.has_line(TENDER)
    budget.apply(area_planning.remove_area(budget, LEARNING))
    assert [area.id for area in budget.areas] == [OLDER, ROADS]


@pytest.mark.parametrize("name, service", [("Roads", STREETS), ("Older People", CARE)])
def test_the_same_words_again_are_no_edit(name: str, service: str) -> None:
    budget = small_budget()
    area = next(area for area in budget.areas if area.name == name)
    assert area_planning.rename_area(budget, area.id, f" {name}  ") is None
    assert area_planning.regroup_area(budget, area.id, service) is None
