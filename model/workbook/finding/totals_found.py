"""The totals that tables state, as the layout has them: each with its cells and the lines that it should cast."""

from collections.abc import Iterator, Sequence

from model.lines import Kind
from model.money import Unit
from model.workbook.finding.drafts import Draft
from model.workbook.finding.layout import Column, ColumnRole, LinePlace, Total
from model.workbook.finding.lines_found import FoundLine, found_lines
from model.workbook.finding.summaries import Summary
from model.workbook.finding.weighed_rows import TableRow
from model.workbook.finding.wider_totals import Wider
from model.years import Year


def totals_of(draft: Draft, wider: Wider) -> Iterator[Total]:
    """Yield the totals that a table of lines states: in its rows of totals, and in columns that total a year.

    A row that the table itself does not explain may total lines of other tables too, which `wider` has.
    """
    amounts = [column for column in draft.headed.columns if column.role is ColumnRole.AMOUNT]
    nets = [column for column in draft.headed.columns if column.role is ColumnRole.NET]
    stated, sheet, first = wider.places, draft.sheet, draft.span.start
    accounts = range(len(draft.headed.accounts))
    for row in draft.weighed.totals:
        covered = [draft.weighed.rows[place].row for place in row.covers]
        for account in accounts:
            columns = [column for column in amounts if column.account == account]
            places = (LinePlace(sheet, each, first, account) for each in covered)
            for total in _total(draft, row, columns, [place for place in places if place in stated]):
                yield total if row.proven else wider.widened(total, draft.picture)
        every = [LinePlace(sheet, each, first, account) for each in covered for account in accounts]
        yield from _total(draft, row, nets, [place for place in every if place in stated])
    for row in draft.weighed.lines if nets else ():
        every = [LinePlace(sheet, row.row, first, account) for account in accounts]
        yield from _total(draft, row, nets, [place for place in every if place in stated])


def totals_of_summary(summary: Summary, lines: Sequence[FoundLine]) -> Iterator[Total]:
    """Yield the totals that a summary states of the lines of other tables."""
    draft = summary.draft
    for line in found_lines(draft):
        if line.place in summary.covers:
            yield _of_line(draft, line, summary.covers[line.place])
    by_row: dict[int, dict[LinePlace, None]] = {}
    known = {line.place for line in lines}
    for place, covers in summary.covers.items():
        by_row.setdefault(place.row, {}).update((each, None) for each in covers if each in known)
    amounts = [column for column in draft.headed.columns if column.role is ColumnRole.AMOUNT]
    for row in draft.weighed.totals:
        rows = [draft.weighed.rows[place].row for place in row.covers] or list(by_row)
        for account in range(len(draft.headed.accounts)):
            covered = {
                each: None
                for place, covers in summary.covers.items()
                if place.row in rows and place.account == account
                for each in covers
                if each in known
            }
            columns = [column for column in amounts if column.account == account]
            yield from _total(draft, row, columns, list(covered))


def _of_line(draft: Draft, line: FoundLine, covers: tuple[LinePlace, ...]) -> Total:
    cells = _cells(line.place.row, line.cells)
    title = draft.headed.accounts[line.place.account].title
    label = ", ".join(each for each in (line.title, title) if each)
    flips = draft.positive_savings and line.kind is Kind.SAVING
    return Total(label, draft.sheet, cells, covers, draft.unit or Unit.GBP, draft.decimals, flips)


def _total(draft: Draft, row: TableRow, columns: Sequence[Column], covers: Sequence[LinePlace]) -> Iterator[Total]:
    cells = tuple(each for each in _cells(row.row, columns) if draft.picture.at(each[1], each[2]) is not None)
    if not cells:
        return
    named = draft.headed.accounts[columns[0].account]
    account = (named.area or named.title) if len(draft.headed.accounts) > 1 else ""
    title = account if columns[0].role is ColumnRole.AMOUNT else columns[0].heading
    label = ", ".join(each for each in (row.labels.main, title) if each)
    yield Total(
        label or "Total",
        draft.sheet,
        cells,
        tuple(covers),
        draft.unit or Unit.GBP,
        draft.decimals,
        draft.positive_savings and _only_savings(draft, columns, row),
    )


def _only_savings(draft: Draft, columns: Sequence[Column], row: TableRow) -> bool:
    """Whether all that a total covers are savings, so that it shows them with the sign of these."""
    account = draft.headed.accounts[columns[0].account].kind
    if columns[0].role is ColumnRole.AMOUNT and account is not None:
        return account is Kind.SAVING
    kinds = {draft.weighed.rows[place].kind for place in row.covers} or {row.own_kind}
    return kinds == {Kind.SAVING} and columns[0].role is ColumnRole.AMOUNT


def _cells(row: int, columns: Sequence[Column]) -> tuple[tuple[Year, int, int], ...]:
    return tuple((column.year, row, column.column) for column in columns if column.year is not None)
