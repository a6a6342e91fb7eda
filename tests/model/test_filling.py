from decimal import Decimal

import pytest

from model.budget import Budget
from model.edits import Edit, FieldChange
from model.filling import add_to_amounts, cut_cells, fill_from, fill_with, formulas_among
from model.lines import AMOUNT, FORMULA, KIND, Field, Kind
from model.money import Unit
from model.problems import EntryProblem, FormulaProblem
from tests.model.drafts import (
    ADVANCE,
    AUTISM,
    CARE_HOMES,
    CLOSER_WORKING,
    RESURFACING,
    TENDER,
    YEARS,
    pounds,
    small_budget,
)
from tests.model.pasting.clips import linked_budget

FIRST, SECOND = (Field(AMOUNT, year) for year in YEARS)
STATUS, TITLE = Field("status"), Field("title")


def test_cells_are_copied_exactly_as_one_edit() -> None:
    budget = small_budget()
    pairs = [((CARE_HOMES, field), (line, field)) for line in (CLOSER_WORKING, TENDER) for field in (FIRST, STATUS)]
    edit = fill_from(budget, pairs, "Fill down")
    assert edit is not None
    assert edit.label == "Fill down"
    budget.apply(edit)
    for line in (CLOSER_WORKING, TENDER):
        assert (budget.line(line).amounts[0], budget.line(line).status) == (Decimal("1000.10"), "New")


@pytest.mark.parametrize("source, wanted", [((AUTISM, FIRST), (TENDER, FIRST)), ((CARE_HOMES, TITLE), (TENDER, FIRST))])
def test_what_does_not_fit_is_not_copied(source: tuple[int, Field], wanted: tuple[int, Field]) -> None:
    with pytest.raises(EntryProblem):
        fill_from(small_budget(), [(source, wanted)], "Fill right")


def test_formulas_are_filled_over_only_when_told() -> None:
    budget = linked_budget()
    pairs = [((CARE_HOMES, FIRST), (ADVANCE, FIRST))]
    with pytest.raises(FormulaProblem):
        fill_from(budget, pairs, "Fill down")
    assert fill_from(budget, pairs, "Fill down", over_formula=True) is not None
    assert formulas_among(budget, [(ADVANCE, FIRST), (ADVANCE, SECOND), (ADVANCE, None), (ADVANCE, TITLE)]) == [
        "B2+100"
    ]


def test_typed_text_fills_every_cell_as_its_column_reads_it() -> None:
    budget = small_budget()
    cells = [(CARE_HOMES, FIRST), (TENDER, SECOND)]
    edit = fill_with(budget, cells, "=1.5*2", Unit.THOUSANDS)
    assert edit is not None
    budget.apply(edit)
    assert budget.line(CARE_HOMES).amounts[0] == budget.line(TENDER).amounts[1] == Decimal(3000)
    with pytest.raises(EntryProblem):
        fill_with(budget, [*cells, (TENDER, STATUS)], "3", Unit.GBP)


def test_a_typed_type_fills_types() -> None:
    budget = small_budget()
    edit = fill_with(budget, [(CARE_HOMES, Field(KIND))], "saving", Unit.GBP)
    assert edit is not None
    budget.apply(edit)
    assert budget.line(CARE_HOMES).kind is Kind.SAVING


def test_an_amount_is_added_to_each() -> None:
    budget = small_budget()
    cells = [(CARE_HOMES, FIRST), (CARE_HOMES, SECOND), (ADVANCE, SECOND), (RESURFACING, SECOND)]
    edit = add_to_amounts(budget, cells, Decimal(-7))
    assert edit is not None
    budget.apply(edit)
    assert budget.line(CARE_HOMES).amounts == pounds("993.10", "-7")
    assert budget.line(ADVANCE).amounts[1] == Decimal(-7)
    assert str(budget.line(RESURFACING).amounts[1]) == "0"
    with pytest.raises(EntryProblem, match=r"“tbc”, which is no amount"):
        add_to_amounts(budget, [(AUTISM, FIRST)], Decimal(1))


def test_cut_cells_become_blank_unless_one_cannot() -> None:
    budget = small_budget()
    edit = cut_cells(budget, [(CARE_HOMES, FIRST), (CARE_HOMES, TITLE), (CARE_HOMES, STATUS)])
    assert edit is not None
    assert edit.label == "Cut 3 cells"
    budget.apply(edit)
    line = budget.line(CARE_HOMES)
    assert (line.amounts[0], line.title, line.status) == (None, "", "")
    for field in (None, Field(KIND)):
        with pytest.raises(EntryProblem, match=r"^A line cannot be without its"):
            cut_cells(budget, [(CARE_HOMES, SECOND), (CARE_HOMES, field)])


def with_formula(formula: str) -> Budget:
    """Give the advance of £200 this formula in the workbook, which is in £m."""
    budget = small_budget()
    budget.apply(Edit("Read", (FieldChange(ADVANCE, Field(FORMULA, YEARS[0]), "100+100", formula),)))
    return budget


def test_filling_takes_a_working_along_and_one_undo_brings_back_what_was_there() -> None:
    budget = with_formula("(100+100)/1000000")
    before = budget.snapshot()
    edit = fill_from(budget, [((ADVANCE, FIRST), (ADVANCE, SECOND)), ((ADVANCE, FIRST), (CARE_HOMES, SECOND))], "Fill")
    assert edit is not None
    budget.apply(edit)
    for line in (ADVANCE, CARE_HOMES):
        assert budget.line(line).amounts[1] == Decimal(200)
        assert budget.line(line).formulas[YEARS[1]] == "(100+100)/1000000"
    budget.revert(edit)
    assert budget.snapshot() == before


@pytest.mark.parametrize("formula", ["B2+100", "100+101"], ids=["follows a cell", "comes to something else"])
def test_filling_takes_no_formula_along_that_is_no_working_of_the_amount(formula: str) -> None:
    budget = with_formula(formula)
    edit = fill_from(budget, [((ADVANCE, FIRST), (CARE_HOMES, SECOND))], "Fill")
    assert edit is not None
    budget.apply(edit)
    assert budget.line(CARE_HOMES).amounts[1] == Decimal(200)
    assert not budget.line(CARE_HOMES).formulas
