"""Where the outputs of pivot tables stand: what they show is drawn from elsewhere and never a line."""

from model.workbook.addresses import Block, parse_block
from model.workbook.package import Package
from model.workbook.structure import Sheet, relations
from model.workbook.xml import MAIN, parse

_PIVOT = "/pivotTable"


def pivot_blocks(package: Package, sheet: Sheet, file: str) -> list[Block]:
    """Return the rectangles of a sheet's pivot tables. Raises FileProblem where one is damaged."""
    blocks = []
    for kind, part in relations(package, sheet.part, file).values():
        if not kind.endswith(_PIVOT) or part not in package:
            continue
        location = parse(package.read(part), file, part).find(f"{MAIN}location")
        block = parse_block(location.get("ref", "")) if location is not None else None
        if block is not None:
            blocks.append(block)
    return blocks
