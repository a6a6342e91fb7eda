"""Writing one amount into a new workbook: a figure, a blank formatted cell, or the text that was unreadable."""

from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from model.money import Amount, Unreadable, cell_text
from model.problems import FileProblem
from model.workbook.new_formats import Formats


def put_text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """Write text as text, whatever it looks like. Raises FileProblem when the sheet has no room for it."""
    if not text:
        result = sheet.write_blank(row, column, None, style)
    elif text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter would take such a text for its own ready-made XML.
        result = sheet.write_rich_string(row, column, style, text[:1], style, text[1:], style)
    else:
        result = sheet.write_string(row, column, text, style)
    if result is not None and result < 0:
        raise FileProblem(f"The workbook cannot be written: Excel has no room for the text in row {row + 1}.")


def figure_of(amount: Decimal, formats: Formats) -> Decimal:
    """Return the number a cell holds for an amount in pounds, which XlsxWriter writes as it is.

    It writes floats with 16 digits: 9.844 would stand in the file as 9.843999999999999, another number.
    """
    return Decimal(cell_text(amount, formats.settings.unit))


def amount_figure(
    sheet: Worksheet, row: int, column: int, amount: Amount, formats: Formats, working: str | None = None
) -> None:
    """Write an amount, as the result of its working if it has one. Raises FileProblem without room for it."""
    if amount is None:
        result = sheet.write_blank(row, column, None, formats.amount)
    elif isinstance(amount, Unreadable):
        result = sheet.write_string(row, column, amount.text, formats.amount)
    elif working is not None:
        result = sheet.write_formula(row, column, f"={working}", formats.amount, figure_of(amount, formats))
    else:
        result = sheet.write_number(row, column, figure_of(amount, formats), formats.amount)
    if result is not None and result < 0:
        raise FileProblem(f"The workbook cannot be written: Excel has no room for row {row + 1}.")
