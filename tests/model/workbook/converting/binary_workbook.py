"""A small binary workbook (.xlsb), written record by record: what no library at hand writes."""

import io
import struct
import zipfile
from collections.abc import Sequence

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "application/vnd.ms-excel"


class Error:
    """A cell with an error, by its code."""

    def __init__(self, code: int) -> None:
        self.code = code


def binary_workbook(name: str, rows: Sequence[Sequence[object]]) -> bytes:
    """Write one sheet: texts, numbers and errors."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.bin" ContentType="{_KIND}.sheet.binary.macroEnabled.main"/>'
            f'<Override PartName="/xl/worksheets/sheet1.bin" ContentType="{_KIND}.worksheet"/></Types>',
        )
        archive.writestr("_rels/.rels", _relation("officeDocument", "xl/workbook.bin"))
        archive.writestr("xl/_rels/workbook.bin.rels", _relation("worksheet", "worksheets/sheet1.bin"))
        listed = struct.pack("<LL", 0, 1) + _text("rId1") + _text(name)
        archive.writestr(
            "xl/workbook.bin", b"".join(map(_record, (131, 143, 156, 144, 132), (b"", b"", listed, b"", b"")))
        )
        archive.writestr("xl/worksheets/sheet1.bin", _sheet(rows))
    return out.getvalue()


def _sheet(rows: Sequence[Sequence[object]]) -> bytes:
    width = max(map(len, rows))
    records = [_record(129), _record(148, struct.pack("<LLLL", 0, len(rows) - 1, 0, width - 1)), _record(145)]
    for number, row in enumerate(rows):
        records.append(_record(0, struct.pack("<LLHBBBL", number, 0, 300, 0, 0, 0, 0)))
        for column, value in enumerate(row):
            head = struct.pack("<LL", column, 0)
            match value:
                case None:
                    continue
                case str():
                    records.append(_record(6, head + _text(value)))
                case Error():
                    records.append(_record(3, head + bytes([value.code])))
                case _:
                    records.append(_record(5, head + struct.pack("<d", float(str(value)))))
    return b"".join([*records, _record(146), _record(130)])


def _record(number: int, content: bytes = b"") -> bytes:
    return _varied(number) + _varied(len(content)) + content


def _varied(value: int) -> bytes:
    out = bytearray()
    while True:
        value, low = value >> 7, value & 0x7F
        out.append(low | (0x80 if value else 0))
        if not value:
            return bytes(out)


def _text(text: str) -> bytes:
    return struct.pack("<L", len(text)) + text.encode("utf-16-le")


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        "</Relationships>"
    )
