"""Files that are no healthy workbook, each with the words of its refusal: the builder makes them, none is kept."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from tests.model.workbook.builder import (
    LEARNING,
    LEARNING_TABLE,
    OLDER,
    TYPES,
    WORKBOOK,
    sample,
    sample_parts,
)
from tests.model.workbook.compound import SIGNATURE, compound_file

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def zip_of(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def zip_bomb() -> bytes:
    book = sample_parts()
    book.parts["xl/media/image1.png"] = bytes(40 * 2**20)
    return book.zipped()


def declared_bomb() -> bytes:
    """A part whose directory entry claims two gibibytes."""
    data = bytearray(sample())
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = (2**31).to_bytes(4, "little")
    return bytes(data)


def duplicate_member() -> bytes:
    out = io.BytesIO(sample())
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr(OLDER, b"<worksheet/>")
    return out.getvalue()


def in_other_case() -> bytes:
    book = sample_parts()
    book.parts["XL/WORKBOOK.XML"] = b"<workbook/>"
    return book.zipped()


def encrypted_member() -> bytes:
    data = bytearray(sample())
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


def name_in_no_alphabet() -> bytes:
    """The name of a part, said to be UTF-8, is none where its content stands."""
    data = bytearray(zip_of(**{TYPES: b"<Types/>", "_rels/.r\u00e9ls": b"x", "_rels/.rels": b"<Relationships/>"}))
    start = data.index(b"PK\x03\x04", data.index(b"_rels/.rels") - 30)
    data[start + 6 : start + 8] = b"\x00\x08"
    data[start + 32] = 0xFF
    return bytes(data)


def damaged_lzma() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in sample_parts().parts.items():
            archive.writestr(name, content)
    data = bytearray(out.getvalue())
    start = data.index(b"_rels/.rels") + len(b"_rels/.rels")
    data[start + 4 : start + 9] = b"\xff" * 5
    return bytes(data)


def _directory_places(data: bytes | bytearray) -> list[int]:
    """Return where the records of the directory begin."""
    return [found.start() for found in re.finditer(rb"PK\x01\x02", data)]


def overlapping() -> bytes:
    """The last part stands where the first does."""
    data = bytearray(sample())
    places = _directory_places(data)
    data[places[-1] + 42 : places[-1] + 46] = data[places[0] + 42 : places[0] + 46]
    return bytes(data)


def reaching_into_the_next() -> bytes:
    """A part that nobody reads is said to be a thousand bytes longer than it is."""
    data = bytearray(sample())
    place = next(place for place in _directory_places(data) if data[place + 46 :].startswith(b"xl/theme/"))
    size = int.from_bytes(data[place + 20 : place + 24], "little")
    data[place + 20 : place + 24] = (size + 1000).to_bytes(4, "little")
    return bytes(data)


def of_two_names() -> bytes:
    """A part is called otherwise where it stands than in the directory."""
    return sample().replace(b"xl/theme/", b"xl/thyme/", 1)


def damaged_content() -> bytes:
    """One byte of a sheet's compressed content is another."""
    data = bytearray(sample())
    place = data.index(OLDER.encode()) + len(OLDER) + 300
    data[place] ^= 0xFF
    return bytes(data)


def changed(part: str, old: str, new: str) -> bytes:
    return sample_parts().replace(part, old, new).zipped()


def without(part: str) -> bytes:
    book = sample_parts()
    del book.parts[part]
    return book.zipped()


def put(part: str, content: bytes) -> bytes:
    book = sample_parts()
    book.parts[part] = content
    return book.zipped()


def string_number(number: str) -> bytes:
    return sample_parts().put_cell(LEARNING, "A14", f'<c r="A14" t="s"><v>{number}</v></c>').zipped()


def strict() -> bytes:
    book = sample_parts()
    book.parts[WORKBOOK] = book.text(WORKBOOK).replace(MAIN, STRICT).encode()
    return book.zipped()


def repeated_table() -> bytes:
    book = sample_parts()
    book.parts[LEARNING_TABLE] = (
        book.text(LEARNING_TABLE).replace("Lines_Learning_Disability", "lines_older_PEOPLE").encode()
    )
    return book.zipped()


