"""Compound files (OLE), in which old Office formats and password-protected workbooks are stored."""

import struct

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5


def _entry(name: str, kind: int, following: int = _FREE, child: int = _FREE) -> bytes:
    spelled = name.encode("utf-16-le")
    head = spelled.ljust(64, b"\0") + struct.pack("<HBB3L", len(spelled) + 2, kind, 1, _FREE, following, child)
    return head.ljust(116, b"\0") + struct.pack("<LQ", _END, 0)


def compound_file(*streams: str, embedded: str = "Contents") -> bytes:
    """A compound file with these streams, and in a storage of its own (an embedded object) one more."""
    last = len(streams) + 1
    entries = [_entry("Root Entry", _ROOT, child=1)]
    entries += [_entry(name, _STREAM, following=place + 1) for place, name in enumerate(streams, start=1)]
    entries += [_entry("ObjectPool", _STORAGE, child=last + 1), _entry(embedded, _STREAM)]
    directory = b"".join(entries)
    sectors = [directory[start : start + 512].ljust(512, b"\0") for start in range(0, len(directory), 512)]
    following = [_FAT, *range(2, len(sectors) + 1), _END]
    header = SIGNATURE + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9L", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109L", 0, *[_FREE] * 108)
    fat = struct.pack(f"<{len(following)}L", *following).ljust(512, b"\xff")
    return b"".join([header, fat, *sectors])
