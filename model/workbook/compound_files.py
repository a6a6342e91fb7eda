"""Compound files (OLE): old Office formats and workbooks with a password, told apart by their streams.

Only the directory's top level counts: a document with a workbook embedded in it is no workbook.
"""

import struct
from collections.abc import Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHIFT_AT, _DIRECTORY_AT, _MORE_AT, _LIST_AT = 30, 48, 68, 76
_SHIFTS = (9, 12)
_IN_HEADER = 109
_SHORT_TABLE_AT, _SHORT, _SHORT_SECTOR = 60, 4096, 64
_LAST_SECTOR = 0xFFFFFFF9
_ENTRY = 128
_NAME_LENGTH_AT, _LINKS_AT, _START_AT = 64, 68, 116
_LONGEST_NAME = 64


def top_names(data: bytes) -> set[str]:
    """Return the names of a compound file's streams and storages at its top; of a damaged one, those that are found."""
    names: set[str] = set()
    try:
        directory = b"".join(_directory(data))
        waiting, seen = [_links(directory, 0)[2]], set[int]()
        while waiting:
            entry = waiting.pop()
            if entry in seen or entry > _LAST_SECTOR:
                continue
            seen.add(entry)
            before, after, _ = _links(directory, entry)
            waiting += [before, after]
            names.add(_name(directory, entry))
    except (struct.error, IndexError):
        return names
    return names


def stream(data: bytes, wanted: str) -> bytes:
    """Return a stream's bytes, nothing where there is none. Short streams stand together in one of their own."""
    try:
        directory = b"".join(_directory(data))
        entries = range(len(directory) // _ENTRY)
        entry = next(each for each in entries if _name(directory, each) == wanted)
        first, size = struct.unpack_from("<LL", directory, entry * _ENTRY + _START_AT)
        if size >= _SHORT:
            return b"".join(_chain(data, first))[:size]
        root, _ = struct.unpack_from("<LL", directory, _START_AT)
        table, inside = b"".join(_chain(data, _short_table(data))), b"".join(_chain(data, root))
        pieces, seen = [], set[int]()
        while first <= _LAST_SECTOR and first not in seen:
            seen.add(first)
            pieces.append(inside[first * _SHORT_SECTOR : (first + 1) * _SHORT_SECTOR])
            (first,) = struct.unpack_from("<L", table, 4 * first)
        return b"".join(pieces)[:size]
    except (struct.error, IndexError, StopIteration):
        return b""


def _short_table(data: bytes) -> int:
    (sector,) = struct.unpack_from("<L", data, _SHORT_TABLE_AT)
    return int(sector)


def _directory(data: bytes) -> Iterator[bytes]:
    """Yield the sectors of the directory."""
    (sector,) = struct.unpack_from("<L", data, _DIRECTORY_AT)
    return _chain(data, sector)


def _chain(data: bytes, sector: int) -> Iterator[bytes]:
    """Yield sectors from one on, as the table of sectors chains them."""
    (shift,) = struct.unpack_from("<H", data, _SHIFT_AT)
    if shift not in _SHIFTS:
        return
    size = 1 << shift
    table = _table_sectors(data, size)
    seen = set[int]()
    while sector <= _LAST_SECTOR and sector not in seen:
        seen.add(sector)
        yield data[(sector + 1) * size : (sector + 2) * size]
        block, place = divmod(sector, size // 4)
        (sector,) = struct.unpack_from("<L", data, (table[block] + 1) * size + 4 * place)


def _table_sectors(data: bytes, size: int) -> list[int]:
    """Return the sectors that hold the table of sectors: the first are listed in the header, more in a chain."""
    listed = list(struct.unpack_from(f"<{_IN_HEADER}L", data, _LIST_AT))
    (more,) = struct.unpack_from("<L", data, _MORE_AT)
    seen = set[int]()
    while more <= _LAST_SECTOR and more not in seen:
        seen.add(more)
        *others, more = struct.unpack_from(f"<{size // 4}L", data, (more + 1) * size)
        listed += others
    return listed


def _links(directory: bytes, entry: int) -> tuple[int, int, int]:
    """Return the entries that stand before and after an entry in its storage, and the first that it holds."""
    before, after, inside = struct.unpack_from("<3L", directory, entry * _ENTRY + _LINKS_AT)
    return before, after, inside


def _name(directory: bytes, entry: int) -> str:
    start = entry * _ENTRY
    (length,) = struct.unpack_from("<H", directory, start + _NAME_LENGTH_AT)
    return directory[start : start + min(length, _LONGEST_NAME)].decode("utf-16-le", "replace").rstrip("\0")
