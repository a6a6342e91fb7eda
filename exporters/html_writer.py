"""Writes an annex's table as HTML for Word and other editors, and as text for everything else.

Looks stand in each cell's own style, for editors keep nothing else of a page. Figures keep their number format, and
what they hold in full, for spreadsheets.
"""

from collections.abc import Iterator
from decimal import Decimal
from html import escape

from exporters.annex import Annex, Row
from exporters.printed_rows import column_headings, printed_rows
from exporters.theme import Look, Part, theme
from model.clipboard.html_writing import number_format
from model.money import Amount, cell_text

_HEAD = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel" lang="en-GB"><head><meta charset="utf-8"></head><body>'
    '<table border="0" cellspacing="0" cellpadding="3" width="100%" style="border-collapse:collapse;width:100%">'
)
_FOOT = "</table></body></html>"
_BREAK = '<br style="mso-data-placement:same-cell">'
_TEXT_FORMAT = r'mso-number-format:"\@";'
_UPRIGHT = {"top": "top", "middle": "middle", "bottom": "bottom"}


def write_html_table(annex: Annex) -> str:
    """Return the annex's table as an HTML page."""
    return "\n".join((_HEAD, _widths(annex), _header(annex), "<tbody>", *_rows(annex), "</tbody>", _FOOT))


def table_texts(annex: Annex) -> list[list[str]]:
    """Return the same table as rows of texts, figures as the page shows them."""
    headings = [heading.replace("\n", " ") for heading in column_headings(annex)]
    return [headings, *([*row.texts, *map(annex.shown, row.amounts)] for row in printed_rows(annex))]


def _widths(annex: Annex) -> str:
    sizes = theme()
    amounts = [sizes.amount_characters] * len(annex.amount_columns)
    fixed = sum(sizes.widths[column.width] for column in annex.text_columns if not column.fills)
    left = sizes.page_characters - sum(amounts) - fixed
    words = [max(sizes.widths[column.width], left if column.fills else 0) for column in annex.text_columns]
    whole = sum(words) + sum(amounts)
    columns = (f'<col style="width:{width / whole:.1%}">' for width in (*words, *amounts))
    return f"<colgroup>{''.join(columns)}</colgroup>"


def _header(annex: Annex) -> str:
    words = len(annex.text_columns)
    cells = (
        f"<th scope=\"col\" style='{_style(Part.HEADER, 'right' if column >= words else 'left')}'>{_text(heading)}</th>"
        for column, heading in enumerate(column_headings(annex))
    )
    return f"<thead><tr>{''.join(cells)}</tr></thead>"


def _rows(annex: Annex) -> Iterator[str]:
    words, whole = len(annex.text_columns), len(annex.text_columns) + len(annex.amount_columns)
    for row in printed_rows(annex):
        part = Part.of(row.kind)
        if row.spans:
            cells = [_words(part, row.texts[0], whole)]
        elif row.is_labelled:
            cells = [_words(part, row.texts[0], words), *_figures(annex, row)]
        else:
            cells = [*(_words(part, text, 1) for text in row.texts), *_figures(annex, row)]
        yield f"<tr>{''.join(cells)}</tr>"


def _words(part: Part, text: str, across: int) -> str:
    span = f' colspan="{across}"' if across > 1 else ""
    return f"<td{span} style='{_style(part, 'left')}{_TEXT_FORMAT}'>{_text(text)}</td>"


def _figures(annex: Annex, row: Row) -> Iterator[str]:
    code = number_format(annex.decimals, annex.negatives)
    quoted = "".join(letter if letter == "0" else f"\\{letter}" for letter in code)
    style = f'{_style(Part.of(row.kind), "right")}white-space:nowrap;mso-number-format:"{quoted}";'
    return (f"<td style='{style}'{_held(annex, amount)}>{_text(annex.shown(amount))}</td>" for amount in row.amounts)


def _held(annex: Annex, amount: Amount) -> str:
    return f' x:num="{cell_text(amount, annex.unit)}"' if isinstance(amount, Decimal) else ""


def _text(text: str) -> str:
    return escape(text).replace("\n", _BREAK) or "&nbsp;"


def _style(part: Part, side: str) -> str:
    look = theme().looks[part]
    return "".join((f'font-family:"{theme().font}",sans-serif;', *_looks(look), f"text-align:{side};"))


def _looks(look: Look) -> Iterator[str]:
    yield f"font-size:{look.points:g}pt;"
    yield f"font-weight:{'bold' if look.bold else 'normal'};"
    yield f"vertical-align:{_UPRIGHT[look.upright]};"
    thickness = "0.5pt" if look.hair else "0.75pt"
    for name, value in (
        ("font-style:italic", look.italic),
        (f"color:{look.colour}", look.colour),
        (f"background:{look.fill}", look.fill),
        (f"border-top:{thickness} solid {look.above}", look.above),
        (f"border-bottom:{thickness} solid {look.below}", look.below),
    ):
        if value:
            yield f"{name};"
