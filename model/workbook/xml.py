"""XML of a workbook's parts: parsed without DTDs or fetches, and the two spellings of text in cells."""

import re
from xml.parsers import expat

from lxml import etree

from model.problems import FileProblem
from model.workbook.prefixes import without_prefix

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}"

_HEX = re.compile(r"_x(?![Dd][89A-Fa-f])([0-9A-Fa-f]{4})_")  # half of a character is none
_LIKE_HEX = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ENTITY = re.compile(r"&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(lt|gt|amp|quot|apos));")
_UTF_16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_DEFINITIONS = tuple(
    mark.encode(encoding) for mark in ("<!DOCTYPE", "<!ENTITY") for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
_DECLARED = re.compile(r"(<\?xml\b[^>]*?\bencoding\s*=\s*[\"'])[^\"']*([\"'])")
_LAST_CHARACTER = 0x10FFFF
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


def parse(data: bytes, file: str, part: str) -> etree._Element:
    """Return a part's root element. Raises FileProblem when it is damaged or carries a DTD."""
    if any(mark in data for mark in _DEFINITIONS):
        raise FileProblem(
            f"{file} carries a document type definition in {part}, which no workbook needs; it is not opened."
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileProblem(f"{file} is damaged: its part {part} cannot be read. Use a backup of it.") from error


def prove_well_formed(text: str, file: str, what: str) -> None:
    """Raise FileProblem, calling the text `what` of the file, unless it is well-formed XML without a DTD.

    Nothing is built of it, which takes a quarter of the time of `parse`.
    """
    parser = expat.ParserCreate()

    def refuse(*_declaration: object) -> None:
        raise FileProblem(
            f"{file} carries a document type definition in its {what}, which no workbook needs; it is not opened."
        )

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(text, True)
    except (expat.ExpatError, UnicodeEncodeError) as error:
        raise FileProblem(
            f"{file} is damaged: its {what} breaks off or is garbled, so it cannot be relied on. Use a backup of it."
        ) from error


def decoded(data: bytes, file: str, part: str) -> str:
    """Return the text of a part that may be patched in place; it is to be written as UTF-8, and says so.

    Elements that all have one prefix are spelled without it.

    Raises FileProblem unless it is UTF-8 or UTF-16.
    """
    encoding = next((encoding for start, encoding in _UTF_16.items() if data.startswith(start)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileProblem(
            f"{file} is damaged or oddly encoded: its part {part} is not UTF-8 text. "
            "Open it in Excel, save it again and use that, or use a backup."
        ) from error
    if "<!DOCTYPE" in text[:4096] or "<!ENTITY" in text[:4096]:
        raise FileProblem(
            f"{file} carries a document type definition in {part}, which no workbook needs; it is not opened."
        )
    text = without_prefix(text)
    return text if encoding == "utf-8" else _DECLARED.sub(r"\g<1>UTF-8\g<2>", text, count=1)


def unescaped(text: str) -> str:
    """Return what an XML text means: entities resolved, and the `_x000D_` spelling of control characters."""
    return meant(_ENTITY.sub(_character, text) if "&" in text else text)


def meant(text: str) -> str:
    """Return what a text of parsed XML means: the `_x000D_` spelling of control characters resolved."""
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
