"""The columns of a table as the officer says they are: what is said holds, and no other column holds the same."""

from collections.abc import Sequence
from dataclasses import replace

from model.lines import Kind, Section
from model.workbook.finding.columns import Headed
from model.workbook.finding.corrections import SaidColumn
from model.workbook.finding.layout import Account, Column, ColumnRole

_ONE_OF_EACH = (ColumnRole.TYPE, ColumnRole.AREA, ColumnRole.SERVICE)


def take_said(headed: Headed, said: Sequence[SaidColumn]) -> None:
    """Let a table's columns be as is said of them."""
    spoken_for = {each.column for each in said}
    if any(each.role is ColumnRole.AMOUNT for each in said):
        headed.versions = ()
    headed.repeated = [each for each in headed.repeated if each.column not in spoken_for]
    for each in said:
        before = next((column for column in headed.columns if column.column == each.column), None)
        account = _account(headed, each, before) if each.role.has_account else 0
        heading = before.heading if before else each.words
        new = Column(each.column, each.role, heading, each.field, each.year, account)
        others = [column for column in headed.columns if column.column != each.column]
        headed.columns = [_given_way(column, new) for column in others]
        headed.columns.append(new)
    headed.columns.sort(key=lambda column: column.column)


def _account(headed: Headed, said: SaidColumn, before: Column | None) -> int:
    """Return the account that a column's amounts belong to: that of its area and kind, made where there is none yet."""
    amounts = [each for each in headed.columns if each.role is ColumnRole.AMOUNT and each.column != said.column]
    if not headed.accounts:
        headed.accounts.append(Account())
    kinds = [account.kind for account in headed.accounts]
    was = before.account if before is not None and before.role is ColumnRole.AMOUNT else None
    if said.area:
        return _of_area(headed, Account(said.kind or (kinds[was] if was is not None else None), area=said.area))
    if said.kind is None or (was is not None and kinds[was] is said.kind):
        return was or 0
    if said.kind in kinds:
        return kinds.index(said.kind)
    if not amounts:
        headed.accounts = []
    headed.accounts.append(Account(said.kind, _title(said.kind)))
    return len(headed.accounts) - 1


def _of_area(headed: Headed, wanted: Account) -> int:
    """Return the account of an area, made where there is none yet."""
    areas = [(account.area.casefold(), account.kind) for account in headed.accounts]
    if (wanted.area.casefold(), wanted.kind) not in areas:
        headed.accounts.append(wanted)
        return len(headed.accounts) - 1
    return areas.index((wanted.area.casefold(), wanted.kind))


def _title(kind: Kind) -> str:
    return next(section.title for section in Section if kind in section.kinds)


def _given_way(column: Column, new: Column) -> Column:
    """Return another column, which gives way where it would hold the same."""
    if new.role is ColumnRole.AMOUNT and column.role is ColumnRole.AMOUNT:
        same = (column.year, column.account) == (new.year, new.account)
        return replace(column, role=ColumnRole.IGNORED) if same else column
    if new.role is ColumnRole.WORDS and new.field and column.field == new.field:
        return replace(column, field="")
    if new.role in _ONE_OF_EACH and column.role is new.role:
        return replace(column, role=ColumnRole.WORDS, field="")
    return column
