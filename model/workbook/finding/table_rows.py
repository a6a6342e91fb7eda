"""The rows of one table: which are lines, headings, totals and notes, and which lines each total casts."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from model.money import NIL
from model.workbook.finding.bold_totals import take_bold_totals
from model.workbook.finding.casting import Proposal, best, match
from model.workbook.finding.closing_rows import BASE, take_closing
from model.workbook.finding.corrections import SaidRow
from model.workbook.finding.kind_words import is_kind_heading, kind_words
from model.workbook.finding.labels import Labels
from model.workbook.finding.layout import Account, Column, ColumnRole, RowRole
from model.workbook.finding.picture import Row as Cells
from model.workbook.finding.proposals import Above, Below
from model.workbook.finding.row_contexts import give_contexts
from model.workbook.finding.row_words import (
    begins_as_total,
    counts_no_money,
    heads_no_changes,
    is_base,
    is_code,
    is_gap,
    is_grand,
    is_marked_as_note,
    is_net,
    is_note,
    is_only_total,
    is_part,
    is_working,
    named_area,
    named_service,
    reference_pattern,
    totalled,
)
from model.workbook.finding.stairs import stair_columns, step_of, take_heads_for_totals
from model.workbook.finding.stretches import Stretch
from model.workbook.finding.sum_formulas import cast_of, is_from_elsewhere
from model.workbook.finding.weighed_rows import Over, TableRow, Weighed

_ENOUGH = 2.5
_SEVERAL = 2
_HALF = 0.5
_NEXT_BUT_ONE = 2
_NOTHING: Mapping[int, SaidRow] = MappingProxyType({})
BEHIND = "stands below the total of its table and a note"
BELOW = "stands below the total of its table and is unlike its lines"
ELSEWHERE = "stands under a heading of reserves or funding"
GAP = "states a gap, which is no change to a budget"
PERCENTAGE = "shows percentages, which are no amounts"
PART = "says that it is part of the line above it"
WORKING = "looks like a working left beside the lines"


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
        self._itemises = False

    def weigh(self, body: Sequence[tuple[int, Cells]], said: Mapping[int, SaidRow] = _NOTHING) -> Weighed:
        """Return the rows with their roles, which are as `said` of those rows."""
        stairs = stair_columns(self._columns, body)
        rows = [self._look(row, cells) for row, cells in body]
        steps = [step_of(stairs, cells) for _, cells in body]
        result = Weighed([row for row in rows if row is not None])
        for row, step in zip(rows, steps, strict=True):
            if row is not None:
                row.said, row.step, row.is_shallow = said.get(row.row), step, step + 1 < len(stairs)
        self._first_roles(result.rows)
        give_contexts(result.rows, self._over)
        if stairs and take_heads_for_totals(result.rows, self._half):
            give_contexts(result.rows, self._over)
        take_bold_totals(result.rows)
        self._doubtful(result)
        give_contexts(result.rows, self._over)
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
            is_percentage=bool(figures) and all(cells[column].dress.is_percentage for column in figures),
        )

    def _first_roles(self, rows: list[TableRow]) -> None:
        """Tell rows without figures apart, and totals that say so."""
        figured = [place for place, row in enumerate(rows) if row.has_figures]
        last = figured[-1] if figured else -1
        self._itemises = any(not _names_kind_alone(rows[place].labels.main) for place in figured)
        for place, row in enumerate(rows):
            if not row.has_figures:
                row.role = self._without_figures(row, is_behind=place > last)
            elif doubt := _not_a_line(row, is_first=not place):
                row.role, row.doubt = RowRole.UNREAD, doubt
            elif self._total_score(row) >= _ENOUGH:
                row.role = RowRole.TOTAL
        self._remarks(rows)
        self._numbered_ahead(rows)
        self._sections(rows)
        for row in rows:
            if row.said is not None:
                row.role, row.doubt = row.said.role, ""

    @staticmethod
    def _sections(rows: list[TableRow]) -> None:
        """Take what stands under a heading of totals for totals, and leave what stands under one of reserves."""
        totals = other = has_lines = False
        for row in rows:
            if not row.has_figures and row.labels.count == 1 and is_only_total(row.labels.main):
                totals, other = has_lines, False
            elif row.role is RowRole.HEADING:
                totals, other = False, heads_no_changes(row.labels.main)
            elif other and row.has_figures:
                row.role, row.doubt = RowRole.UNREAD, ELSEWHERE
            elif totals and row.role is RowRole.LINE and row.is_pure_kind:
                row.role = RowRole.TOTAL
            has_lines = has_lines or (row.role is RowRole.LINE and row.has_figures)

    @staticmethod
    def _numbered_ahead(rows: list[TableRow]) -> None:
        """Take rows that hold nothing but a reference like those of lines for rows still to be filled, not headings."""
        like = Counter(reference_pattern(row.labels.reference) for row in rows if row.has_figures)
        for row in rows:
            words = row.labels
            is_alone = words.count == 1 and words.reference == words.main and is_code(words.reference)
            if row.role is RowRole.HEADING and is_alone and like[reference_pattern(words.reference)] >= _SEVERAL:
                row.role = RowRole.NOTE

    @staticmethod
    def _remarks(rows: list[TableRow]) -> None:
        """Take texts that stand right between lines, one after nearly every line, for remarks and not for headings."""
        between = [
            row
            for before, row, after in zip(rows, rows[1:], rows[2:], strict=False)
            if row.role is RowRole.HEADING
            and not row.bold
            and (before.role, after.role) == (RowRole.LINE, RowRole.LINE)
            and after.row - before.row == _NEXT_BUT_ONE
            and not is_kind_heading(row.labels.main)
        ]
        lines = sum(row.role is RowRole.LINE and row.has_figures for row in rows)
        if len(between) >= _SEVERAL and len(between) * _SEVERAL > lines:
            for row in between:
                row.role = RowRole.NOTE

    def _without_figures(self, row: TableRow, *, is_behind: bool) -> RowRole:
        labels = row.labels
        if labels.is_line and not is_only_total(labels.main):
            return RowRole.LINE
        if is_only_total(labels.main) or is_marked_as_note(labels.main):
            return RowRole.NOTE
        if labels.count == 1 and (
            is_kind_heading(labels.main) or named_area(labels.main) or named_service(labels.main)
        ):
            return RowRole.NOTE if is_behind else RowRole.HEADING
        if is_behind or is_note(labels.main):
            return RowRole.NOTE
        if labels.count == 1:
            return RowRole.HEADING
        return RowRole.LINE

    def _total_score(self, row: TableRow) -> float:
        label = row.labels.main
        score = 0.0
        totals_kind = begins_as_total(label) and self._itemises and _names_kind_alone(label)
        if totals_kind or any(is_only_total(text) for text in row.labels.texts):
            score += 3.0
        elif begins_as_total(label) or not label:
            score += 1.5
        if row.casts is not None:
            score += 3.0
        score += _HALF * row.bold
        if row.labels.reference and is_code(row.labels.reference) and not is_only_total(row.labels.reference):
            score -= 2.0
        if row.labels.type and kind_words(row.labels.type) is not None and not is_only_total(row.labels.type):
            score -= 1.0
        return score

    def _doubtful(self, result: Weighed) -> None:
        """Find totals that only arithmetic gives away: bold or unlabelled rows, rows that name nothing but a kind."""
        rows = result.rows
        lines = [row for row in rows if row.role is RowRole.LINE and row.has_figures]
        only_kinds = all(row.is_pure_kind for row in lines)
        last = max((place for place, row in enumerate(rows) if row.has_figures), default=-1)
        while self._doubt(rows, last, only_kinds=only_kinds):
            pass
        self._headings_with_totals(rows)
        take_closing(rows)
        self._behind_notes(rows)

    def _doubt(self, rows: Sequence[TableRow], last: int, *, only_kinds: bool) -> bool:
        """Look once at all lines; tell whether one was found to total those below it, so that others end above it."""
        above, below = Above(), Below(rows)
        again = False
        names = _names_of(rows)
        for position, row in enumerate(rows):
            if row.role is RowRole.LINE and row.has_figures and row.said is None:
                following = below.stretch(position)
                if _totals_what_is_named(row, names):
                    row.role = RowRole.TOTAL
                elif row.is_pure_kind and not only_kinds:
                    self._named_kind(row, above.of_kind(row), following)
                elif self._total_score(row) > 0:
                    self._unsure(row, [*above.nearest(), *above.of_area(row)])
                else:
                    self._plain_sum(row, [*above.nearest(), *following], is_last=position == last)
                sums_below = row.role is RowRole.TOTAL and any(row.covers == each.lines for each in following)
                again = again or (sums_below and position > 0)
            above.pass_row(position, row)
        return again

    @staticmethod
    def _headings_with_totals(rows: Sequence[TableRow]) -> None:
        """Take rows that name a kind over its lines for totals where another one is: one may not cast any more."""
        below = Below(rows)
        over = [row for position, row in enumerate(rows) if row.is_pure_kind and _sums_below(row, position)]
        for position, row in enumerate(rows) if over else ():
            following = below.stretch(position)
            is_open = row.role is RowRole.LINE and row.has_figures and row.said is None
            if is_open and row.is_pure_kind and following and row.bold is over[0].bold:
                row.role, row.covers = RowRole.TOTAL, following[0].lines

    @staticmethod
    def _behind_notes(rows: Sequence[TableRow]) -> None:
        """Doubt rows that stand below the last total: behind a note, behind a gap and unlike lines, or of no money."""
        last_total = max((place for place, row in enumerate(rows) if row.role is RowRole.TOTAL), default=None)
        if last_total is None:
            return
        is_behind = False
        lines = [row.labels.count for row in rows if row.role is RowRole.LINE and row.has_figures]
        usual = sorted(lines)[len(lines) // 2] if lines else 0
        before, label = rows[last_total].row, rows[last_total].labels.main
        is_final = (is_net(label) or is_grand(label)) and not any(
            row.labels.reference for row in rows[last_total + 1 :]
        )
        for row in rows[last_total + 1 :]:
            is_behind = is_behind or row.role is RowRole.NOTE
            if row.role is RowRole.HEADING:
                return
            is_apart = (row.row > before + 1 or is_final) and row.labels.count <= usual - (not is_final)
            if row.role is RowRole.LINE and row.has_figures and row.said is None:
                if is_behind:
                    row.role, row.doubt = RowRole.UNREAD, BEHIND
                elif row.own_kind is None and (is_apart or counts_no_money(row.labels.main)):
                    row.role, row.doubt = RowRole.UNREAD, BELOW

    def _named_kind(self, row: TableRow, above: Sequence[Stretch], below: Sequence[Stretch]) -> None:
        """Take a row that names nothing but a kind for a total where it casts lines of its kind, above or below it."""
        for stretch in (*above, *below):
            if any(row.figures.values()) and match(row.figures, stretch, self._half).agrees:
                row.role, row.covers = RowRole.TOTAL, stretch.lines
                return
        if row.bold and below:
            row.role, row.covers = RowRole.TOTAL, below[0].lines

    def _unsure(self, row: TableRow, above: Sequence[Stretch]) -> None:
        """Take a row that looks a little like a total for one where it casts the lines above it."""
        needed = 1 if begins_as_total(row.labels.main) else _SEVERAL
        for stretch in above:
            agrees = any(row.figures.values()) and match(row.figures, stretch, self._half).agrees
            if agrees and stretch.size >= needed:
                row.role = RowRole.TOTAL
                return
        if not row.labels.any:
            row.role, row.doubt = RowRole.UNREAD, "has figures but no label"

    @staticmethod
    def _plain_sum(row: TableRow, stretches: Sequence[Stretch], *, is_last: bool) -> None:
        """Take a row for a total that nothing but arithmetic gives away: it must agree exactly, in several figures."""
        keys = [key for key, figure in row.figures.items() if figure]
        if len(keys) < _SEVERAL or row.labels.is_line:
            return
        for stretch in stretches:
            found = match(row.figures, stretch, NIL)
            counts = [stretch.cast(key).other_than_nil for key in keys]
            several = min(counts) >= _SEVERAL or (is_last and sum(count >= _SEVERAL for count in counts) >= _SEVERAL)
            if found.agrees and not found.flipped and several:
                row.role, row.covers = RowRole.TOTAL, stretch.lines
                row.doubt = "is the sum of other rows in every figure, so it is taken for a total"
                return

    def _covers(self, result: Weighed) -> None:
        """Find which lines each total casts."""
        rows = result.rows
        at = {row.row: position for position, row in enumerate(rows)}
        above, below = Above(), Below(rows)
        for position, row in enumerate(rows):
            if row.role is RowRole.TOTAL:
                known = set(row.covers)
                following = [Proposal(each, 2 if known == set(each.lines) else 0) for each in below.stretch(position)]
                named = row.casts.rows if row.casts else ()
                cast = list(_lines_cast(named, rows, at))
                if row.stands_over:
                    following = [Proposal(each) for each in below.over(row.covers)]
                proposed = following if row.stands_over else [*above.proposed(row), *following]
                found = best(row.figures, proposed, self._half, cast)
                if found is not None:
                    row.covers, row.proven = found[0].stretch.lines, found[1].agrees
                    result.flipped = result.flipped or (row.proven and found[1].flipped)
                else:
                    row.covers = ()
            above.pass_row(position, row)


def _names_of(rows: Iterable[TableRow]) -> set[str]:
    """Return the areas, services and categories in which rows stand."""
    return {name.casefold() for row in rows for name in (row.area, row.service, row.category) if name}


def _totals_what_is_named(row: TableRow, names: Collection[str]) -> bool:
    """Whether a label says that the row totals an area, service or category of the table."""
    return totalled(row.labels.main).casefold() in names and not row.labels.reference


def _lines_cast(named: Iterable[int], rows: Sequence[TableRow], at: Mapping[int, int]) -> Iterator[int]:
    """Yield the positions of the lines that a formula names, and of those that a total which it names covers."""
    for position in (at[each] for each in named if each in at):
        if rows[position].role is RowRole.LINE:
            yield position
        elif rows[position].role is RowRole.TOTAL:
            yield from rows[position].covers


def _sums_below(row: TableRow, position: int) -> bool:
    return row.role is RowRole.TOTAL and bool(row.covers) and row.covers[0] > position


def _not_a_line(row: TableRow, *, is_first: bool) -> str:
    """Return why the figures of a row are no changes, by its words and how they show; nothing where they may be."""
    label = row.labels.main
    doubts = (
        (BASE, is_base(label) and not row.labels.reference),
        (GAP, is_gap(label) and not row.labels.reference),
        (PART, is_part(label) and not row.labels.reference and not is_first),
        (PERCENTAGE, row.is_percentage),
        (WORKING, is_working(label)),
    )
    return next((doubt for doubt, holds in doubts if holds), "")


def _names_kind_alone(text: str) -> bool:
    found = kind_words(text)
    return found is not None and found.is_pure
