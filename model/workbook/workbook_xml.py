"""Patches of the workbook part and its neighbours: sheets added, removed and reordered, recalculation asked for."""

import re

from model.workbook.xml import attribute

_SHEET = re.compile(r"<sheet\b[^>]*?/>|<sheet\b[^>]*?>.*?</sheet>", re.DOTALL)
_SHEETS = re.compile(r"(<sheets\b[^>]*>)(.*?)(</sheets>)", re.DOTALL)
_RELATION_ID = re.compile(r"\b\w+:id=\"([^\"]*)\"")
_LOCAL = re.compile(r"(<definedName\b[^>]*?\blocalSheetId=\")(\d+)(\")")
_LOCAL_NAME = re.compile(r"<definedName\b[^>]*?\blocalSheetId=\"(\d+)\"[^>]*?(?:/>|>.*?</definedName>)", re.DOTALL)
_SHOWN = tuple(re.compile(rf"(<workbookView\b[^>]*?\b{name}=\")(\d+)(\")") for name in ("activeTab", "firstSheet"))
_CALCULATION = re.compile(r"<calcPr\b([^>]*?)/>")
_FULL = re.compile(r"\s+fullCalcOnLoad=\"[^\"]*\"")
_NUMBER = re.compile(r"\bsheetId=\"(\d+)\"")
_EMPTY_NAMES = re.compile(r"<definedNames>\s*</definedNames>")


def recalculating(xml: str) -> str:
    """Ask every program that opens the workbook to calculate it in full."""
    found = _CALCULATION.search(xml)
    if found:
        attributes = _FULL.sub("", found[1])
        return f'{xml[: found.start()]}<calcPr{attributes} fullCalcOnLoad="1"/>{xml[found.end() :]}'
    for after in ("</definedNames>", "</externalReferences>", "</functionGroups>", "</sheets>"):
        if after in xml:
            return xml.replace(after, f'{after}<calcPr fullCalcOnLoad="1"/>', 1)
    return xml


def with_sheets(xml: str, order: list[str], added: dict[str, str]) -> str:
    """Return the workbook part with its sheets in this order of relation ids.

    `added` are new sheets: relation id -> tab name. Sheets not in the order are gone. Names that belong to one
    sheet, and the active tab, follow their sheet.
    """
    listing = _SHEETS.search(xml)
    if listing is None:
        return xml
    elements = _SHEET.findall(listing[2])
    ids = [match[1] if (match := _RELATION_ID.search(element)) else "" for element in elements]
    by_id = dict(zip(ids, elements, strict=True))
    highest = max((int(match[1]) for element in elements if (match := _NUMBER.search(element))), default=0)
    prefix = _prefix(elements)
    for number, (relation, name) in enumerate(added.items(), start=highest + 1):
        by_id[relation] = f'<sheet name="{attribute(name)}" sheetId="{number}" {prefix}:id="{relation}"/>'
    new = "".join(by_id[relation] for relation in order)
    xml = f"{xml[: listing.start(2)]}{new}{xml[listing.end(2) :]}"
    places = {old: order.index(relation) for old, relation in enumerate(ids) if relation in order}
    xml = _LOCAL_NAME.sub(lambda match: match[0] if int(match[1]) in places else "", xml)
    xml = _EMPTY_NAMES.sub("", xml)
    xml = _LOCAL.sub(lambda match: f"{match[1]}{places[int(match[2])]}{match[3]}", xml)
    for shown in _SHOWN:
        xml = shown.sub(lambda match: f"{match[1]}{places.get(int(match[2]), 0)}{match[3]}", xml)
    return xml


def _prefix(elements: list[str]) -> str:
    for element in elements:
        found = re.search(r"\b(\w+):id=", element)
        if found:
            return found[1]
    return "r"


def sheet_order(xml: str) -> list[str]:
    """Return the relation ids of all sheets, charts' sheets included, in tab order."""
    listing = _SHEETS.search(xml)
    elements = _SHEET.findall(listing[2]) if listing else []
    return [match[1] if (match := _RELATION_ID.search(element)) else "" for element in elements]


def with_relations(xml: str, added: dict[str, tuple[str, str]], removed: set[str]) -> str:
    """Return a relations part with relations added (id -> kind, target) and removed (by id)."""
    for relation in removed:
        xml = re.sub(rf"<Relationship\b[^>]*\bId=\"{re.escape(relation)}\"[^>]*/>", "", xml)
    new = "".join(
        f'<Relationship Id="{relation}" Type="{kind}" Target="{attribute(target)}"/>'
        for relation, (kind, target) in added.items()
    )
    return xml.replace("</Relationships>", f"{new}</Relationships>", 1)


def with_content_types(xml: str, added: dict[str, str], removed: set[str]) -> str:
    """Return the content types with parts added (part -> type) and removed."""
    for part in removed:
        xml = re.sub(rf"<Override\b[^>]*\bPartName=\"/{re.escape(part)}\"[^>]*/>", "", xml)
    new = "".join(f'<Override PartName="/{attribute(part)}" ContentType="{kind}"/>' for part, kind in added.items())
    return xml.replace("</Types>", f"{new}</Types>", 1)
