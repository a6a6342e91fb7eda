"""The statement that proves a paper: previously agreed + amended + new = the total; less the control total = nil.

One for each scope and measure, with a figure a year in exact pounds. A difference that can come of rounding every line
to the last printed digit is a rounding difference, which is shown as one and never plugged.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from model.agreed_by import AgreedBy, agreed_by, as_they_were
from model.budget import Budget
from model.control_differences import Difference, compared
from model.controls import ControlTotal, Measure
from model.lines import Kind, Line
from model.money import EXACT, NIL
from model.partial_totals import measured
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

    `previously` are the previous amounts of amended lines, nil of those that state none: with the agreed lines they
    are what was previously agreed; `councils` say by which Council, where lines tell. `lines` are those that count.
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
        for measure in Measure:
            yield statement_of(budget, scope, measure)


def statement_of(budget: Budget, scope: ScopeTally, measure: Measure) -> Statement:
    """Return the statement of one scope and measure."""
    controls = tuple(Compared(control, tuple(compared(budget, control))) for control in scope.controls(budget, measure))
    parts = MappingProxyType(by_standing(scope, measure))
    lines = MappingProxyType(_lines(budget, scope, measure))
    agreed, amended = lines.get(Standing.AGREED, ()), lines.get(Standing.AMENDED, ())
    before = as_they_were(budget, amended)
    previously = measured(before, measure, len(budget.years))
    councils = agreed_by(budget, agreed, before, measure)
    return Statement(scope, measure, parts, scope.tally.measure(measure), previously, controls, lines, councils)


def _lines(budget: Budget, scope: ScopeTally, measure: Measure) -> Mapping[Standing, tuple[Line, ...]]:
    sections = SECTIONS[measure]
    found: dict[Standing, list[Line]] = {}
    for line in scope.lines(budget):
        if line.section in sections and line.kind is not Kind.UNKNOWN:
            found.setdefault(standing_of(line), []).append(line)
    return {each: tuple(lines) for each, lines in found.items()}


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
