"""Comments on cells of rows that are deleted: they go along, and what they said is told."""

import re
from typing import NamedTuple

from model.workbook.addresses import parse_block
from model.workbook.shifting.row_map import RowMap
from model.workbook.tags import attributes_of, elements
from model.workbook.xml import unescaped

_TEXT = re.compile(r"<(?:[\w.-]+:)?(t|text)(?:\s[^<>]*)?>([^<]*)</")
_STANDS_FOR_A_THREAD = "[Threaded comment]"
_SHAPE = elements("v:shape")
_NOTE = re.compile(r"<x:ClientData\s[^<>]*ObjectType\s*=\s*[\"']Note[\"']")
_ROW = re.compile(r"<x:Row\s*>\s*(\d+)\s*<")


class GoneComment(NamedTuple):
    """A comment that goes with its row: the cell that it was on, and what it said."""

    cell: str
    text: str


def without_comments(xml: str, name: str, rows: RowMap) -> tuple[str, list[GoneComment]]:
    """Return a part of comments, each an element of this name, without those of deleted rows, and what these said."""
    gone: list[GoneComment] = []

    def kept(found: re.Match[str]) -> str:
        where = attributes_of(found[1]).get("ref", "")
        block = parse_block(where)
        if block is None or block.top not in rows.deleted:
            return found[0]
        said = "".join(unescaped(each[2]) for each in _TEXT.finditer(found[2] or ""))
        if not said.startswith(_STANDS_FOR_A_THREAD):
            gone.append(GoneComment(where, " ".join(said.split())))
        return ""

    return elements(rf"(?:[\w.-]+:)?{name}").sub(kept, xml), gone


def without_notes(vml: str, rows: RowMap) -> str:
    """Return a drawing of the old kind without the boxes of comments on cells of deleted rows."""

    def kept(shape: re.Match[str]) -> str:
        row = _ROW.search(shape[0])
        is_gone = row is not None and int(row[1]) + 1 in rows.deleted and _NOTE.search(shape[0])
        return "" if is_gone else shape[0]

    return _SHAPE.sub(kept, vml)
