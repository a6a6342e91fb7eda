"""The places and formulas in a part's XML, wherever it keeps them: attributes and texts known by the names they have.

Everything else of the part stays as it is spelled.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial

from model.workbook.addresses import LAST_COLUMN, LAST_ROW, parse_block
from model.workbook.shifting.formula_shift import FormulaShift, moved_squares
from model.workbook.shifting.row_map import RowMap
from model.workbook.shifting.rule_shift import squares_of
from model.workbook.tags import INSIDE, attributes_of, elements, start_tags, whole_number, with_attribute
from model.workbook.xml import escaped, unescaped

_TAG = re.compile(rf"<(?:[\w.-]+:)?([A-Za-z]\w*)(?=[\s/>]){INSIDE}>")
_TEXT = re.compile(
    rf"(<(?P<name>(?:[\w.-]+:)?(?:f|formula|formula1|formula2|calculatedColumnFormula|totalsRowFormula|sqref|FmlaLink"
    rf"|FmlaRange|FmlaGroup|FmlaTxbx|FmlaPict))(?=[\s>]){INSIDE}(?<!/)>)([^<]*)(</(?P=name)\s*>)"
)
_FORMULAS = (
    *("linkedCell", "listFillRange", "fmlaLink", "fmlaRange", "fmlaGroup", "fmlaTxbx", "fmlaPict"),
    *("textlink", "cellRange", "location"),
)
_GROWING = frozenset(
    {
        *("ignoredError", "protectedRange", "dimension", "autoFilter", "table"),
        *("sortState", "sortCondition", "filterColumn", "nsvFilter"),
    }
)
_OF_CELLS = ("conditionalFormatting", "dataValidation", "ignoredError", "protectedRange", "hyperlink", "mergeCell")
_EXTENDED = tuple(rf"[\w.-]+:{name}" for name in (*_OF_CELLS[:4], "sparkline"))
_LISTS = {
    "dataValidations": "dataValidation",
    "ignoredErrors": "ignoredError",
    "protectedRanges": "protectedRange",
    "hyperlinks": "hyperlink",
    "mergeCells": "mergeCell",
}
_EXTENDED_LISTS = {
    rf"[\w.-]+:{name}": rf"[\w.-]+:{inner}"
    for name, inner in (
        ("conditionalFormattings", "conditionalFormatting"),
        ("dataValidations", "dataValidation"),
        ("ignoredErrors", "ignoredError"),
        ("protectedRanges", "protectedRange"),
        ("sparklineGroup", "sparkline"),
        ("sparklineGroups", "sparklineGroup"),
    )
}
_SPARKLINE = start_tags(r"[\w.-]+:sparkline")
_NOT_GROWING = ("<mergeCell", "<hyperlink")
_EXTENSIONS = ("ext", "extLst")
_FIRST = "A1"
_ALWAYS = frozenset({"inputCells", "cellWatch"})
_HINTS = ("ref", "ell", "mla", "link", "ange", "ocation")
_PLACED_ELSEWHERE = frozenset({"dataRef", "worksheetSource", "rangeSet", "f"})
_BREAKS = elements("rowBreaks")
_BREAK = start_tags("brk")
_PANE = start_tags("pane")
_ANCHOR = re.compile(
    rf"<((?:[\w.-]+:)?(?:twoCellAnchor|oneCellAnchor|anchor))(?=[\s>])({INSIDE})>.*?</\1\s*>", re.DOTALL
)
_MARKER = re.compile(r"(<((?:[\w.-]+:)?(?:from|to))\s*>.*?<((?:[\w.-]+:)?row)\s*>)(\d+)(</\3\s*>)", re.DOTALL)


def shifted_markup(xml: str, sheet: str, rows: RowMap | None, shift: FormulaShift) -> str:
    """Return a part's XML with what it says of cells moved. `sheet` is the one to which the part belongs.

    `rows` is where the rows of that sheet go, None where they stay. Raises Unmovable.
    """
    xml = _TEXT.sub(lambda found: _text(found, sheet, rows, shift), xml)
    return _TAG.sub(lambda tag: _tag(tag[0], tag[1], sheet, rows, shift), xml)


def _text(found: re.Match[str], sheet: str, rows: RowMap | None, shift: FormulaShift) -> str:
    text = unescaped(found[3])
    if found["name"].rpartition(":")[2] == "sqref":
        new = moved_squares(text, rows, grows=":" in text) if rows is not None else text  # a sparkline has one cell
    else:
        lead = "=" if text.startswith("=") else ""
        new = lead + shift.of(text.removeprefix("="), sheet)
    return found[0] if new == text else f"{found[1]}{escaped(new)}{found[4]}"


def _tag(tag: str, name: str, sheet: str, rows: RowMap | None, shift: FormulaShift) -> str:
    if name not in _ALWAYS and not any(hint in tag for hint in _HINTS):
        return tag
    said = attributes_of(tag)
    for each in _FORMULAS:
        if said.get(each) and not (each == "location" and (name != "hyperlink" or _leads_out(said))):
            tag = _with(tag, each, said[each], shift.of(said[each], sheet, grows=False))
    if rows is None or name in _PLACED_ELSEWHERE:
        return tag
    for each in ("ref", "sqref", "activeCell", "topLeftCell"):
        if said.get(each):
            grows = name in _GROWING or (name == "mergeCell" and _is_high(said[each]))
            moved = moved_squares(said[each], rows, grows=grows)
            tag = _with(tag, each, said[each], moved or (said[each] if name == "selection" else _FIRST))
    if name in ("inputCells", "cellWatch") and said.get("r"):
        tag = _with(tag, "r", said["r"], moved_squares(said["r"], rows, grows=False))
    return tag


def _leads_out(said: Mapping[str, str]) -> bool:
    """Tell whether a link leads to a file of its own, so that its place is one in that file."""
    return any(name.endswith(":id") for name in said)


def _is_high(text: str) -> bool:
    block = parse_block(text)
    return block is not None and block.top < block.bottom


def without_emptied(xml: str, rows: RowMap) -> str:
    """Return a sheet's XML without the rules, links and sparklines of which no cell is left, nor lists of nothing."""

    def kept(found: re.Match[str]) -> str:
        squares = squares_of(found[0])
        is_fixed = found[0].startswith(_NOT_GROWING) or _SPARKLINE.match(found[0])
        grows = not is_fixed or (found[0].startswith("<mergeCell") and _is_high(squares))
        left = moved_squares(squares, rows, grows=grows)
        is_alone = found[0].startswith("<mergeCell") and ":" not in left  # one cell is merged with nothing
        return "" if is_alone or (squares and not left) else found[0]

    old = xml
    for name in (*_OF_CELLS, *_EXTENDED):
        xml = elements(name).sub(kept, xml)
    if xml == old:
        return xml
    for name, inner in (_LISTS | _EXTENDED_LISTS).items():
        xml = elements(name).sub(partial(_counted, inner=inner), xml)
    for name in _EXTENSIONS:
        xml = elements(name).sub(lambda found: "" if found[2] is not None and not found[2].strip() else found[0], xml)
    return xml


