"""What a cell is to hold for a value of the model: the one place where values become cell writes."""

from decimal import Decimal

from model.lines import Kind
from model.money import Unit, Unreadable, cell_text
from model.workbook.cell_xml import CellWrite, Content


def content_of(value: object, unit: Unit, style: str = "") -> CellWrite:
    """Return the write for an amount in pounds, a kind, a text, or nothing; `style` replaces the cell's own."""
    if isinstance(value, Decimal):
        return CellWrite(Content.NUMBER, cell_text(value, unit), style)
    if isinstance(value, Kind):
        value = "" if value is Kind.UNKNOWN else value.title
    if isinstance(value, Unreadable):
        value = value.text
    if isinstance(value, str) and value:
        return CellWrite(Content.TEXT, value, style)
    return CellWrite(Content.BLANK, style=style)
