"""What lines are sorted, filtered and grouped by."""

from dataclasses import replace
from decimal import Decimal

import pytest

from model.area_planning import rename_area
from model.budget import Budget
from model.lines import Field, Kind, Line
from model.money import Amount, Unreadable
from model.planning import set_field
from model.settings import Settings
from tests.model.drafts import AUTISM, CARE_HOMES, OLDER, YEARS, pounds, small_budget
from ui.window.grid.arrangement import BLANK, Grouping, Sort
from ui.window.grid.columns import Column, line_columns
from ui.window.grid.line_facts import (
    ADDS,
    NIL_AMOUNT,
    NO_AMOUNT,
    REDUCES,
    SearchTexts,
    groups_in_order,
    natural_key,
    sorted_ids,
    value_reader,
    values_in_order,
)
from ui.window.view import View

COLUMNS = {column.heading: column for column in line_columns(small_budget(), all_areas=True)}
FIRST_YEAR = COLUMNS[YEARS[0].label]


def sorted_references(references: list[str], *, descending: bool = False) -> list[str]:
    lines = [
        Line(100 + place, 1, Kind.PRESSURE, pounds(None, None), reference=text) for place, text in enumerate(references)
    ]
    budget = Budget(Settings(YEARS), [replace(small_budget().areas[0], id=1)], lines)
    found = sorted_ids(budget, [line.id for line in lines], Sort(COLUMNS["Reference"], descending), View)
    return [budget.line(line_id).reference for line_id in found]


@pytest.mark.parametrize(
    "references",
    [
        ["14SCS2", "14SCS10", "15SCS1"],
        ["1.1", "1.2", "1.10"],
        ["2025L&CO1", "2025L&CO2", "2025L&CO10"],
        ["1", "2", "3", "10", "A1"],
        ["scs1", "SCS2", "scs10"],
        ["99999999999999999998", "99999999999999999999"],
    ],
)
def test_references_sort_as_people_count(references: list[str]) -> None:
    assert sorted_references(references[::-1]) == references
    assert sorted_references(references, descending=True) == references[::-1]


def test_equal_texts_stay_in_the_order_of_the_workbook_either_way() -> None:
    assert sorted_references(["a1", "A1", "a01", "0"]) == ["0", "a1", "A1", "a01"]
    assert sorted_references(["a1", "A1", "a01", "0"], descending=True) == ["a1", "A1", "a01", "0"]


def test_blanks_come_last_either_way() -> None:
    assert sorted_references(["", "b", "  ", "a"]) == ["a", "b", "", "  "]
    assert sorted_references(["", "b", "  ", "a"], descending=True) == ["b", "a", "", "  "]


def test_amounts_sort_exactly_with_the_unreadable_and_the_blank_last() -> None:
    amounts: list[Amount] = [None, Decimal("0.30"), Unreadable("tbc"), Decimal("0.3"), Decimal(-5), Decimal("0.299")]
    lines = [Line(100 + place, 1, Kind.PRESSURE, (amount, None)) for place, amount in enumerate(amounts)]
    budget = Budget(Settings(YEARS), [replace(small_budget().areas[0], id=1)], lines)
    ids = [line.id for line in lines]
    assert sorted_ids(budget, ids, Sort(FIRST_YEAR), View) == [104, 105, 101, 103, 102, 100]
    assert sorted_ids(budget, ids, Sort(FIRST_YEAR, descending=True), View) == [101, 103, 105, 104, 102, 100]


def test_a_key_tells_numbers_of_other_sizes_apart() -> None:
    assert natural_key("S9") < natural_key("S10") < natural_key("S0100") < natural_key("SA")


@pytest.mark.parametrize(
    "column,line_id,value",
    [
        (COLUMNS["Area"], CARE_HOMES, "Older People"),
        (COLUMNS["Type"], CARE_HOMES, "Pressure"),
        (COLUMNS["Reference"], AUTISM, BLANK),
        (FIRST_YEAR, CARE_HOMES, ADDS),
        (FIRST_YEAR, 13, REDUCES),
        (FIRST_YEAR, AUTISM, NO_AMOUNT),
        (FIRST_YEAR, 22, BLANK),
        (COLUMNS[YEARS[1].label], CARE_HOMES, NIL_AMOUNT),
    ],
)
def test_each_column_has_values_to_filter_by(column: Column, line_id: int, value: str) -> None:
    budget = small_budget()
    assert value_reader(column, budget, View)(budget.line(line_id)) == value


def test_groups_come_in_the_order_a_line_goes_through_them() -> None:
    assert groups_in_order(Grouping.STATUS, [BLANK, "Other", "New", "Agreed"]) == ["Agreed", "New", "Other", BLANK]
    assert groups_in_order(Grouping.CATEGORY, ["C10", BLANK, "C9"]) == ["C9", "C10", BLANK]
    assert groups_in_order(Grouping.KIND, ["Saving", "Pressure"]) == ["Pressure", "Saving"]
    assert values_in_order(FIRST_YEAR, [BLANK, NIL_AMOUNT, ADDS]) == [ADDS, NIL_AMOUNT, BLANK]


def test_a_text_is_looked_for_in_every_word_of_a_line_as_it_is_now() -> None:
    budget = small_budget()
    texts = SearchTexts(budget)
    ids = [line.id for line in budget.lines()]
    assert texts.find(ids, ("homes",)) == [CARE_HOMES]
    assert texts.find(ids, ("homes", "roof")) == []
    assert texts.find(ids, ("older",)) == [11, 12, 13]
    edits = [
        set_field(budget, CARE_HOMES, Field("internal_notes"), "The ROOF leaks"),
        rename_area(budget, OLDER, "Elders"),
    ]
    for edit in edits:
        assert edit
        budget.apply(edit)
        texts.note(edit.changes)
    assert texts.find(ids, ("roof", "homes")) == [CARE_HOMES]
    assert texts.find(ids, ("older",)) == []
