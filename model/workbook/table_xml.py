"""The XML of table parts: a new extent for an existing table, and whole parts for the tables of a new area."""

import re
from collections.abc import Sequence

from model.workbook.addresses import Block, parse_block
from model.workbook.structure import TableDefinition
from model.workbook.tags import attributes_of, start_tags, with_attribute
from model.workbook.xml import attribute

_PLACED = start_tags("table", "autoFilter")
_SORTED = start_tags("sortState", "sortCondition")


def with_extent(xml: str, table: TableDefinition, new: Block) -> str:
    """Return a table part whose table, and filter and sorted rows if it has them, reach the new last row."""
    filtered = Block(table.block.top, table.block.left, table.block.bottom - table.totals_rows, table.block.right)
    new_filtered = new._replace(bottom=new.bottom - table.totals_rows)

    def moved(tag: re.Match[str]) -> str:
        block = parse_block(attributes_of(tag[0]).get("ref", ""))
        if block == table.block:
            return with_attribute(tag[0], "ref", new.text)
        return with_attribute(tag[0], "ref", new_filtered.text) if block == filtered else tag[0]

    def sorted_within(tag: re.Match[str]) -> str:
        block = parse_block(attributes_of(tag[0]).get("ref", ""))
        if block is None:
            return tag[0]
        last = new_filtered.bottom
        bottom = last if block.bottom == filtered.bottom else min(block.bottom, last)
        return with_attribute(tag[0], "ref", block._replace(top=min(block.top, bottom), bottom=bottom).text)

    return _SORTED.sub(sorted_within, _PLACED.sub(moved, xml))


def new_table(number: int, name: str, block: Block, columns: Sequence[str], style: str) -> str:
    """Return the part of a new table without filter buttons."""
    listed = "".join(
        f'<tableColumn id="{position}" name="{attribute(heading)}"/>'
        for position, heading in enumerate(columns, start=1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        f'id="{number}" name="{attribute(name)}" displayName="{attribute(name)}" ref="{block.text}" totalsRowShown="0">'
        f'<tableColumns count="{len(columns)}">{listed}</tableColumns>'
        f'<tableStyleInfo name="{attribute(style)}" showFirstColumn="0" showLastColumn="0" showRowStripes="1" '
        'showColumnStripes="0"/></table>'
    )
