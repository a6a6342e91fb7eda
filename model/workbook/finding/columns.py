"""The roles of a table's columns, by their headings and by what stands in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from model.known_columns import previous_heading
from model.lines import Kind
from model.workbook.finding.changed_versions import changed_versions
from model.workbook.finding.column_words import (
    field_of_words,
    is_month,
    says_base,
    says_budget,
    says_change,
    says_cumulative,
    says_forecast,
    says_monitoring,
    says_no_money,
    says_quarter,
    says_shortfall,
    says_total,
    says_version,
)
from model.workbook.finding.headers import Band, is_measure
from model.workbook.finding.heading_years import names_years
from model.workbook.finding.kind_words import kind_words
from model.workbook.finding.known_beside import as_known, is_plain, is_previous
from model.workbook.finding.layout import Account, Column, ColumnRole
from model.workbook.finding.picture import Row, SheetPicture
from model.workbook.finding.placing import SheetSaid
from model.workbook.finding.sign_words import by_signs, holds_signs
from model.workbook.finding.unit_words import is_unit, without_unit
from model.workbook.finding.versions_beside import are_portions, are_stages, is_later_stage, taken
from model.workbook.finding.word_columns import WordColumns, texts_of
from model.years import Year


@dataclass(slots=True)
class Headed:
    """What the headings of a table say: its columns and accounts, and signs that it is something else.

    `versions` are the several columns that it has for each year, of which `version` is read. `signs` is the column that
    says which lines add to the budget and which are taken off; nil where there is none.
    """

    columns: list[Column] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    months: int = 0
    monitoring: int = 0
    budgets: bool = False
    repeated: list[Column] = field(default_factory=list)
    versions: tuple[str, ...] = ()
    version: str = ""
    signs: int = 0


class _Figures(NamedTuple):
    """A column of figures: what its heading says beside its year."""

    column: int
    heading: str
    rest: str
    year: Year | None


def head(picture: SheetPicture, band: Band, span: range, body: Sequence[tuple[int, Row]], said: SheetSaid) -> Headed:
    """Return the columns of a table, in order, and its accounts."""
    result, names = Headed(version=said.version), said.names
    stated = {column: names.of(heading) or names.guess(heading) for column, heading in band.headings.items()}
    previous = _previous(band, {column: named.rest for column, named in stated.items() if named is not None})
    words: list[tuple[int, str]] = []
    figures: list[_Figures] = []
    for column in span:
        heading = band.headings.get(column, "")
        result.months += is_month(heading)
        year = band.years.get(column)
        known = as_known(heading, previous.get(column)) if year is None or column in previous else ""
        if known and all(each.heading != known for each in result.columns):
            result.columns.append(Column(column, ColumnRole.WORDS, known))
        elif year is not None:
            named = stated.get(column)
            rest = named.rest if named else heading
            if year.year in previous.values() and says_change(rest):
                result.columns.append(Column(column, ColumnRole.IGNORED, heading, year=year.year))
            elif _says_words(body, column, rest):
                words.append((column, rest))
            else:
                figures.append(_Figures(column, heading, rest, year.year))
        elif holds_signs(heading, texts_of(body, column)):
            result.signs = result.signs or column
            words.append((column, heading))
        elif _is_numeric(body, column) and not _is_reference(band, column, heading):
            figures.append(_Figures(column, heading, heading, None))
        else:
            words.append((column, heading))
    _head_figures(figures, result, body)
    many = len(result.accounts) > 1 and not result.accounts[0].area
    result.columns += WordColumns(picture, body, many_accounts=many).roles(words, result.signs)
    result.columns = by_signs(result.columns, result.signs, body)
    result.columns.sort(key=lambda each: each.column)
    return result


def _previous(band: Band, rests: Mapping[int, str]) -> dict[int, Year]:
    """Return the columns of previous amounts, with their years, of which the amounts themselves stand beside them."""
    plain = {each.year for column, each in band.years.items() if is_plain(rests.get(column, ""))}
    return {
        column: each.year
        for column, each in band.years.items()
        if each.year in plain and is_previous(rests.get(column, ""))
    }


def _is_reference(band: Band, column: int, heading: str) -> bool:
    """Tell whether a column of numbers holds references: it is headed so, or stands unheaded left of the years."""
    return field_of_words(heading) == "reference" or (not heading and column < min(band.years))


def _is_numeric(body: Sequence[tuple[int, Row]], column: int) -> bool:
    seen = [cells[column] for _, cells in body if column in cells]
    figures = sum(each.is_figure or each.number is not None for each in seen)
    return figures * 2 > len(seen)


def _says_words(body: Sequence[tuple[int, Row]], column: int, rest: str) -> bool:
    """Tell whether a column headed by a year and more, such as 2026/27 RAG, holds words alone."""
    if not rest or is_measure(rest):
        return False
    seen = [cells[column] for _, cells in body if column in cells]
    return bool(seen) and not any(each.is_figure or each.number is not None for each in seen)


@dataclass(slots=True)
class _Sorted:
    """Columns of figures by what their headings say: `movements` name a kind and no year, `nets` a net change."""

    amounts: list[_Figures] = field(default_factory=list)
    budgets: list[_Figures] = field(default_factory=list)
    movements: list[_Figures] = field(default_factory=list)
    nets: list[_Figures] = field(default_factory=list)

    def put(self, each: _Figures) -> None:
        """Sort a column in."""
        has_kind = kind_words(each.rest) is not None
        if each.year is None:
            (self.movements if has_kind else self.nets).append(each)
        elif says_total(each.rest) or (says_change(each.rest) and not has_kind):
            self.nets.append(each)
        elif (says_budget(each.rest) or says_base(each.rest)) and not has_kind:
            self.budgets.append(each)
        else:
            self.amounts.append(each)

    def settle(self) -> bool:
        """Decide what the amounts are where no heading says so plainly; tells whether they may be whole budgets."""
        years = [each.year for each in (*self.budgets, *self.nets) if each.year]
        if self.amounts:
            known = {each.year for each in self.amounts}
            alone = [each for each in self.nets if each.year and each.year not in known and not says_total(each.rest)]
            self.amounts += alone
            self.nets = [each for each in self.nets if each not in alone]
            return False
        if self.movements and years:  # a bridge from one year's budget to the next by kinds of change
            self.amounts = [each._replace(year=max(years)) for each in self.movements]
            self.nets = [each._replace(year=max(years)) for each in self.nets if says_change(each.rest)]
            return False
        changes = [each for each in self.nets if each.year and says_change(each.rest) and not says_total(each.rest)]
        if self.budgets and changes:  # budgets with the change that leads from each to the next
            self.amounts, self.nets = changes, [each for each in self.nets if each not in changes]
            return True
        if self.nets and not self.budgets:
            self.amounts, self.nets = [each for each in self.nets if each.year], []
            return False
        self.amounts = [each for each in self.budgets if not says_base(each.rest)]
        return bool(self.budgets)


def _head_figures(figures: Sequence[_Figures], result: Headed, body: Sequence[tuple[int, Row]]) -> None:
    named = _Sorted()
    staged = are_stages([each.rest for each in figures if each.year is not None])
    for each in figures:
        role = _plain_role(each, body, staged=staged)
        if role is None:
            named.put(each)
            continue
        result.monitoring += says_monitoring(each.rest)
        result.columns.append(Column(each.column, role, each.heading, year=each.year))
    result.budgets = named.settle()
    used = _accounts(named, result, body)
    for each in figures:
        if each.column not in used and all(each.column != column.column for column in result.columns):
            role = ColumnRole.BUDGET if each in named.budgets else ColumnRole.IGNORED
            result.columns.append(Column(each.column, role, each.heading, year=each.year))


def _plain_role(figures: _Figures, body: Sequence[tuple[int, Row]], *, staged: bool) -> ColumnRole | None:
    """Return the role of a column that is no amount whatever stands beside it; None where that is to be seen.

    `staged`: its neighbours name stages, so that Revised is one of these and no forecast.
    """
    rest = figures.rest
    percentages = [cells[figures.column].dress.is_percentage for _, cells in body if figures.column in cells]
    if (
        says_no_money(rest)
        or says_monitoring(rest)
        or says_quarter(rest)
        or says_shortfall(rest)
        or (percentages and sum(percentages) * 2 > len(percentages))
    ):
        return ColumnRole.IGNORED
    if figures.year is not None:
        return ColumnRole.FORECAST if says_forecast(rest) and not (staged and is_later_stage(rest)) else None
    if says_total(rest) or (names_years(figures.heading) and kind_words(rest) is None):
        return ColumnRole.ACROSS
    if kind_words(rest) is not None or says_change(rest):
        return None
    return ColumnRole.BUDGET if says_base(rest) or says_budget(rest) else ColumnRole.IGNORED


def _accounts(named: _Sorted, result: Headed, body: Sequence[tuple[int, Row]]) -> set[int]:
    """Sort columns of amounts into accounts, those of totals of the year beside them; returns the columns used."""
    amounts, nets = named.amounts, named.nets
    titles: Mapping[str, str] = {_key(each.rest): without_unit(each.rest) for each in amounts}
    years = [each.year for each in amounts]
    is_single = len(titles) == 1 or len(set(years)) == len(years)
    keys = [""] if is_single else list(titles)
    kinds = {found.kind for each in amounts if (found := kind_words(each.rest)) is not None}
    for key in keys:
        found = kind_words(titles[key]) if not is_single else None
        kind = found.kind if found else next(iter(kinds)) if is_single and len(kinds) == 1 else None
        result.accounts.append(Account(kind, "" if is_single else titles[key]))
    if not is_single and not any(account.kind for account in result.accounts):
        if _are_areas(amounts, titles):
            result.accounts = [Account(area=titles[key]) for key in keys]
        elif not are_portions(titles) and not _are_parts(amounts, nets, body):
            result.accounts = [Account()]
            keys = [_changed(named, titles, result, body) or _one_of(keys, titles, result)]
    amounts = named.amounts
    used: set[int] = set()
    taken: set[tuple[int, Year | None]] = set()
    for each in amounts:
        key = "" if is_single else _key(each.rest)
        if key not in keys:
            result.repeated.append(Column(each.column, ColumnRole.IGNORED, each.heading, year=each.year))
            used.add(each.column)
            continue
        account = keys.index(key)
        column = Column(each.column, ColumnRole.AMOUNT, each.heading, year=each.year, account=account)
        if (account, each.year) in taken:
            result.repeated.append(column)
            used.add(each.column)
            continue
        taken.add((account, each.year))
        used.add(each.column)
        result.columns.append(column)
    for each in nets if not (is_single or result.versions) else ():
        if each.year is not None and each.year in years:
            used.add(each.column)
            result.columns.append(Column(each.column, ColumnRole.NET, each.heading, year=each.year))
    return used


def _changed(named: _Sorted, titles: Mapping[str, str], result: Headed, body: Sequence[tuple[int, Row]]) -> str | None:
    """Return which of two columns a year the changes beside them lead to, and take the other for previous amounts."""
    found = changed_versions(named.amounts, named.nets, body, _key) if not result.version else None
    if found is None:
        return None
    result.versions, result.version = (titles[found.now], titles[found.before]), titles[found.now]
    for each in named.amounts:
        if _key(each.rest) == found.before and each.year is not None:
            result.columns.append(Column(each.column, ColumnRole.WORDS, previous_heading(each.year)))
    named.amounts = [each for each in named.amounts if _key(each.rest) != found.before]
    return found.now


def _one_of(keys: Sequence[str], titles: Mapping[str, str], result: Headed) -> str:
    """Return which of several columns for each year is read, and note them where they are versions of one another."""
    if all(key and not says_cumulative(key) for key in keys):
        result.versions = tuple(titles.values())
        result.version = taken(result.versions, result.version)
        return keys[result.versions.index(result.version)]
    return min(keys, key=lambda key: (says_cumulative(key), bool(key)))


def _are_parts(amounts: Sequence[_Figures], nets: Sequence[_Figures], body: Sequence[tuple[int, Row]]) -> bool:
    """Whether columns of one year, such as agreed and new, cast to the total of that year beside them.

    They do in most rows that state more than one of them: a typed total that an edit left behind is no proof against.
    """
    years = {each.year: each.column for each in nets if each.year is not None}
    agreeing = several = missing = 0
    for _, cells in body:
        for year, column in years.items():
            parts = [cells[each.column].number for each in amounts if each.year == year and each.column in cells]
            figures = [part for part in parts if part is not None]
            stated = cells[column].number if column in cells else None
            if stated is None or not figures:
                continue
            if sum(figures) != stated:
                missing += 1
                continue
            agreeing += 1
            several += sum(map(bool, figures)) > 1
    return agreeing > 1 and several > missing and agreeing >= 2 * missing


def _are_areas(amounts: Sequence[_Figures], titles: Mapping[str, str]) -> bool:
    """Whether columns that name no kind name areas: each of them has the same years, and no measure of amounts."""
    years: dict[str, list[Year | None]] = {}
    for each in amounts:
        years.setdefault(_key(each.rest), []).append(each.year)
    same = len({tuple(each) for each in years.values()}) == 1
    return same and all(key and not (is_measure(key) or says_version(key) or is_month(key)) for key in titles)


def _key(rest: str) -> str:
    return "" if is_unit(rest) else " ".join(rest.lower().split())


def kinds_of(accounts: Sequence[Account]) -> set[Kind]:
    """Return the kinds that accounts name."""
    return {account.kind for account in accounts if account.kind is not None}
