"""Cells as an HTML table that Word, Excel and LibreOffice keep: figures as numbers in their format, text as text.

Without the text format Excel would make a date of the reference 1-2 and the number 12 of 0012.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from model.money import Negatives

_HEAD = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>'
    '<table border="1" cellspacing="0" cellpadding="3">'
)
_TEXT = r"""<td style='mso-number-format:"\@";white-space:pre-wrap' sdnum="2057;0;@">"""
_FOOT = "</table></body></html>"
_BREAK = '<br style="mso-data-placement:same-cell">'


class HtmlCell(NamedTuple):
    """A cell: its text as shown and, for a figure, the number that it holds in full ("" if blank); None for words."""

    text: str
    number: str | None = None


def write_html(rows: Iterable[Sequence[HtmlCell]], decimals: int, negatives: Negatives) -> str:
    """Write rows of cells; figures have so many decimals and show negatives as the council does."""
    code = number_format(decimals, negatives)
    quoted = "".join(letter if letter == "0" else f"\\{letter}" for letter in code)
    figure = f"""<td align="right" style='mso-number-format:"{quoted}";text-align:right'"""
    format_ = f' sdnum="2057;0;{code}">'
    written = (f"<tr>{''.join(_cell(cell, figure, format_) for cell in row)}</tr>" for row in rows)
    return "\n".join((_HEAD, *written, _FOOT))


def number_format(decimals: int, negatives: Negatives) -> str:
    """Return the number format of a spreadsheet: `#,##0.000`, with brackets where negatives have them."""
    figure = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    return f"{figure};({figure})" if negatives is Negatives.BRACKETS else figure


def _cell(cell: HtmlCell, figure: str, format_: str) -> str:
    text = escape(cell.text).replace("\n", _BREAK)
    if cell.number is None:
        return f"{_TEXT}{text}</td>"
    held = f' x:num="{cell.number}" sdval="{cell.number}"' if cell.number else ""
    return f"{figure}{held}{format_}{text}</td>"
