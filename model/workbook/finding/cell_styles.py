"""How cells are dressed, as far as it says something: their number format and whether they are bold."""

import re
from dataclasses import dataclass
from functools import lru_cache

from model.workbook.package import Package
from model.workbook.structure import Structure
from model.workbook.xml import MAIN, parse

_BUILT_IN = {
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "9": "0%",
    "10": "0.00%",
    "37": "#,##0;(#,##0)",
    "38": "#,##0;[Red](#,##0)",
    "39": "#,##0.00;(#,##0.00)",
    "40": "#,##0.00;[Red](#,##0.00)",
}
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', re.DOTALL)
_PADDING = re.compile(r"_.|\*.|\[[^\]]*\]", re.DOTALL)
_SCALE = re.compile(r"[0#?](,+)(?![0#?,])")
_DECIMALS = re.compile(r"[0#?]\.([0#?]+)")


@dataclass(frozen=True, slots=True)
class Dress:
    """What a cell style shows: its format code and whether its text is bold."""

    code: str = "General"
    bold: bool = False

    @property
    def thousands(self) -> int:
        """How many times the format shows a figure divided by a thousand."""
        return _scale(self.code)

    @property
    def decimals(self) -> int | None:
        """How many decimals the format shows; None where it does not say."""
        return _decimals(self.code)

    @property
    def is_percentage(self) -> bool:
        """Whether it shows a figure as a percentage."""
        return _is_percentage(self.code)

    @property
    def shows_positive_in_brackets(self) -> bool:
        """Whether a figure above nil is shown as negative ones are."""
        return _LITERAL.sub("", self.code.split(";", maxsplit=1)[0]).strip().startswith("(")

    @property
    def shows_nil_as_dash(self) -> bool:
        """Whether nil is shown as a dash."""
        sections = self.code.split(";")
        return len(sections) > _NIL_SECTION and "-" in _PADDING.sub("", sections[_NIL_SECTION])


_NIL_SECTION = 2
_USUAL = Dress()


@lru_cache(maxsize=1024)
def _is_percentage(code: str) -> bool:
    return "%" in _LITERAL.sub("", code)


@lru_cache(maxsize=1024)
def _scale(code: str) -> int:
    found = _SCALE.search(_LITERAL.sub("", code.split(";", maxsplit=1)[0]))
    return len(found[1]) if found else 0


@lru_cache(maxsize=1024)
def _decimals(code: str) -> int | None:
    bare = _LITERAL.sub("", code.split(";", maxsplit=1)[0])
    if not re.search(r"[0#?]", bare):
        return None
    found = _DECIMALS.search(bare)
    return len(found[1]) if found else 0


class CellStyles:
    """The dress of every cell style, by the number with which cells name it."""

    def __init__(self, package: Package, structure: Structure, file: str) -> None:
        """Read the styles of a workbook. Raises FileProblem where they are damaged."""
        self._known: dict[str, Dress] = {}
        part = structure.styles_part
        if not part or part not in package:
            return
        root = parse(package.read(part), file, part)
        codes = dict(_BUILT_IN)
        codes |= {
            item.get("numFmtId", ""): item.get("formatCode", "")
            for item in root.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")
        }
        fonts = [_is_bold(font.find(f"{MAIN}b")) for font in root.iterfind(f"{MAIN}fonts/{MAIN}font")]
        bold = {str(number) for number, is_bold in enumerate(fonts) if is_bold}
        for number, style in enumerate(root.iterfind(f"{MAIN}cellXfs/{MAIN}xf")):
            code = codes.get(style.get("numFmtId", "0"), _USUAL.code)
            self._known[str(number)] = Dress(code, style.get("fontId", "0") in bold)

    def of(self, style: str) -> Dress:
        """Return the dress of a style."""
        return self._known.get(style.strip() or "0", _USUAL)


def _is_bold(mark: object) -> bool:
    get = getattr(mark, "get", None)
    return get is not None and get("val", "1") not in ("0", "false")
