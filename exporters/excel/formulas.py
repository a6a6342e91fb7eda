"""Formulas that cast rows, the names of columns, and the number formats of figures."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from exporters.annex import Annex
from model.money import EXACT, Negatives

_MOST_ARGUMENTS = 200


def figure(annex: Annex, pounds: Decimal) -> Decimal:
    """Return exact pounds in the annex's unit, as a cell holds them."""
    return pounds.scaleb(-annex.unit.power, EXACT)


def cast_formula(column: int, added: Sequence[int], taken: Sequence[int], places: int) -> str:
    """Return the formula that sums cells of a column and takes others away; columns and rows count from nil.

    It rounds away what binary fractions leave behind, so that a total of nil is nil and never -0.000.
    """
    letter = column_letter(column)
    sums = _sums(letter, added, "+") or "0"
    if taken:
        sums = f"{sums}-{_sums(letter, taken, '-')}"
    return f"=ROUND({sums},{places})"


def _sums(letter: str, rows: Iterable[int], joint: str) -> str:
    ranges = [f"{letter}{low}" if low == high else f"{letter}{low}:{letter}{high}" for low, high in _runs(rows)]
    calls = (ranges[start : start + _MOST_ARGUMENTS] for start in range(0, len(ranges), _MOST_ARGUMENTS))
    return joint.join(f"SUM({','.join(call)})" for call in calls)


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return runs of neighbouring rows, counted from one."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        place = row + 1
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
