"""Tables that repeat others: summaries state totals of lines elsewhere, copies state the same lines again.

No line may be counted twice. What is a summary is told by its labels, by its formulas and by arithmetic.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from model.lines import Kind
from model.money import Unit
from model.workbook.finding.casting import Joined, Match, Sums, match_lines, match_sums
from model.workbook.finding.drafts import Draft
from model.workbook.finding.kind_words import kind_words
from model.workbook.finding.layout import LinePlace
from model.workbook.finding.lines_found import FoundLine, found_lines
from model.workbook.finding.row_words import is_only_total
from model.workbook.finding.taken_over import taken_over
from model.workbook.finding.weighed_rows import TableRow

_SUMMARY = re.compile(r"\bsummary\b|\bsummarised\b", re.IGNORECASE)
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
    if len(drafts) < _LEAST:
        return
    stated = [{line.identity for line in found_lines(draft) if any(line.amounts.values())} for draft in drafts]
    linked = [_linked_titles(draft) for draft in drafts]
    gone: set[int] = set()
    order = sorted(range(len(drafts)), key=lambda place: (len(stated[place]), -place))
    for place in order:
        for other in reversed(order):
            if place == other or other in gone or len(stated[place]) < _LEAST or drafts[place].is_to_be_read:
                continue
            shared = len(stated[place] & stated[other])
            if linked[place] and not linked[other]:
                shared = max(shared, len(linked[place] & {line[1].casefold() for line in stated[other]}))
            if shared >= _MOSTLY * len(stated[place]):
                gone.add(place)
                yield drafts[place], drafts[other]
                break


def _linked_titles(draft: Draft) -> set[str]:
    """Return what the lines of a table are called whose figures are mostly drawn from other sheets; else nothing."""
    rows = [row for row in draft.weighed.lines if row.has_figures]
    is_linked = sum(row.elsewhere for row in rows) * 2 > len(rows)
    return {row.labels.main.casefold() for row in rows} if is_linked else set()


def summaries(drafts: Sequence[Draft]) -> list[Summary]:
    """Return the drafts that sum others up, those that cover most tables first."""
    if len(drafts) < _LEAST:
        return []
    found: list[Summary] = []
    lines = _Lines(drafts)
    left = list(range(len(drafts)))
    while True:
        summed = (
            (place, _judged(drafts[place], lines.of(other for other in left if other != place))) for place in left
        )
        judged = [(len(_sheets(each)), place, each) for place, each in summed if each is not None]
        if not judged:
            return found
        _, widest, summary = max(judged, key=lambda each: each[0])
        found.append(summary)
        left.remove(widest)


def proven_summary(draft: Draft, drafts: Sequence[Draft]) -> Summary | None:
    """Return a draft that no word says to be of lines as a summary of others, where its figures bear most of it out.

    They may be savings that are shown as positive figures, as in the tables that it sums up.
    """
    found = _borne_out(draft, drafts)
    if found is not None:
        return found
    kinds = [row.kind for row in draft.weighed.rows]
    draft.positive_savings = True
    for row in draft.weighed.rows:
        row.kind = Kind.SAVING
    found = _borne_out(draft, drafts)
    if found is None:
        draft.positive_savings = False
        for row, kind in zip(draft.weighed.rows, kinds, strict=True):
            row.kind = kind
    return found


def _borne_out(draft: Draft, drafts: Sequence[Draft]) -> Summary | None:
    summary = _judged(draft, _Lines(drafts).of(range(len(drafts))))
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


def _judged(draft: Draft, others: "_Others") -> Summary | None:
    """Return a draft as a summary of the others, None where it is none."""
    rows = [row for row in draft.weighed.lines if row.has_figures]
    if not rows or draft.is_to_be_read or others.are_none:
        return None
    half = Decimal(5).scaleb((draft.unit or Unit.GBP).power - draft.decimals - 1)
    elsewhere = sum(row.elsewhere for row in rows) * 2 > len(rows)
    is_called_so = any(_SUMMARY.search(text) for text in (draft.sheet, *draft.titles))
    result = Summary(draft)
    agreed = named = 0
    stated = list(found_lines(draft, rows))
    for line in stated:
        proposed = [*others.taken_over(line, draft), *others.proposed(line)]
        places, found = _best(line, proposed or others.casting(line, half), half)
        if not places and not elsewhere and not is_called_so:
            return None
        if not places:
            result.unknown.append(line.place.row)
            continue
        named += 1
        agreed += found is not None and found.agrees
        result.covers[line.place] = places
    if named and (elsewhere or (is_called_so and agreed * 2 >= len(stated))):
        return result
    is_named = named == len(stated) and (agreed * 2 >= len(stated) or _sums_kinds_here(result, rows))
    return result if is_named else None


def _sums_kinds_here(summary: Summary, rows: Sequence[TableRow]) -> bool:
    """Tell whether a draft has a row for each kind and nothing else, and sums up lines of its own sheet."""
    sheet = summary.draft.sheet
    return all(row.is_pure_kind for row in rows) and any(
        place.sheet == sheet for covers in set(summary.covers.values()) for place in covers
    )


_Key = tuple[str, str, Kind | None]


class _Proposal:
    """Lines that a row of a summary may sum up, those of some tables, and their casts."""

    def __init__(self, parts: Sequence["_Part"]) -> None:
        self.places = tuple(place for part in parts for place in part.places)
        self.sums = Joined([part.sums for part in parts])


class _Part:
    """Lines of one table."""

    def __init__(self) -> None:
        self.lines: list[FoundLine] = []

    @cached_property
    def places(self) -> tuple[LinePlace, ...]:
        return tuple(line.place for line in self.lines)

    @cached_property
    def sums(self) -> Sums[LinePlace]:
        return Sums([line.castable for line in self.lines])


class _Lines:
    """The lines of tables by what a row of a summary may name (sheets, areas and kinds), table by table."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.parts: dict[_Key, dict[int, _Part]] = {}
        self.made: dict[tuple[_Key, tuple[int, ...]], _Proposal] = {}
        self.filled: set[int] = set()
        self.rows: dict[tuple[str, int], tuple[int, list[FoundLine]]] = {}
        for number, draft in enumerate(drafts):
            by_row: dict[int, list[FoundLine]] = {}
            for line in found_lines(draft):
                self._put(number, line)
                by_row.setdefault(line.place.row, []).append(line)
            self._put_rows(number, draft, by_row)

    def _put_rows(self, number: int, draft: Draft, by_row: Mapping[int, list[FoundLine]]) -> None:
        """Keep the lines that each row of a table states or totals, by which a formula may take them over."""
        if len(draft.headed.accounts) > 1:
            return
        rows = draft.weighed.rows
        for row in rows:
            covered = [row, *(rows[place] for place in row.covers)]
            lines = [line for each in covered for line in by_row.get(each.row, ())]
            if lines:
                self.rows[draft.sheet, row.row] = number, lines

    def _put(self, number: int, line: FoundLine) -> None:
        self.filled.add(number)
        area, sheet = line.area.casefold(), line.place.sheet.casefold()
        kind = Kind.PRESSURE if line.kind in _FUNDED else line.kind
        named = {("name", area), ("name", sheet), ("area", area), ("sheet", line.place.sheet), ("all", "")}
        for sort, name in named:
            for key in {(sort, name, kind), (sort, name, None)}:
                self.parts.setdefault(key, {}).setdefault(number, _Part()).lines.append(line)

    def of(self, numbers: Iterable[int]) -> "_Others":
        """Return the lines of some of the tables."""
        return _Others(self, frozenset(numbers))


