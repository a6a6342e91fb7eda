"""The XML of table parts: a new extent, or more columns, for an existing table; whole parts for new ones."""

import re
from collections.abc import Sequence

from model.workbook.addresses import Block, parse_block
from model.workbook.structure import TableDefinition
from model.workbook.tags import attributes_of, start_tags, whole_number, with_attribute
from model.workbook.xml import attribute

_PLACED = start_tags("table", "autoFilter")
_SORTED = start_tags("sortState", "sortCondition")
_COLUMNS = start_tags("tableColumns")
_COLUMN = start_tags("tableColumn")
_COLUMNS_END = re.compile(r"</tableColumns\s*>")


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


def with_columns(xml: str, table: TableDefinition, headings: Sequence[str]) -> str:
    """Return a table part with columns added right of its last one."""
    wider = table.block._replace(right=table.block.right + len(headings))
    xml = _PLACED.sub(lambda tag: _as_wide(tag[0], table.block, wider.right), xml)
    highest = max((whole_number(attributes_of(tag[0]).get("id")) or 0 for tag in _COLUMN.finditer(xml)), default=0)
    listed = "".join(
        f'<tableColumn id="{number}" name="{attribute(heading)}"/>'
        for number, heading in enumerate(headings, start=highest + 1)
    )
    count = str(len(table.columns) + len(headings))
    xml = _COLUMNS.sub(lambda tag: with_attribute(tag[0], "count", count), xml, count=1)
    return _COLUMNS_END.sub(lambda end: f"{listed}{end[0]}", xml, count=1)


def _as_wide(tag: str, old: Block, right: int) -> str:
    """Return the tag of a table or its filter that reaches from the table's first to its last column, to a new one."""
    block = parse_block(attributes_of(tag).get("ref", ""))
    if block is None or (block.top, block.left, block.right) != (old.top, old.left, old.right):
        return tag
    return with_attribute(tag, "ref", block._replace(right=right).text)


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
