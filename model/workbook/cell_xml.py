"""The XML of single cells: what a patch writes, keeping the style that the cell had."""

import re
from dataclasses import dataclass
from enum import Enum

from model.workbook.tags import attributes_of, elements, start_tags, with_attribute
from model.workbook.xml import escaped

_TAG = start_tags("c")
_VALUE = re.compile(r"<v\b[^>]*?(?:/>|>.*?</v>)|<is\b.*?</is>", re.DOTALL)
_FORMULA = elements("f")


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


_KEEPING = frozenset({Content.RESULT, Content.NO_RESULT})


@dataclass(frozen=True, slots=True)
class CellWrite:
    """One cell's new content.

    `text` is a number as a file writes it, a text, a formula, or for MOVED the XML of the cell that moves here.
    `style` is used instead of the cell's own. WORKING is a formula that is written with its `result`, a number as a
    file writes it, or for `kind` "str" a text. OWN_FORMULA changes only a formula's text, so that it shares no other
    cell's any more; RESULT and NO_RESULT only its cached value (`kind`: its XML type); the formula may be kept in
    another cell, as that of an array is.
    """

    content: Content
    text: str = ""
    style: str = ""
    kind: str = "n"
    result: str = ""


def style_of(xml: str) -> str:
    """Return the style number of a cell's XML, nothing where it has none."""
    opening = _TAG.match(xml)
    return attributes_of(opening[0]).get("s", "") if opening else ""


def cell_xml(address: str, write: CellWrite, old: str) -> str:
    """Return the XML of a cell after a write; `old` is its XML before (nothing where there was no cell)."""
    if write.content in _KEEPING:
        return _with_result(old, write)
    if write.content is Content.OWN_FORMULA:
        return with_own_formula(old, write.text)
    if write.content is Content.MOVED:
        return _TAG.sub(lambda tag: with_attribute(tag[0], "r", address), write.text, count=1)
    style = write.style or style_of(old)
    opening = f'<c r="{address}"' + (f' s="{style}"' if style else "")
    kind = ' t="inlineStr"' if write.content is Content.TEXT else ""
    kind = ' t="str"' if write.content is Content.WORKING and write.kind == "str" else kind
    inside = _inside(write)
    return f"{opening}{kind}>{inside}</c>" if inside else f"{opening}/>"


def _inside(write: CellWrite) -> str:
    text = escaped(write.text)
    match write.content:
        case Content.FORMULA:
            return f"<f>{text}</f>"
        case Content.WORKING:
            return f"<f>{text}</f><v>{escaped(write.result)}</v>"
        case Content.NUMBER:
            return f"<v>{text}</v>"
        case Content.TEXT:
            return f'<is><t xml:space="preserve">{text}</t></is>'
        case _:
            return ""


def with_own_formula(xml: str, text: str) -> str:
    """Return a cell's XML with this text for its formula, which it shares with no other cell any more."""
    formula = _FORMULA.search(xml)
    if formula is None:
        return xml
    opening = _opened(formula[1])
    for name in ("t", "ref", "si"):
        opening = with_attribute(opening, name, None)
    return f"{xml[: formula.start()]}{opening}{escaped(text)}</f>{xml[formula.end() :]}"


def _opened(tag: str) -> str:
    """Return a start tag that is not self-closed."""
    return f"{tag[:-2].rstrip()}>" if tag.endswith("/>") else tag


def _with_result(old: str, write: CellWrite) -> str:
    tag = _TAG.match(old)
    if tag is None:
        return old
    has_result = write.content is Content.RESULT
    kind = write.kind if has_result and write.kind != "n" else None
    opening = with_attribute(_opened(tag[0]), "t", kind)
    result = f"<v>{escaped(write.text)}</v>" if has_result else ""
    formula = _FORMULA.search(old)
    if formula is None:
        return f"{opening}{result}</c>" if result else f"{opening[:-1]}/>"
    rest = _VALUE.sub("", old[formula.end() :], count=1)
    return f"{opening}{old[tag.end() : formula.end()]}{result}{rest}"
