"""Amounts as people write them into cells: 500-, £1.2m, (£350k), 1,000 CR.

What they mean is certain and nevertheless told; whatever else they may write (tbc, 1.234,56, 5%) is no amount.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from model.money import Unit, negated, plain_amount

_SPACES = " \t\r\n\u00a0\u2009\u202f"
_THIN = "\u00a0\u2009\u202f"
_GAP = rf"[ {_THIN}]?"
_MINUS = "[-\u2212]"
_WRITTEN = re.compile(
    rf"(?P<before>{_MINUS}?)(?P<pound>£?)(?P<open>\(?)(?P<inner>{_MINUS}?£?){_GAP}"
    rf"(?P<digits>(?:\d{{1,3}}(?:[ {_THIN}]\d{{3}})+|\d[\d,]*)(?:\.\d+)?)"
    rf"(?:\s?(?P<scale>k|m|mn|thousand|million))?(?P<close>\)?)(?:\s?(?P<after>{_MINUS})|\s?(?P<side>cr|dr)\.?)?",
    re.IGNORECASE,
)
_APART = re.compile(rf"[ {_THIN}]")
_SCALES = {"k": Unit.THOUSANDS, "thousand": Unit.THOUSANDS, "m": Unit.MILLIONS, "mn": Unit.MILLIONS}
_SCALES["million"] = Unit.MILLIONS


class Written(NamedTuple):
    """An amount as it is written. `unit` is the one that it says itself; `is_credit` whether it says CR or DR."""

    figure: Decimal
    unit: Unit | None = None
    is_credit: bool | None = None

    def pounds(self, unit: Unit) -> Decimal:
        """Return it in pounds, where the figures about it are in a unit."""
        return self.figure.scaleb((self.unit or unit).power)


@lru_cache(maxsize=4096)
def written_amount(text: str) -> Written | None:
    """Return the amount that a text is, where its sign stands behind it or it says its own unit; None for others."""
    found = _WRITTEN.fullmatch(text.strip(_SPACES))
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    minus = [found["before"], found["inner"].strip("£"), found["after"], found["open"]]
    signs = sum(map(bool, minus)) + bool(found["side"])
    figure = plain_amount(_APART.sub("", found["digits"]), Unit.GBP)
    if signs > 1 or figure is None or (found["pound"] and "£" in found["inner"]):
        return None
    side = (found["side"] or "").lower()
    is_negative = any(minus) or side == "cr"
    unit = _SCALES.get((found["scale"] or "").lower())
    return Written(negated(figure) if is_negative else figure, unit, side == "cr" if side else None)
