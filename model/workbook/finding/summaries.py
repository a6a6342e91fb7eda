"""Tables that repeat others: summaries state totals of lines elsewhere, copies state the same lines again.

No line may be counted twice. What is a summary is told by its labels, by its formulas and by arithmetic.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from model.lines import Kind
from model.money import Unit
from model.workbook.finding.casting import Match, Sums, match_lines, match_sums
from model.workbook.finding.drafts import Draft
from model.workbook.finding.kind_words import kind_words
from model.workbook.finding.layout import LinePlace
from model.workbook.finding.lines_found import FoundLine, found_lines
from model.workbook.finding.row_words import is_only_total

_MOSTLY = 0.8
_LEAST = 2
_FUNDED = (Kind.PRESSURE, Kind.ADDITIONAL_FUNDING)


@dataclass(slots=True)
class Summary:
    """A draft that states totals of other drafts: for each row and account, the lines that it should cast."""

    draft: Draft
    covers: dict[LinePlace, tuple[LinePlace, ...]] = field(default_factory=dict)
    unknown: list[int] = field(default_factory=list)


def copies(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Yield the drafts whose lines another draft states too, with that other: the shorter one, or the later."""
    stated = [{line.identity for line in found_lines(draft) if any(line.amounts.values())} for draft in drafts]
    gone: set[int] = set()
    order = sorted(range(len(drafts)), key=lambda place: (len(stated[place]), -place))
    for place in order:
        for other in reversed(order):
            if place == other or other in gone or len(stated[place]) < _LEAST or drafts[place].is_to_be_read:
                continue
            if len(stated[place] & stated[other]) >= _MOSTLY * len(stated[place]):
                gone.add(place)
                yield drafts[place], drafts[other]
                break


def summaries(drafts: Sequence[Draft]) -> list[Summary]:
    """Return the drafts that sum others up, those that cover most tables first."""
    found: list[Summary] = []
    left = list(drafts)
    while True:
        judged = [(len(_sheets(each)), each) for draft in left if (each := _judged(draft, left)) is not None]
        if not judged:
            return found
        widest = max(judged, key=lambda each: each[0])[1]
        found.append(widest)
        left = [draft for draft in left if draft is not widest.draft]


def proven_summary(draft: Draft, drafts: Sequence[Draft]) -> Summary | None:
    """Return a draft that no word says to be of lines as a summary of others, where its figures bear most of it out."""
    summary = _judged(draft, [draft, *drafts])
    if summary is None or not summary.covers:
        return None
    half = Decimal(5).scaleb((draft.unit or Unit.GBP).power - draft.decimals - 1)
    others = {line.place: line for other in drafts for line in found_lines(other)}
    stated = [line for line in found_lines(draft) if line.place in summary.covers and any(line.amounts.values())]
    agreed = sum(
        match_lines(line.amounts, [others[place].castable for place in summary.covers[line.place]], half).agrees
        for line in stated
    )
    return summary if stated and agreed * 2 >= len(stated) else None


def _sheets(summary: Summary) -> set[tuple[str, int]]:
    return {(place.sheet, place.row) for covers in summary.covers.values() for place in covers}


def _judged(draft: Draft, drafts: Sequence[Draft]) -> Summary | None:
    """Return a draft as a summary of the others, None where it is none."""
    rows = [row for row in draft.weighed.lines if row.has_figures]
    if not rows or draft.is_to_be_read:
        return None
    lines = [line for other in drafts if other is not draft for line in found_lines(other)]
    if not lines:
        return None
    others = _Others(lines)
    half = Decimal(5).scaleb((draft.unit or Unit.GBP).power - draft.decimals - 1)
    elsewhere = sum(row.elsewhere for row in rows) * 2 > len(rows)
    result = Summary(draft)
    agreed = named = 0
    stated = list(found_lines(draft, rows))
    for line in stated:
        places, found = _best(line, others, half)
        if not places and not elsewhere:
            return None
        if not places:
            result.unknown.append(line.place.row)
            continue
        named += 1
        agreed += found is not None and found.agrees
        result.covers[line.place] = places
    same_sheet = any(place.sheet == draft.sheet for covers in result.covers.values() for place in covers)
    only_kinds = all(row.is_pure_kind for row in rows)
    is_named = named == len(stated) and (agreed * 2 >= len(stated) or (only_kinds and same_sheet))
    return result if (elsewhere and named) or is_named else None


class _Proposal:
    """Lines that a row of a summary may sum up, and their casts."""

    def __init__(self, lines: Sequence[FoundLine]) -> None:
        self.places = tuple(line.place for line in lines)
        self.sums = Sums([line.castable for line in lines])


class _Others:
    """The lines of other tables by what a row of a summary may name: sheets, areas and kinds."""

    def __init__(self, lines: Sequence[FoundLine]) -> None:
        self._groups: dict[tuple[str, str, Kind | None], list[FoundLine]] = {}
        self._made: dict[tuple[str, str, Kind | None], _Proposal | None] = {}
        for line in lines:
            area, sheet = line.area.casefold(), line.place.sheet.casefold()
            kind = Kind.PRESSURE if line.kind in _FUNDED else line.kind
            named = {("name", area), ("name", sheet), ("area", area), ("sheet", line.place.sheet), ("all", "")}
            for sort, name in named:
                self._groups.setdefault((sort, name, kind), []).append(line)
                self._groups.setdefault((sort, name, None), []).append(line)

    def proposed(self, line: FoundLine) -> Iterator[_Proposal]:
        """Propose the lines that a row of a summary names: of its kind on its sheet or in its area, of an area, all."""
        kind = Kind.PRESSURE if line.kind in _FUNDED else line.kind
        named = kind_words(line.title)
        if named is not None and named.is_pure:
            keys = [("sheet", line.place.sheet, kind), ("area", line.area.casefold(), kind), ("all", "", kind)]
        elif is_only_total(line.title):
            keys = [("all", "", None)]
        else:
            label = line.title.casefold()
            keys = [("name", label, kind), ("name", label, None)] if kind else [("name", label, None)]
        for key in keys:
            if key not in self._made:
                lines = self._groups.get(key)
                self._made[key] = _Proposal(lines) if lines else None
            proposal = self._made[key]
            if proposal is not None:
                yield proposal


def _best(line: FoundLine, others: _Others, half: Decimal) -> tuple[tuple[LinePlace, ...], Match | None]:
    best: tuple[tuple[LinePlace, ...], Match | None] = ((), None)
    says = any(line.amounts.values())
    for proposal in others.proposed(line):
        found = match_sums(line.amounts, proposal.sums, half)
        if best[1] is None or (found.rank > best[1].rank and says):
            best = (proposal.places, found)
    return best
