"""The rows of one table: which are lines, headings, totals and notes, and which lines each total casts."""

from collections.abc import Sequence
from decimal import Decimal

from model.money import NIL
from model.workbook.finding.casting import best, distinct, match
from model.workbook.finding.kind_words import is_kind_heading, kind_words
from model.workbook.finding.labels import Labels
from model.workbook.finding.layout import Account, Column, ColumnRole, RowRole
from model.workbook.finding.picture import Row as Cells
from model.workbook.finding.proposals import above, below, of_kind, proposed
from model.workbook.finding.row_contexts import give_contexts
from model.workbook.finding.row_words import (
    begins_as_total,
    is_code,
    is_note,
    is_only_total,
    named_area,
    named_service,
)
from model.workbook.finding.sum_formulas import cast_of, is_from_elsewhere
from model.workbook.finding.weighed_rows import Over, TableRow, Weighed

_ENOUGH = 2.5
_SEVERAL = 2
_HALF = 0.5


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
        give_contexts(result.rows, self._over)
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
        if labels.count == 1 and (
            is_kind_heading(labels.main) or named_area(labels.main) or named_service(labels.main)
        ):
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
        lines = [place for place, row in enumerate(rows) if row.role is RowRole.LINE and row.has_figures]
        only_kinds = all(rows[place].is_pure_kind for place in lines)
        for place in lines:
            row = rows[place]
            score = self._total_score(row)
            is_kind = row.is_pure_kind and not only_kinds
            if score <= 0 and not is_kind:
                self._plain_sum(place, rows)
                continue
            proposals = above(place, rows) if not is_kind else [*of_kind(place, rows), *below(place, rows)]
            for proposal in proposals:
                parts = [rows[each].castable for each in proposal.lines]
                found = match(row.figures, parts, self._half)
                needed = 1 if is_kind or begins_as_total(row.labels.main) else 2
                if found.agrees and any(row.figures.values()) and len(proposal.lines) >= needed:
                    row.role, row.covers = RowRole.TOTAL, proposal.lines
                    break
            else:
                if is_kind and row.bold and below(place, rows):
                    row.role, row.covers = RowRole.TOTAL, below(place, rows)[0].lines
                elif not row.labels.any:
                    row.role, row.doubt = RowRole.UNREAD, "has figures but no label"

    def _plain_sum(self, place: int, rows: Sequence[TableRow]) -> None:
        """Take a row for a total that nothing but arithmetic gives away: it must agree exactly, in several figures."""
        row = rows[place]
        figures = [figure for figure in row.figures.values() if figure]
        if len(figures) < _SEVERAL or row.labels.is_line:
            return
        for proposal in (*above(place, rows), *below(place, rows)):
            parts = [rows[each].castable for each in proposal.lines if any(rows[each].figures.values())]
            found = match(row.figures, parts, NIL)
            if found.agrees and not found.flipped and len(parts) >= _SEVERAL:
                row.role, row.covers = RowRole.TOTAL, proposal.lines
                row.doubt = "is the sum of other rows in every figure, so it is taken for a total"
                return

    def _covers(self, result: Weighed) -> None:
        rows = result.rows
        castables = [row.castable for row in rows]
        at = {row.row: place for place, row in enumerate(rows)}
        for place, row in enumerate(rows):
            if row.role is not RowRole.TOTAL:
                continue
            proposals = distinct([*proposed(place, rows)])
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