def _counted(listing: re.Match[str], *, inner: str) -> str:
    """Return a list with its count right; nothing where it is empty now."""
    count = len(start_tags(inner).findall(listing[0]))
    if not count:
        return ""
    opening = listing[1]
    if "count" in attributes_of(opening):
        opening = with_attribute(opening, "count", str(count))
    return opening + listing[0][len(listing[1]) :]


def _with(tag: str, name: str, old: str, new: str) -> str:
    return tag if new == old else with_attribute(tag, name, new)


def shifted_breaks(xml: str, rows: RowMap) -> str:
    """Return a sheet's XML with its page breaks behind the rows they stood behind, and frozen rows still frozen."""

    def moved(tag: re.Match[str]) -> str:
        behind = whole_number(attributes_of(tag[0]).get("id"))
        span = rows.span(1, behind, (1, LAST_COLUMN)) if behind else None
        return tag[0] if span is None else _with(tag[0], "id", str(behind), str(span[1]))

    def frozen(tag: re.Match[str]) -> str:
        said = attributes_of(tag[0])
        count = whole_number(said.get("ySplit"))
        if not count or not said.get("state", "").startswith("frozen"):
            return tag[0]
        span = rows.span(1, count)
        return tag[0] if span is None else _with(tag[0], "ySplit", str(count), str(span[1]))

    xml = _BREAKS.sub(lambda breaks: _BREAK.sub(moved, breaks[0]), xml)
    return _PANE.sub(frozen, xml)


