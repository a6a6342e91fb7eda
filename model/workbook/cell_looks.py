"""How a workbook shows its cells: the number format of each style, and whether its words stand out from their ground.

A figure may be stored right and be shown as another one, or not at all.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from model.workbook.package import Package
from model.workbook.structure import Structure
from model.workbook.xml import MAIN, parse

GENERAL = "General"
_SECTION_END = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|(;)', re.DOTALL)
_SPELLING = re.compile(r'"([^"]*)"|\\(.)|(\[\$-[^\]]*\])', re.DOTALL)
_FOUR = 4
_BLACK, _WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
_SYSTEM = {"64": _BLACK, "65": _WHITE}
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_OFFICE = ("FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646")
_LEAST_CONTRAST = 1.5
_SMALLEST = 4.0
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a style shows a cell: the code of its number format as it reads, without quotes, and whether it is seen.

    What is as good as the colour behind it, or far too small to read, is not seen; `hides_text` tells of a number
    format that shows nothing of a text.
    """

    code: str = GENERAL
    is_seen: bool = True
    hides_text: bool = False


def plain_code(code: str) -> str:
    """Return a number format's code as it reads, however a program quotes the marks in it."""
    return _SPELLING.sub(lambda match: match[1] or match[2] or "", code)


def read_cell_looks(package: Package, structure: Structure, file: str) -> Mapping[str, CellLook]:
    """Return the look of each style by its number, as cells name it. Raises FileProblem when styles are damaged."""
    part = structure.styles_part
    if not part or part not in package:
        return {}
    return dict(_looks(parse(package.read(part), file, part), _theme_colours(package, file)))


def _looks(root: etree._Element, theme: list[Colour]) -> Iterator[tuple[str, CellLook]]:
    """Yield each style's number and look from a part of styles."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    codes = {str(number): code for number, code in BUILTIN_FORMATS.items()}
    codes |= {item.get("numFmtId", ""): item.get("formatCode", "") for item in root.iter(f"{MAIN}numFmt")}
    fonts = root.findall(f"{MAIN}fonts/{MAIN}font")
    fills = root.findall(f"{MAIN}fills/{MAIN}fill")
    for number, style in enumerate(root.iterfind(f"{MAIN}cellXfs/{MAIN}xf")):
        code = codes.get(style.get("numFmtId", "0"), GENERAL)
        font, fill = _chosen(fonts, style.get("fontId")), _chosen(fills, style.get("fillId"))
        is_seen = _contrast(_ink(font, theme), _ground(fill, theme)) >= _LEAST_CONTRAST and _points(font) >= _SMALLEST
        sections = 1 + sum(match[1] is not None for match in _SECTION_END.finditer(code))
        last = plain_code(code.rpartition(";")[2])
        yield str(number), CellLook(plain_code(code), is_seen, sections == _FOUR and "@" not in last)


def _chosen(items: list[etree._Element], number: str | None) -> etree._Element | None:
    place = int(number) if number is not None and number.isdecimal() else 0
    return items[place] if place < len(items) else None


def _ink(font: etree._Element | None, theme: list[Colour]) -> Colour:
    return _colour(font.find(f"{MAIN}color") if font is not None else None, theme, _BLACK)


def _points(font: etree._Element | None) -> float:
    size = font.find(f"{MAIN}sz") if font is not None else None
    try:
        return float(size.get("val", "")) if size is not None else 10.0
    except ValueError:
        return 10.0


def _ground(fill: etree._Element | None, theme: list[Colour]) -> Colour:
    pattern = fill.find(f"{MAIN}patternFill") if fill is not None else None
    if pattern is None or pattern.get("patternType", "none") != "solid":
        return _WHITE
    return _colour(pattern.find(f"{MAIN}fgColor"), theme, _WHITE)


def _colour(item: etree._Element | None, theme: list[Colour], usual: Colour) -> Colour:
    """Return the colour that an element names, the usual one where it names none that is known."""
    if item is None:
        return usual
    named, indexed, themed = item.get("rgb", ""), item.get("indexed", ""), item.get("theme", "")
    found = usual
    if named:
        found = _of_hex(named[-6:], usual)
    elif indexed in _SYSTEM:
        found = _SYSTEM[indexed]
    elif indexed.isdecimal():
        from openpyxl.styles.colors import COLOR_INDEX

        found = _of_hex(COLOR_INDEX[int(indexed)][-6:], usual) if int(indexed) < len(COLOR_INDEX) else usual
    elif themed.isdecimal() and int(themed) < len(theme):
        found = theme[int(themed)]
    return _tinted(found, item.get("tint", "0"))


def _tinted(colour: Colour, tint: str) -> Colour:
    try:
        share = max(-1.0, min(1.0, float(tint)))
    except ValueError:
        return colour
    red, green, blue = (part * (1 + share) if share < 0 else part + (1 - part) * share for part in colour)
    return red, green, blue


def _of_hex(text: str, usual: Colour) -> Colour:
    if not re.fullmatch("[0-9A-Fa-f]{6}", text):
        return usual
    red, green, blue = (int(text[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return red, green, blue


def _theme_colours(package: Package, file: str) -> list[Colour]:
    """Return the colours of the workbook's theme in the order in which styles number them."""
    part = next((name for name in package.names if re.fullmatch(r"xl/theme/theme\d*\.xml", name)), "")
    scheme = parse(package.read(part), file, part).find(f".//{_DRAWING}clrScheme") if part else None
    if scheme is None:
        return [_of_hex(text, _BLACK) for text in _OFFICE]
    found = []
    for name in _THEME_ORDER:
        colour = scheme.find(f"{_DRAWING}{name}/*")
        said = (colour.get("lastClr") or colour.get("val")) if colour is not None else None
        found.append(_of_hex(said or "", _BLACK))
    return found


def _contrast(ink: Colour, ground: Colour) -> float:
    """Return the contrast of two colours, from 1 (none) to 21, as WCAG measures it."""
    lighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    shares = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)  # noqa: PLR2004
    return sum(share * weight for share, weight in zip(shares, (0.2126, 0.7152, 0.0722), strict=True))
