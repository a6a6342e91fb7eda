"""What Excel would call a damaged workbook, looked for without the app's own readers: lxml and openpyxl's addresses."""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Trees = Mapping[str, etree._Element]
_LISTS = {"mergeCells": "mergeCell", "dataValidations": "dataValidation", "hyperlinks": "hyperlink"}


def faults(data: bytes) -> list[str]:
    """Return what is wrong with a workbook's parts, one phrase each."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    trees = {name: etree.fromstring(text) for name, text in parts.items() if name.endswith((".xml", ".rels", ".vml"))}
    sheets = {name: tree for name, tree in trees.items() if tree.tag == f"{MAIN}worksheet"}
    found = [*_of_package(parts, trees), *_of_chain(trees, sheets)]
    for name, sheet in sheets.items():
        found += [f"{name}: {fault}" for fault in (*_of_cells(sheet), *_of_lists(sheet), *_of_references(sheet))]
    return found


def _of_package(parts: Mapping[str, bytes], trees: Trees) -> Iterator[str]:
    types = list(trees["[Content_Types].xml"])
    named = {str(each.get("PartName")).lstrip("/") for each in types if each.get("PartName")}
    kinds = {each.get("Extension") for each in types}
    yield from (f"{name} is told of and not there" for name in named if name not in parts)
    yield from (f"{name} has no type" for name in parts if name not in named and name.rsplit(".")[-1] not in kinds)
    for name, tree in trees.items():
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in tree if name.endswith(".rels") else ():
            target = str(relation.get("Target"))
            where = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if relation.get("TargetMode") != "External" and not target.startswith("#") and where not in parts:
                yield f"{name} leads to {where}, which is not there"
    for each in (each for tree in trees.values() for each in tree.iter(f"{MAIN}definedName")):
        if "#REF!" in (each.text or ""):
            yield f"the name {each.get('name')} stands for nothing"


def _of_cells(sheet: etree._Element) -> Iterator[str]:
    rows = list(sheet.iter(f"{MAIN}row"))
    numbers = [int(str(row.get("r"))) for row in rows]
    yield from (f"row {later} behind {row}" for row, later in pairwise(numbers) if later <= row)
    groups = set()
    for number, row in zip(numbers, rows, strict=True):
        places = [coordinate_to_tuple(str(cell.get("r"))) for cell in row]
        yield from (f"cell {place} in row {number}" for place in places if place[0] != number)
        yield from (f"cells out of order in row {number}" for one, other in pairwise(places) if other <= one)
        for formula in row.iter(f"{MAIN}f"):
            if "#REF!" in (formula.text or ""):
                yield f"row {number} has a formula that points at nothing"
            if formula.get("t") == "shared" and formula.get("ref"):
                groups.add(formula.get("si"))
            elif formula.get("t") == "shared" and formula.get("si") not in groups:
                yield f"row {number} shares a formula that nobody has"


def _of_lists(sheet: etree._Element) -> Iterator[str]:
    for listing, inner in _LISTS.items():
        for found in sheet.iter(f"{MAIN}{listing}"):
            count = len(found.findall(f"{MAIN}{inner}"))
            if not count or found.get("count", str(count)) != str(count):
                yield f"{listing} is empty or counts wrongly"
    merged = [_box(str(each.get("ref"))) for each in sheet.iter(f"{MAIN}mergeCell")]
    yield from ("one cell is merged with nothing" for each in merged if each[:2] == each[2:])
    for one, other in combinations(merged, 2):
        if one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]:
            yield f"merged cells {one} and {other} overlap"
    for each in sheet.iter(f"{MAIN}ext", f"{MAIN}extLst"):
        if not len(each):
            yield "an extension holds nothing"


def _of_references(sheet: etree._Element) -> Iterator[str]:
    for each in sheet.iter(f"{MAIN}conditionalFormatting", f"{MAIN}dataValidation"):
        if not each.get("sqref"):
            yield "a rule is for no cell"
    for each in sheet.iter():
        name = str(each.tag).rpartition("}")[2]
        if name in ("formula", "formula1", "formula2", "sqref", "f") and "#REF!" in (each.text or ""):
            yield f"{name} points at nothing"
        if name == "sqref" and not (each.text or "").strip():
            yield "an extension is for no cell"
        if name == "sparkline" and ":" in str(each[-1].text):
            yield "a sparkline is in several cells"


def _of_chain(trees: Trees, sheets: Trees) -> Iterator[str]:
    cells = (cell for sheet in sheets.values() for cell in sheet.iter(f"{MAIN}c"))
    held = {cell.get("r") for cell in cells if cell.find(f"{MAIN}f") is not None}
    for name, tree in trees.items():
        if name.lower().endswith("calcchain.xml"):
            gone = (str(each.get("r")) for each in tree if each.get("r") not in held)
            yield from (f"{name} names {where}, which has no formula" for where in gone)


def _box(reference: str) -> tuple[int, ...]:
    return tuple(int(each or 0) for each in range_boundaries(reference))
