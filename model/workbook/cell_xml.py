"""The XML of single cells: what a patch writes, keeping the style that the cell had."""

import re
from dataclasses import dataclass
from enum import Enum

from model.workbook.xml import attribute, escaped

_ADDRESS = re.compile(r"(<c\b[^>]*?\br=)(\"[^\"]*\"|'[^']*')")
_OPENING = re.compile(r"<c\b([^>]*?)(/?)>")
_STYLE = re.compile(r"\bs=[\"'](\d+)[\"']")
_TYPE = re.compile(r"\s+t=(\"[^\"]*\"|'[^']*')")
_VALUE = re.compile(r"<v\b[^>]*?(?:/>|>.*?</v>)|<is\b.*?</is>", re.DOTALL)
_FORMULA = re.compile(r"<f\b[^>]*?(?:/>|>.*?</f>)", re.DOTALL)


class Content(Enum):
    """What a patch puts into a cell."""

    NUMBER = "number"
    TEXT = "text"
    BLANK = "blank"
    MOVED = "moved"
    FORMULA = "formula"
    WORKING = "working"
    OWN_FORMULA = "own formula"
    RESULT = "result"
    NO_RESULT = "no result"


@dataclass(frozen=True, slots=True)
class CellWrite:
    """One cell's new content.

    `text` is a number as a file writes it, a text, a formula, or for MOVED the XML of the cell that moves here.
    `style` is used instead of the cell's own. WORKING is a formula that reads no cell, with its `result` as a file
    writes numbers. OWN_FORMULA changes only a formula's text, so that it shares no other cell's any more; RESULT and
    NO_RESULT only its cached value (`kind`: its XML type); the formula may be kept in another cell, as that of an array
    is.
    """

    content: Content
    text: str = ""
    style: str = ""
    kind: str = "n"
    result: str = ""


def style_of(xml: str) -> str:
    """Return the style number of a cell's XML, nothing where it has none."""
    opening = _OPENING.match(xml)
    found = _STYLE.search(opening[1]) if opening else None
    return found[1] if found else ""


def cell_xml(address: str, write: CellWrite, old: str) -> str:
    """Return the XML of a cell after a write; `old` is its XML before (nothing where there was no cell)."""
    if write.content is Content.MOVED:
        return _ADDRESS.sub(lambda match: f'{match[1]}"{address}"', write.text, count=1)
    if write.content in (Content.RESULT, Content.NO_RESULT):
        return _with_result(old, write)
    if write.content is Content.OWN_FORMULA:
        return _FORMULA.sub(lambda _: f"<f>{escaped(write.text)}</f>", old, count=1)
    style = write.style or style_of(old)
    opening = f'<c r="{address}"' + (f' s="{style}"' if style else "")
    kind = ' t="inlineStr"' if write.content is Content.TEXT else ""
    inside = _inside(write)
    return f"{opening}{kind}>{inside}</c>" if inside else f"{opening}/>"


def _inside(write: CellWrite) -> str:
    text = escaped(write.text)
    match write.content:
        case Content.FORMULA:
            return f"<f>{text}</f>"
        case Content.WORKING:
            return f"<f>{text}</f><v>{write.result}</v>"
        case Content.NUMBER:
            return f"<v>{text}</v>"
        case Content.TEXT:
            return f'<is><t xml:space="preserve">{text}</t></is>'
        case _:
            return ""


def _with_result(old: str, write: CellWrite) -> str:
    opening = _OPENING.match(old)
    formula = _FORMULA.search(old)
    if opening is None:
        return old
    attributes = _TYPE.sub("", opening[1]).rstrip()
    if write.content is Content.RESULT and write.kind != "n":
        attributes += f' t="{attribute(write.kind)}"'
    result = f"<v>{escaped(write.text)}</v>" if write.content is Content.RESULT else ""
    if formula is None:
        return f"<c{attributes}>{result}</c>" if result else f"<c{attributes}/>"
    body = _VALUE.sub("", old[opening.end() : -len("</c>")], count=1)
    end = body.index("</f>") + 4 if "</f>" in body else body.index("/>") + 2
    return f"<c{attributes}>{body[:end]}{result}{body[end:]}</c>"
