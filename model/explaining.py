"""Explain this number: a total or an amount as a tree of the parts that it is cast from, down to cells of the workbook.

Parts always cast exactly to their whole, in pounds. A total is split into years (a level, a cumulative figure), areas,
the two kinds, and lines; a line's amount knows its cell, its working or formula, its transfer and its last change.
Rounding comes at the end: what is shown, beside what the parts as they are shown would make.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from model.basis import Basis
from model.budget import Budget
from model.change_log import LogEntry, heading_of
from model.controls import Measure, Scope
from model.last_changes import LastChanges
from model.lines import AMOUNT, FORECAST, Field, Kind, Line, Section, formula_field, value_of
from model.money import EXACT, NIL, Unit, rounded, total
from model.scopes import ScopeTally
from model.totals import SECTIONS
from model.transfers import Transfer, transfers
from model.workings import is_working, shown_working
from model.years import Year, place_of

Place = tuple[str, str]
PlaceOf = Callable[[int, Field | None], Place | None]


@dataclass(frozen=True, slots=True)
class AmountPart:
    """One cell: a line's year-on-year amount (or forecast), in pounds.

    `place` is its sheet and cell, None where no file holds it yet; `formula` its text without the equals sign, a
    `is_working` where it is pure arithmetic; `last_change` the last entry of the change log about it.
    """

    words: str
    pounds: Decimal
    line_id: int
    field: Field
    place: Place | None = None
    formula: str = ""
    is_working: bool = False
    transfer: Transfer | None = None
    last_change: LogEntry | None = None


@dataclass(frozen=True, slots=True)
class SumPart:
    """A sum in pounds of parts, which may be none. `unstated` are lines that are blank or unreadable there."""

    words: str
    pounds: Decimal
    parts: tuple["Part", ...]
    unstated: tuple[int, ...] = ()
    area_id: int | None = None

    @property
    def states_nothing(self) -> bool:
        """Whether it is a line's amount that is blank or unreadable, which is not nil."""
        return self.area_id is None and not self.parts and bool(self.unstated)


Part = AmountPart | SumPart


@dataclass(frozen=True, slots=True)
class Rounding:
    """A figure as it is shown in a unit, and the sum of its parts as they are shown; the difference is rounding."""

    shown: Decimal
    cast_of_shown: Decimal

    @property
    def difference(self) -> Decimal:
        """What is shown less the cast of what is shown of the parts: nil, or a rounding difference."""
        return EXACT.subtract(self.shown, self.cast_of_shown)


def rounding_of(part: Part, unit: Unit, decimals: int) -> Rounding:
    """Return how a part is shown beside its own parts as they are shown."""
    shown = rounded(part.pounds, unit, decimals)
    if isinstance(part, AmountPart) or not part.parts:
        return Rounding(shown, shown)
    return Rounding(shown, total(rounded(each.pounds, unit, decimals) for each in part.parts))


def outline(part: Part, depth: int = 0) -> Iterator[tuple[int, Part]]:
    """Yield a part and all below it in reading order, each with its depth."""
    yield depth, part
    for each in part.parts if isinstance(part, SumPart) else ():
        yield from outline(each, depth + 1)


