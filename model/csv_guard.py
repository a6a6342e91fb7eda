"""The guard against text that a spreadsheet would run as a formula: a leading apostrophe. Numbers are never guarded."""

import unicodedata

_DANGEROUS = "=+-@"
_BREAKS = "\t\r\n"
_INVISIBLE = ("Z", "C")


def needs_guard(text: str) -> bool:
    """Whether the first visible character is `= + - @`, or the text holds a tab, return or line feed.

    Apostrophes in front count as none, so that what was guarded can always be told from what was typed.
    """
    if text[:1].isalnum() and text.isprintable():
        return False
    if any(mark in text for mark in _BREAKS):
        return True
    visible = (mark for mark in text.lstrip("'") if unicodedata.category(mark)[0] not in _INVISIBLE)
    return next(visible, " ") in _DANGEROUS


def guarded(text: str) -> str:
    """Return the text as a CSV cell holds it."""
    return f"'{text}" if needs_guard(text) else text


def unguarded(text: str) -> str:
    """Return what a CSV cell stands for: the text without its guard."""
    return text[1:] if text.startswith("'") and needs_guard(text[1:]) else text
