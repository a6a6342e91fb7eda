"""What follows a table that gets longer: rules for its cells, errors that are ignored in them, and the print area.

Each covers rectangles of cells. One that ended in the table's last row ends in its new last row; any other stays.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from model.workbook.addresses import Block, parse_block
from model.workbook.tags import INSIDE, attributes_of, elements, start_tags, whole_number, with_attribute
from model.workbook.xml import escaped, unescaped

_RULES = start_tags("conditionalFormatting", "dataValidation", "ignoredError")
_EXTENSIONS = elements("extLst")
_EXTENDED = re.compile(
    rf"<([\w.-]+:(?:conditionalFormatting|dataValidation|ignoredError))(?=[\s/>]){INSIDE}(?<!/)>.*?</\1\s*>", re.DOTALL
)
_SQUARES = re.compile(r"(<([\w.-]+:sqref)\s*>)([^<]*)(</\2\s*>)")
_NAME = elements("definedName")
_PRINT_AREA = "_xlnm.print_area"
_ONE_PRINTED = r"(?:'(?:[^']|'')*'|[^\s'!,():]+)!\$[A-Z]{1,3}\$\d+(?::\$[A-Z]{1,3}\$\d+)?"
_PRINTED = re.compile(rf"{_ONE_PRINTED}(?:,{_ONE_PRINTED})*")
_PRINTED_BLOCK = re.compile(r"!\$([A-Z]{1,3})\$(\d+):\$([A-Z]{1,3})\$(\d+)(?=,|$)")


class Growth(NamedTuple):
    """A table body that got longer: what reached its old last row is to reach the new one."""

    old: Block
    new: Block


def with_grown_rules(text: str, growths: tuple[Growth, ...]) -> str:
    """Return a sheet's XML with its rules, those kept as extensions too, down to the new last rows."""
    text = _RULES.sub(lambda tag: _grown_rule(tag[0], growths), text)
    return _EXTENSIONS.sub(
        lambda listing: _EXTENDED.sub(lambda rule: _grown_extended(rule[0], growths), listing[0]), text
    )


def _grown_rule(tag: str, growths: tuple[Growth, ...]) -> str:
    old = attributes_of(tag).get("sqref", "")
    new = _grown_squares(old, growths)
    return tag if new == " ".join(old.split()) else with_attribute(tag, "sqref", new)


def _grown_extended(rule: str, growths: tuple[Growth, ...]) -> str:
    def grown(match: re.Match[str]) -> str:
        new = _grown_squares(match[3], growths)
        return match[0] if new == " ".join(match[3].split()) else f"{match[1]}{new}{match[4]}"

    return _SQUARES.sub(grown, rule)


def _grown_squares(squares: str, growths: tuple[Growth, ...]) -> str:
    grown = []
    for square in squares.split():
        block = parse_block(square)
        for old, new in growths:
            if block and block.bottom == old.bottom and old.left <= block.left <= block.right <= old.right:
                block = block._replace(bottom=new.bottom)
                square = block.text  # noqa: PLW2901  # the grown one
        grown.append(square)
    return " ".join(grown)


def with_grown_print_areas(xml: str, growths: Mapping[int, tuple[Growth, ...]]) -> str:
    """Return the workbook part with print areas down to the new last rows; `growths` by the sheet's place, from nil.

    A print area that is worked out by a formula is left alone.
    """

    def grown(name: re.Match[str]) -> str:
        attributes = attributes_of(name[1])
        sheet, text = whole_number(attributes.get("localSheetId")), unescaped(name[2] or "").strip()
        if attributes.get("name", "").lower() != _PRINT_AREA or sheet is None or not _PRINTED.fullmatch(text):
            return name[0]
        new = _PRINTED_BLOCK.sub(lambda block: _grown_printed(block, growths.get(sheet, ())), text)
        if new == text:
            return name[0]
        start, end = (place - name.start() for place in name.span(2))
        return f"{name[0][:start]}{escaped(new)}{name[0][end:]}"

    return _NAME.sub(grown, xml)


def _grown_printed(found: re.Match[str], growths: tuple[Growth, ...]) -> str:
    block = parse_block(found[0][1:])
    bottoms = [new.bottom for old, new in growths if block and block.bottom == old.bottom and block.meets(old)]
    return f"!${found[1]}${found[2]}:${found[3]}${max(bottoms)}" if bottoms else found[0]