class Explainer:
    """Explains figures of a budget as it stands when each is asked for."""

    def __init__(self, budget: Budget, place_of: PlaceOf, log: Sequence[LogEntry] = ()) -> None:
        """`place_of` gives the sheet and cell of a line's field, as a document does; `log` is its change log."""
        self._budget = budget
        self._place_of = place_of
        self._changes = LastChanges(log)

    def total(self, scope: ScopeTally, measure: Measure, year: Year, basis: Basis = Basis.YEAR_ON_YEAR) -> SumPart:
        """Explain a year's total of a scope and measure, in a basis."""
        known = _Known(self._budget)
        return self._by_year(scope.name, year, basis, lambda each: self._scope(known, scope, measure, each))

    def amount(self, line_id: int, field: Field, basis: Basis = Basis.YEAR_ON_YEAR) -> Part:
        """Explain a line's amount or forecast, in a basis. Raises ValueError for a field that is neither."""
        if field.year is None or field.name not in (AMOUNT, FORECAST):
            message = f"{field.name} is no amount"
            raise ValueError(message)
        known, line = _Known(self._budget), self._budget.line(line_id)

        def of_year(year: Year) -> Part:
            part = self._amount(known, line, Field(field.name, year))
            return part or SumPart(f"{line.name} {year}", NIL, (), (line_id,))

        return (
            of_year(field.year) if basis is Basis.YEAR_ON_YEAR else self._by_year(line.name, field.year, basis, of_year)
        )

    def _by_year(self, name: str, year: Year, basis: Basis, of_year: Callable[[Year], Part]) -> SumPart:
        """Split a level into the changes up to its year, and a cumulative figure into the levels up to its year."""
        if basis is Basis.YEAR_ON_YEAR:
            part = of_year(year)
            return part if isinstance(part, SumPart) else _sum(part.words, [part])
        inner = Basis.YEAR_ON_YEAR if basis is Basis.LEVEL else Basis.LEVEL
        years = self._budget.years[: place_of(year, self._budget.years) + 1]
        parts = [self._by_year(name, each, inner, of_year) for each in years]
        return _sum(f"{name}, {basis.value} {year}", parts)

    def _scope(self, known: "_Known", scope: ScopeTally, measure: Measure, year: Year) -> SumPart:
        """Split a scope into services where there are several, then into areas."""
        budget = self._budget
        areas = [
            area
            for area in budget.areas
            if scope.area_id in (None, area.id) and (scope.scope is not Scope.SERVICE or area.service == scope.service)
        ]
        if scope.scope is Scope.AREA:
            return self._area(known, areas[0].id, measure, year)
        words = f"{scope.name}, {_WORDS[measure]} {year}"
        services = list(dict.fromkeys(area.service for area in areas))
        by_area = {area.id: self._area(known, area.id, measure, year) for area in areas}
        if len(services) < 2:  # noqa: PLR2004  # a single service is no split
            return _sum(words, list(by_area.values()))
        parts = [
            _sum(f"{name or 'No service named'} {year}", [by_area[area.id] for area in areas if area.service == name])
            for name in services
        ]
        return _sum(words, parts)

    def _area(self, known: "_Known", area_id: int, measure: Measure, year: Year) -> SumPart:
        name = self._budget.area(area_id).name
        parts = [self._section(known, area_id, section, year) for section in SECTIONS[measure]]
        if len(parts) == 1:
            return parts[0]
        return _sum(f"{name}, {_WORDS[measure]} {year}", parts, area_id=area_id)

    def _section(self, known: "_Known", area_id: int, section: Section, year: Year) -> SumPart:
        words = f"{self._budget.area(area_id).name}, {section.title} {year}"
        parts: list[Part] = []
        unstated: list[int] = []
        for line in self._budget.lines_of(area_id):
            if line.section is not section or line.kind is Kind.UNKNOWN:
                continue
            part = self._amount(known, line, Field(AMOUNT, year))
            if part is None:
                unstated.append(line.id)
            else:
                parts.append(part)
        return _sum(words, parts, unstated, area_id)

    def _amount(self, known: "_Known", line: Line, field: Field) -> AmountPart | None:
        """Return the part of a cell that states an amount, nil included; None where it is blank or unreadable."""
        budget = self._budget
        pounds = value_of(line, field, budget.years)
        if not isinstance(pounds, Decimal):
            return None
        formula = value_of(line, formula_field(field), budget.years)
        unit = budget.settings.unit
        is_arithmetic = isinstance(formula, str) and is_working(formula, unit)
        text = shown_working(formula, unit, unit) if isinstance(formula, str) and is_arithmetic else str(formula or "")
        heading = heading_of(field)
        area = budget.area(line.area_id).name
        return AmountPart(
            f"{' '.join(f'{line.reference} {line.title}'.split()) or line.name} {heading}",
            pounds,
            line.id,
            field,
            self._place_of(line.id, field),
            text,
            is_arithmetic,
            known.transfers.get(line.id),
            self._changes.of(area, line, heading),
        )


class _Known:
    """What one explanation needs of the whole budget, found when it is first asked for."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget

    @cached_property
    def transfers(self) -> dict[int, Transfer]:
        """The transfer of each line that takes part in one."""
        return {line.id: transfer for transfer in transfers(self._budget) for line in transfer.lines}


_WORDS = {
    Measure.PRESSURES: Section.PRESSURES.title,
    Measure.SAVINGS: Section.SAVINGS.title,
    Measure.NET: "net change",
}


def _sum(words: str, parts: Sequence[Part], unstated: Iterable[int] = (), area_id: int | None = None) -> SumPart:
    return SumPart(words, total(part.pounds for part in parts), tuple(parts), tuple(unstated), area_id)
