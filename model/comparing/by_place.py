"""Lines known by where they stand: between the same two lines that are matched already, in the same table.

So a line without a reference or a word is the same one when its amount changes, and one that is named or reworded is
when its amounts stay. Like any likeness it is a proposal.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from model.budget import Snapshot
from model.comparing.aliases import plain_reference
from model.lines import Line

_Gap = tuple[object, ...]


def alike_by_place(
    sides: tuple[Snapshot, Snapshot],
    found: Mapping[int, int],
    areas: Mapping[int, int],
    apart: Collection[tuple[int, int]] = (),
) -> Iterator[tuple[int, int]]:
    """Yield pairs of ids of an old and a new line; `found` are the lines matched already, `areas` the areas."""
    olds = _gaps(sides[0], {old: (old, new) for old, new in found.items()}, areas)
    news = _gaps(sides[1], {new: (old, new) for old, new in found.items()}, {new: new for new in areas.values()})
    for gap, lines in olds.items():
        for old, new in _pairs(lines, news.get(gap, [])):
            if old.kind is new.kind and (old.id, new.id) not in apart:
                yield old.id, new.id


def _gaps(
    side: Snapshot, matched: Mapping[int, tuple[int, int]], areas: Mapping[int, int]
) -> Mapping[_Gap, list[Line]]:
    """Return the lines that are not matched by their area, their table and the matches around them."""
    gaps: defaultdict[_Gap, list[Line]] = defaultdict(list)
    for area in side.areas:
        if area.id not in areas:
            continue
        tables: defaultdict[object, list[Line]] = defaultdict(list)
        for line in side.lines_of(area.id):
            tables[line.section].append(line)
        for section, lines in tables.items():
            if any(line.id not in matched for line in lines):
                _fill(gaps, (areas[area.id], section), lines, matched)
    return gaps


def _fill(gaps: dict[_Gap, list[Line]], table: _Gap, lines: list[Line], matched: Mapping[int, tuple[int, int]]) -> None:
    before: tuple[int, int] | None = None
    waiting: list[Line] = []
    for line in [*lines, None]:
        pair = matched.get(line.id) if line is not None else None
        if line is not None and pair is None:
            waiting.append(line)
            continue
        if waiting:
            gaps[(*table, before, pair)].extend(waiting)
        before, waiting = pair, []


def _pairs(olds: list[Line], news: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Yield which lines of a gap go together: nameless ones in order, as many as there were, then by their amounts."""
    nameless = [[line for line in lines if _is_nameless(line)] for lines in (olds, news)]
    if len(nameless[0]) == len(nameless[1]):
        yield from zip(*nameless, strict=True)
        olds, news = ([line for line in lines if not _is_nameless(line)] for lines in (olds, news))
    for old in olds:
        like = [new for new in news if new.amounts == old.amounts and not (old.reference and new.reference)]
        rivals = [each for each in olds if each.amounts == old.amounts]
        if len(like) == 1 == len(rivals) and not old.is_nil:
            yield old, like[0]


def _is_nameless(line: Line) -> bool:
    return not plain_reference(line.reference) and not (line.title or line.description).strip()
