"""A figure of an annex as a tree of what it is cast from: the annex's own rows, then lines and cells behind them."""

from decimal import Decimal

from exporters.annex import Annex, Row
from model.basis import Basis, restated
from model.budget import Budget
from model.controls import Measure
from model.explaining import Explainer, Part, SumPart
from model.lines import AMOUNT, Field, Section
from model.money import EXACT, negated, total
from model.previous import previous_amounts
from model.scopes import scopes
from model.years import place_of

_MEASURES = {Section.PRESSURES.title: Measure.PRESSURES, Section.SAVINGS.title: Measure.SAVINGS}


def explained_cell(annex: Annex, budget: Budget, explainer: Explainer, row: int, year: int) -> Part | None:
    """Return what the figure in a row and year (both from nil) of an annex is made of; None where none stands."""
    return _Cells(annex, budget, explainer, year).part(row)


class _Cells:
    """Explains the figures of one column."""

    def __init__(self, annex: Annex, budget: Budget, explainer: Explainer, year: int) -> None:
        self._annex = annex
        self._budget = budget
        self._explainer = explainer
        self._place = year
        self._year = annex.amount_columns[year].year
        self._basis = next((basis for basis in Basis if basis.value == annex.basis), Basis.YEAR_ON_YEAR)

    def part(self, place: int) -> Part | None:
        """Return the part of a row; None where it states no figure."""
        row = self._annex.rows[place]
        amount = row.amounts[self._place] if self._place < len(row.amounts) else None
        if not isinstance(amount, Decimal):
            return None
        if row.casts:
            added = [part for each in row.parts if (part := self.part(each)) is not None]
            taken = [_taken(part) for each in row.less if (part := self.part(each)) is not None]
            return SumPart(self._words(row), amount, (*added, *taken))
        found = self._of_model(row)
        return found if found is not None and found.pounds == amount else SumPart(self._words(row), amount, ())

    def _of_model(self, row: Row) -> Part | None:
        """Return what the model says of a row that the annex takes from it; None where it is neither line nor area."""
        if self._year not in self._budget.years:
            return None
        if row.line_id is not None and self._budget.has_line(row.line_id):
            return self._explainer.amount(row.line_id, Field(row.field, self._year), self._basis)
        if row.of_lines or row.before:
            return self._of_lines(row)
        measure = _MEASURES.get(row.texts[0])
        scope = next((each for each in scopes(self._budget) if each.area_id and each.name in row.group), None)
        return self._explainer.total(scope, measure, self._year, self._basis) if measure and scope else None

    def _of_lines(self, row: Row) -> SumPart:
        found = [(each, self._explainer.amount(each, Field(AMOUNT, self._year), self._basis)) for each in row.of_lines]
        parts: list[Part] = [part for _, part in found if not _states_nothing(part)]
        unstated = tuple(line_id for line_id, part in found if _states_nothing(part))
        whole = row.amounts[self._place]
        if row.rest and isinstance(whole, Decimal):
            parts.append(self._rest(row, EXACT.subtract(whole, total(part.pounds for part in parts))))
        return SumPart(self._words(row), total(part.pounds for part in parts), tuple(parts), unstated)

    def _rest(self, row: Row, pounds: Decimal) -> SumPart:
        """Return what a row holds beside its lines: one part for each amended line that states what it was."""
        is_less = set(row.before) <= set(row.of_lines)
        parts = [part for each in row.before if (part := self._before(each, is_less=is_less)) is not None]
        casts = total(part.pounds for part in parts) == pounds
        return SumPart(row.rest, pounds, tuple(parts) if casts else ())

    def _before(self, line_id: int, *, is_less: bool) -> SumPart | None:
        """Return what an amended line stated before, in the annex's basis; None where it stated nothing."""
        if not self._budget.has_line(line_id):
            return None
        line, years = self._budget.line(line_id), self._budget.years
        previous = previous_amounts(line, years, self._budget.settings.unit)
        amount = restated(previous, self._basis)[place_of(self._year, years)]
        if not isinstance(amount, Decimal):
            return None
        name = " ".join(f"{line.reference} {line.title}".split()) or line.name
        return SumPart(
            f"{name}, previously {self._year}", negated(amount) if is_less else amount, (), area_id=line.area_id
        )

    def _words(self, row: Row) -> str:
        words = dict.fromkeys(text for text in (*row.group, *row.texts) if text)
        return f"{', '.join(' '.join(text.split()) for text in words)} {self._year}"


def _states_nothing(part: Part) -> bool:
    return isinstance(part, SumPart) and part.states_nothing


def _taken(part: Part) -> SumPart:
    """Return a part that is taken away, with the other sign, so that the whole is the sum of its parts."""
    return SumPart(f"Less {part.words}", negated(part.pounds), ())
