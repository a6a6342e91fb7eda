"""Amounts that their number format shows as another figure, or not at all: what is stored counts, what is read differs.

A percentage, thousands left out, a sign lost or turned round, nothing at all: each is told, none is changed.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from model.findings import Finding, Level
from model.workbook.addresses import address
from model.workbook.bindings import Bindings, LinesBinding
from model.workbook.date_styles import is_date_format, number_formats_of_styles
from model.workbook.package import Package
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Structure

_BUILT_IN = {"9": "0%", "10": "0.00%"}
_SECTION = re.compile(r'(?:"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[^;])*', re.DOTALL)
_UNSEEN = re.compile(r"_.|\*.|\[[^\]]*\]", re.DOTALL)
_QUOTED = re.compile(r'"([^"]*)"|\\(.)', re.DOTALL)
_CONDITION = re.compile(r"\[[<>=]")
_DIGIT = re.compile("[0#?]")
_IN_THOUSANDS = re.compile(r"[0#?],+(?:\.|[^0#?,.]*$)")
_AS_BELOW_NIL = re.compile("^[^0#?]*[-(\N{MINUS SIGN}]|[-\N{MINUS SIGN}]$")
_SIGN = re.compile("[-(\N{MINUS SIGN}]")


def how_shown(code: str) -> str:
    """Say how a number format shows figures otherwise than they are; "" where it does not, or cannot be told."""
    if code.lower() in ("", "general", "@") or _CONDITION.search(code) or is_date_format(code):
        return ""
    sections = _sections(code)[:2]
    hidden, scaled = _without_digits(sections), _scaled(sections)
    if hidden or scaled:
        return hidden or scaled
    if _AS_BELOW_NIL.search(_QUOTED.sub(_inside, sections[0])):
        return "shows as if they were below nil"
    is_signed = any(_SIGN.search(_QUOTED.sub(_inside, section)) for section in sections[1:] or ["-"])
    return "" if is_signed else "shows without their sign where below nil"


def _without_digits(sections: list[str]) -> str:
    if not _DIGIT.search(_QUOTED.sub("", sections[0])):
        return "hides"
    return "" if _DIGIT.search(_QUOTED.sub("", sections[-1])) else "hides where below nil"


def _scaled(sections: list[str]) -> str:
    bare = [_QUOTED.sub("", section) for section in sections]
    if any("%" in section for section in bare):
        return "shows as percentages"
    is_short = any(_IN_THOUSANDS.search(section) for section in bare)
    return "shows in thousands or millions of what is stored" if is_short else ""


def _sections(code: str) -> list[str]:
    """Return the parts for figures above nil, below it, and nil, without the room that signs would take."""
    found, start = [], 0
    while True:
        end = start + len(_SECTION.match(code, start)[0])  # type: ignore[index]  # it matches nothing, too
        found.append(_UNSEEN.sub("", code[start:end]))
        if end >= len(code):
            return found
        start = end + 1


def _inside(match: re.Match[str]) -> str:
    return match[1] or match[2] or ""


def shown_otherwise(
    package: Package, structure: Structure, bindings: Bindings, source: SheetSource
) -> Iterator[Finding]:
    """Yield a warning for each column and number format by which amounts or forecasts are shown as other figures."""
    odd = {number: code for number, code in _codes(package, structure, source.file) if how_shown(code)}
    if not odd:
        return
    named = re.compile(rf"""\bs\s*=\s*["'](?:{"|".join(odd)})["']""")
    for binding in bindings.lines.values():
        if named.search(source.cells(binding.sheet).text):
            yield from _of_area(binding, source, odd)


def _of_area(binding: LinesBinding, source: SheetSource, odd: dict[str, str]) -> Iterator[Finding]:
    cells = source.cells(binding.sheet)
    for field, column in binding.columns.items():
        if field.year is None:
            continue
        found: dict[str, list[int]] = defaultdict(list)
        for row in binding.rows.values():
            cell = cells.row(row).get(column)
            if cell is not None and cell.kind == "n" and cell.value and cell.style in odd:
                found[odd[cell.style]].append(row)
        for code, rows in found.items():
            what = "1 figure" if len(rows) == 1 else f"{len(rows)} figures"
            message = (
                f"The number format “{code}” {how_shown(code)}: {what} of {field.year}. What is stored counts in the "
                "totals; check it, or format it as a figure in Excel."
            )
            cell_name = address(min(rows), column)
            yield Finding(
                Level.WARNING, "shown otherwise", message, binding.sheet.name, cell_name, area_id=binding.area_id
            )


def _codes(package: Package, structure: Structure, file: str) -> Iterator[tuple[str, str]]:
    """Yield each style's number, as cells name it, and the code of its number format."""
    for number, used, code in number_formats_of_styles(package, structure, file):
        yield number, _BUILT_IN.get(used, "") if code is None else code
