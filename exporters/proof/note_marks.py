"""Marks of notes by what they lead to: a note that was put in numbers every later one anew, and changes none."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

NOTE = "[note]"
_MARK = re.compile(r"(?P<mark>\[note \d+\])(?: (?P<text>.*))?", re.ASCII | re.DOTALL)

Value = TypeVar("Value")


class NoteMarks:
    """The notes of one file, found where they stand: `[note 1] text` in the first cell, or the text in the next."""

    def __init__(self, rows: Iterable[Sequence[object]]) -> None:
        """Find the notes among a file's rows."""
        self._texts: dict[str, str] = {}
        for row in rows:
            match = _MARK.fullmatch(row[0]) if row and isinstance(row[0], str) else None
            if match:
                behind = row[1] if len(row) > 1 else ""
                self._texts[match["mark"]] = match["text"] or (behind if isinstance(behind, str) else "")

    def plain(self, cells: Sequence[Value]) -> tuple[Value | str, ...]:
        """Return a row's cells, each mark with its note's text instead of its number."""
        return tuple(
            self._plain(cell) if isinstance(cell, str) and cell.startswith("[note ") else cell for cell in cells
        )

    def _plain(self, cell: str) -> str:
        match = _MARK.fullmatch(cell) if cell.startswith("[") else None
        if match is None:
            return cell
        text = match["text"] or self._texts.get(match["mark"])
        return f"{NOTE} {text}" if text else cell
