"""Texts of a workbook in tooltips, as they are written there: Qt takes what looks like a tag for one, and hides it."""

from html import escape


def as_written(text: str) -> str:
    """Return a text that a tooltip shows letter by letter, line by line."""
    if "<" not in text:
        return text
    lines = "<br>".join(escape(line) for line in text.split("\n"))
    return f"<qt>{lines}</qt>"
