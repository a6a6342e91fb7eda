"""A paste onto the small budget, put together in one call."""

from collections.abc import Mapping, Sequence

from model.budget import Budget
from model.clipboard.block import Block
from model.clipboard.contents import read_contents
from model.clipboard.own_copy import OwnCopy
from model.clipboard.tsv import write_tsv
from model.edits import Edit, FieldChange
from model.lines import AMOUNT, FORMULA, Field, Kind
from model.money import Unit
from model.pasting.plan import PastePlan, plan_paste
from model.pasting.questions import Answers, Choice, Topic
from model.pasting.request import Request
from model.pasting.special import PLAIN, Special
from model.pasting.target import Growth, Target
from tests.model.drafts import ADVANCE, CARE_HOMES, OLDER, YEARS, small_budget

AMOUNTS = [Field(AMOUNT, year) for year in YEARS]
NO_ROOM = "No lines can be added here."


def target(
    lines: Sequence[int] = (CARE_HOMES, ADVANCE),
    fields: Sequence[Field | None] = AMOUNTS,
    height: int = 1,
    width: int = 1,
    kind: Kind | None = Kind.PRESSURE,
) -> Target:
    growth = Growth(OLDER, kind) if kind else None
    return Target(lines, fields, height, width, around=lines, growth=growth, why_not=NO_ROOM)


def request(
    budget: Budget,
    text: str,
    where: Target | None = None,
    answers: Answers | None = None,
    *,
    special: Special = PLAIN,
    unit: Unit = Unit.GBP,
    copied_in: Unit | None = None,
    html: str = "",
) -> Request:
    block = read_contents(text, html, copied_in)
    return Request(budget, block, where or target(), unit, special, answers or {})


def own_block(rows: Sequence[Sequence[str]], own: OwnCopy, unit: Unit = Unit.GBP) -> Block:
    """Cells that were copied in the program itself."""
    return read_contents(write_tsv(rows), unit=unit, own=own)


def pasted(budget: Budget, *args: object, **options: object) -> PastePlan:
    """Plan and do it."""
    plan = plan_paste(request(budget, *args, **options))  # type: ignore[arg-type]  # handed on as they are
    if plan.edit is not None:
        budget.apply(plan.edit)
    return plan


def linked_budget() -> Budget:
    """The small budget with a formula that follows another cell, where it has a mere working."""
    budget = small_budget()
    formula = Field(FORMULA, YEARS[0])
    budget.apply(Edit("Read", (FieldChange(ADVANCE, formula, "100+100", "B2+100"),)))
    return budget


def topics(plan: PastePlan) -> list[Topic]:
    return [question.topic for question in plan.questions]


def defaults(plan: PastePlan) -> Mapping[Topic, Choice]:
    return {question.topic: question.default for question in plan.questions}