class _Others:
    """The lines of the tables that one may sum up."""

    def __init__(self, lines: _Lines, numbers: frozenset[int]) -> None:
        self._lines = lines
        self._numbers = numbers

    @property
    def are_none(self) -> bool:
        """Whether these tables have no lines at all."""
        return not (self._numbers & self._lines.filled)

    def taken_over(self, line: FoundLine, draft: Draft) -> Iterator[_Proposal]:
        """Propose the lines of the totals that the formulas of a row take over, the same rows in all its figures."""
        seen = [draft.picture.at(line.place.row, column.column) for column in line.cells]
        formulas = [each.formula for each in seen if each is not None and each.number is not None]
        rows = {tuple((each.sheet, each.row) for each in taken_over(text or "")) for text in formulas}
        found = [self._lines.rows.get(place) for each in rows for place in each]
        if len(rows) != 1 or not found:
            return
        part = _Part()
        for known in found:
            if known is None or known[0] not in self._numbers:
                return
            part.lines += known[1]
        yield _Proposal([part])

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
            parts = self._lines.parts.get(key, {})
            numbers = tuple(number for number in parts if number in self._numbers)
            if numbers:
                yield self._made(key, numbers)

    def casting(self, line: FoundLine, half: Decimal) -> list[_Proposal]:
        """Propose the lines of each area or sheet that cast to a row which none of them is named by, in several years.

        A summary may call an area otherwise than its sheet does.
        """
        if sum(map(bool, line.amounts.values())) < _LEAST:
            return []
        found = []
        for key, parts in self._lines.parts.items():
            numbers = tuple(number for number in parts if number in self._numbers)
            if key[0] in ("area", "sheet") and key[2] is None and numbers:
                proposal = self._made(key, numbers)
                if match_sums(line.amounts, proposal.sums, half).agrees:
                    found.append(proposal)
        return found

    def _made(self, key: _Key, numbers: tuple[int, ...]) -> _Proposal:
        if (key, numbers) not in self._lines.made:
            parts = self._lines.parts[key]
            self._lines.made[key, numbers] = _Proposal([parts[number] for number in numbers])
        return self._lines.made[key, numbers]


def _best(line: FoundLine, proposals: Sequence[_Proposal], half: Decimal) -> tuple[tuple[LinePlace, ...], Match | None]:
    best: tuple[tuple[LinePlace, ...], Match | None] = ((), None)
    says = any(line.amounts.values())
    for proposal in proposals:
        found = match_sums(line.amounts, proposal.sums, half)
        if best[1] is None or (found.rank > best[1].rank and says):
            best = (proposal.places, found)
    return best
