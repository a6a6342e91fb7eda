"""The lines of a draft as they compare across tables: in pounds, by year, with kind, area and words."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from model.lines import Kind
from model.money import EXACT, Unit, negated
from model.workbook.finding.casting import Castable
from model.workbook.finding.drafts import Draft
from model.workbook.finding.layout import Column, ColumnRole, LinePlace
from model.workbook.finding.weighed_rows import TableRow


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One line: where it stands, its signed amounts in pounds by the year's start, and what it is called."""

    place: LinePlace
    amounts: dict[int, Decimal]
    kind: Kind | None
    area: str
    service: str
    title: str
    reference: str
    cells: tuple[Column, ...] = ()

    @property
    def castable(self) -> Castable[LinePlace]:
        """The line as casting takes it: signs are settled, so its kind says nothing more."""
        return Castable(self.place, self.amounts)

    @property
    def identity(self) -> tuple[str, str, tuple[tuple[int, Decimal], ...]]:
        """What two copies of a line have in common."""
        return self.reference, self.title, tuple(sorted(self.amounts.items()))


def found_lines(draft: Draft, rows: list[TableRow] | None = None) -> Iterator[FoundLine]:
    """Yield the lines of a draft (or of these rows of it), one for each account that a row states."""
    amounts = [column for column in draft.headed.columns if column.role is ColumnRole.AMOUNT]
    for row in draft.weighed.lines if rows is None else rows:
        for number, account in enumerate(draft.headed.accounts):
            columns = tuple(column for column in amounts if column.account == number)
            if number not in stated_accounts(amounts, draft.picture.row(row.row)):
                continue
            kind = account.kind or row.kind
            figures = {
                column.year.start: _pounds(row.figures[column.column], draft, kind)
                for column in columns
                if column.year is not None and column.column in row.figures
            }
            yield FoundLine(
                LinePlace(draft.sheet, row.row, draft.span.start, number),
                figures,
                kind,
                account.area or row.area,
                row.service,
                row.labels.main,
                row.labels.reference,
                columns,
            )


def stated_accounts(amounts: Iterable[Column], filled: Container[int], blank: int = 0) -> set[int]:
    """Return the accounts that a row with these `filled` columns states; the `blank` one where it states none."""
    return {column.account for column in amounts if column.column in filled} or {blank}


def _pounds(figure: Decimal, draft: Draft, kind: Kind | None) -> Decimal:
    unit = draft.unit or Unit.GBP
    pounds = figure.scaleb(unit.power, EXACT)
    return negated(pounds) if draft.positive_savings and kind is Kind.SAVING else pounds
