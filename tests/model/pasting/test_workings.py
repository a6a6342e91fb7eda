"""Workings that travel with copied amounts: into any unit rightly, or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.clipboard.contents import read_contents
from model.clipboard.own_copy import OwnCopy
from model.clipboard.tsv import write_tsv
from model.entry import read_worked
from model.lines import AMOUNT
from model.money import Unit, cell_text
from model.pasting.plan import plan_paste
from model.pasting.questions import Choice, Topic
from model.pasting.request import Request
from model.pasting.special import PLAIN, Operation, Special
from model.workings import Worked, shown_working
from tests.model.drafts import CARE_HOMES, YEARS, small_budget
from tests.model.pasting.clips import linked_budget, own_block, target

STORED = small_budget().settings.unit


def paste(
    working: str, typed_in: Unit, copied_in: Unit, special: Special = PLAIN, source: Unit = STORED
) -> tuple[object, str | None]:
    """Type a working in one unit, copy it in a view of another; return the amount and the working as typed."""
    worked = read_worked(f"={working}", typed_in, source)
    assert isinstance(worked, Worked)
    own = OwnCopy(1, (AMOUNT,), source, workings={(0, 0): worked.formula})
    block = own_block([[cell_text(worked.pounds, copied_in)]], own, copied_in)
    budget = small_budget()
    plan = plan_paste(Request(budget, block, target((CARE_HOMES,)), Unit.GBP, special))
    assert plan.edit is not None
    budget.apply(plan.edit)
    line = budget.line(CARE_HOMES)
    formula = line.formulas.get(YEARS[0])
    return line.amounts[0], None if formula is None else shown_working(formula, STORED, typed_in)


@given(st.sampled_from(Unit), st.sampled_from(Unit), st.integers(1, 500), st.integers(1, 52))
def test_a_working_goes_with_a_copied_amount_whatever_the_view(
    typed_in: Unit, copied_in: Unit, first: int, second: int
) -> None:
    amount, working = paste(f"{first}*{second}", typed_in, copied_in)
    worked = read_worked(f"={first}*{second}", typed_in, STORED)
    assert isinstance(worked, Worked)
    assert (amount, working) == (worked.pounds, f"{first}*{second}")


@pytest.mark.parametrize("source", list(Unit))
def test_a_working_from_a_workbook_in_another_unit_comes_to_the_same_money(source: Unit) -> None:
    amount, working = paste("195*52*26", Unit.GBP, Unit.THOUSANDS, source=source)
    assert (amount, working) == (263640, "195*52*26")


@pytest.mark.parametrize("source", list(Unit))
def test_names_and_note_go_with_a_copied_amount_into_a_workbook_in_any_unit(source: Unit) -> None:
    typed = '195 clients × 52 weeks × £26 "agreed; so ""far"""'  # the sign for times
    assert paste(typed, Unit.GBP, Unit.THOUSANDS, source=source) == (263640, typed)


def test_a_working_with_names_that_is_pasted_as_text_is_kept_with_them() -> None:
    block = read_contents(write_tsv([['=195 clients * 52 "agreed"']]), unit=Unit.GBP)
    budget = linked_budget()
    plan = plan_paste(Request(budget, block, target(), Unit.GBP, answers={Topic.FORMULAS: Choice.REPLACE}))
    assert plan.edit is not None
    budget.apply(plan.edit)
    line = budget.line(CARE_HOMES)
    shown = shown_working(line.formulas[YEARS[0]], STORED, Unit.GBP)
    assert (line.amounts[0], shown) == (Decimal(10140), '195 clients × 52 "agreed"')  # the sign for times


@pytest.mark.parametrize(
    "special",
    [Special(Operation.ADD), Special(flip=True), Special(unit=Unit.MILLIONS)],
    ids=["added", "flipped", "read in another unit"],
)
def test_where_the_amount_becomes_another_its_working_stays_behind(special: Special) -> None:
    assert paste("2*3", Unit.GBP, Unit.GBP, special)[1] is None


@pytest.mark.parametrize("formula", ["B2*2", "SUM(A1:A9)", "2*4", "", "6;cmd", "=6"])
def test_a_formula_that_is_no_working_of_the_amount_never_lands(formula: str) -> None:
    block = own_block([["6"]], OwnCopy(1, (AMOUNT,), STORED, workings={(0, 0): formula}))
    budget = linked_budget()
    plan = plan_paste(Request(budget, block, target(), Unit.GBP, answers={Topic.FORMULAS: Choice.REPLACE}))
    assert plan.edit is not None
    budget.apply(plan.edit)
    assert not budget.line(CARE_HOMES).formulas
