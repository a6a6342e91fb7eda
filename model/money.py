"""Money: exact pounds, read by one parser and rounded by one function.

An amount is a `Decimal` in pounds (+ adds to the net budget), `None` where the workbook states nothing (blank), or
`Unreadable` where it holds something that is no amount. Nil is `Decimal(0)`: the three are never confused.
Binary floats are refused at the door. Numbers carry at most 15 significant digits, as Excel's do, so that sums of
a million lines are exact within the 60 digits of `EXACT`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum
from functools import reduce

from model.problems import EntryProblem

EXACT = Context(prec=60)
NIL = Decimal(0)
SIGNIFICANT_DIGITS = 15
PENNY = Decimal("0.01")

_BILLIONTH = Decimal("1E-9")
_HALF_UP = Context(prec=60, rounding=ROUND_HALF_UP)
_FIFTEEN_DIGITS = Context(prec=SIGNIFICANT_DIGITS, rounding=ROUND_HALF_UP)
_PENCE = 2
_MOST_DECIMALS = 9
_VISIBLE_LOSS = Decimal("0.0005")


class Unit(Enum):
    """What a figure is shown or stored in: pounds, thousands or millions of pounds."""

    GBP = ("gbp", "£", 0, 2)
    THOUSANDS = ("k", "£000", 3, 1)
    MILLIONS = ("m", "£m", 6, 3)

    def __init__(self, code: str, symbol: str, power: int, decimals: int) -> None:
        """Take the command line's code, the printed symbol, the power of ten and the customary decimals."""
        self.code = code
        self.symbol = symbol
        self.power = power
        self.decimals = decimals

    @classmethod
    def of(cls, text: str) -> "Unit":
        """Return the unit named by a code or symbol (`m`, `£m`, `£000`, `gbp` ...). Raises EntryProblem."""
        wanted = text.strip().lower()
        for unit in cls:
            if wanted in (unit.code, unit.symbol.lower()):
                return unit
        raise EntryProblem(f"“{text}” is no unit; use £, £000 or £m (on the command line gbp, k or m).")


