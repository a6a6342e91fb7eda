"""Workings: the arithmetic by which an officer came to an amount, kept as the formula of the amount's cell.

In the workbook a working is in the workbook's unit, so that the cell is a live formula: `195*52*26` typed in a view of
£000 over a workbook in £m is `(195*52*26)/1000` there. `ROUND(...,8)` stands around it where the result is finer
than a penny, or where a spreadsheet, which reckons in binary fractions, would else not come to the same penny.
To show a working in a unit, the rounding is left out and the `*1000` or `/1000` behind its outermost brackets changed
(or made, or left out), so that a working looks as it was typed in the unit in which it was typed. Words stand behind
all of it, as `+N("...")`; see `model.named_workings`.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

from model.arithmetic import LONGEST_IN_A_CELL, exact_value, steps_of, tidied
from model.array_parts import ArrayPart
from model.lines import AMOUNT, FORECAST, Field, Line, formula_field, value_of
from model.money import EXACT, SIGNIFICANT_DIGITS, Amount, Unit, cell_text, from_cell_number, number_text
from model.named_workings import as_typed, read_named, with_words, without_words
from model.problems import EntryProblem
from model.spreadsheet_numbers import binary_results
from model.texts import clean_text
from model.working_units import PENCE, scaled, with_rounding, without_rounding
from model.years import Year

_NEAR_A_HALF = 2**44


@dataclass(frozen=True, slots=True)
class Worked:
    """An amount in pounds with its working: the formula (no equals sign) of its cell, in the workbook's unit."""

    pounds: Decimal
    formula: str


def with_working(text: str, pounds: Decimal, unit: Unit, stored: Unit) -> Worked:
    """Return an amount with the working (no equals sign) that was typed for it in a unit; `stored` is the workbook's.

    Raises EntryProblem where a spreadsheet would not come to the same penny.
    """
    arithmetic, words = read_named(clean_text(text))
    inside = scaled(tidied(arithmetic), unit.power - stored.power)
    steps = steps_of(inside)
    for step in steps:
        digits = step.strip("%").replace(".", "").strip("0")
        if len(digits) > SIGNIFICANT_DIGITS:
            raise EntryProblem(f"“{step}” has more than 15 digits, which no spreadsheet can hold exactly; shorten it.")
    value, wanted, decimals = exact_value(inside), Decimal(cell_text(pounds, stored)), stored.power + PENCE
    figures = [_settled(result) for result in binary_results(steps)]
    if figures and _is_whole(value, decimals) and all(figure == wanted for figure in figures):
        return Worked(pounds, with_words(inside, words))
    figures = [_rounded(figure, decimals) for figure in figures]
    if not figures or any(figure != wanted for figure in figures) or _is_near_a_half(value, decimals):
        raise EntryProblem(
            f"A spreadsheet, which keeps 15 digits of every step, would not work out “={text.strip()}” to the same "
            f"penny; enter the result, {cell_text(pounds, unit)}."
        )
    return Worked(pounds, with_words(with_rounding(inside, stored), words))


def is_working(formula: str, stored: Unit) -> bool:
    """Tell whether the formula of a cell is pure arithmetic, as the app reads and writes it; `stored`: the file's unit.

    A formula that refers to other cells, calls a function or fills other cells too is not.
    """
    return not isinstance(formula, ArrayPart) and _is_arithmetic(formula, stored)


@lru_cache(maxsize=20_000)
def _is_arithmetic(formula: str, stored: Unit) -> bool:
    if len(formula) >= LONGEST_IN_A_CELL:
        return False
    try:
        steps_of(without_rounding(without_words(formula)[0], stored))
    except EntryProblem:
        return False
    return True


def shown_working(formula: str, stored: Unit, unit: Unit) -> str:
    """Return a working with its words as it is typed in a unit (no equals sign): a unit figure comes of it there."""
    plain, words = without_words(formula)
    return as_typed(scaled(tidied(without_rounding(plain, stored)), stored.power - unit.power), words)


def formula_words(formula: object, stored: Unit) -> str:
    """Return the formula of a cell, its equals sign before it: a working as it is typed, any other as it stands."""
    is_typed = isinstance(formula, str) and is_working(formula, stored)
    return f"={shown_working(str(formula), stored, stored) if is_typed else formula}"


def working_of(line: Line, field: Field, years: tuple[Year, ...], stored: Unit) -> str | None:
    """Return the formula that an amount's cell is to hold wherever its line goes: a working that comes to the amount.

    None for a figure, for a formula that refers to other cells, and for a working with another result.
    """
    if field.name not in (AMOUNT, FORECAST):
        return None
    formula = value_of(line, formula_field(field), years)
    if not isinstance(formula, str) or not is_working(formula, stored):
        return None
    return formula if comes_to(formula, stored) == value_of(line, field, years) else None


def working_from(formula: str, source: Unit, pounds: Decimal, stored: Unit) -> Worked | None:
    """Return an amount with the working of a cell it was copied from; `source` and `stored` are the workbooks' units.

    None where the text is no working, does not come to the amount, or cannot be kept in the other unit.
    """
    if not is_working(formula, source) or comes_to(formula, source) != pounds:
        return None
    if source is stored:
        return Worked(pounds, formula)
    try:
        return with_working(shown_working(formula, source, stored), pounds, stored, stored)
    except EntryProblem:
        return None


@lru_cache(maxsize=20_000)
def comes_to(formula: str, stored: Unit) -> Amount:
    """Return what a working in the workbook's unit comes to, in pounds; None where it is no arithmetic."""
    plain, _ = without_words(formula)
    inside = without_rounding(plain, stored)
    try:
        value = exact_value(inside)
    except EntryProblem:
        return None
    figure = EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
    if inside is not plain:
        figure = _rounded(figure, stored.power + PENCE)
    return from_cell_number(number_text(figure), stored)


def _is_whole(value: Fraction, decimals: int) -> bool:
    scale: int = 10**decimals
    return (value * scale).denominator == 1


def _is_near_a_half(value: Fraction, decimals: int) -> bool:
    """Tell whether a value lies so near the middle of two pence that programs may disagree which it rounds to."""
    scale: int = 10**decimals
    pence = abs(value) * scale
    return 0 < abs(pence % 1 - Fraction(1, 2)) * _NEAR_A_HALF < pence


def _settled(result: float) -> Decimal:
    """Return a spreadsheet's result as it shows and means it: at 15 significant digits."""
    return Decimal(f"{result:.{SIGNIFICANT_DIGITS}g}")


def _rounded(figure: Decimal, decimals: int) -> Decimal:
    if figure.adjusted() > SIGNIFICANT_DIGITS:
        return figure
    return figure.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=EXACT)
