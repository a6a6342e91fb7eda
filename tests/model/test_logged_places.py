"""The change log tells from where to where lines moved in their tables, and each can be put back in its old place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import planning
from model.budget import Budget, Snapshot
from model.change_log import CHANGED, ORDER, LogEntry, Signature, entries_between
from model.lines import Kind, Section
from model.logged_places import Place, place_in
from model.problems import EntryProblem
from model.putting_back import put_back, told
from tests.model.drafts import OLDER, ROADS, small_budget


def budget_of_many() -> Budget:
    """A budget with six more pressures and four more savings in one area, in turn, each with a reference."""
    budget = small_budget()
    for place in range(10):
        kind = Kind.PRESSURE if place % 5 < 3 else Kind.SAVING
        edit = planning.add_line(
            budget, ROADS, kind, reference=f"R{place}" if place % 4 else "", title=f"Road {place % 3}"
        )
        assert edit is not None
        budget.apply(edit)
    return budget


def order(snapshot: Snapshot) -> list[list[int]]:
    lines = snapshot.lines
    return [[each for each in snapshot.line_ids[ROADS] if lines[each].section is section] for section in Section]


def logged(before: Snapshot, budget: Budget) -> list[LogEntry]:
    return list(entries_between(before, budget.snapshot(), Signature("Head of Finance"), "2026-11-22 14:30:00"))


MOVES = st.lists(st.tuples(st.integers(0, 9), st.sampled_from([-1, 1])), min_size=1, max_size=12)


@given(MOVES)
def test_what_moved_in_one_save_is_where_it_was_once_all_of_it_is_put_back(moves: list[tuple[int, int]]) -> None:
    budget = budget_of_many()
    before = budget.snapshot()
    for which, steps in moves:
        edit = planning.move_lines(budget, [budget.line_ids(ROADS)[which]], steps)
        if edit is not None:
            budget.apply(edit)
    # An entry of the area alone says that its tables are only mingled otherwise: no line of either has moved.
    log = [entry for entry in logged(before, budget) if entry.new != CHANGED]
    assert bool(log) == (order(before) != order(budget.snapshot()))
    assert all(
        entry.field == ORDER and entry.area == "Roads" and entry.line and entry.old != entry.new for entry in log
    )
    for entry in reversed(log):
        edit = put_back(budget, tuple(log), entry)
        if edit is not None:
            budget.apply(edit)
    assert order(budget.snapshot()) == order(before)


def test_a_line_that_moved_is_told_with_both_places_and_put_back() -> None:
    budget = small_budget()
    before = budget.snapshot()
    first, second = budget.line_ids(OLDER)[:2]
    edit = planning.move_lines(budget, [first], 1)
    assert edit is not None
    budget.apply(edit)
    (entry,) = logged(before, budget)
    assert (entry.field, entry.new) == (ORDER, "place 1")
    assert entry.old.startswith("place 2, behind ")
    assert told(budget, (entry,), entry) == f"{entry.line} is in its old place again."
    back = put_back(budget, (entry,), entry)
    assert back is not None
    budget.apply(back)
    assert budget.line_ids(OLDER)[:2] == (first, second)
    assert put_back(budget, (entry,), entry) is None


def test_a_line_that_another_is_called_like_is_not_guessed() -> None:
    budget = budget_of_many()
    last = budget.line_ids(ROADS)[-1]
    before = budget.snapshot()
    edit = planning.move_lines(budget, [last], -1)
    assert edit is not None
    budget.apply(edit)
    (entry,) = logged(before, budget)
    alike = planning.add_line(budget, ROADS, Kind.SAVING, reference=entry.line)
    assert alike is not None
    budget.apply(alike)
    with pytest.raises(EntryProblem, match=entry.line):
        put_back(budget, (entry,), entry)


@pytest.mark.parametrize(
    "text, place",
    [
        ("place 1", Place(1)),
        ("place 12, behind 14SCS2, the second", Place(12, "14SCS2, the second")),
        ("place 0", None),
        ("Changed", None),
        ("", None),
    ],
)
def test_a_place_is_read_as_it_was_told(text: str, place: Place | None) -> None:
    assert place_in(text) == place
    assert place is None or str(place) == text


def test_an_entry_of_an_earlier_version_that_tells_no_places_cannot_be_put_back() -> None:
    entry = LogEntry("2026-01-09 14:30:00", "Head of Finance", "Roads", "", ORDER, "", CHANGED, "")
    with pytest.raises(EntryProblem, match="does not tell in which order the lines were"):
        put_back(small_budget(), (entry,), entry)