def shifted_anchors(xml: str, rows: RowMap) -> str:
    """Return a part's XML with drawings where their cells went, unless they are to stay in their place on the page."""

    def anchored(anchor: re.Match[str]) -> str:
        said = attributes_of(anchor[2])
        if said.get("editAs") == "absolute":
            return anchor[0]
        keeps_size = said.get("editAs") == "oneCell"
        moved: list[int] = []

        def marked(marker: re.Match[str]) -> str:
            old = int(marker[4])
            new = _row_from_nil(old, rows)
            is_from = marker[2].rpartition(":")[2] == "from"
            if is_from:
                moved.append(new - old)
            elif keeps_size and moved:
                new = old + moved[0]
            return marker[0] if new == old else f"{marker[1]}{new}{marker[5]}"

        return _MARKER.sub(marked, anchor[0])

    return _ANCHOR.sub(anchored, xml)


_NOTE_ANCHOR = re.compile(r"(<(?:x:)?Anchor\s*>)([^<]*)(</(?:x:)?Anchor\s*>)")
_NOTE_ROW = re.compile(r"(<(?:x:)?Row\s*>)\s*(\d+)\s*(</(?:x:)?Row\s*>)")
_CLIENT = re.compile(r"<((?:x:)?ClientData)(?=[\s>]).*?</\1\s*>", re.DOTALL)
_EDGES, _TOP_EDGE, _BOTTOM_EDGE = 8, 2, 6


def shifted_notes(vml: str, rows: RowMap) -> str:
    """Return a drawing of the old kind (VML) with notes and controls beside the cells that they stood beside."""

    def moved(client: re.Match[str]) -> str:
        text = _NOTE_ROW.sub(lambda row: f"{row[1]}{_row_from_nil(int(row[2]), rows)}{row[3]}", client[0])
        return _NOTE_ANCHOR.sub(lambda anchor: f"{anchor[1]}{_edges(anchor[2], rows)}{anchor[3]}", text)

    return _CLIENT.sub(moved, vml)


def _edges(text: str, rows: RowMap) -> str:
    numbers = text.split(",")
    if len(numbers) != _EDGES or not all(each.strip().lstrip("-").isdigit() for each in numbers):
        return text
    top = int(numbers[_TOP_EDGE])
    by = _row_from_nil(top, rows) - top
    for edge in (_TOP_EDGE, _BOTTOM_EDGE):
        old = numbers[edge].strip()
        numbers[edge] = numbers[edge].replace(old, str(int(old) + by))
    return ",".join(numbers)


def _row_from_nil(row: int, rows: RowMap) -> int:
    """Return where a row counted from nil goes; a row that is deleted gives its place to the next one."""
    span = rows.span(row + 1, LAST_ROW - 1)
    new = rows.row(row + 1)
    return (new if new is not None else span[0] if span else row + 1) - 1


def with_each(xml: str, tag: str, change: Callable[[Mapping[str, str]], Mapping[str, str]]) -> str:
    """Return XML in which the attributes of every element of this name are changed as `change` says of them."""

    def changed(found: re.Match[str]) -> str:
        text, said = found[0], attributes_of(found[0])
        for name, value in change(said).items():
            text = _with(text, name, said.get(name, ""), value)
        return text

    return start_tags(tag, rf"[\w.-]+:{tag}").sub(changed, xml)
