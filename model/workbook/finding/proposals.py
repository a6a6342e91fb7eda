"""Which stretches of lines a total may cast: by where it stands, by the headings above it, by what its label says."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from model.lines import Kind
from model.workbook.finding.casting import Proposal
from model.workbook.finding.kind_words import kind_words
from model.workbook.finding.layout import RowRole
from model.workbook.finding.row_words import is_grand, is_net
from model.workbook.finding.stretches import Group, Stretch
from model.workbook.finding.weighed_rows import TableRow

_STRONG = 4
_FAIR = 3


class _Key(NamedTuple):
    """What the lines of a group have in common; None is anything."""

    kind: Kind | None = None
    area: str | None = None
    category: str | None = None
    service: str | None = None


class Above:
    """The lines above a place in a table, in groups, while one goes down its rows."""

    def __init__(self) -> None:
        """Begin above the first row."""
        self._groups: dict[_Key, Group] = {_Key(): Group()}
        self._unnamed: dict[_Key, Group] = {}
        self._joined: dict[tuple[Kind | None, str, str, str, bool], list[Group]] = {}
        self._block = self._section = 0
        self._last_block = self._last_section = (0, 0)
        self._net = 0

    def pass_row(self, position: int, row: TableRow) -> None:
        """Go below a row, as its role now is."""
        every = self._groups[_Key()]
        length = len(every.positions)
        if row.role is RowRole.LINE and row.has_figures:
            for group in self._groups_of(row):
                group.add(position, row)
        elif row.role in (RowRole.TOTAL, RowRole.HEADING):
            if length > self._block:
                self._last_block, self._block = (self._block, length), length
            if row.role is RowRole.HEADING and length > self._section:
                self._last_section, self._section = (self._section, length), length
            if row.role is RowRole.TOTAL and is_net(row.labels.main):
                self._net = length

    def _groups_of(self, row: TableRow) -> list[Group]:
        """Return the groups to which a line belongs."""
        alike = (row.kind, row.area, row.category, row.service, row.is_pure_kind)
        if alike not in self._joined:
            kind, area, category, service, is_pure_kind = alike
            keys = [_Key(), _Key(kind), _Key(None, area), _Key(kind, area)]
            keys += [_Key(category=category)] if category else []
            keys += [_Key(service=service)] if service else []
            joined = [self._groups.setdefault(key, Group()) for key in dict.fromkeys(keys)]
            unnamed = () if is_pure_kind else (_Key(kind), _Key(kind, area))
            joined += [self._unnamed.setdefault(key, Group()) for key in unnamed]
            self._joined[alike] = joined
        return self._joined[alike]

    def nearest(self) -> list[Stretch]:
        """Return what stands right above: back to the total or heading before it, to the heading, to the
        net total before it, and everything.
        """
        every = self._groups[_Key()]
        length = len(every.positions)
        block = (self._block, length) if length > self._block else self._last_block
        section = (self._section, length) if length > self._section else self._last_section
        spans = dict.fromkeys((block, section, (self._net, length), (0, length)))
        return [Stretch(every, *span) for span in spans if span[1] > span[0]]

    def of_kind(self, row: TableRow) -> list[Stretch]:
        """Return the lines of the kind that a row names: in its area, and everywhere above."""
        keys = (_Key(row.own_kind, row.area), _Key(row.own_kind))
        return [self._unnamed[key].whole() for key in keys if key in self._unnamed]

    def of_area(self, row: TableRow) -> list[Stretch]:
        """Return the lines of the area in which a row stands."""
        key = _Key(None, row.area)
        return [self._groups[key].whole()] if key in self._groups else []

    def proposed(self, row: TableRow) -> Iterator[Proposal]:
        """Propose lines for a total, weighted by what its label says."""
        label = " ".join(row.labels.texts).lower()
        named = kind_words(row.labels.main)
        kind = named.kind if named else None
        for weight, stretch in zip((2, 1, 0, 0), self.nearest(), strict=False):
            yield Proposal(stretch, weight - (2 if is_grand(label) else 0) - (1 if kind else 0))
        names_area = bool(row.area) and row.area.lower() in label
        yield from self._of(_Key(), _FAIR if is_grand(label) else 1)
        yield from self._of(_Key(None, row.area), _FAIR if is_net(label) or names_area else 1)
        for each in (*Kind, None):
            weight = _STRONG if each is not None and each is kind else 0
            yield from self._of(_Key(each), weight)
            yield from self._of(_Key(each, row.area), weight + 1 if weight else 0)
        for key in self._groups:
            name = key.category or key.service or (key.area if key.kind is None else None) or ""
            if name and name.lower() in label:
                yield from self._of(key, _STRONG)
        if row.category:
            yield from self._of(_Key(category=row.category), 1)

    def _of(self, key: _Key, weight: int) -> Iterator[Proposal]:
        if key in self._groups:
            yield Proposal(self._groups[key].whole(), weight)


class Below:
    """The lines that follow each row of a table, up to the next heading, total or row that names a kind."""

    def __init__(self, rows: Sequence[TableRow]) -> None:
        """Look at rows with the roles that they have now."""
        self._lines = Group()
        self._first: list[int] = []
        self._end: list[int] = []
        for position, row in enumerate(rows):
            if row.role is RowRole.LINE and row.has_figures:
                self._lines.add(position, row)
            self._first.append(len(self._lines.positions))
        end = len(self._lines.positions)
        for position in range(len(rows) - 1, -1, -1):
            self._end.append(end)
            row = rows[position]
            if row.role in (RowRole.HEADING, RowRole.TOTAL) or row.is_pure_kind:
                is_line = row.role is RowRole.LINE and row.has_figures
                end = self._first[position] - is_line
        self._end.reverse()

    def stretch(self, position: int) -> list[Stretch]:
        """Return the lines that follow a row."""
        first, end = self._first[position], self._end[position]
        return [Stretch(self._lines, first, end)] if end > first else []

    def over(self, positions: Sequence[int]) -> list[Stretch]:
        """Return the lines at these positions, which follow one another."""
        wanted = set(positions)
        places = [place for place, position in enumerate(self._lines.positions) if position in wanted]
        return [Stretch(self._lines, places[0], places[-1] + 1)] if places else []