def with_doctype(part: str) -> bytes:
    book = sample_parts()
    xml = book.text(part)
    book.parts[part] = xml.replace("?>", '?><!DOCTYPE x [<!ENTITY a "aaaa">]>', 1).encode()
    return book.zipped()


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "empty"),
    "text": (lambda: b"Reference,Type\n", "plain text, such as CSV, not a workbook; open it in Excel"),
    "text of Excel": (lambda: "Reference\tType\n".encode("utf-16"), "plain text, such as CSV"),
    "text in another alphabet": (lambda: "Référence,£\n".encode("cp1252"), "plain text, such as CSV"),
    "html": (lambda: b"<html><table></table></html>", "web page that is named like a workbook"),
    "html of a report": (lambda: b"\xef\xbb\xbf\r\n <TABLE><tr></tr></TABLE>", "web page"),
    "html in XML": (lambda: b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', "web page"),
    "web archive": (lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "web page"),
    "pdf": (lambda: b"%PDF-1.7\n", "is a PDF, not a workbook"),
    "XML of 2003": (
        lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "XML format of 2003; open it in Excel and save it as .xlsx",
    ),
    "zeros": (lambda: bytes(5000), "nothing but zeros; use a backup"),
    "noise": (lambda: bytes(range(1, 256)), "not an Excel workbook, or it is damaged"),
    "xls of Excel 4": (lambda: bytes.fromhex("090406000000") + bytes(90), r"old Excel format \(.xls\)"),
    "password": (lambda: compound_file("EncryptionInfo", "EncryptedPackage"), "password"),
    "xls": (lambda: compound_file("Workbook"), r"old Excel format \(.xls\)"),
    "xls of Excel 5": (lambda: compound_file("a", "b", "c", "d", "Book"), r"old Excel format \(.xls\)"),
    "xls with a document in it": (lambda: compound_file("Workbook", embedded="WordDocument"), "old Excel format"),
    "doc": (lambda: compound_file("WordDocument"), "not an Excel workbook but a file of another program"),
    "doc with a workbook in it": (lambda: compound_file("WordDocument", embedded="Workbook"), "of another program"),
    "doc that mentions one": (
        lambda: compound_file("WordDocument") + "Workbook EncryptedPackage".encode("utf-16-le"),
        "of another program",
    ),
    "compound file cut": (lambda: compound_file("Workbook")[:600], "not an Excel workbook"),
    "compound file of nothing": (lambda: SIGNATURE + bytes(2000), "not an Excel workbook"),
    "compound file in a ring": (lambda: SIGNATURE + bytes(68) + b"\1" * 2000, "not an Excel workbook"),
    "ods": (lambda: zip_of(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument spreadsheet"),
    "odt": (lambda: zip_of(mimetype=b"application/vnd.oasis.opendocument.text"), "is not an Excel workbook"),
    "numbers": (lambda: zip_of(**{"Index/Document.iwa": b""}), "export it there as Excel"),
    "docx": (
        lambda: zip_of(
            **{
                TYPES: b"<Types/>",
                "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                b'<Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
                "word/document.xml": b"<document/>",
            }
        ),
        "not an Excel workbook",
    ),
    "any zip": (lambda: zip_of(**{"a.txt": b"a"}), "not an Excel workbook"),
    "overlapping parts": (overlapping, "damaged"),
    "a part that reaches into the next": (reaching_into_the_next, "damaged"),
    "a part of two names": (of_two_names, "damaged"),
    "no parts": (zip_of, "not an Excel workbook|damaged"),
    "bomb": (zip_bomb, "zip bomb"),
    "declared bomb": (declared_bomb, "zip bomb"),
    "duplicate": (duplicate_member, "same part twice"),
    "other case": (in_other_case, "same part twice"),
    "outside": (lambda: put("xl/../../evil.xml", b"x"), "outside itself"),
    "outside by backslashes": (lambda: put("xl\\..\\..\\evil.xml", b"x"), "outside itself"),
    "outside on a drive": (lambda: put("c:/evil.xml", b"x"), "outside itself"),
    "backslashes": (lambda: put("xl\\media\\image1.png", b"x"), "packed with backslashes"),
    "encrypted member": (encrypted_member, "password"),
    "damaged content": (damaged_content, "damaged"),
    "name in no alphabet": (name_in_no_alphabet, "damaged"),
    "damaged LZMA": (damaged_lzma, "damaged"),
    "strict": (strict, "Strict Open XML"),
    "doctype in workbook": (lambda: with_doctype(WORKBOOK), "document type definition"),
    "doctype in sheet": (lambda: with_doctype(OLDER), "document type definition"),
    "doctype in strings": (lambda: with_doctype("xl/sharedStrings.xml"), "document type definition"),
    "no workbook": (lambda: without(WORKBOOK), "not an Excel workbook"),
    "no sheet": (lambda: without(OLDER), "“Older People” is missing"),
    "no table part": (lambda: without(LEARNING_TABLE), "is missing"),
    "no strings": (lambda: without("xl/sharedStrings.xml"), "damaged"),
    "workbook cut": (lambda: put(WORKBOOK, b"<workbook"), "damaged"),
    "table cut": (lambda: put(LEARNING_TABLE, b"<table"), "damaged"),
    "sheet cut": (lambda: put(OLDER, sample_parts().parts[OLDER][:3000]), "cannot be read|damaged"),
    "sheet in Latin-1": (lambda: put(OLDER, b"<!--\xe9-->" + sample_parts().parts[OLDER]), "not UTF-8"),
    "sheet in half of UTF-16": (lambda: put(OLDER, sample_parts().text(OLDER).encode("utf-16") + b"x"), "not UTF-8"),
    "string beyond the last": (lambda: string_number("99999"), "shared text 99999"),
    "negative string": (lambda: string_number("-1"), "shared text -1"),
    "repeated cell": (lambda: changed(LEARNING, '<c r="B14"', '<c r="A14"/><c r="B14"'), "repeated or out of order"),
    "rows out of order": (lambda: changed(LEARNING, '<row r="14"', '<row r="9"'), "out of order"),
    "cell of another row": (lambda: changed(LEARNING, '<c r="B14"', '<c r="B77"'), "out of order"),
    "repeated sheet": (lambda: changed(WORKBOOK, 'name="Learning Disability"', 'name="OLDER people"'), "two sheets"),
    "repeated table": (repeated_table, "two tables named"),
    "table without place": (lambda: changed(LEARNING_TABLE, 'ref="A11:R15"', 'ref="nowhere"'), "has no place"),
    "table of other width": (lambda: changed(LEARNING_TABLE, 'ref="A11:R15"', 'ref="A11:Q15"'), "do not match"),
    "odd header count": (lambda: changed(LEARNING_TABLE, 'totalsRowShown="0"', 'headerRowCount="x"'), "damaged"),
    "format of later": (lambda: changed("xl/sharedStrings.xml", "<si><t>1</t></si>", "<si><t>2</t></si>"),
                        "later Budget Workbook"),
}  # fmt: skip
