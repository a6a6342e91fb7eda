"""Cells that hold errors (#DIV/0! and the like) in files of other formats: calamine gives them as blank.

A blank amount is not stated, an error is: so they are looked for in the files themselves, record by record.
"""

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from contextlib import suppress

from model.workbook import compound_files
from model.workbook.addresses import LAST_COLUMN, LAST_ROW, address

_SHEET, _TRUTH_OR_ERROR, _FORMULA = 0x85, 0x205, 0x06
_ERROR_RESULT, _NO_NUMBER = 2, 0xFFFF
_ROW, _ERROR_CELL, _ERROR_FORMULA, _NAMED_SHEET = 0, 3, 11, 156
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_LONGEST_PART = 512 * 2**20
_TABLE = re.compile(rb'<table:table\s[^>]*?table:name="([^"]*)"[^>]*>(.*?)</table:table>', re.DOTALL)
_TABLE_ROW = re.compile(rb"<table:table-row(\s[^>]*?)?(?:/>|>(.*?)</table:table-row>)", re.DOTALL)
_TABLE_CELL = re.compile(
    rb"<table:(?:covered-)?table-cell(\s[^>]*?)?(?:/>|>(.*?)</table:(?:covered-)?table-cell>)", re.DOTALL
)
_REPEATED = re.compile(rb'table:number-(?:rows|columns)-repeated="(\d+)"')
_ERROR_TEXT = re.compile(rb"<text:p>(#[A-Z/0!?]+|Err:\d+)</text:p>")


def error_cells(data: bytes) -> dict[str, dict[str, str]]:
    """Return the errors by sheet name and address; of a damaged file, those that are found."""
    found: dict[str, dict[str, str]] = {}
    with suppress(struct.error, IndexError, KeyError, ValueError, OSError, zipfile.BadZipFile):
        for sheet, row, column, error in _cells(data):
            if row < LAST_ROW and column < LAST_COLUMN:
                found.setdefault(sheet, {})[address(row + 1, column + 1)] = error
    return found


Found = Iterator[tuple[str, int, int, str]]


def _cells(data: bytes) -> Found:
    if data.startswith(compound_files.SIGNATURE):
        yield from _of_old_excel(compound_files.stream(data, "Workbook"))
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        if "content.xml" in names:
            if archive.getinfo("content.xml").file_size <= _LONGEST_PART:
                yield from _of_open_document(archive.read("content.xml"))
        elif "xl/workbook.bin" in names:
            yield from _of_binary(archive)


def _of_old_excel(stream: bytes) -> Found:
    """Read the records of a workbook stream (BIFF8): each its number, its length, its content."""
    sheets: dict[int, str] = {}
    position, sheet = 0, ""
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        content = stream[position + 4 : position + 4 + length]
        if kind == _SHEET:
            (start,) = struct.unpack_from("<L", content)
            size, wide = content[6], content[7] & 1
            sheets[start] = content[8 : 8 + size * (1 + wide)].decode("utf-16-le" if wide else "latin-1")
        sheet = sheets.get(position, sheet)
        if kind == _TRUTH_OR_ERROR and content[7]:
            row, column = struct.unpack_from("<HH", content)
            yield sheet, row, column, _named(content[6])
        elif kind == _FORMULA and _has_error(content):
            row, column = struct.unpack_from("<HH", content)
            yield sheet, row, column, _named(content[8])
        position += 4 + length


def _has_error(formula: bytes) -> bool:
    """Tell whether the result of a formula's record is an error and no number."""
    return struct.unpack_from("<H", formula, 12)[0] == _NO_NUMBER and formula[6] == _ERROR_RESULT


def _of_binary(archive: zipfile.ZipFile) -> Found:
    """Read the records of a binary workbook (.xlsb): number and length take one byte or more each."""
    relations = archive.read("xl/_rels/workbook.bin.rels").decode()
    targets = dict(re.findall(r'<Relationship(?=[^>]*\bId="([^"]*)")[^>]*\bTarget="([^"]*)"', relations))
    for kind, content in _records(archive.read("xl/workbook.bin")):
        if kind != _NAMED_SHEET:
            continue
        relation, after = _wide_text(content, 8)
        name, _ = _wide_text(content, after)
        target = targets[relation].lstrip("/")
        part = target if target.startswith("xl/") else f"xl/{target}"
        if archive.getinfo(part).file_size > _LONGEST_PART:
            continue
        row = 0
        for inner, cell in _records(archive.read(part)):
            if inner == _ROW:
                (row,) = struct.unpack_from("<L", cell)
            elif inner in (_ERROR_CELL, _ERROR_FORMULA):
                yield name, row, struct.unpack_from("<L", cell)[0], _named(cell[8])


def _named(code: int) -> str:
    return _ERRORS.get(code, "#VALUE!")


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    position = 0
    while position < len(data):
        kind, position = _number(data, position, 2)
        length, position = _number(data, position, 4)
        yield kind, data[position : position + length]
        position += length


def _number(data: bytes, position: int, most: int) -> tuple[int, int]:
    value = 0
    for place in range(most):
        byte = data[position]
        position += 1
        value |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            break
    return value, position


def _wide_text(content: bytes, position: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<L", content, position)
    end = position + 4 + 2 * length
    return content[position + 4 : end].decode("utf-16-le"), end


def _of_open_document(content: bytes) -> Found:
    for name, table in _TABLE.findall(content):
        row = 0
        for about, inside in _TABLE_ROW.findall(table):
            if b"#" in inside or b"Err:" in inside:
                yield from ((name.decode(), row, column, error) for column, error in _errors_in(inside))
            row += _times(about)


def _errors_in(row: bytes) -> Iterator[tuple[int, str]]:
    column = 0
    for about, inside in _TABLE_CELL.findall(row):
        found = _ERROR_TEXT.search(inside) if b"formula" in about else None
        if found:
            error = found[1].decode()
            yield column, error if error in _ERRORS.values() else "#VALUE!"
        column += _times(about)


def _times(about: bytes) -> int:
    found = _REPEATED.search(about)
    return int(found[1]) if found else 1
