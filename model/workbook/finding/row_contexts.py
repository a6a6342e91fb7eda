"""What holds for each row of a table by the headings above it: kind, area, service and category."""

from collections.abc import Sequence

from model.lines import Kind
from model.workbook.finding.kind_words import is_kind_heading, kind_words
from model.workbook.finding.layout import RowRole
from model.workbook.finding.row_words import named_area, named_service
from model.workbook.finding.weighed_rows import Over, TableRow


def give_contexts(rows: Sequence[TableRow], over: Over) -> None:
    """Give each row the kind, area, service and category that the headings above it give it."""
    kind, area, service, category = over.kind, over.area, over.service, ""
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
            kind = _typed(row) or kind
        row.own_kind = _own_kind(row, over)
        row.kind = row.own_kind or kind
        own_area, own_service = row.labels.area, row.labels.service
        if row.role is RowRole.TOTAL:  # whose label may stand in the first column, be it that of areas
            own_area, own_service = ("" if own == row.labels.main else own for own in (own_area, own_service))
        row.area, row.service = own_area or area, own_service or service
        row.category = "" if row.role is RowRole.HEADING else row.labels.theme or category
        if row.role is RowRole.TOTAL and row.covers and row.is_pure_kind and row.covers[0] > rows.index(row):
            kind = row.own_kind or kind
        if row.role is not RowRole.NOTE:
            previous = row


def _typed(row: TableRow) -> Kind | None:
    found = kind_words(row.labels.type) if row.labels.type else None
    return found.kind if found else None


def _own_kind(row: TableRow, over: Over) -> Kind | None:
    typed = _typed(row)
    if typed is not None:
        return typed
    label = row.labels.main
    if row.is_pure_kind or (over.kind is None and not row.labels.reference and is_kind_heading(label)):
        found = kind_words(label)
        return found.kind if found else None
    return None
