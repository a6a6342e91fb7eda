"""What XlsxWriter leaves out of a workbook: its language, and cell styles that are known by name.

A screen reader goes by both: it reads the words in their language, and finds titles by the style Heading 1.
"""

import re
from collections.abc import Mapping

from model.workbook.package import Package

LANGUAGE = "en-GB"
BUILT_IN = {"Heading 1": 16, "Heading 2": 17, "Heading 3": 18, "Hyperlink": 8}
_PROPERTIES, _STYLES = "docProps/core.xml", "xl/styles.xml"


def finished(data: bytes, named: Mapping[str, int]) -> bytes:
    """Return a workbook of XlsxWriter's with its language and cell styles.

    `named` gives each name of `BUILT_IN` the number that its cells' format has as `xf_id`: 1, 2 and so on, in order.
    Raises RuntimeError when XlsxWriter wrote the parts otherwise than is known.
    """
    package = Package(data, "The annex")
    properties = _replaced(
        package.read(_PROPERTIES).decode(),
        "</cp:coreProperties>",
        f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>",
    )
    styles = _with_styles(package.read(_STYLES).decode(), named)
    return package.rebuilt({_PROPERTIES: properties.encode(), _STYLES: styles.encode()})


def _with_styles(xml: str, named: Mapping[str, int]) -> str:
    own = "".join(_style_format(xml, number) for number in named.values())
    known = "".join(
        f'<cellStyle name="{name}" xfId="{number}" builtinId="{BUILT_IN[name]}"/>' for name, number in named.items()
    )
    count = len(named) + 1
    xml = _replaced(xml, '<cellStyleXfs count="1">', f'<cellStyleXfs count="{count}">')
    xml = _replaced(xml, "</cellStyleXfs>", f"{own}</cellStyleXfs>")
    xml = _replaced(xml, '<cellStyles count="1">', f'<cellStyles count="{count}">')
    return _replaced(xml, "</cellStyles>", f"{known}</cellStyles>")


def _style_format(xml: str, number: int) -> str:
    """Return the format of a cell style: as the cells that have it look."""
    found = re.search(rf'<xf (numFmtId="\d+" fontId="\d+" fillId="\d+" borderId="\d+") xfId="{number}"', xml)
    if not found:
        raise _unknown(f"a format of the cell style {number}")
    return f"<xf {found[1]}/>"


def _replaced(xml: str, old: str, new: str) -> str:
    if xml.count(old) != 1:
        raise _unknown(old)
    return xml.replace(old, new)


def _unknown(what: str) -> RuntimeError:
    return RuntimeError(f"XlsxWriter wrote {what} otherwise than was known; compare finishing.py with its version.")
