"""The roles of columns of words: by their headings first, and where these say nothing by what stands in them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from model.council_words import meant
from model.workbook.finding.column_words import AREA, LINKED, SERVICE, TYPE, field_of_words
from model.workbook.finding.kind_words import kind_words
from model.workbook.finding.layout import Column, ColumnRole
from model.workbook.finding.picture import Row, SheetPicture
from model.workbook.finding.row_words import is_code, is_only_total
from model.workbook.finding.stairs import are_stairs
from model.workbook.finding.unit_words import is_unit

_ROLES = {AREA: ColumnRole.AREA, SERVICE: ColumnRole.SERVICE, TYPE: ColumnRole.TYPE}
_BETWEEN = re.compile(r"\s*(?:[,;&/+]|\band\b)\s*")
_MOSTLY = 0.7
_HALF = 0.5
_LEAST = 2
_FEW = 3
_MARK = 2


class WordColumns:
    """Gives the columns of words of one table their roles."""

    def __init__(self, picture: SheetPicture, body: Sequence[tuple[int, Row]], *, many_accounts: bool) -> None:
        """Look at the rows of a table; `many_accounts`: its rows are areas rather than lines."""
        self._picture = picture
        self._body = body
        self._many = many_accounts

    def roles(self, words: Sequence[tuple[int, str]], signs: int = 0) -> list[Column]:
        """Return the columns with their roles. Where anything stands at all, one is the title, not that of `signs`."""
        said = [Column(column, ColumnRole.WORDS, heading) for column, heading in words if column == signs]
        return [*self._roles([each for each in words if each[0] != signs]), *said]

    def _roles(self, words: Sequence[tuple[int, str]]) -> list[Column]:
        columns = [self._by_heading(column, heading) for column, heading in words]
        columns = _first_of_each(columns)
        columns = self._with_choices(self._with_type(columns))
        columns = self._with_reference(columns)
        return self._with_area(self._with_title(columns))

    def _by_heading(self, column: int, heading: str) -> Column:
        name = field_of_words(heading)
        if name == LINKED and not self._mostly(column, _names_codes):
            name = ""
        if name in _ROLES:
            return Column(column, _ROLES[name], heading)
        return Column(column, ColumnRole.WORDS, heading, name)

    def _texts(self, column: int) -> list[str]:
        return texts_of(self._body, column)

    def _texts_of_lines(self, column: int) -> list[str]:
        """Return a column's texts in rows that have figures and are not plainly totals, by whatever column says so."""
        lines = (cells for _, cells in self._body if column in cells and any(each.is_figure for each in cells.values()))
        plain = (cells for cells in lines if not any(is_only_total(each.words) for each in cells.values()))
        return [text for cells in plain if (text := " ".join(cells[column].text.split()))]

    def _with_type(self, columns: list[Column]) -> list[Column]:
        """Let the column whose cells name kinds be the type; one that is only headed so holds a category."""
        result = [
            _as(each, ColumnRole.WORDS)
            if each.role is ColumnRole.TYPE and self._share_of_kinds(each.column) < _HALF
            else each
            for each in columns
        ]
        if any(each.role is ColumnRole.TYPE for each in result):
            return _first_of_each(result)
        for place, each in enumerate(result):
            texts = self._texts(each.column)
            is_open = each.role is ColumnRole.WORDS and each.field in ("", "category")
            repeats = len(set(texts)) < len(texts) or len(texts) < _LEAST
            if is_open and texts and repeats and self._share_of_kinds(each.column) > _MOSTLY:
                result[place] = replace(each, role=ColumnRole.TYPE, field="")
                break
        return _first_of_each(result)

    def _with_choices(self, columns: list[Column]) -> list[Column]:
        """Let a column be that of a recurrence or deliverability whose words it holds, whatever its heading."""
        result = list(columns)
        for name in ("recurrence", "deliverability"):
            if any(each.field == name for each in result):
                continue
            says_so = partial(_means, name)
            for place, each in enumerate(result):
                is_open = each.role is ColumnRole.WORDS and not each.field and each.heading
                if is_open and len(self._texts(each.column)) >= _LEAST and self._mostly(each.column, says_so):
                    result[place] = replace(each, field=name)
                    break
        return result

    def _mostly(self, column: int, holds: Callable[[str], bool]) -> bool:
        """Tell whether something holds of most of what stands in a column."""
        texts = self._texts(column)
        return len(texts) > 0 and sum(map(holds, texts)) > _MOSTLY * len(texts)

    def _share_of_kinds(self, column: int) -> float:
        texts = self._texts(column)
        return sum(kind_words(text) is not None for text in texts) / len(texts) if texts else 0.0

    def _with_reference(self, columns: list[Column]) -> list[Column]:
        if any(each.field == "reference" for each in columns):
            return columns
        for place, each in enumerate(columns):
            texts = self._texts_of_lines(each.column)
            others = any(other.column > each.column for other in columns)
            if each.role is not ColumnRole.WORDS or each.field or not others or len(texts) < _LEAST:
                continue
            codes = sum(is_code(text) for text in texts)
            if codes > _MOSTLY * len(texts) and len(set(texts)) == len(texts):
                return [*columns[:place], replace(each, field="reference"), *columns[place + 1 :]]
        return columns

    def _with_title(self, columns: list[Column]) -> list[Column]:
        if any(each.field == "title" for each in columns):
            return columns
        filled = [each for each in columns if self._texts(each.column)]
        free = [
            each
            for each in filled
            if each.role is ColumnRole.WORDS and each.field in ("", "description") and self._varies(each.column)
        ]
        free = (
            [each for each in free if field_of_words(each.heading) not in _ROLES] or self._telling_most(filled) or free
        )
        free = free or [each for each in filled if each.role is ColumnRole.WORDS and each.field == "category"]
        if not free or (self._many and len(filled) == 1):
            names = [each for each in filled if each.role in (ColumnRole.AREA, ColumnRole.SERVICE)] or free
            if not names:
                return columns
            if self._many:
                return [_as(each, ColumnRole.AREA) if each is names[-1] else each for each in columns]
            return [_as(each, ColumnRole.WORDS, "title") if each is names[-1] else each for each in columns]
        if sum(bool(each.heading) for each in free) < _LEAST and are_stairs([each.column for each in free], self._body):
            return [_as(each, ColumnRole.WORDS, "title") if each is free[-1] else each for each in columns]
        widest = max(
            free, key=lambda each: (not each.field and self._width(each.column) > _MARK, self._width(each.column))
        )
        return [_as(each, ColumnRole.WORDS, "title") if each is widest else each for each in columns]

    def _with_area(self, columns: list[Column]) -> list[Column]:
        """Let a column without a heading left of the titles, that says something now and then, be that of areas."""
        title = next((each.column for each in columns if each.field == "title"), 0)
        rows = len(self._texts(title))
        if any(each.role in (ColumnRole.AREA, ColumnRole.SERVICE) for each in columns):
            return columns
        for place, each in enumerate(columns):
            texts = self._texts(each.column)
            is_open = each.role is ColumnRole.WORDS and not each.field and each.column < title
            is_sparse = (not each.heading or is_unit(each.heading)) and 1 < len(texts) * 2 <= rows
            if is_open and is_sparse and not any(is_code(text) or kind_words(text) for text in texts):
                return [*columns[:place], _as(each, ColumnRole.AREA), *columns[place + 1 :]]
        return columns

    def _telling_most(self, filled: Sequence[Column]) -> list[Column]:
        """Return the descriptions where they repeat, as in a row a line and year, and yet tell most lines apart."""
        names = [each for each in filled if each.role in (ColumnRole.AREA, ColumnRole.SERVICE)]
        most = max((len(set(self._texts(each.column))) for each in names), default=1)
        return [
            each
            for each in filled
            if each.field == "description" and len(set(self._texts(each.column))) >= max(most, 2)
        ]

    def _varies(self, column: int) -> bool:
        """Whether a column tells lines apart."""
        texts = self._texts(column)
        return len(texts) < _FEW or len(set(texts)) * 2 > len(texts)

    def _width(self, column: int) -> float:
        texts = self._texts(column)
        return sum(map(len, texts)) / len(texts)


