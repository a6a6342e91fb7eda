"""What a cell is to hold for a value of the model: the one place where values become cell writes."""

from dataclasses import replace
from decimal import Decimal

from model.known_columns import holds_figures
from model.lines import Field, Kind, Line, value_of
from model.money import Unit, Unreadable, cell_text, is_cell_number
from model.workbook.cell_xml import CellWrite, Content
from model.workings import working_of
from model.years import Year


def content_of(value: object, unit: Unit, style: str = "") -> CellWrite:
    """Return the write for an amount in pounds, a kind, a text, or nothing; `style` replaces the cell's own.

    What is a write already is taken as it is.
    """
    if isinstance(value, CellWrite):
        return replace(value, style=style)
    if isinstance(value, Decimal):
        return CellWrite(Content.NUMBER, cell_text(value, unit), style)
    if isinstance(value, Kind):
        value = "" if value is Kind.UNKNOWN else value.title
    if isinstance(value, Unreadable):
        value = value.text
    if isinstance(value, str) and value:
        return CellWrite(Content.TEXT, value, style)
    return CellWrite(Content.BLANK, style=style)


def content_of_field(line: Line, field: Field, years: tuple[Year, ...], unit: Unit, style: str = "") -> CellWrite:
    """Return the write for a field of a line: an amount with its working, if it has one that leads to it."""
    value = value_of(line, field, years)
    working = working_of(line, field, years, unit)
    if working is not None and isinstance(value, Decimal):
        return CellWrite(Content.WORKING, working, style, result=cell_text(value, unit))
    return content_of(value, unit, style)


def extra_content(heading: str, text: str, style: str = "") -> CellWrite:
    """Return the write for a column beside the usual ones: a text, but a figure in those known to hold figures."""
    if not text:
        return CellWrite(Content.BLANK, text, style)
    is_figure = holds_figures(heading) and is_cell_number(text)
    return CellWrite(Content.NUMBER if is_figure else Content.TEXT, text, style)
