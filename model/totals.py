"""Year totals by area, service, directorate, kind and status, kept by difference in constant time.

A tally holds one row of exact pounds (one figure a year) for each kind and status that its scope has. An edit
takes the old line out of three tallies and puts the new one in; what papers print is summed from those few rows.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import reduce
from itertools import zip_longest

from model.areas import Area
from model.controls import Measure
from model.lines import Kind, Line, Section
from model.money import EXACT, NIL, Amount

Row = tuple[Decimal, ...]
SECTIONS = {Measure.PRESSURES: (Section.PRESSURES,), Measure.SAVINGS: (Section.SAVINGS,), Measure.NET: tuple(Section)}
_KINDS = {
    measure: tuple(kind for section in sections for kind in section.kinds if kind is not Kind.UNKNOWN)
    for measure, sections in SECTIONS.items()
}


class Tally:
    """The year totals of one scope, by kind and status."""

    def __init__(self, years: int) -> None:
        """Begin with nothing stated, for a number of years."""
        self._years = years
        self._rows: dict[tuple[Kind, str], list[Decimal]] = {}

    def put(self, line: Line) -> None:
        """Count a line in."""
        self._combine(line, EXACT.add)

    def put_all(self, lines: Iterable[Line]) -> None:
        """Count many lines in, each kind and status at once, year by year."""
        groups: dict[tuple[Kind, str], list[tuple[Amount, ...]]] = {}
        for line in lines:
            groups.setdefault((line.kind, line.status), []).append(line.amounts)
        for key, amounts in groups.items():
            row = self._rows.setdefault(key, [NIL] * self._years)
            for position, column in enumerate(zip_longest(*amounts)):
                stated = (amount for amount in column if isinstance(amount, Decimal) and amount)
                row[position] = reduce(EXACT.add, stated, row[position])

    def take(self, line: Line) -> None:
        """Count a line out again."""
        self._combine(line, EXACT.subtract)

    def rows(self) -> Iterable[tuple[tuple[Kind, str], list[Decimal]]]:
        """Return the figures of each kind and status, one a year."""
        return self._rows.items()

    @property
    def statuses(self) -> frozenset[str]:
        """The statuses of the lines counted so far."""
        return frozenset(status for _, status in self._rows)

    def absorb(self, other: "Tally") -> None:
        """Count everything of another tally in."""
        for key, figures in other.rows():
            row = self._rows.setdefault(key, [NIL] * self._years)
            for position, figure in enumerate(figures):
                row[position] = EXACT.add(row[position], figure)

    def _combine(self, line: Line, combine: Callable[[Decimal, Decimal], Decimal]) -> None:
        key = (line.kind, line.status)
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = [NIL] * self._years
        for position, amount in enumerate(line.amounts):
            if amount.__class__ is Decimal and amount:
                row[position] = combine(row[position], amount)

    def measure(self, measure: Measure, status: str | None = None) -> Row:
        """Return the total of a measure for each year, in pounds; of one status only when it is named."""
        kinds = _KINDS[measure]
        return self._sum(lambda key: key[0] in kinds and status in (None, key[1]))

    def kind(self, kind: Kind) -> Row:
        """Return the total of one kind of line for each year, in pounds."""
        return self._sum(lambda key: key[0] is kind)

    def _sum(self, wanted: Callable[[tuple[Kind, str]], bool]) -> Row:
        figures = [NIL] * self._years
        for key, row in self._rows.items():
            if wanted(key):
                figures = [EXACT.add(figure, part) for figure, part in zip(figures, row, strict=True)]
        return tuple(figures)


class Totals:
    """The tallies of every area and service and of the directorate."""

    def __init__(self, years: int) -> None:
        """Begin with no areas, for a number of years."""
        self._years = years
        self._areas: dict[int, Tally] = {}
        self._services: dict[str, Tally] = {}
        self._directorate = Tally(years)

    def area(self, area_id: int) -> Tally:
        """Return an area's tally."""
        return self._areas.get(area_id) or Tally(self._years)

    def service(self, name: str) -> Tally:
        """Return a service's tally; one without areas is nil throughout."""
        return self._services.get(name) or Tally(self._years)

    @property
    def directorate(self) -> Tally:
        """The tally of the whole budget."""
        return self._directorate

    def tally_for(self, area_id: int) -> Tally:
        """Return an area's tally, begun when it is first asked for."""
        return self._areas.setdefault(area_id, Tally(self._years))

    def put(self, line: Line, area: Area) -> None:
        """Count a line in, in its area, service and directorate."""
        for tally in self._tallies(area):
            tally.put(line)

    def take(self, line: Line, area: Area) -> None:
        """Count a line out again."""
        for tally in self._tallies(area):
            tally.take(line)

    def exchange(self, lines: Iterable[tuple[Line, Line]], areas: Iterable[Area]) -> None:
        """Count lines out and others in instead, each in the same area; the difference is reckoned once an area."""
        differences: dict[int, Tally] = {}
        for old, new in lines:
            difference = differences.get(old.area_id)
            if difference is None:
                difference = differences[old.area_id] = Tally(self._years)
            difference.take(old)
            difference.put(new)
        for area in areas:
            if area.id in differences:
                for tally in self._tallies(area):
                    tally.absorb(differences[area.id])

    def _tallies(self, area: Area) -> tuple[Tally, Tally, Tally]:
        of_area = self.tally_for(area.id)
        of_service = self._services.setdefault(area.service, Tally(self._years))
        return of_area, of_service, self._directorate

    def regroup(self, areas: Iterable[Area]) -> None:
        """Sum the services again from the areas, after an area joined another service."""
        self._services = {}
        for area in areas:
            self._services.setdefault(area.service, Tally(self._years)).absorb(self.area(area.id))


def count(areas: Iterable[Area], lines_of: Callable[[int], Iterable[Line]], years: int) -> Totals:
    """Count a whole budget from its lines: what the kept totals must always equal."""
    totals = Totals(years)
    for area in areas:
        tally = totals.tally_for(area.id)
        tally.put_all(lines_of(area.id))
        totals.directorate.absorb(tally)
    totals.regroup(areas)
    return totals
