"""What an officer types into an amount cell, and the amount that it means.

Accepted: `1.2`, `1,250`, `(0.5)`, `-0.5`, a U+2212 minus, a pound sign, `+20`, nothing at all (blank), and
arithmetic behind an equals sign, its figures named or not. Anything else is refused with a sentence; nothing is
guessed.
"""

from decimal import Decimal
from fractions import Fraction

from model.arithmetic import LONGEST, evaluate
from model.money import EXACT, NIL, PENNY, SIGNIFICANT_DIGITS, Unit, plain_amount
from model.named_workings import read_named
from model.problems import EntryProblem
from model.workings import Worked, with_working


def read_entry(text: str, unit: Unit) -> Decimal | None:
    """Read typed text as an amount in the unit; returns pounds, None for blank. Raises EntryProblem with the reason."""
    typed = text.strip().strip("\u00a0")
    if not typed:
        return None
    if len(typed) > LONGEST:
        raise EntryProblem(f"The entry has {len(typed):,} characters, which is no amount; shorten it.")
    if typed.startswith("="):
        return _to_pounds(evaluate(read_named(typed[1:])[0]), unit)
    signless = typed.removeprefix("+")
    if signless.startswith("."):
        signless = f"0{signless}"
    for sign in ("-", "\u2212"):
        if signless.startswith(f"{sign}."):
            signless = f"-0{signless[1:]}"
    amount = plain_amount(signless, unit)
    if amount is None or (typed.startswith("+") and signless[:1] in "(-\u2212"):
        raise EntryProblem(_refusal(typed))
    return _whole_pennies(amount, typed)


def read_worked(text: str, unit: Unit, stored: Unit) -> Decimal | Worked | None:
    """Read typed text as `read_entry` does, arithmetic with its working; `stored` is the workbook's unit."""
    amount = read_entry(text, unit)
    typed = text.strip().strip("\u00a0")
    if amount is None or not typed.startswith("="):
        return amount
    return with_working(typed[1:], amount, unit, stored)


def _refusal(typed: str) -> str:
    digits = sum(character.isdigit() for character in typed)
    if digits > SIGNIFICANT_DIGITS:
        return f"“{typed}” has more than 15 digits, which no spreadsheet can hold exactly; enter a shorter figure."
    return f"“{typed}” is not an amount; type a figure such as 1.2, 1,250, -0.5 or (0.5), or arithmetic after =."


def _whole_pennies(pounds: Decimal, typed: str) -> Decimal:
    if pounds != pounds.quantize(PENNY, context=EXACT):
        raise EntryProblem(f"“{typed}” is finer than a penny; round it to whole pence or fewer decimals.")
    return pounds


def _to_pounds(value: Fraction, unit: Unit) -> Decimal:
    """Round a working's exact value once, half up, to whole pence."""
    pence = value * 10 ** (unit.power + 2)
    whole, rest = divmod(abs(pence.numerator), pence.denominator)
    if 2 * rest >= pence.denominator:
        whole += 1
    if len(str(whole).rstrip("0")) > SIGNIFICANT_DIGITS or len(str(whole)) > 2 * SIGNIFICANT_DIGITS:
        raise EntryProblem("The result has more than 15 digits, which no spreadsheet can hold exactly.")
    pounds = Decimal(whole).scaleb(-2, EXACT)
    if not pounds:
        return NIL
    return pounds.copy_negate() if pence < 0 else pounds
