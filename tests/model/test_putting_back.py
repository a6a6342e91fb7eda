"""Any earlier value that the change log tells can be put back, in one edit, to the line that it was about."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from model import planning
from model.budget import Budget
from model.change_log import REMOVED, LogEntry, Signature, entries_between, line_key
from model.edits import Edit, FieldChange
from model.lines import AMOUNT, KIND, Field, Kind, formula_field, value_of
from model.problems import EntryProblem
from model.putting_back import put_back, told
from tests.model.drafts import (
    ADVANCE,
    AUTISM,
    CARE_HOMES,
    CLOSER_WORKING,
    OLDER,
    RESURFACING,
    ROADS,
    TENDER,
    YEARS,
    pounds,
    small_budget,
)

FIGURE = Field(AMOUNT, YEARS[0])


def saved(budget: Budget, log: list[LogEntry], edit: Edit | None) -> None:
    assert edit is not None
    before = budget.snapshot()
    budget.apply(edit)
    when = f"2026-01-09 14:30:{len(log):02d}"
    log += entries_between(before, budget.snapshot(), Signature("Head of Finance"), when)


VALUES = st.one_of(
    st.tuples(st.just(FIGURE), st.sampled_from(pounds(None, "0", "0.01", "-1234567", "98765.43"))),
    st.tuples(st.just(Field("notes")), st.sampled_from(["", "=1+1", "two\nlines"])),
    st.tuples(st.just(Field(KIND)), st.sampled_from(list(Kind)[:3])),
    st.tuples(st.just(Field("status")), st.sampled_from(["New", "Agreed", ""])),
)


@given(st.sampled_from([CARE_HOMES, CLOSER_WORKING, TENDER, RESURFACING]), VALUES)
def test_what_is_put_back_is_what_it_was(line_id: int, change: tuple[Field, object]) -> None:
    budget, log = small_budget(), list[LogEntry]()
    edit = planning.set_field(budget, line_id, *change)
    assume(edit is not None)
    before = value_of(budget.line(line_id), change[0], budget.years)
    saved(budget, log, edit)
    (entry,) = log
    saved(budget, log, put_back(budget, tuple(log), entry))
    assert value_of(budget.line(line_id), change[0], budget.years) == before
    assert put_back(budget, tuple(log), entry) is None


def test_a_value_is_put_back_after_the_line_was_renamed_and_moved() -> None:
    budget, log = small_budget(), list[LogEntry]()
    saved(budget, log, planning.set_field(budget, CARE_HOMES, FIGURE, pounds("5")[0]))
    saved(budget, log, planning.set_field(budget, CARE_HOMES, Field("reference"), "X9"))
    saved(budget, log, planning.move_to_area(budget, [CARE_HOMES], ROADS))
    edit = put_back(budget, tuple(log), log[0])
    assert edit is not None
    budget.apply(edit)
    assert budget.line(CARE_HOMES).amounts[0] == pounds("1000.10")[0]


def test_a_new_line_that_took_an_old_reference_is_not_the_old_line() -> None:
    budget, log = small_budget(), list[LogEntry]()
    saved(budget, log, planning.set_field(budget, CARE_HOMES, FIGURE, pounds("5")[0]))
    saved(budget, log, planning.set_field(budget, CARE_HOMES, Field("reference"), "X9"))
    saved(budget, log, planning.add_line(budget, OLDER, Kind.PRESSURE, reference="27ASC1"))
    edit = put_back(budget, tuple(log), log[0])
    assert edit is not None
    budget.apply(edit)
    assert budget.line(CARE_HOMES).amounts[0] == pounds("1000.10")[0]


def test_what_has_no_place_to_go_is_refused() -> None:
    budget, log = small_budget(), list[LogEntry]()
    saved(budget, log, planning.set_field(budget, AUTISM, FIGURE, pounds("5")[0]))
    saved(budget, log, planning.set_field(budget, ADVANCE, Field("notes"), "gone soon"))
    saved(budget, log, planning.delete_lines(budget, [ADVANCE]))
    again = "27ASC2 in Older People was removed; put the entry back that says so, and all of it is there again."
    for entry, words in ((log[0], "was no amount"), (log[1], again)):
        with pytest.raises(EntryProblem, match=words):
            put_back(budget, tuple(log), entry)


@pytest.mark.parametrize(
    "old, formula, says",
    [
        ("0.5 (=A1*2)", None, "is 0.5 again, as a figure: its formula, =A1*2, works with other cells"),
        ("0.5 (=1/2)", "1/2", "is 0.5 (=1/2) again."),
        ("0.5", None, "is 0.5 again."),
    ],
)
def test_a_formula_on_other_cells_comes_back_as_a_figure_which_is_said(
    old: str, formula: str | None, says: str
) -> None:
    budget = small_budget()
    area, line = line_key(budget.area(OLDER).name, budget.line(CARE_HOMES))
    log = (LogEntry("2026-01-09 14:30:00", "Finance", area, line, YEARS[0].label, old, "0.7", ""),)
    edit = put_back(budget, log, log[0])
    assert edit is not None
    assert says in told(budget, log, log[0])
    budget.apply(edit)
    back = budget.line(CARE_HOMES)
    assert (value_of(back, FIGURE, YEARS), back.formulas.get(YEARS[0])) == (500_000, formula)


def test_a_removed_line_that_comes_back_says_which_formulas_are_figures_now() -> None:
    budget, log = small_budget(), list[LogEntry]()
    for field, formula in ((FIGURE, "A1*2"), (Field(AMOUNT, YEARS[1]), "1/2")):
        budget.apply(Edit("Formula", (FieldChange(CARE_HOMES, formula_field(field), None, formula),)))
    saved(budget, log, planning.delete_lines(budget, [CARE_HOMES]))
    entry = next(each for each in log if each.new == REMOVED)
    words = told(budget, tuple(log), entry)
    assert words.endswith(
        " is there again. One amount that was a formula is a figure now: formulas on other cells do not come back."
    )
