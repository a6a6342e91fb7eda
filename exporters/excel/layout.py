"""Where everything of an annex stands on its Excel sheet: shared by the writer and by what reads the file again."""

from collections.abc import Sequence
from decimal import Decimal

from exporters.annex import Annex, Row
from model.money import EXACT, Amount, Negatives, rounded

_MOST_ARGUMENTS = 200
_GAP = 1


def opening(annex: Annex) -> tuple[str, ...]:
    """Return the lines above the table, from the first row: title, subtitles, statements."""
    return (annex.title, *annex.subtitles, *annex.statements)


def header_row(annex: Annex) -> int:
    """Return the row (from nil) of the table's headings."""
    return len(opening(annex)) + _GAP


def first_row(annex: Annex) -> int:
    """Return the row (from nil) of the annex's first row."""
    return header_row(annex) + 1


def headings(annex: Annex) -> tuple[str, ...]:
    """Return the table's headings; each year names the unit, for it is repeated on every page."""
    words = [column.heading for column in annex.text_columns]
    return (*words, *(f"{column.year.label}\n{annex.unit.symbol}" for column in annex.amount_columns))


def amount_column(annex: Annex, year: int) -> int:
    """Return the sheet's column (from nil) of a year, by its position."""
    return len(annex.text_columns) + year


def figure(annex: Annex, pounds: Decimal) -> Decimal:
    """Return exact pounds in the annex's unit, as a cell holds them."""
    return pounds.scaleb(-annex.unit.power, EXACT)


def formula(annex: Annex, row: Row, year: int) -> str:
    """Return the formula that sums a row's parts.

    It rounds away what binary fractions leave behind, so that a total of nil is nil and never -0.000.
    """
    letter = column_letter(amount_column(annex, year))
    places = [first_row(annex) + part + 1 for part in row.parts]
    ranges = [f"{letter}{low}" if low == high else f"{letter}{low}:{letter}{high}" for low, high in _runs(places)]
    sums = "+".join(
        f"SUM({','.join(ranges[start : start + _MOST_ARGUMENTS])})" for start in range(0, len(ranges), _MOST_ARGUMENTS)
    )
    return f"=ROUND({sums},{annex.places})"


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and place == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def column_letter(column: int) -> str:
    """Return the letters of a column (from nil): A, Z, AA ..."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def number_format(annex: Annex, amount: Amount) -> str:
    """Return the number format of an amount. A reduction too small to show is shown as nil, without a sign."""
    places = "." + "0" * annex.decimals if annex.decimals else ""
    plain = f"#,##0{places}"
    vanishes = isinstance(amount, Decimal) and not rounded(amount, annex.unit, annex.decimals)
    if annex.negatives is Negatives.BRACKETS:
        return f"{plain}_);{plain}_)" if vanishes else f"{plain}_);({plain})"
    return f"{plain};{plain}" if vanishes else f"{plain};-{plain}"
