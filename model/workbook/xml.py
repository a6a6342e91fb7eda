"""XML of a workbook's parts: parsed without DTDs or fetches, and the two spellings of text in cells."""

import re

from lxml import etree

from model.problems import FileProblem

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}"

_HEX = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LIKE_HEX = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ENTITY = re.compile(r"&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(lt|gt|amp|quot|apos));")
_LAST_CHARACTER = 0x10FFFF
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


def parse(data: bytes, file: str, part: str) -> etree._Element:
    """Return a part's root element. Raises FileProblem when it is damaged or carries a DTD."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or "<!DOCTYPE".encode("utf-16-le") in data:
        raise FileProblem(
            f"{file} carries a document type definition in {part}, which no workbook needs; it is not opened."
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileProblem(f"{file} is damaged: its part {part} cannot be read. Use a backup of it.") from error


def decoded(data: bytes, file: str, part: str) -> str:
    """Return the text of a part that is to be patched in place. Raises FileProblem unless it is plain UTF-8."""
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
        raise FileProblem(
            f"{file} carries a document type definition in {part}, which no workbook needs; it is not opened."
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileProblem(f"{file} is damaged or oddly encoded: its part {part} is not UTF-8 text.") from error


def unescaped(text: str) -> str:
    """Return what an XML text means: entities resolved, and the `_x000D_` spelling of control characters."""
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    if "_x" in text:
        text = _HEX.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n") if "\r" in text else text


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    code = int(match[1]) if match[1] else int(match[2], 16)
    return chr(code) if code <= _LAST_CHARACTER else "\ufffd"


def escaped(text: str) -> str:
    """Return text as an XML element's content spells it, so that `unescaped` gives it back."""
    text = _LIKE_HEX.sub("_x005F_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Return text as an XML attribute's value spells it, to stand in double quotes."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return plain.replace("\n", "&#10;").replace("\t", "&#9;")
