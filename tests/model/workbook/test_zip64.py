"""Workbooks whose zip directory is written in the long form (zip64), as some programs do for files of any size."""

import io
import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest

from model.problems import FileProblem
from model.workbook.document import Document
from model.workbook.package import Package
from tests.model.workbook.builder import rich_workbook, sample
from tests.model.workbook.helpers import (
    assert_reopens_equal,
    changed_parts,
    opened,
    rest_of_pressures,
    set_amount,
    written,
)

_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LONG = 0xFFFFFFFF
WAYS = {"all": (True, True, True), "offsets": (False, False, True), "sizes": (True, True, False)}


def in_long_form(data: bytes, *, full: bool, packed: bool, offset: bool, with_end: bool = True) -> bytes:
    """The same package with these fields of each directory record moved into its zip64 field."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start, count = archive.start_dir, len(archive.infolist())
    out, position, end = bytearray(data[:start]), start, data.rindex(b"PK\x05\x06")
    for _ in range(count):
        fields = list(_CENTRAL.unpack_from(data, position))
        tail = data[position + _CENTRAL.size : position + _CENTRAL.size + fields[10] + fields[11] + fields[12]]
        position += _CENTRAL.size + len(tail)
        values = b""
        for place, is_moved in ((9, full), (8, packed), (16, offset)):
            if is_moved:
                values += struct.pack("<Q", fields[place])
                fields[place] = _LONG
        other, extra = struct.pack("<HH2s", 0x7777, 2, b"ab"), struct.pack("<HH", 1, len(values)) + values
        name, rest = tail[: fields[10]], tail[fields[10] + fields[11] :]
        fields[2], fields[11] = 45, len(other + extra)
        out += _CENTRAL.pack(*fields) + name + other + extra + rest
    size = len(out) - start
    if with_end:
        place = len(out)
        out += struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
        out += struct.pack("<4sLQL", b"PK\x06\x07", 0, place, 1)
        return bytes(out + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, _LONG, _LONG, 0))
    return bytes(out + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, size, start, 0)) + data[end + 22 :]


def long_form(way: str, data: bytes, *, with_end: bool = True) -> bytes:
    full, packed, offset = WAYS[way]
    return in_long_form(data, full=full, packed=packed, offset=offset, with_end=with_end)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("with_end", [True, False])
@pytest.mark.parametrize("base", [sample, rich_workbook])
def test_it_is_opened_edited_and_saved_like_any_other(way: str, with_end: bool, base: object, tmp_path: Path) -> None:
    assert callable(base)
    plain = base()
    if plain.endswith(b"kept too"):
        plain = plain[: -len(b"kept too") - 2] + b"\0\0"
    before = long_form(way, plain, with_end=with_end)
    with zipfile.ZipFile(io.BytesIO(before)) as archive:
        assert archive.testzip() is None
    document = opened(tmp_path, before)
    set_amount(document, rest_of_pressures(document.budget).id, "10000000")
    receipt = document.save()
    after = (tmp_path / "budget.xlsx").read_bytes()
    assert changed_parts(before, after) == set(receipt.parts_changed)
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        assert archive.testzip() is None
    assert_reopens_equal(document)
    set_amount(document, rest_of_pressures(document.budget).id, "11000000")
    document.save()
    assert_reopens_equal(document)
    assert openpyxl.load_workbook(tmp_path / "budget.xlsx")["Older People"]["I16"].value == 11


def test_one_written_with_long_local_headers_is_kept_as_it_is(tmp_path: Path) -> None:
    out = io.BytesIO()
    package = Package(sample(), "sample")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in package.names:
            with archive.open(name, "w", force_zip64=True) as part:
                part.write(package.read(name))
    document = opened(tmp_path, out.getvalue())
    set_amount(document, rest_of_pressures(document.budget).id, "10000000")
    receipt = document.save()
    assert changed_parts(out.getvalue(), (tmp_path / "budget.xlsx").read_bytes()) == set(receipt.parts_changed)
    assert_reopens_equal(document)


def test_a_long_form_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    data = bytearray(long_form("all", sample()))
    place = data.rindex(struct.pack("<HH", 1, 24))
    data[place + 2 : place + 4] = struct.pack("<H", 8)
    with pytest.raises(FileProblem, match=r"damaged"):
        Document.open(written(tmp_path, bytes(data)))
