"""The rows of the reconciliation: what was previously agreed, changes and new make the total; less the control total.

Beneath stand the totals without transfers and without conditional lines, savings by deliverability, and the pots.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from model.basis import Basis, restated_control, restated_figures
from model.budget import Budget
from model.control_differences import Difference, compared, may_be_rounding
from model.controls import ControlTotal, Measure, Scope
from model.council_words import is_doubtful
from model.delivery import savings_by_deliverability
from model.money import EXACT, NIL, Amount
from model.partial_totals import conditional_lines, transferred_lines, without
from model.pots import Allocation, allocation_of, states_amounts
from model.scopes import ScopeTally
from model.statement import Statement, statements_of
from model.statuses import Standing
from model.totals import Row
from ui.window.summary_rows import MEASURE_WORDS


class Kind(Enum):
    """What a row of the page is."""

    HEADING = "heading"
    PART = "part"
    DETAIL = "detail"
    TOTAL = "total"
    CONTROL = "control"
    DIFFERENCE = "difference"
    NOTE = "note"


class State(Enum):
    """How a row stands to what it is compared with."""

    NONE = ""
    AGREES = "agrees"
    ROUNDING = "rounding difference"
    DIFFERS = "differs"
    LEFT = "unallocated"
    OVER = "over-allocated"


@dataclass(frozen=True, slots=True)
class StatedRow:
    """One row: its words, a figure a year in pounds (None for none), how it stands, and what of it can be explained.

    `line_ids` are the lines that it is of, `without` those that are left out of its measure, where that is told. What
    is left of a pot says how much `there_is` of it as a level, from which the lines `met` are taken.
    """

    kind: Kind
    text: str
    figures: tuple[Amount, ...] = ()
    state: State = State.NONE
    measure: Measure | None = None
    line_ids: tuple[int, ...] = field(default=(), compare=False)
    without: tuple[int, ...] = field(default=(), compare=False)
    there_is: tuple[Amount, ...] = field(default=(), compare=False)
    met: tuple[int, ...] = field(default=(), compare=False)


def reconciliation(budget: Budget, scope: ScopeTally, basis: Basis) -> list[StatedRow]:
    """Return the rows of a scope, figures in a basis."""
    rows: list[StatedRow] = []
    for statement in statements_of(budget, scope):
        rows += _statement(budget, statement, basis)
    rows += _without_some(budget, scope, basis)
    rows += _deliverability(budget, scope, basis)
    if scope.scope is Scope.DIRECTORATE:
        rows += _pots(budget, basis)
    return rows


def _statement(budget: Budget, statement: Statement, basis: Basis) -> Iterator[StatedRow]:
    measure = statement.measure

    def part(text: str, figures: Row, *standings: Standing) -> StatedRow:
        lines = [line.id for standing in standings for line in statement.lines.get(standing, ())]
        return StatedRow(Kind.PART, text, restated_figures(figures, basis), line_ids=tuple(lines))

    yield StatedRow(Kind.HEADING, MEASURE_WORDS[measure])
    yield part("Previously agreed", statement.previously_agreed, Standing.AGREED, Standing.AMENDED)
    for council in statement.councils:
        figures = restated_figures(council.figures, basis)
        yield StatedRow(Kind.DETAIL, council.words, figures, line_ids=council.line_ids)
    yield part("Changes to what was agreed", statement.changes, Standing.AMENDED)
    yield part("New", statement.parts[Standing.NEW], Standing.NEW)
    for standing in (Standing.WITHDRAWN, Standing.OTHER):
        if standing in statement.parts:
            yield part(standing.title, statement.parts[standing], standing)
    yield StatedRow(Kind.TOTAL, "Total", restated_figures(statement.total, basis), measure=measure)
    for each in statement.controls:
        yield from _control(budget, each.control, basis)
    if not statement.controls:
        yield StatedRow(Kind.NOTE, "No control total is stated")


def _control(budget: Budget, control: ControlTotal, basis: Basis) -> Iterator[StatedRow]:
    source = ", ".join(words for words in (control.source, control.date) if words)
    without_transfers = " without transfers" if control.without_transfers else ""
    text = f"Control total{without_transfers}{f': {source}' if source else ''}"
    yield StatedRow(Kind.CONTROL, text, tuple(restated_control(control.amounts, basis)))
    found = {each.year: each for each in compared(budget, control, basis)}
    figures = tuple(found[year].difference if year in found else None for year in budget.years)
    yield StatedRow(Kind.DIFFERENCE, "Difference", figures, _state(budget, list(found.values()), basis))


def _state(budget: Budget, found: Sequence[Difference], basis: Basis) -> State:
    differing = [each for each in found if each.difference]
    if not differing:
        return State.AGREES if found else State.NONE
    is_rounding = basis is Basis.YEAR_ON_YEAR and all(may_be_rounding(budget, each) for each in differing)
    return State.ROUNDING if is_rounding else State.DIFFERS


def _without_some(budget: Budget, scope: ScopeTally, basis: Basis) -> Iterator[StatedRow]:
    inside = {line.id for line in scope.lines(budget)}
    kinds = (("transfers", transferred_lines(budget)), ("conditional lines", conditional_lines(budget)))
    for words, found in kinds:
        lines = [line for line in found if line.id in inside]
        if not lines:
            continue
        count = "one line" if len(lines) == 1 else f"{len(lines):,} lines"
        ids = tuple(line.id for line in lines)
        yield StatedRow(Kind.HEADING, f"Without {words} ({count})", line_ids=ids)
        for measure in Measure:
            figures = restated_figures(without(scope.tally.measure(measure), lines, measure), basis)
            text = f"{MEASURE_WORDS[measure]} without {words}"
            yield StatedRow(Kind.PART, text, figures, measure=measure, without=ids)


def _deliverability(budget: Budget, scope: ScopeTally, basis: Basis) -> Iterator[StatedRow]:
    found = savings_by_deliverability(scope.lines(budget), len(budget.years))
    if not any(each.word or any(each.shortfall) for each in found):
        return
    yield StatedRow(Kind.HEADING, "Savings by deliverability")
    doubtful: list[Row] = []
    short: list[Row] = []
    doubtful_ids: list[int] = []
    short_ids: list[int] = []
    for each in found:
        ids = tuple(line.id for line in each.lines)
        count = "one line" if len(ids) == 1 else f"{len(ids):,} lines"
        words = each.word or "Nothing said"
        yield StatedRow(Kind.PART, f"{words} ({count})", restated_figures(each.agreed, basis), line_ids=ids)
        if any(each.shortfall):
            text = f"{words}: shortfall that is forecast"
            yield StatedRow(Kind.PART, text, restated_figures(each.shortfall, basis), line_ids=ids)
            short.append(each.shortfall)
            short_ids += ids
        if is_doubtful(each.word):
            doubtful.append(each.agreed)
            doubtful_ids += ids
    for text, rows, ids in (
        ("Savings at risk or not deliverable", doubtful, tuple(doubtful_ids)),
        ("Shortfall that is forecast", short, tuple(short_ids)),
    ):
        yield StatedRow(Kind.TOTAL, text, restated_figures(_cast(rows, len(budget.years)), basis), line_ids=ids)


def _cast(rows: Iterable[Row], years: int) -> Row:
    figures = [NIL] * years
    for row in rows:
        figures = [EXACT.add(one, other) for one, other in zip(figures, row, strict=True)]
    return tuple(figures)


def _pots(budget: Budget, basis: Basis) -> Iterator[StatedRow]:
    lines = tuple(budget.lines())
    for pot in budget.pots:
        allocation = allocation_of(pot, lines)
        ids = tuple(line.id for line in allocation.lines)
        count = "one line" if len(ids) == 1 else f"{len(ids):,} lines"
        ends = f", until {pot.ends}" if pot.ends else ""
        yield StatedRow(Kind.HEADING, f"Pot: {pot.name}{ends} ({count})", line_ids=ids)
        if states_amounts(pot):
            yield StatedRow(Kind.PART, "There is", restated_figures(allocation.available, basis))
        yield StatedRow(Kind.PART, "Allocated to lines", restated_figures(allocation.allocated, basis), line_ids=ids)
        if states_amounts(pot):
            yield _left(allocation)


def _left(allocation: Allocation) -> StatedRow:
    left = allocation.unallocated
    words = "Unallocated by the end of the year"
    is_over = any(figure < Decimal(0) for figure in left)
    state = State.OVER if is_over else State.LEFT if any(left) else State.NONE
    return StatedRow(
        Kind.TOTAL,
        "Over-allocated (below nil) by the end of the year" if is_over else words,
        left,
        state,
        there_is=restated_figures(allocation.available, Basis.LEVEL),
        met=tuple(line.id for line in allocation.lines),
    )
