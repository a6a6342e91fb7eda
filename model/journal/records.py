"""The journal's file: a header, then one record a change made; each record proves itself and all before it.

A record is its length (4 bytes), a checksum (16 bytes) and its payload. The checksum is of the checksum before it and
the payload, so that a record that was altered, lost, repeated or taken from another journal is never read. Reading
stops at the first record that does not prove itself: everything up to it is good, nothing behind it is trusted.
"""

import hashlib
import os
import struct
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from model.local_data import PRIVATE

MAGIC = b"Budget Workbook journal 1\n"
_LENGTH = struct.Struct(">L")
_CHECKSUM = 16


class RecordWriter:
    """Appends records to a new file. `flush` puts them on disk; what is appended after it may be lost in a crash."""

    def __init__(self, path: Path, header: bytes) -> None:
        """Make the file, readable by the officer alone, with a header. Raises OSError."""
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), PRIVATE)
        self._file = os.fdopen(handle, "wb")
        self._checksum = _next(b"", header)
        self._file.write(MAGIC + _LENGTH.pack(len(header)) + self._checksum + header)  # at once: no crash cuts it
        self.flush()

    def append(self, payload: bytes) -> None:
        """Add a record. Raises OSError."""
        self._checksum = _next(self._checksum, payload)
        self._file.write(_LENGTH.pack(len(payload)) + self._checksum + payload)

    def flush(self) -> None:
        """Put everything appended on disk. Raises OSError."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Let the file go; what was not flushed may be lost, which `flush` has told."""
        with suppress(OSError):
            self._file.close()


def good_records(data: bytes) -> Iterator[bytes]:
    """Yield the payloads that prove themselves, the header first, up to the first that does not."""
    if not data.startswith(MAGIC):
        return
    place, checksum = len(MAGIC), b""
    while place + _LENGTH.size + _CHECKSUM <= len(data):
        (length,) = _LENGTH.unpack_from(data, place)
        start = place + _LENGTH.size + _CHECKSUM
        payload = data[start : start + length]
        checksum = _next(checksum, payload)
        if len(payload) != length or checksum != data[place + _LENGTH.size : start]:
            return
        yield payload
        place = start + length


def length_of(payloads: Iterable[bytes]) -> int:
    """Return the length of a journal's file that holds these payloads and nothing else."""
    return len(MAGIC) + sum(_LENGTH.size + _CHECKSUM + len(payload) for payload in payloads)


def _next(checksum: bytes, payload: bytes) -> bytes:
    return hashlib.sha256(checksum + payload).digest()[:_CHECKSUM]
