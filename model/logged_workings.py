"""What the change log and a receipt hold, as an officer reads it: a working stands as it is typed, not as a formula.

The log itself keeps the formula, `0.263640 (=195*52*26+N("..."))`, from which the amount can be put back.
"""

import re
from functools import lru_cache

from model.change_log import LogEntry
from model.money import Unit
from model.workings import formula_words, is_working

WITH_FORMULA = re.compile(r"(?P<figure>\S*) \(=(?P<formula>.*)\)", re.DOTALL)


@lru_cache(maxsize=65_536)
def logged_words(text: str, stored: Unit) -> str:
    """Return an old or new value of the log in words; `stored` is the workbook's unit. Only a working is said anew."""
    match = WITH_FORMULA.fullmatch(text)
    if match is None or not is_working(match["formula"], stored):
        return text
    return f"{match['figure']} ({formula_words(match['formula'], stored)})"


def entry_words(entry: LogEntry, stored: Unit) -> LogEntry:
    """Return an entry of the log with its old and its new value in words."""
    return entry._replace(old=logged_words(entry.old, stored), new=logged_words(entry.new, stored))


def content_words(text: str, stored: Unit) -> str:
    """Return what a cell holds, a formula with its equals sign, in words; a cell of the log among them."""
    return formula_words(text[1:], stored) if text.startswith("=") else logged_words(text, stored)
