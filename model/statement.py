"""The statement that proves a paper: previously agreed + amended + new = the total; less the control total = nil.

One for each scope and measure, with a figure a year in exact pounds. A difference that can come of rounding every line
to the last printed digit is a rounding difference, which is shown as one and never plugged.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from model.agreed_by import AgreedBy, agreed_by, as_they_were
from model.budget import Budget
from model.control_differences import Difference, compared
from model.controls import ControlTotal, Measure
from model.lines import Kind, Line, Section
from model.money import EXACT, NIL
from model.partial_totals import measured
from model.previous import states_previous
from model.scopes import ScopeTally, scopes
from model.statuses import Standing, standing, standing_of
from model.totals import SECTIONS, Row

_ALWAYS = (Standing.AGREED, Standing.AMENDED, Standing.NEW)


@dataclass(frozen=True, slots=True)
class Compared:
    """A control total beside the lines: each year that it states, in order."""

    control: ControlTotal
    differences: tuple[Difference, ...]

    @property
    def agrees(self) -> bool:
        """Whether every year that it states agrees to the penny."""
        return not any(item.difference for item in self.differences)


@dataclass(frozen=True, slots=True)
class Statement:
    """The statement of one scope and measure: the parts that make up the total, and the control totals beside it.

    `previously` are the previous amounts of amended lines, nil of those that state none, and of withdrawn ones that
    state some and no amount: with the agreed lines they are what was previously agreed; `councils` say by which
    Council, where lines tell. `lines` are those that count.
    """

    scope: ScopeTally
    measure: Measure
    parts: Mapping[Standing, Row]
    total: Row
    previously: Row
    controls: tuple[Compared, ...]
    lines: Mapping[Standing, tuple[Line, ...]]
    councils: tuple[AgreedBy, ...]

    @property
    def previously_agreed(self) -> Row:
        """What was agreed before: the agreed lines, and the amended ones as they were."""
        return tuple(map(EXACT.add, self.parts[Standing.AGREED], self.previously))

    @property
    def changes(self) -> Row:
        """By how much amended lines were changed; where a line states no previous amount, all of it is change."""
        return tuple(map(EXACT.subtract, self.parts[Standing.AMENDED], self.previously))


def statements(budget: Budget) -> Iterator[Statement]:
    """Yield the statements of every scope, the widest first, and in each of every measure."""
    for scope in scopes(budget):
        yield from statements_of(budget, scope)


def statement_of(budget: Budget, scope: ScopeTally, measure: Measure) -> Statement:
    """Return the statement of one scope and measure."""
    return next(each for each in statements_of(budget, scope) if each.measure is measure)


def statements_of(budget: Budget, scope: ScopeTally) -> Iterator[Statement]:
    """Yield the statements of a scope, one a measure, with one look at its lines."""
    lines = _lines(budget, scope)
    before = {section: as_they_were(budget, lines[Standing.AMENDED, section]) for section in Section}
    for measure in Measure:
        sections = SECTIONS[measure]
        of_measure = {each: _joined(lines[each, section] for section in sections) for each in Standing}
        were = _joined(before[section] for section in sections)
        yield Statement(
            scope,
            measure,
            MappingProxyType(by_standing(scope, measure)),
            scope.tally.measure(measure),
            measured(were, measure, len(budget.years)),
            tuple(Compared(control, tuple(compared(budget, control))) for control in scope.controls(budget, measure)),
            MappingProxyType({each: found for each, found in of_measure.items() if found}),
            agreed_by(budget, of_measure[Standing.AGREED], were, measure),
        )


def _lines(budget: Budget, scope: ScopeTally) -> Mapping[tuple[Standing, Section], list[Line]]:
    found: dict[tuple[Standing, Section], list[Line]] = {(each, part): [] for each in Standing for part in Section}
    for line in scope.lines(budget):
        if line.kind is not Kind.UNKNOWN:
            found[_counted_as(line), line.section].append(line)
    return found


def _counted_as(line: Line) -> Standing:
    """Return where a line counts: a withdrawn one that says what was agreed of it is one amended to nothing."""
    its = standing_of(line)
    return Standing.AMENDED if its is Standing.WITHDRAWN and line.is_nil and states_previous(line) else its


def _joined(runs: Iterable[Iterable[Line]]) -> tuple[Line, ...]:
    return tuple(chain.from_iterable(runs))


def by_standing(scope: ScopeTally, measure: Measure) -> dict[Standing, Row]:
    """Return the year totals of the lines of each standing; those seldom met are there only where they count."""
    found: dict[Standing, Row] = dict.fromkeys(_ALWAYS, ())
    for status in sorted(scope.tally.statuses):
        figures = scope.tally.measure(measure, status)
        found[standing(status)] = _added(found.get(standing(status), ()), figures)
    nil = tuple(NIL for _ in scope.tally.measure(measure))
    return {each: figures or nil for each, figures in found.items() if each in _ALWAYS or any(figures)}


def _added(first: Row, second: Row) -> Row:
    return tuple(map(EXACT.add, first, second)) if first else second
