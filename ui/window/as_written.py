"""Texts as they are written, where Qt would take what looks like a tag for one, or end a line within a figure."""

from html import escape


def as_written(text: str) -> str:
    """Return a text that a tooltip shows letter by letter, line by line."""
    if "<" not in text:
        return text
    lines = "<br>".join(escape(line) for line in text.split("\n"))
    return f"<qt>{lines}</qt>"


def unbroken(text: str) -> str:
    """Return a sentence to be shown in several lines, none of which ends between the minus and the pounds of a figure.

    A line may end behind a hyphen, so that `-£2.886m` reads as £2.886m on the next one: a word joiner holds them.
    """
    return text.replace("-£", "-\u2060£")
