"""What a sheet says of its columns when a table on it gets wider: its stated size, and how wide the new columns are."""

import re

from model.workbook.addresses import Block, parse_block
from model.workbook.tags import attributes_of, start_tags, whole_number, with_attribute

_DIMENSION = start_tags("dimension")
_COLUMN = start_tags("col")
_COLUMNS_END = re.compile(r"</cols\s*>")
_WIDTH = 16


def with_wider_frame(text: str, table: Block, added: int) -> str:
    """Return a sheet's XML with room for the last `added` columns of a table; widths are only said where none is."""

    def wider(tag: re.Match[str]) -> str:
        block = parse_block(attributes_of(tag[0]).get("ref", ""))
        if block is None or block.right >= table.right:
            return tag[0]
        return with_attribute(tag[0], "ref", block._replace(right=table.right).text)

    head, sheet_data, rest = text.partition("<sheetData")
    head = _DIMENSION.sub(wider, head, count=1)
    end = _COLUMNS_END.search(head)
    if end is not None:
        last = max((whole_number(attributes_of(tag[0]).get("max")) or 0 for tag in _COLUMN.finditer(head)), default=0)
        first = max(last + 1, table.right - added + 1)
        if first <= table.right:
            column = f'<col min="{first}" max="{table.right}" width="{_WIDTH}" customWidth="1"/>'
            head = f"{head[: end.start()]}{column}{head[end.start() :]}"
    return f"{head}{sheet_data}{rest}"
