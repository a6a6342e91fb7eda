"""Which stated totals are control totals: typed figures, to which all lines of an area, a service or everything cast.

A total that is a formula follows its lines, so it controls nothing; it is only compared as it stands.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from model.controls import Measure, Scope
from model.lines import Kind
from model.workbook.finding.layout import Control, LinePlace, Total
from model.workbook.finding.lines_found import FoundLine
from model.workbook.finding.row_words import is_net


class _Whole(NamedTuple):
    """All lines that a control total may control, and those of them that state anything."""

    places: set[LinePlace]
    stating: set[LinePlace]

    def is_covered_by(self, covered: set[LinePlace]) -> bool:
        """Tell whether what is covered are these lines, but for lines that state nothing."""
        if not len(self.stating) <= len(covered) <= len(self.places):
            return False
        return bool(self.stating) and covered <= self.places and self.stating <= covered


_KINDS = {
    Measure.PRESSURES: (Kind.PRESSURE, Kind.ADDITIONAL_FUNDING),
    Measure.SAVINGS: (Kind.SAVING,),
    Measure.NET: (Kind.PRESSURE, Kind.ADDITIONAL_FUNDING, Kind.SAVING),
}


def with_controls(totals: Sequence[Total], lines: Sequence[FoundLine], formulas: Collection[int]) -> Iterator[Total]:
    """Yield the totals, those that are control totals named as such; `formulas` are the places of live ones."""
    scopes = _scopes(lines)
    by_place = {line.place: line for line in lines}
    services: dict[str, set[str]] = {}
    for line in lines:
        services.setdefault(line.area, set()).add(line.service)
    taken: set[Control] = set()
    for place, total in enumerate(totals):
        first = next((by_place[each] for each in total.covers if each in by_place), None)
        control = None
        if place not in formulas and first is not None:
            names = [(Scope.AREA, first.area)] if len(services[first.area]) == 1 else []
            names += [(Scope.SERVICE, first.service)] if first.service else []
            control = _control(total, [*names, (Scope.DIRECTORATE, "")], scopes)
        if control in taken:
            control = None
        elif control is not None:
            taken.add(control)
        yield replace(total, control=control)


def _scopes(lines: Sequence[FoundLine]) -> dict[Control, _Whole]:
    """Return the lines of every measure of every scope."""
    alike: dict[tuple[Kind | None, str, str], _Whole] = {}
    for line in lines:
        whole = alike.setdefault((line.kind, line.area, line.service), _Whole(set(), set()))
        whole.places.add(line.place)
        if line.amounts:
            whole.stating.add(line.place)
    found: dict[Control, _Whole] = {}
    for (kind, area, service), part in alike.items():
        for measure in (measure for measure, kinds in _KINDS.items() if kind in kinds):
            for scope, name in ((Scope.AREA, area), (Scope.SERVICE, service), (Scope.DIRECTORATE, "")):
                whole = found.setdefault(Control(scope, name, measure), _Whole(set(), set()))
                whole.places.update(part.places)
                whole.stating.update(part.stating)
    return found


def _control(total: Total, names: Sequence[tuple[Scope, str]], scopes: Mapping[Control, _Whole]) -> Control | None:
    covered = set(total.covers)
    measures = [Measure.NET] if is_net(total.label) else [Measure.PRESSURES, Measure.SAVINGS, Measure.NET]
    for scope, name in names:
        for measure in measures:
            control = Control(scope, name, measure)
            whole = scopes.get(control)
            if whole is not None and whole.is_covered_by(covered):
                return control
    return None
