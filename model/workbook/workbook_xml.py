"""Patches of the workbook part and its neighbours: sheets added, removed and reordered, recalculation asked for."""

import re
from collections.abc import Callable, Collection, Mapping

from model.workbook.package import plain_name
from model.workbook.tags import attributes_of, elements, is_true, start_tags, whole_number, with_attribute
from model.workbook.xml import attribute, escaped

_SHEET = elements("sheet")
_SHEETS = elements("sheets")
_NAME = elements("definedName")
_VIEW = start_tags("workbookView")
_CALCULATION = start_tags("calcPr")
_PROTECTION = start_tags("workbookProtection")
_EMPTY_NAMES = re.compile(r"<definedNames[^>]*>\s*</definedNames>")
_BEFORE_CALCULATION = ("definedNames", "externalReferences", "functionGroups", "sheets")
_IDENTIFIER = re.compile(r"(\w+):id")
_WORKBOOK = start_tags("workbook")
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARATION = "xmlns:"


def has_fixed_sheets(xml: str) -> bool:
    """Tell whether the workbook's structure is protected: no sheet may come, go or change its place."""
    found = _PROTECTION.search(xml)
    return found is not None and is_true(attributes_of(found[0]).get("lockStructure"))


def recalculating(xml: str) -> str:
    """Ask every program that opens the workbook to calculate it in full."""
    if _CALCULATION.search(xml):
        return _CALCULATION.sub(lambda tag: with_attribute(tag[0], "fullCalcOnLoad", "1"), xml, count=1)
    for name in _BEFORE_CALCULATION:
        found = elements(name).search(xml)
        if found:
            return f'{xml[: found.end()]}<calcPr fullCalcOnLoad="1"/>{xml[found.end() :]}'
    return xml


def with_sheets(xml: str, order: list[str], added: dict[str, str]) -> str:
    """Return the workbook part with its sheets in this order of relation ids.

    `added` are new sheets: relation id -> tab name. Sheets not in the order are gone. Names that belong to one
    sheet, and the active tab, follow their sheet.
    """
    listing = _SHEETS.search(xml)
    if listing is None:
        return xml
    found = [(match[0], attributes_of(match[1])) for match in _SHEET.finditer(listing[2])]
    ids = [_relation_id(attributes) for _, attributes in found]
    by_id = {relation: element for relation, (element, _) in zip(ids, found, strict=True)}
    highest = max((whole_number(attributes.get("sheetId")) or 0 for _, attributes in found), default=0)
    naming = _naming(xml, listing[1])
    for number, (relation, name) in enumerate(added.items(), start=highest + 1):
        by_id[relation] = f'<sheet name="{attribute(name)}" sheetId="{number}" {naming}="{relation}"/>'
    new = "".join(by_id[relation] for relation in order)
    xml = f"{xml[: listing.start(2)]}{new}{xml[listing.end(2) :]}"
    places = {old: order.index(relation) for old, relation in enumerate(ids) if relation in order}
    xml = _NAME.sub(lambda name: _followed(name, places), xml)
    xml = _EMPTY_NAMES.sub("", xml)
    return _VIEW.sub(lambda view: _shown(view[0], places), xml)


def _followed(name: re.Match[str], places: dict[int, int]) -> str:
    """Return a name that follows the sheet to which it belongs; nothing where that is gone."""
    sheet = whole_number(attributes_of(name[1]).get("localSheetId"))
    if sheet is None:
        return name[0]
    if sheet not in places:
        return ""
    return with_attribute(name[1], "localSheetId", str(places[sheet])) + name[0][len(name[1]) :]


def _shown(view: str, places: dict[int, int]) -> str:
    for which in ("activeTab", "firstSheet"):
        sheet = whole_number(attributes_of(view).get(which))
        if sheet is not None:
            view = with_attribute(view, which, str(places.get(sheet, 0)))
    return view


def _relation_id(attributes: Mapping[str, str]) -> str:
    return next((value for name, value in attributes.items() if _IDENTIFIER.fullmatch(name)), "")


def _naming(xml: str, listing: str) -> str:
    """Return the attribute by which a new sheet names its relation; it declares its prefix where nothing around does.

    Some programs declare the prefix on each sheet for itself.
    """
    root = _WORKBOOK.search(xml)
    around = {**(attributes_of(root[0]) if root else {}), **attributes_of(listing)}
    declared = (name for name, value in around.items() if value == _RELATIONS and name.startswith(_DECLARATION))
    prefix = next(declared, "").removeprefix(_DECLARATION)
    return f"{prefix}:id" if prefix else f'xmlns:r="{_RELATIONS}" r:id'


def with_names(xml: str, names: Mapping[str, str]) -> str:
    """Return the workbook part in which these names, of the whole workbook, stand for something else."""

    def renewed(name: re.Match[str]) -> str:
        said = attributes_of(name[1])
        text = names.get(said.get("name", ""))
        if text is None or "localSheetId" in said:
            return name[0]
        start, end = name.start(2) - name.start(), name.end(2) - name.start()
        return f"{name[0][:start]}{escaped(text)}{name[0][end:]}"

    return _NAME.sub(renewed, xml)


def sheet_order(xml: str) -> list[str]:
    """Return the relation ids of all sheets, charts' sheets included, in tab order."""
    listing = _SHEETS.search(xml)
    return [_relation_id(attributes_of(match[1])) for match in _SHEET.finditer(listing[2])] if listing else []


def with_relations(xml: str, added: dict[str, tuple[str, str]], removed: Collection[str]) -> str:
    """Return a relations part with relations added (id -> kind, target) and removed (by id)."""
    xml = _without(xml, "Relationship", "Id", lambda relation: relation in removed)
    new = "".join(
        f'<Relationship Id="{relation}" Type="{kind}" Target="{attribute(target)}"/>'
        for relation, (kind, target) in added.items()
    )
    return xml.replace("</Relationships>", f"{new}</Relationships>", 1)


def with_content_types(xml: str, added: dict[str, str], removed: Collection[str]) -> str:
    """Return the content types with parts added (part -> type) and removed."""
    gone = {plain_name(part) for part in removed}
    xml = _without(xml, "Override", "PartName", lambda part: plain_name(part.lstrip("/")) in gone)
    new = "".join(f'<Override PartName="/{attribute(part)}" ContentType="{kind}"/>' for part, kind in added.items())
    return xml.replace("</Types>", f"{new}</Types>", 1)


def _without(xml: str, element: str, name: str, is_gone: Callable[[str], bool]) -> str:
    """Return XML without the elements of which this attribute says that they are gone."""
    return elements(element).sub(lambda found: "" if is_gone(attributes_of(found[1]).get(name, "")) else found[0], xml)
