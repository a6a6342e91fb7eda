"""A value of the change log as an officer reads it: the words of a working stand as they are typed, not as a formula.

The log itself keeps the formula, `0.263640 (=195*52*26+N("..."))`, from which the amount can be put back.
"""

import re

from model.money import Unit
from model.workings import is_working, shown_working

WITH_FORMULA = re.compile(r"(?P<figure>\S*) \(=(?P<formula>.*)\)", re.DOTALL)


def logged_words(text: str, stored: Unit) -> str:
    """Return an old or new value of the log in words; `stored` is the workbook's unit. Only a working is said anew."""
    match = WITH_FORMULA.fullmatch(text)
    if match is None or not is_working(match["formula"], stored):
        return text
    return f"{match['figure']} (={shown_working(match['formula'], stored, stored)})"
