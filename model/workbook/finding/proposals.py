"""Which sets of lines a total may cast, by where it stands, by the headings above it, and by what its label says."""

from collections.abc import Iterator, Sequence

from model.workbook.finding.casting import Proposal
from model.workbook.finding.kind_words import kind_words
from model.workbook.finding.layout import RowRole
from model.workbook.finding.row_words import is_grand, is_net
from model.workbook.finding.weighed_rows import TableRow


def lines_above(place: int, rows: Sequence[TableRow]) -> Iterator[int]:
    """Yield the lines with figures above a row, the nearest first."""
    for each in range(place - 1, -1, -1):
        if rows[each].role is RowRole.LINE and rows[each].has_figures:
            yield each


def above(place: int, rows: Sequence[TableRow]) -> list[Proposal]:
    """Propose what stands above a row: back to the total or heading before it, and everything."""
    block: list[int] = []
    section: list[int] = []
    in_block = True
    for each in range(place - 1, -1, -1):
        role = rows[each].role
        if role is RowRole.LINE and rows[each].has_figures:
            section.append(each)
            if in_block:
                block.append(each)
        elif role in (RowRole.TOTAL, RowRole.HEADING):
            in_block = in_block and not block
            if role is RowRole.HEADING and section:
                break
    everything = list(lines_above(place, rows))
    return [Proposal(tuple(reversed(each)), 0) for each in (block, section, everything) if each]


def below(place: int, rows: Sequence[TableRow]) -> list[Proposal]:
    """Propose the lines that follow a row up to the next heading, total or row that names a kind."""
    found: list[int] = []
    for each in range(place + 1, len(rows)):
        row = rows[each]
        if row.role in (RowRole.HEADING, RowRole.TOTAL) or row.is_pure_kind:
            break
        if row.role is RowRole.LINE and row.has_figures:
            found.append(each)
    return [Proposal(tuple(found), 0)] if found else []


def of_kind(place: int, rows: Sequence[TableRow]) -> list[Proposal]:
    """Propose the lines of the kind that a row names: in its area, and everywhere above."""
    kind = rows[place].own_kind
    lines = list(reversed([each for each in lines_above(place, rows) if not rows[each].is_pure_kind]))
    same = tuple(each for each in lines if rows[each].kind is kind)
    area = tuple(each for each in same if rows[each].area == rows[place].area)
    return [Proposal(each, 0) for each in dict.fromkeys((area, same)) if each]


def proposed(place: int, rows: Sequence[TableRow]) -> Iterator[Proposal]:
    """Propose sets of lines for a total, weighted by what its label says."""
    row = rows[place]
    label = " ".join(row.labels.texts).lower()
    lines = list(reversed(list(lines_above(place, rows))))
    if row.covers:
        yield Proposal(row.covers, 2)
    named = kind_words(row.labels.main)
    kind = named.kind if named else None
    plain = above(place, rows)
    for weight, proposal in zip((2, 1, 0), plain, strict=False):
        chosen = tuple(each for each in proposal.lines if kind is None or rows[each].kind is kind)
        yield Proposal(proposal.lines, weight - (2 if is_grand(label) else 0))
        yield Proposal(chosen, weight + (1 if kind else 0))
    everything = tuple(lines)
    area = rows[place].area
    here = tuple(each for each in lines if rows[each].area == area)
    yield Proposal(everything, 3 if is_grand(label) else 1)
    yield Proposal(here, 3 if is_net(label) or (area and area.lower() in label) else 1)
    for each_kind in {rows[each].kind for each in lines}:
        weight = 4 if kind is each_kind else 0
        yield Proposal(tuple(each for each in here if rows[each].kind is each_kind), weight)
        yield Proposal(tuple(each for each in everything if rows[each].kind is each_kind), weight)
    for name in {rows[each].category for each in lines if rows[each].category}:
        chosen = tuple(each for each in lines if rows[each].category == name)
        yield Proposal(chosen, 4 if name.lower() in label else 0)
    for name in {rows[each].area for each in lines if rows[each].area}:
        chosen = tuple(each for each in lines if rows[each].area == name)
        yield Proposal(chosen, 4 if name.lower() in label else 0)
    yield from below(place, rows)
