"""The custom document properties of a workbook: pairs of texts that it says of itself."""

from model.workbook.package import Package
from model.workbook.structure import relations
from model.workbook.xml import parse

_KIND = "/custom-properties"
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"


def read_custom_properties(package: Package, file: str) -> dict[str, str]:
    """Return the properties by name, those that are not text as their text. Raises FileProblem when damaged."""
    found: dict[str, str] = {}
    for kind, part in relations(package, "", file).values():
        if kind.endswith(_KIND) and part in package:
            for each in parse(package.read(part), file, part).iter(_PROPERTY):
                found[each.get("name", "")] = "".join(map(str, each.itertext()))
    return found
