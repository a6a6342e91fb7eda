"""What holds for each row of a table by the headings above it: kind, area, service and category."""

from collections.abc import Sequence
from typing import NamedTuple

from model.lines import Kind
from model.workbook.finding.kind_words import is_kind_heading, kind_words
from model.workbook.finding.layout import RowRole
from model.workbook.finding.row_words import heads_theme, named_area, named_service
from model.workbook.finding.sign_words import kind_of_code, kind_of_sign
from model.workbook.finding.weighed_rows import Over, TableRow


class _Context(NamedTuple):
    """What holds for the rows below a heading."""

    kind: Kind | None
    area: str
    service: str
    category: str = ""


def give_contexts(rows: Sequence[TableRow], over: Over) -> None:
    """Give each row the kind, area, service and category that the headings above it give it."""
    now = _Context(over.kind, over.area, over.service)
    above: list[tuple[int, _Context]] = []
    headed = over.kind
    previous: TableRow | None = None
    for row in rows:
        if row.role is RowRole.HEADING or row.stands_over:
            above.append((row.step, now))
            now = _below(row, now, previous)
            headed = now.kind
        elif row.role is RowRole.LINE and row.is_shallow:  # it stands beside what headed the rows above, not below it
            while above and above[-1][0] >= row.step:
                now = above.pop()[1]._replace(kind=now.kind)
        elif row.role is RowRole.LINE:  # a column of areas or types that states each once holds until the next
            area, service = row.labels.area or now.area, row.labels.service or now.service
            now = now._replace(kind=_typed(row) or now.kind, area=area, service=service)
        row.own_kind = _own_kind(row, over)
        is_other = row.role is RowRole.LINE and row.labels.type and row.own_kind is None
        row.kind = row.own_kind or (headed if is_other else now.kind)  # a type that names no kind is none of another's
        own_area, own_service = row.labels.area, row.labels.service
        if row.role is RowRole.TOTAL:  # whose label may stand in the first column, be it that of areas
            own_area, own_service = ("" if own == row.labels.main else own for own in (own_area, own_service))
        said_area = row.said.area if row.said is not None and row.role is RowRole.LINE else ""
        row.area, row.service = said_area or own_area or now.area, own_service or now.service
        row.category = "" if row.role is RowRole.HEADING else row.labels.theme or now.category
        if row.role is RowRole.TOTAL and row.covers and row.is_pure_kind and row.covers[0] > rows.index(row):
            now = now._replace(kind=row.own_kind or now.kind)
        if row.role is not RowRole.NOTE:
            previous = row


def _below(row: TableRow, now: _Context, previous: TableRow | None) -> _Context:
    """Return what holds below a heading: as it is said, else by its words."""
    text, said = row.labels.main, row.said
    if said is not None and (said.kind or said.area or said.category):
        return now._replace(kind=said.kind or now.kind, area=said.area or now.area, category=said.category)
    if named_area(text) or named_service(text):
        area, service = named_area(text) or now.area, named_service(text) or now.service
        return _Context(now.kind, area, service)
    if is_kind_heading(text):
        found = kind_words(text)
        kind = found.kind if found else now.kind
        return now._replace(kind=kind, category="" if found is None or found.is_pure else text)
    if heads_theme(text):
        return now._replace(category=text)
    service = now.service
    is_over = previous is not None and (previous.role is RowRole.HEADING or previous.stands_over)
    if previous is not None and is_over and previous.area == previous.labels.main:
        service = previous.labels.main
    return _Context(now.kind, text, service)


def _typed(row: TableRow) -> Kind | None:
    found = kind_words(row.labels.type) if row.labels.type else None
    return found.kind if found else None


def _own_kind(row: TableRow, over: Over) -> Kind | None:
    if row.said is not None and row.said.kind is not None and row.role is not RowRole.HEADING:
        return row.said.kind
    typed = _typed(row)
    if typed is not None or row.labels.sign:
        return typed or kind_of_sign(row.labels.sign) or kind_of_code(row.labels.sign)
    label = row.labels.main
    if row.is_pure_kind or (over.kind is None and not row.labels.reference and is_kind_heading(label)):
        found = kind_words(label)
        return found.kind if found else None
    return None
