"""The rows of one table: which are lines, headings, totals and notes, and which lines each total casts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from model.lines import Kind
from model.money import NIL
from model.workbook.finding.casting import Castable, Match, Proposal, best, distinct, match
from model.workbook.finding.kind_words import is_kind_heading, kind_words
from model.workbook.finding.labels import Labels
from model.workbook.finding.layout import Account, Column, ColumnRole, Row, RowRole
from model.workbook.finding.picture import Row as Cells
from model.workbook.finding.row_words import (
    begins_as_total,
    is_code,
    is_grand,
    is_net,
    is_note,
    is_only_total,
    named_area,
    named_service,
)
from model.workbook.finding.sum_formulas import Cast, cast_of, is_from_elsewhere

_ENOUGH = 2.5
_SEVERAL = 2
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Over:
    """What stands over a table and holds for it where nothing within says otherwise."""

    kind: Kind | None = None
    area: str = ""
    service: str = ""


@dataclass(slots=True)
class TableRow:
    """A row while it is weighed: its labels, its figures by column, and what was found about it."""

    row: int
    labels: Labels
    figures: dict[int, Decimal]
    has_figures: bool
    bold: bool
    casts: Cast | None
    elsewhere: bool
    role: RowRole = RowRole.LINE
    own_kind: Kind | None = None
    kind: Kind | None = None
    area: str = ""
    service: str = ""
    category: str = ""
    covers: tuple[int, ...] = ()
    matched: Match | None = None
    doubt: str = ""
    proven: bool = False

    @property
    def is_pure_kind(self) -> bool:
        """Whether its label says nothing but a kind, as the rows of a Year on Year table do."""
        found = kind_words(self.labels.main)
        return found is not None and found.is_pure and not self.labels.reference

    def as_row(self) -> Row:
        """Return it as the layout has it."""
        return Row(self.row, self.role, self.kind, self.area, self.service, self.category, self.doubt)


@dataclass(slots=True)
class Weighed:
    """The rows of a table as they were weighed. `flipped`: a total agrees only with savings taken off."""

    rows: list[TableRow] = field(default_factory=list)
    flipped: bool = False

    @property
    def lines(self) -> list[TableRow]:
        """The lines."""
        return [row for row in self.rows if row.role is RowRole.LINE]

    @property
    def totals(self) -> list[TableRow]:
        """The totals."""
        return [row for row in self.rows if row.role is RowRole.TOTAL]


class RowWeigher:
    """Weighs the rows of one table."""

    def __init__(self, columns: Sequence[Column], accounts: Sequence[Account], over: Over, half: Decimal) -> None:
        """Know the columns and what holds for the whole table; `half` is half of the last digit that is shown."""
        self._columns = columns
        self._amounts = [column.column for column in columns if column.role is ColumnRole.AMOUNT]
        self._figured = {
            column.column
            for column in columns
            if column.role in (ColumnRole.AMOUNT, ColumnRole.FORECAST, ColumnRole.NET, ColumnRole.ACROSS)
        }
        self._many = len(accounts) > 1
        self._over = over
        self._half = half

    def weigh(self, body: Sequence[tuple[int, Cells]]) -> Weighed:
        """Return the rows with their roles."""
        rows = [self._look(row, cells) for row, cells in body]
        rows = [row for row in rows if row is not None]
        result = Weighed([row for row in rows if row is not None])
        self._first_roles(result.rows)
        self._contexts(result.rows)
        self._doubtful(result)
        self._contexts(result.rows)
        self._covers(result)
        return result

    def _look(self, row: int, cells: Cells) -> TableRow | None:
        labels = Labels.of(self._columns, cells)
        amounts = {column: cells[column] for column in self._amounts if column in cells}
        figures = {column: seen.number for column, seen in amounts.items() if seen.number is not None}
        if not labels.any and not amounts:
            return None
        stated = any(seen.is_figure or seen.number is not None for seen in amounts.values())
        texts = any(seen.text.strip() for seen in amounts.values())
        formulas = [(seen.formula, column) for column, seen in amounts.items() if seen.formula is not None]
        casts = [cast for text, column in formulas if (cast := cast_of(text, row, column)) is not None]
        elsewhere = sum(is_from_elsewhere(text) for text, _ in formulas)
        return TableRow(
            row,
            labels,
            figures,
            stated or texts,
            labels.bold,
            casts[0] if len(casts) * 2 > len(amounts) else None,
            bool(amounts) and elsewhere * 2 > len(amounts),
        )

    def _first_roles(self, rows: list[TableRow]) -> None:
        """Tell rows without figures apart, and totals that say so."""
        figured = [place for place, row in enumerate(rows) if row.has_figures]
        last = figured[-1] if figured else -1
        for place, row in enumerate(rows):
            if not row.has_figures:
                row.role = self._without_figures(row, is_behind=place > last)
            elif self._total_score(row) >= _ENOUGH:
                row.role = RowRole.TOTAL

    def _without_figures(self, row: TableRow, *, is_behind: bool) -> RowRole:
        labels = row.labels
        if labels.is_line and not is_only_total(labels.main):
            return RowRole.LINE
        if is_only_total(labels.main):
            return RowRole.NOTE
        if labels.count == 1 and (is_kind_heading(labels.main) or named_area(labels.main) or named_service(labels.main)):
            return RowRole.NOTE if is_behind else RowRole.HEADING
        if is_behind or is_note(labels.main):
            return RowRole.NOTE
        if labels.count == 1:
            return RowRole.HEADING
        return RowRole.LINE

    @staticmethod
    def _total_score(row: TableRow) -> float:
        label = row.labels.main
        score = 0.0
        if any(is_only_total(text) for text in row.labels.texts):
            score += 3.0
        elif begins_as_total(label):
            score += 1.5
        elif not label:
            score += 1.5
        if row.casts is not None:
            score += 3.0
        score += _HALF * row.bold
        if row.labels.reference and is_code(row.labels.reference) and not is_only_total(row.labels.reference):
            score -= 2.0
        if row.labels.type and kind_words(row.labels.type) is not None and not is_only_total(row.labels.type):
            score -= 1.0
        return score

    def _contexts(self, rows: Sequence[TableRow]) -> None:
        """Give each row the kind, area, service and category that the headings above it give it."""
        kind, area, service, category = self._over.kind, self._over.area, self._over.service, ""
        previous: TableRow | None = None
        for row in rows:
            text = row.labels.main
            if row.role is RowRole.HEADING:
                if named_area(text) or named_service(text):
                    area, service = named_area(text) or area, named_service(text) or service
                    category = ""
                elif is_kind_heading(text):
                    found = kind_words(text)
                    kind = found.kind if found else kind
                    category = "" if found is None or found.is_pure else text
                else:
                    if previous is not None and previous.role is RowRole.HEADING and previous.area == previous.labels.main:
                        service = previous.labels.main
                    area, category = text, ""
            elif row.role is RowRole.LINE:  # a column of areas or types that states each once holds until the next
                area, service = row.labels.area or area, row.labels.service or service
                kind = self._typed(row) or kind
            row.own_kind = self._own_kind(row)
            row.kind = row.own_kind or kind
            row.area = row.labels.area or area
            row.service = row.labels.service or service
            row.category = "" if row.role is RowRole.HEADING else row.labels.theme or category
            if row.role is RowRole.TOTAL and row.covers and row.is_pure_kind and row.covers[0] > rows.index(row):
                kind = row.own_kind or kind
            if row.role is not RowRole.NOTE:
                previous = row

    @staticmethod
    def _typed(row: TableRow) -> Kind | None:
        found = kind_words(row.labels.type) if row.labels.type else None
        return found.kind if found else None

    def _own_kind(self, row: TableRow) -> Kind | None:
        typed = self._typed(row)
        if typed is not None:
            return typed
        label = row.labels.main
        if row.is_pure_kind or (self._over.kind is None and not row.labels.reference and is_kind_heading(label)):
            found = kind_words(label)
            return found.kind if found else None
        return None

    def _doubtful(self, result: Weighed) -> None:
        """Find totals that only arithmetic gives away: bold or unlabelled rows, rows that name nothing but a kind."""
        rows = result.rows
        lines = [place for place, row in enumerate(rows) if row.role is RowRole.LINE and row.has_figures]
        only_kinds = all(rows[place].is_pure_kind for place in lines)
        for place in lines:
            row = rows[place]
            score = self._total_score(row)
            is_kind = row.is_pure_kind and not only_kinds
            if score <= 0 and not is_kind:
                self._plain_sum(place, rows)
                continue
            proposals = self._above(place, rows) if not is_kind else [*self._of_kind(place, rows), *self._below(place, rows)]
            for proposal in proposals:
                parts = [self._castable(rows[each]) for each in proposal.lines]
                found = match(row.figures, parts, self._half)
                needed = 1 if is_kind or begins_as_total(row.labels.main) else 2
                if found.agrees and any(row.figures.values()) and len(proposal.lines) >= needed:
                    row.role, row.covers = RowRole.TOTAL, proposal.lines
                    break
            else:
                if is_kind and row.bold and self._below(place, rows):
                    row.role, row.covers = RowRole.TOTAL, self._below(place, rows)[0].lines
                elif not row.labels.any:
                    row.role, row.doubt = RowRole.UNREAD, "has figures but no label"

    def _plain_sum(self, place: int, rows: Sequence[TableRow]) -> None:
        """Take a row for a total that nothing but arithmetic gives away: it must agree exactly, in several figures."""
        row = rows[place]
        figures = [figure for figure in row.figures.values() if figure]
        if len(figures) < _SEVERAL or row.labels.is_line:
            return
        for proposal in (*self._above(place, rows), *self._below(place, rows)):
            parts = [self._castable(rows[each]) for each in proposal.lines if any(rows[each].figures.values())]
            found = match(row.figures, parts, NIL)
            if found.agrees and not found.flipped and len(parts) >= _SEVERAL:
                row.role, row.covers = RowRole.TOTAL, proposal.lines
                row.doubt = "is the sum of other rows in every figure, so it is taken for a total"
                return

    def _castable(self, row: TableRow) -> Castable[int]:
        return Castable(row.row, row.figures, row.own_kind or row.kind)

    @staticmethod
    def _lines_above(place: int, rows: Sequence[TableRow]) -> Iterator[int]:
        for each in range(place - 1, -1, -1):
            if rows[each].role is RowRole.LINE and rows[each].has_figures:
                yield each

    def _above(self, place: int, rows: Sequence[TableRow]) -> list[Proposal]:
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
        everything = list(self._lines_above(place, rows))
        return [Proposal(tuple(reversed(each)), 0) for each in (block, section, everything) if each]

    def _below(self, place: int, rows: Sequence[TableRow]) -> list[Proposal]:
        """Propose the lines that follow a row up to the next heading, total or row that names a kind."""
        found: list[int] = []
        for each in range(place + 1, len(rows)):
            row = rows[each]
            if row.role in (RowRole.HEADING, RowRole.TOTAL) or row.is_pure_kind:
                break
            if row.role is RowRole.LINE and row.has_figures:
                found.append(each)
        return [Proposal(tuple(found), 0)] if found else []

    def _of_kind(self, place: int, rows: Sequence[TableRow]) -> list[Proposal]:
        kind = rows[place].own_kind
        lines = list(reversed([each for each in self._lines_above(place, rows) if not rows[each].is_pure_kind]))
        same = tuple(each for each in lines if rows[each].kind is kind)
        area = tuple(each for each in same if rows[each].area == rows[place].area)
        return [Proposal(each, 0) for each in dict.fromkeys((area, same)) if each]

    def _covers(self, result: Weighed) -> None:
        rows = result.rows
        castables = [self._castable(row) for row in rows]
        at = {row.row: place for place, row in enumerate(rows)}
        for place, row in enumerate(rows):
            if row.role is not RowRole.TOTAL:
                continue
            proposals = distinct([*self._proposed(place, rows)])
            named = set(row.casts.rows) if row.casts else set()
            cast = [at[each] for each in named if each in at and rows[at[each]].role is RowRole.LINE]
            found = best(row.figures, proposals, castables, self._half, cast)
            if found is None:
                row.covers = ()
                continue
            proposal, row.matched = found
            row.covers = proposal.lines
            row.proven = row.matched.agrees
            result.flipped = result.flipped or (row.matched.agrees and row.matched.flipped)

    def _proposed(self, place: int, rows: Sequence[TableRow]) -> Iterator[Proposal]:
        """Propose sets of lines for a total, weighted by what its label says."""
        row = rows[place]
        label = " ".join(row.labels.texts).lower()
        lines = list(reversed(list(self._lines_above(place, rows))))
        if row.covers:
            yield Proposal(row.covers, 2)
        named = kind_words(row.labels.main)
        kind = named.kind if named else None
        plain = self._above(place, rows)
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
        yield from self._below(place, rows)
