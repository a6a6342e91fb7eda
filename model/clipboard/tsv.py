"""Tab-separated text as Excel and LibreOffice put it on the clipboard and take it from there.

A cell that holds a tab, a line break or a quotation mark stands in quotation marks, with those inside it doubled.
Excel writes other cells bare even where they hold quotation marks, so a mark that nothing closes is a plain one.
"""

import re
from collections.abc import Iterable, Sequence

from model.clipboard.block import Block, block_of, refuse_too_long, refuse_too_many

_CELL = re.compile(r'(?:"(?P<quoted>(?:[^"]|"")*+)"(?=[\t\r\n]|\Z)|(?P<bare>[^\t\r\n]*+))(?P<end>\t|\r\n|\r|\n|\Z)')
_NEEDS_QUOTES = re.compile('[\t\r\n"]')


def read_tsv(text: str) -> Block:
    """Read tab-separated text; one line end behind the last line belongs to it. Raises EntryProblem if too large."""
    refuse_too_long(text)
    refuse_too_many(text.count("\t") + text.count("\n"))
    return block_of(cells_of(text))


def cells_of(text: str) -> list[list[str]]:
    """Return the cells of tab-separated text, each line as long as it is."""
    rows: list[list[str]] = [[]]
    for match in _CELL.finditer(text):
        quoted, bare, end = match.groups()
        rows[-1].append(_broken(bare if quoted is None else _unquoted(quoted)))
        if not end or (end != "\t" and match.end() == len(text)):
            break
        if end != "\t":
            rows.append([])
    return rows


def write_tsv(rows: Iterable[Sequence[str]]) -> str:
    """Write rows of cells; only where the last row is blank does a line end close it, without which it were lost."""
    text = "\n".join("\t".join(map(_quoted, row)) for row in rows)
    return f"{text}\n" if not text or text.endswith("\n") else text


def _quoted(text: str) -> str:
    if not _NEEDS_QUOTES.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _broken(text: str) -> str:
    """Return a text with the breaks within a paragraph that Word and PowerPoint write as vertical tabs."""
    return text.replace("\v", "\n") if "\v" in text else text


def _unquoted(text: str) -> str:
    return text.replace('""', '"').replace("\r\n", "\n").replace("\r", "\n")
