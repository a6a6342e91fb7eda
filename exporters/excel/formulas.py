"""Formulas that cast rows, the names of columns, and the number formats of figures."""

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from exporters.annex import Annex
from exporters.excel.sums import Words, sum_of
from model.money import EXACT, Negatives


def figure(annex: Annex, pounds: Decimal) -> Decimal:
    """Return exact pounds in the annex's unit, as a cell holds them."""
    return pounds.scaleb(-annex.unit.power, EXACT)


def cast_formula(
    column: int, added: Sequence[int], taken: Sequence[int], places: int, words: Callable[[], Words] = dict
) -> str:
    """Return the formula that sums cells of a column and takes others away; columns and rows count from nil.

    It rounds away what binary fractions leave behind, so that a total of nil is nil and never -0.000. `words` tells
    what stands in the sheet's columns of words, where the cells are too many to name.
    """
    return f"=ROUND({sum_of(column, added, taken, words)},{places})"


def number_format(cell: Decimal | None, decimals: int, negatives: Negatives) -> str:
    """Return the number format of a figure. A reduction too small to show is shown as nil, without a sign."""
    places = "." + "0" * decimals if decimals else ""
    plain = f"#,##0{places}"
    shown_as_nil = cell is not None and abs(cell) < Decimal(1).scaleb(-decimals) and not _rounded(cell, decimals)
    if negatives is Negatives.BRACKETS:
        return f"{plain}_);{plain}_)" if shown_as_nil else f"{plain}_);({plain})"
    return f"{plain};{plain}" if shown_as_nil else f"{plain};-{plain}"


def _rounded(cell: Decimal, decimals: int) -> Decimal:
    return cell.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
