from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from model.clipboard.block import block_of
from model.clipboard.own_copy import OwnCopy
from model.lines import KIND, Field, Kind, value_of
from model.money import Amount, Unit, cell_text
from model.pasting.plan import PastePlan, plan_paste
from model.pasting.questions import Choice, Topic
from model.pasting.request import Request
from model.pasting.special import Operation, Special
from model.pasting.target import Target
from model.problems import EntryProblem
from tests.model.drafts import ADVANCE, AUTISM, CARE_HOMES, CLOSER_WORKING, RESURFACING, YEARS, small_budget
from tests.model.pasting.clips import AMOUNTS, own_block, target

REFERENCE = Field("reference")
STATUS = Field("status")
TITLE = Field("title")


FIELDS = (REFERENCE, TITLE, Field("description"), *AMOUNTS)


WORDS = st.text(st.sampled_from('ab1 ,"\t\n=-(£é'), max_size=8)


MONEY = st.one_of(st.none(), st.integers(-(10**9), 10**9).map(lambda pence: Decimal(pence) / 100))


ROWS = st.lists(st.tuples(WORDS, WORDS, WORDS, MONEY, MONEY), min_size=1, max_size=4)


def copy(row: tuple[str, str, str, Amount, Amount], unit: Unit) -> list[str]:
    return [
        cell_text(value, unit) if isinstance(value, Decimal) else value if isinstance(value, str) else ""
        for value in row
    ]


@given(ROWS, st.sampled_from(Unit), st.sampled_from(Unit))
def test_what_is_copied_and_pasted_elsewhere_is_equal(
    rows: list[tuple[str, str, str, Amount, Amount]], copied_in: Unit, shown: Unit
) -> None:
    budget = small_budget()
    before = budget.snapshot()
    lines = (CARE_HOMES, CLOSER_WORKING, AUTISM, RESURFACING)[: len(rows)]
    own = OwnCopy(len(rows), tuple(field.name for field in FIELDS), Unit.MILLIONS, frozenset(range(len(rows))))
    block = own_block([copy(row, copied_in) for row in rows], own, copied_in)
    plan = plan_paste(Request(budget, block, Target(lines, FIELDS), shown))
    assert plan.questions == ()
    if plan.edit is not None:
        budget.apply(plan.edit)
    for line, row in zip(lines, rows, strict=True):
        assert tuple(value_of(budget.line(line), field, YEARS) for field in FIELDS) == row
    if plan.edit is not None:
        budget.revert(plan.edit)
    assert budget.snapshot() == before


ANSWERS: st.SearchStrategy[Mapping[Topic, Choice]] = st.dictionaries(
    st.sampled_from(Topic), st.sampled_from(Choice), max_size=6
)


CELLS = st.sampled_from(["", "1", "-2,000", "(3)", "4-", "tbc", "-", "2026/27", "=1+1", "=x", "0.001", "New", "Saving"])


BLOCKS = st.lists(st.lists(CELLS, min_size=1, max_size=7), min_size=1, max_size=6)


@given(BLOCKS, ANSWERS, st.sampled_from(Operation), st.booleans())
def test_any_paste_taken_back_restores_the_budget_exactly(
    rows: list[list[str]], answers: Mapping[Topic, Choice], operation: Operation, turned: bool
) -> None:
    budget = small_budget()
    before = budget.snapshot()
    fields = (REFERENCE, STATUS, Field(KIND), *AMOUNTS)
    where = replace(target((ADVANCE, CARE_HOMES), fields), around=(CARE_HOMES,))
    special = Special(operation, transpose=turned)
    try:
        plan = plan_paste(Request(budget, block_of(rows), where, Unit.GBP, special, answers))
    except EntryProblem:
        plan = PastePlan((), (), None)
    assert budget.snapshot() == before
    if plan.edit is None:
        return
    budget.apply(plan.edit)
    counted = budget.recount()
    for area in budget.areas:
        for kind in Kind:
            assert budget.totals.area(area.id).kind(kind) == counted.area(area.id).kind(kind)
    budget.revert(plan.edit)
    assert budget.snapshot() == before