def _means(name: str, text: str) -> bool:
    """Tell whether a text means a choice of a field; a letter alone may mean anything."""
    return len(text) > _MARK and bool(meant(name, text))


def _names_codes(text: str) -> bool:
    return all(is_code(part) for part in _BETWEEN.split(text) if part)


def texts_of(body: Sequence[tuple[int, Row]], column: int) -> list[str]:
    """Return what the rows of a table say in a column, without totals."""
    found = (" ".join(cells[column].text.split()) for _, cells in body if column in cells)
    return [text for text in found if text and not is_only_total(text)]


def areas_of_services(columns: Sequence[Column]) -> list[Column]:
    """Let the services that a column names be the areas, where nothing names areas."""
    roles = [each.role for each in columns]
    if ColumnRole.AREA in roles or ColumnRole.SERVICE not in roles:
        return list(columns)
    return [replace(each, role=ColumnRole.AREA) if each.role is ColumnRole.SERVICE else each for each in columns]


def _as(column: Column, role: ColumnRole, name: str = "") -> Column:
    return replace(column, role=role, field=name)


def _first_of_each(columns: Sequence[Column]) -> list[Column]:
    """Let each role and field be held by one column; the others are kept as words of no field."""
    taken: set[tuple[ColumnRole, str]] = set()
    result: list[Column] = []
    for each in columns:
        key = (each.role, each.field)
        is_free = each.role is ColumnRole.WORDS and not each.field
        if key in taken and not is_free:
            result.append(replace(each, role=ColumnRole.WORDS, field=""))
            continue
        taken.add(key)
        result.append(each)
    return result