class Negatives(Enum):
    """How the council prints a negative figure."""

    MINUS = "minus"
    BRACKETS = "brackets"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What an amount cell holds when it is no amount: its text, as the cell shows it."""

    text: str


Amount = Decimal | Unreadable | None


def total(amounts: Iterable[Amount]) -> Decimal:
    """Sum the stated amounts exactly; blank and unreadable ones add nothing."""
    return reduce(EXACT.add, (amount for amount in amounts if isinstance(amount, Decimal)), NIL)


def negated(amount: Decimal) -> Decimal:
    """Return the amount with its sign changed; nil stays plain nil."""
    return amount.copy_negate() if amount else NIL


def rounded(pounds: Decimal, unit: Unit, decimals: int) -> Decimal:
    """Round once, half away from nil, as councils do, to a number of decimals in the unit; returns unit figures."""
    figure = pounds.scaleb(-unit.power, _HALF_UP).quantize(Decimal(1).scaleb(-decimals), context=_HALF_UP)
    return figure or figure.copy_abs()


def format_amount(
    amount: Amount, unit: Unit, decimals: int, negatives: Negatives = Negatives.MINUS, *, blank: str = ""
) -> str:
    """Print an amount in a unit, `1,234.500` style; blank as `blank`, the unreadable as its own text."""
    if amount is None:
        return blank
    if isinstance(amount, Unreadable):
        return amount.text
    figure = rounded(amount, unit, decimals)
    text = f"{figure.copy_abs():,f}"
    if not figure.is_signed():
        return text
    return f"({text})" if negatives is Negatives.BRACKETS else f"-{text}"


def worded(amount: Decimal, unit: Unit, decimals: int) -> str:
    """Write an amount in a sentence: `£0.020m`, `-£250k`, `£1,250`; one that would round to nil in pounds and pence."""
    figure = rounded(amount, unit, decimals)
    if amount and not figure and (unit, decimals) != (Unit.GBP, _PENCE):
        return worded(amount, Unit.GBP, _PENCE)
    suffix = {Unit.GBP: "", Unit.THOUSANDS: "k", Unit.MILLIONS: "m"}[unit]
    return f"{'-' if figure.is_signed() else ''}£{figure.copy_abs():,f}{suffix}"


def worded_alike(amounts: Iterable[Decimal], unit: Unit, decimals: int) -> list[str]:
    """Write amounts of one sentence with the same decimals: as many as it takes to tell them, to the penny at most.

    So no two different amounts look the same: `£0.0208m` beside `£0.0210m`, which are both £0.021m. Pounds have
    pence or none.
    """
    figures = list(amounts)
    needed = [_decimals(Decimal(number_text(amount.scaleb(-unit.power, EXACT)))) for amount in figures]
    places = max(decimals, min(max(needed, default=0), unit.power + _PENCE))
    if unit is Unit.GBP and decimals == 0 < places:
        places = _PENCE
    return [worded(amount, unit, places) for amount in figures]


def plain(pounds: Decimal) -> str:
    """Write pounds as a plain decimal string, two decimals or as many as are needed: `9844000.00`."""
    if _decimals(pounds) > _PENCE:
        text = f"{pounds:f}".rstrip("0")
        whole, _, part = text.partition(".")
        return f"{whole}.{part.ljust(2, '0')}"
    return f"{pounds:.2f}"


def _decimals(figure: Decimal) -> int:
    exponent = figure.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def cell_text(pounds: Decimal, unit: Unit) -> str:
    """Write an amount as a workbook cell holds it: in the unit, no trailing zeros, at most 15 significant digits."""
    return number_text(pounds.scaleb(-unit.power, EXACT))


def number_text(figure: Decimal) -> str:
    """Write a figure as a spreadsheet stores a number: plain decimals, at most 15 significant digits."""
    text = f"{_FIFTEEN_DIGITS.plus(figure):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


XML_SPACES = " \t\r\n"
"""What may stand around the number of a cell."""

_CELL_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_EASY_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,6})?", re.ASCII)
_EASY_LENGTH = 15
_EASY_WHOLE, _EASY_DECIMALS = 9, 6  # no more than 15 digits, in whichever unit


def from_cell_number(text: str, unit: Unit) -> Decimal | Unreadable:
    """Read the number of a cell's XML (`14.675000000000001`) as pounds.

    Spreadsheets store binary fractions with 17 digits and mean 15: the noise beyond them is dropped. A figure
    that has visible digits beyond the fifteenth (a twentieth of a penny or more) is unreadable, never trimmed.
    """
    if _EASY_NUMBER.fullmatch(text):
        return Decimal(f"{text}E{unit.power}") or NIL
    if not _CELL_NUMBER.fullmatch(text):
        return Unreadable(text)
    figure = Decimal(text)
    if len(text) > _EASY_LENGTH:
        kept = _FIFTEEN_DIGITS.plus(figure)
        if abs(EXACT.subtract(figure, kept)).scaleb(unit.power) >= _VISIBLE_LOSS:
            return Unreadable(text)
        figure = kept
    if figure.adjusted() >= SIGNIFICANT_DIGITS:
        return Unreadable(text)
    pounds = figure.scaleb(unit.power, EXACT)
    if _decimals(pounds) > _MOST_DECIMALS:
        pounds = pounds.quantize(_BILLIONTH, context=_HALF_UP)
    return pounds or NIL


def fits_a_cell(pounds: Decimal, unit: Unit) -> bool:
    """Tell whether an amount comes back the same from a workbook's cell, which holds 15 digits."""
    if not pounds.is_finite():
        return False
    if pounds.adjusted() < _EASY_WHOLE and _decimals(pounds) <= _EASY_DECIMALS:
        return True  # as nearly every amount does: to write it and read it again takes many times as long
    return from_cell_number(cell_text(pounds, unit), unit) == pounds


def is_cell_number(text: str) -> bool:
    """Tell whether a text is spelled as the numbers of cells are, be it of too many digits or not."""
    return bool(_CELL_NUMBER.fullmatch(text))


_SPACES = " \t\r\n\u00a0\u2009\u202f"
_DIGITS = r"(?P<whole>0|[1-9]\d*|[1-9]\d{0,2}(?:(?P<sep>[,\u00a0\u202f])\d{3})(?:(?P=sep)\d{3})*)(?P<part>\.\d+)?"
_PLAIN = re.compile(
    rf"(?P<open>\()?(?P<minus>[-\u2212](?!\())?£?(?P<inner>[-\u2212])?{_DIGITS}(?P<close>\))?", re.ASCII
)


def plain_amount(text: str, unit: Unit) -> Decimal | None:
    """Read text that is plainly an amount (`1,234`, `(1.5)`, `−0.5`, `£20`) as pounds; None where it is doubtful.

    Doubtful is everything else: `0012`, `1e3`, `+5`, `1.234,56`, `1234-`, `£1.2m`, digits of other scripts.
    """
    match = _PLAIN.fullmatch(text.strip(_SPACES))
    if not match:
        return None
    signs = [sign for sign in (match["open"], match["minus"], match["inner"]) if sign]
    if len(signs) > 1 or bool(match["open"]) != bool(match["close"]):
        return None
    digits = re.sub(r"[,\u00a0\u202f]", "", match["whole"]) + (match["part"] or "")
    if len(digits.replace(".", "").strip("0")) > SIGNIFICANT_DIGITS or len(match["whole"]) > 2 * SIGNIFICANT_DIGITS:
        return None
    figure = Decimal(digits)
    if figure.adjusted() >= SIGNIFICANT_DIGITS:
        return None
    pounds = figure.scaleb(unit.power, EXACT)
    if not pounds:
        return NIL
    return pounds.copy_negate() if signs else pounds
