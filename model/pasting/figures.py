"""One pasted text as a figure: exactly what it says, and what about it the officer has to decide."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from model.arithmetic import evaluate
from model.money import EXACT, NIL, Unit, from_cell_number, negated, plain_amount, rounded
from model.named_workings import read_named
from model.problems import EntryProblem

_SPACES = " \t\r\n\u00a0\u2009\u202f\u200b\u2060\ufeff"
# Likely negatives, and for the officer to say: `4-`, `- 4` or a dash for a minus, `£(4)`.
_MARKED = (
    re.compile(r"(?P<figure>.*[\d.])\s*[-\u2212]", re.DOTALL),
    re.compile(r"[-\u2212\u2013]\s*(?P<figure>£?\d.*)", re.DOTALL),
    re.compile(r"£?\(\s*(?P<figure>£?\d.*?)\s*\)", re.DOTALL),
)
# Accounting formats of spreadsheets fill the cell with spaces between the currency and the figure.
_FILLED = re.compile(rf"(?<=£)[{_SPACES}]+")
_SIGN_OF_NIL = re.compile(r"£?\s*[-\u2212\u2013\u2014]")
_BARE_POINT = re.compile(r"(?P<sign>[-\u2212]?)(?P<rest>\.\d.*)", re.DOTALL)


class Figure(NamedTuple):
    """A pasted text. `number` is None for blank and for what is no amount (then `fault` says so in a sentence).

    `is_working`: it was arithmetic. `is_marked`: brackets, or a minus apart or behind, make it negative. `is_dash`: a
    lone dash, which spreadsheets show for nil.
    """

    number: Decimal | None = None
    fault: str = ""
    is_working: bool = False
    is_marked: bool = False
    is_dash: bool = False


BLANK = Figure()


@lru_cache(maxsize=4096)
def read_figure(text: str) -> Figure:
    """Read a text as a bare number, whatever its unit."""
    typed = _FILLED.sub("", text.strip(_SPACES))
    if not typed:
        return BLANK
    if typed.startswith("="):
        return _worked_out(typed)
    number = plain_amount(_with_nought(typed), Unit.GBP)
    if number is not None:
        return Figure(number, is_marked=typed.startswith("(") and bool(number))
    if _SIGN_OF_NIL.fullmatch(typed):
        return Figure(fault=f"“{typed}” may mean nil or nothing.", is_dash=True)
    for marked in filter(None, (pattern.fullmatch(typed) for pattern in _MARKED)):
        number = plain_amount(marked["figure"], Unit.GBP)
        if number is not None and number >= 0:
            return Figure(negated(number), is_marked=True)
    return Figure(fault=f"“{typed}” is not an amount.")


def held_figure(shown: Figure, held: str) -> Decimal | None:
    """Return the number that a cell holds in full where what it shows is that number rounded, else None."""
    if shown.number is None and not shown.is_dash:
        return None
    number = from_cell_number(held, Unit.GBP)
    if not isinstance(number, Decimal):
        return None
    if shown.is_dash or shown.number is None:
        return number if not number else None
    exponent = shown.number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    return number if rounded(number, Unit.GBP, max(0, decimals)) == shown.number else None


def _worked_out(typed: str) -> Figure:
    try:
        value = evaluate(read_named(typed[1:])[0])
    except EntryProblem as problem:
        return Figure(fault=str(problem))
    return Figure(EXACT.divide(Decimal(value.numerator), Decimal(value.denominator)) or NIL, is_working=True)


def _with_nought(typed: str) -> str:
    """Take a plus away that stands before digits, and give a point that begins a figure its nought."""
    bare = typed[1:] if typed[0] == "+" and typed[1:2] not in ("-", "\u2212", "(", "+") else typed
    match = _BARE_POINT.fullmatch(bare)
    return f"{match['sign']}0{match['rest']}" if match else bare
