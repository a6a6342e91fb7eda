"""What a figure of the reconciliation is made of, where it is no total of its scope: lines, now and before.

A way to add lines up is shown only where it comes to the figure exactly; else the figure stands alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from model.basis import Basis, restated
from model.budget import Budget
from model.controls import Measure
from model.explaining import AmountPart, Explainer, Part, SumPart
from model.lines import AMOUNT, FORECAST, Field, Line, Section
from model.money import NIL, negated, total
from model.previous import previous_amounts, states_previous
from model.scopes import ScopeTally
from model.statuses import Standing, standing_of
from ui.window.reconciliation.rows import StatedRow

_SECTIONS = {Measure.PRESSURES: Section.PRESSURES, Measure.SAVINGS: Section.SAVINGS}


class RowParts:
    """Explains the rows of a scope, in a basis."""

    def __init__(self, budget: Budget, explainer: Explainer, scope: ScopeTally, basis: Basis) -> None:
        """`explainer` knows the cells and the last changes of the budget."""
        self._budget = budget
        self._explainer = explainer
        self._scope = scope
        self._basis = basis

    def part(self, row: StatedRow, place: int, heading: str) -> SumPart | None:
        """Return what the figure of a row under a heading is made of in a year (from nil); None where none stands."""
        figure = row.figures[place] if place < len(row.figures) else None
        if not isinstance(figure, Decimal):
            return None
        words = (
            f"{', '.join(each for each in (self._scope.name, heading, row.text) if each)} {self._budget.years[place]}"
        )
        for stated, unstated in self._ways(row, place):
            if total(part.pounds for part in stated) == figure:
                return SumPart(words, figure, tuple(stated), tuple(unstated))
        return SumPart(words, figure, ())

    def _ways(self, row: StatedRow, place: int) -> Iterator[tuple[list[Part], list[int]]]:
        """Yield the ways in which a row may be the sum of its lines, with those that state nothing."""
        if row.without and row.measure is not None:
            yield self._without(row.measure, row.without, place), []
            return
        if row.there_is:
            yield self._left(row, place)
            return
        lines = [self._budget.line(line_id) for line_id in row.line_ids]
        yield self._amounts(lines, place)
        before = [line for line in lines if states_previous(line)]
        once = self._before(before, place)
        now, unstated = self._amounts([line for line in lines if line not in before and not _is_amended(line)], place)
        yield [*now, *once], unstated
        every, unstated = self._amounts(lines, place)
        yield [*every, *(_less(part) for part in once)], unstated
        yield self._shortfalls(lines, place), []

    def _amounts(self, lines: Sequence[Line], place: int) -> tuple[list[Part], list[int]]:
        """Return what lines state, and which state nothing."""
        field = Field(AMOUNT, self._budget.years[place])
        found = [(line.id, self._explainer.amount(line.id, field, self._basis)) for line in lines]
        silent = [line_id for line_id, part in found if _states_nothing(part)]
        return [part for _line_id, part in found if not _states_nothing(part)], silent

    def _left(self, row: StatedRow, place: int) -> tuple[list[Part], list[int]]:
        """Return what there is of a pot by the end of a year, less what its lines use by then; and the silent lines."""
        there_is = row.there_is[place]
        stated = there_is if isinstance(there_is, Decimal) else NIL
        levels = RowParts(self._budget, self._explainer, self._scope, Basis.LEVEL)
        used, silent = levels._amounts([self._budget.line(line_id) for line_id in row.met], place)
        whole = SumPart(f"There is, by the end of {self._budget.years[place]}", stated, ())
        return [whole, *(_less(part) for part in used)], silent

    def _before(self, lines: Sequence[Line], place: int) -> list[Part]:
        """Return what lines stated before they were amended."""
        years, unit = self._budget.years, self._budget.settings.unit
        parts: list[Part] = []
        for line in lines:
            amount = restated(previous_amounts(line, years, unit), self._basis)[place]
            if isinstance(amount, Decimal):
                name = " ".join(f"{line.reference} {line.title}".split()) or line.name
                parts.append(SumPart(f"{name}, previously {years[place]}", amount, (), area_id=line.area_id))
        return parts

    def _shortfalls(self, lines: Sequence[Line], place: int) -> list[Part]:
        """Return by how much forecasts differ from what was agreed, a part for each line that states both."""
        year = self._budget.years[place]
        parts: list[Part] = []
        for line in lines:
            amount, forecast = (
                self._explainer.amount(line.id, Field(name, year), self._basis) for name in (AMOUNT, FORECAST)
            )
            if not _states_nothing(amount) and not _states_nothing(forecast):
                both = (forecast, _less(amount))
                parts.append(SumPart(f"{line.name}, forecast less amount {year}", total(p.pounds for p in both), both))
        return parts

    def _without(self, measure: Measure, line_ids: Sequence[int], place: int) -> list[Part]:
        """Return the total of a measure, and each line that is left out of it with the other sign."""
        whole = self._explainer.total(self._scope, measure, self._budget.years[place], self._basis)
        section = _SECTIONS.get(measure)
        lines = [self._budget.line(line_id) for line_id in line_ids]
        left_out, _silent = self._amounts([line for line in lines if section in (None, line.section)], place)
        return [whole, *(_less(part) for part in left_out)]


def _is_amended(line: Line) -> bool:
    return standing_of(line) is Standing.AMENDED


def _states_nothing(part: Part) -> bool:
    return isinstance(part, SumPart) and part.states_nothing


def _less(part: Part) -> Part:
    """Return a part that is taken away, with the other sign, down to its cells."""
    words, pounds = f"Less {part.words}", negated(part.pounds)
    if isinstance(part, AmountPart):
        return replace(part, words=words, pounds=pounds)
    return replace(part, words=words, pounds=pounds, parts=tuple(_less(each) for each in part.parts))
