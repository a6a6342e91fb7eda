"""Which stated totals are control totals: typed figures, to which all lines of an area, a service or everything cast.

A total that is a formula follows its lines, so it controls nothing; it is only compared as it stands.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from model.controls import Measure, Scope
from model.lines import Kind
from model.workbook.finding.layout import Control, LinePlace, Total
from model.workbook.finding.lines_found import FoundLine
from model.workbook.finding.row_words import is_net

_KINDS = {
    Measure.PRESSURES: (Kind.PRESSURE, Kind.ADDITIONAL_FUNDING),
    Measure.SAVINGS: (Kind.SAVING,),
    Measure.NET: (Kind.PRESSURE, Kind.ADDITIONAL_FUNDING, Kind.SAVING),
}


def with_controls(totals: Sequence[Total], lines: Sequence[FoundLine], formulas: Collection[int]) -> Iterator[Total]:
    """Yield the totals, those that are control totals named as such; `formulas` are the places of live ones."""
    taken: set[Control] = set()
    for place, total in enumerate(totals):
        control = None if place in formulas or not total.covers else _control(total, lines)
        if control in taken:
            control = None
        elif control is not None:
            taken.add(control)
        yield replace(total, control=control)


def _control(total: Total, lines: Sequence[FoundLine]) -> Control | None:
    covered = set(total.covers)
    first = next((line for line in lines if line.place in covered), None)
    if first is None:
        return None
    measures = [Measure.NET] if is_net(total.label) else [Measure.PRESSURES, Measure.SAVINGS, Measure.NET]
    scopes = ((Scope.AREA, first.area), (Scope.SERVICE, first.service), (Scope.DIRECTORATE, ""))
    for scope, name in scopes:
        if scope is Scope.SERVICE and not name:
            continue
        within = [line for line in lines if _is_within(line, scope, first)]
        if scope is Scope.AREA and len({line.service for line in lines if line.area == name}) > 1:
            continue
        for measure in measures:
            if _is_whole(covered, [line for line in within if line.kind in _KINDS[measure]]):
                return Control(scope, name, measure)
    return None


def _is_within(line: FoundLine, scope: Scope, first: FoundLine) -> bool:
    if scope is Scope.AREA:
        return (line.service, line.area) == (first.service, first.area)
    return scope is Scope.DIRECTORATE or line.service == first.service


def _is_whole(covered: set[LinePlace], lines: Sequence[FoundLine]) -> bool:
    """Whether what is covered are these lines, but for lines that state nothing."""
    places = {line.place for line in lines}
    stating = {line.place for line in lines if line.amounts}
    return bool(stating) and covered <= places and stating <= covered
