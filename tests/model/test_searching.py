"""Finding and replacing: what is found is what stands there, amounts are never touched, one edit takes all back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.budget import Budget
from model.edits import Edit, FieldChange
from model.lines import TEXT_HEADINGS, Field
from model.planning import set_field
from model.searching import SEARCHED, Match, Search, matches, plan_replacement
from tests.model.drafts import (
    ADVANCE,
    AUTISM,
    CARE_HOMES,
    CLOSER_WORKING,
    LEARNING,
    OLDER,
    RESURFACING,
    TENDER,
    small_budget,
)

WORDS = st.text(alphabet="aAscCe27 .*\\&\n", max_size=4)
TITLES = st.lists(st.text(alphabet="aAscCe27 .*\\&\n", max_size=12), min_size=6, max_size=6)
LINES = (CARE_HOMES, ADVANCE, CLOSER_WORKING, AUTISM, TENDER, RESURFACING)
REFERENCE, STATUS, TITLE = Field("reference"), Field("status"), Field("title")


@pytest.mark.parametrize(
    "search,found",
    [
        (Search("27asc"), [(CARE_HOMES, REFERENCE), (ADVANCE, REFERENCE), (CLOSER_WORKING, REFERENCE),
                           (TENDER, REFERENCE)]),
        (Search("27asc", match_case=True), []),
        (Search("27ASC1", whole_cell=True), [(CARE_HOMES, REFERENCE)]),
        (Search("ASC1", whole_cell=True), []),
        (Search("new"), [(CARE_HOMES, STATUS), (CLOSER_WORKING, STATUS)]),
        (Search("new", fields=("title", "notes")), []),
        (Search("a", fields=("title",)), [(CARE_HOMES, TITLE), (AUTISM, TITLE)]),
        (Search("a", fields=("title",), area_id=OLDER), [(CARE_HOMES, TITLE)]),
        (Search("a", fields=("title",), area_id=LEARNING), [(AUTISM, TITLE)]),
        (Search("."), []),
        (Search("1000"), []),
        (Search(""), []),
        (Search("a", fields=()), []),
    ],
)  # fmt: skip
def test_a_search_finds_the_cells_that_hold_the_words(search: Search, found: list[tuple[int, Field]]) -> None:
    assert matches(small_budget(), search) == found


def test_matches_come_as_the_page_shows_them_pressures_first() -> None:
    budget = small_budget()
    edit = set_field(budget, CARE_HOMES, Field("notes"), "see 27ASC2")
    assert edit is not None
    budget.apply(edit)
    assert matches(budget, Search("27ASC2")) == [(CARE_HOMES, Field("notes")), (ADVANCE, REFERENCE)]


@given(TITLES, WORDS, st.booleans(), st.booleans())
def test_a_cell_is_found_if_and_only_if_it_holds_the_text(
    titles: list[str], text: str, match_case: bool, whole_cell: bool
) -> None:
    budget = _titled(titles)

    def holds(value: str) -> bool:
        one, other = (text, value) if match_case else (text.lower(), value.lower())
        return bool(text) and (one == other if whole_cell else one in other)

    expected = {(line.id, name) for line in budget.lines() for name in SEARCHED if holds(getattr(line, name))}
    found = matches(budget, Search(text, match_case=match_case, whole_cell=whole_cell))
    assert {(match.line_id, match.field.name) for match in found} == expected
    assert len(found) == len(set(found))


@given(TITLES, WORDS, WORDS)
def test_a_replacement_changes_what_was_found_and_nothing_else_and_is_taken_back_in_one(
    titles: list[str], text: str, new: str
) -> None:
    budget = _titled(titles)
    before = budget.snapshot()
    search = Search(text, match_case=True)
    planned = plan_replacement(budget, search, new)
    assert budget.snapshot() == before, "a plan changed the budget"
    if planned.edit is None:
        assert planned.changed == 0
        return
    budget.apply(planned.edit)
    assert planned.changed == len(planned.edit.changes)
    for line_id, old in before.lines.items():
        line = budget.line(line_id)
        assert line.amounts == old.amounts
        assert line.forecasts == old.forecasts
        for name in set(TEXT_HEADINGS) - {"status", "recurrence", "deliverability"}:
            assert getattr(line, name) == getattr(old, name).replace(text, new)
    budget.revert(planned.edit)
    assert budget.snapshot() == before


def test_a_replacement_takes_the_words_as_they_are_typed() -> None:
    assert _new_titles(Search("care (homes"), "x", "Care (homes) \\1") == "x) \\1"
    assert _new_titles(Search("Care"), "\\1 \\g<0>", "Care homes") == "\\1 \\g<0> homes"


def test_a_status_takes_only_a_status_and_what_is_left_is_told() -> None:
    budget = small_budget()
    planned = plan_replacement(budget, Search("New", whole_cell=True), "amended")
    assert [change.new for change in _changes(planned.edit)] == ["Amended", "Amended"]
    planned = plan_replacement(budget, Search("New"), "Nearly new", [Match(CARE_HOMES, STATUS)])
    assert planned.edit is None
    assert planned.left == (
        "27ASC1: “Nearly new” is no status; choose Agreed, Amended, New, Withdrawn or leave it empty.",
    )


def test_one_match_alone_can_be_replaced() -> None:
    budget = small_budget()
    planned = plan_replacement(budget, Search("27ASC"), "28ASC", [Match(ADVANCE, REFERENCE)])
    assert planned.edit == Edit(
        "Replace “27ASC” with “28ASC” in 1 cell", (FieldChange(ADVANCE, REFERENCE, "27ASC2", "28ASC2"),)
    )


def test_a_text_that_a_cell_cannot_hold_is_left_and_told() -> None:
    planned = plan_replacement(small_budget(), Search("Autism"), "x" * 40_000)
    assert planned.edit is None
    assert len(planned.left) == 1


def _titled(titles: list[str]) -> Budget:
    budget = small_budget()
    for line_id, title in zip(LINES, titles, strict=True):
        edit = set_field(budget, line_id, TITLE, title)
        if edit is not None:
            budget.apply(edit)
    return budget


def _new_titles(search: Search, new: str, title: str) -> str:
    budget = _titled([title, "", "", "", "", ""])
    planned = plan_replacement(budget, search, new)
    assert planned.edit is not None
    budget.apply(planned.edit)
    return budget.line(CARE_HOMES).title


def _changes(edit: Edit | None) -> list[FieldChange]:
    assert edit is not None
    return [change for change in edit.changes if isinstance(change, FieldChange)]
