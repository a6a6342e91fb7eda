"""The package: the zip file that a workbook is, copied byte for byte but for the parts that are replaced.

Opening is a pre-flight: sizes, ratios, names and duplicates are checked before any part is read, and nothing is
ever written to disk or fetched. `rebuilt` copies every untouched entry verbatim, its compressed bytes included.
"""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from model.files import LARGEST_FILE
from model.problems import FileProblem
from model.workbook.foreign import refuse_other_zips, refuse_what_is_no_zip

LARGEST_PART = 512 * 2**20
LARGEST_TOTAL = 2**30
BOMB_SIZE = 32 * 2**20
BOMB_RATIO = 400
MOST_PARTS = 20_000

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_EXTRA = struct.Struct("<2H")
_ZIP64_VALUES = 1
_ENCRYPTED = 0x1
_DESCRIPTOR = 0x8
_ZIP64 = 0xFFFFFFFF
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
_TYPES, _MIMETYPE, _LONGEST_MIMETYPE = "[Content_Types].xml", "mimetype", 200
_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    struct.error,
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One member: its bytes in the file as they are, and its record in the central directory."""

    name: str
    start: int
    end: int
    record: bytes


def plain_name(part: str) -> str:
    """Return a part's name as it is compared with others: whatever its case, and with no character as `%20`."""
    return unquote(part).lower()


class Package:
    """A workbook's parts. Immutable: `rebuilt` returns the bytes of a new package."""

    def __init__(self, data: bytes, name: str) -> None:
        """Look over the bytes of a file called `name`. Raises FileProblem with one sentence."""
        self._data = data
        self._file = name
        refuse_what_is_no_zip(data, name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._entries = self._directory()
        except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, UnicodeDecodeError) as error:
            raise FileProblem(f"{name} is damaged: it cannot be read as a workbook. Use a backup of it.") from error
        self._preflight()
        self._spellings = {plain_name(name): name for name in self._entries}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the file."""
        return tuple(self._entries)

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self._data

    def spelled(self, part: str) -> str:
        """Return a part's name as the file spells it, however others spell it; the same where there is no such part."""
        return part if part in self._entries else self._spellings.get(plain_name(part), part)

    def __contains__(self, part: str) -> bool:
        """Tell whether there is such a part."""
        return part in self._entries

    def read(self, part: str) -> bytes:
        """Return a part's content. Raises FileProblem when it is missing or damaged."""
        if part not in self._entries:
            raise FileProblem(f"{self._file} is damaged: its part {part} is missing. Use a backup of it.")
        try:
            return self._zip.read(part)
        except _DAMAGES as error:
            raise FileProblem(
                f"{self._file} is damaged: its part {part} cannot be read. Use a backup of it."
            ) from error

    def raw(self, part: str) -> bytes:
        """Return a part's entry as it stands in the file: header and compressed bytes."""
        entry = self._entries[part]
        return self._data[entry.start : entry.end]

    def rebuilt(self, parts: Mapping[str, bytes], removed: Collection[str] = ()) -> bytes:
        """Return the package with some parts replaced or added and some removed.

        Every other entry stays verbatim, one that is replaced by what it says already too.
        """
        out = bytearray()
        records: list[bytes] = []
        for name, entry in self._entries.items():
            if name in removed:
                continue
            offset = len(out)
            if name in parts and parts[name] != self.read(name):
                local, record = _packed(name, parts[name], entry.record)
                out += local
            else:
                out += self._data[entry.start : entry.end]
                record = entry.record
            records.append(_at_offset(record, offset))
        for name in parts:
            if name not in self._entries:
                offset = len(out)
                local, record = _packed(name, parts[name], None)
                out += local
                records.append(_at_offset(record, offset))
        start = len(out)
        out += b"".join(records)
        size = len(out) - start
        comment = self._zip.comment
        out += _END.pack(b"PK\x05\x06", 0, 0, len(records), len(records), size, start, len(comment)) + comment
        return bytes(out)

    def _directory(self) -> dict[str, _Entry]:
        infos = self._zip.infolist()
        names = [info.filename for info in infos]
        if len(set(names)) != len(names) or len({name.lower() for name in names}) != len(names):
            raise FileProblem(f"{self._file} holds the same part twice, so programs would disagree about what it says.")
        position = self._zip.start_dir
        records: dict[str, bytes] = {}
        for info in infos:
            fields = _CENTRAL.unpack_from(self._data, position)
            length = _CENTRAL.size + fields[10] + fields[11] + fields[12]
            if fields[0] != b"PK\x01\x02":
                raise zipfile.BadZipFile
            records[info.filename] = self._data[position : position + length]
            position += length
        order = sorted(infos, key=lambda info: info.header_offset)
        ends = [info.header_offset for info in order[1:]] + [self._zip.start_dir]
        spans = {info.filename: (info.header_offset, end) for info, end in zip(order, ends, strict=True)}
        for info, end in zip(order, ends, strict=True):
            self._refuse_overlap(info, records[info.filename], end)
        return {info.filename: _Entry(info.filename, *spans[info.filename], records[info.filename]) for info in infos}

    def _refuse_overlap(self, info: zipfile.ZipInfo, record: bytes, end: int) -> None:
        """Raise BadZipFile where a member is not called in its place as in the directory, or reaches into the next."""
        fields = _LOCAL.unpack_from(self._data, info.header_offset)
        name, extra = fields[9], fields[10]
        start = info.header_offset + _LOCAL.size
        is_called_so = self._data[start : start + name] == record[_CENTRAL.size : _CENTRAL.size + name]
        is_same_name = is_called_so and name == _CENTRAL.unpack_from(record)[10]
        if not is_same_name or start + name + extra + info.compress_size > end:
            raise zipfile.BadZipFile

    def _preflight(self) -> None:
        infos = self._zip.infolist()
        large = f"{self._file} is too large or a “zip bomb” (it would unpack to far more than a workbook holds)."
        if len(self._data) > LARGEST_FILE or len(infos) > MOST_PARTS:
            raise FileProblem(large)
        if sum(info.file_size for info in infos) > LARGEST_TOTAL:
            raise FileProblem(large)
        for info in infos:
            ratio = info.file_size / max(info.compress_size, 1)
            if info.file_size > LARGEST_PART or (info.file_size >= BOMB_SIZE and ratio > BOMB_RATIO):
                raise FileProblem(large)
            if info.flag_bits & _ENCRYPTED:
                raise FileProblem(
                    f"{self._file} is protected by a password; remove the password in Excel, then open it."
                )
            self._refuse_name(info.filename)
            if info.header_offset + _LOCAL.size > len(self._data):
                raise FileProblem(f"{self._file} is damaged: it is cut short. Use a backup of it.")
        self._refuse_other_kinds()

    def _refuse_other_kinds(self) -> None:
        """Raise FileProblem where this is no workbook of Excel's but another program's document."""
        if _TYPES not in self._entries:
            refuse_other_zips(self._entries, self._mimetype(), self._file)

    def _refuse_name(self, part: str) -> None:
        path = part.replace("\\", "/")
        if ".." in path.split("/") or path.startswith("/") or path[1:2] == ":":
            raise FileProblem(f"{self._file} names a part outside itself ({part}) and is not opened.")
        if path != part:
            raise FileProblem(
                f"{self._file} was packed with backslashes in the names of its parts ({part}), so programs would "
                "disagree about it; open it in Excel and save it again."
            )

    def _mimetype(self) -> bytes:
        """Return what a package of another kind says to be, if that is short."""
        is_short = _MIMETYPE in self._entries and self._zip.getinfo(_MIMETYPE).file_size <= _LONGEST_MIMETYPE
        return self.read(_MIMETYPE) if is_short else b""


class LookedOver(Package):
    """A package of any kind that passed the same look over: an OpenDocument spreadsheet, say."""

    def _refuse_other_kinds(self) -> None:
        if _TYPES not in self._entries and not self._mimetype().startswith(_OPEN_DOCUMENT):
            refuse_other_zips(self._entries, self._mimetype(), self._file)


def _packed(name: str, content: bytes, old: bytes | None) -> tuple[bytes, bytes]:
    """Return the local entry and central record of a replaced part, keeping what the old record said of it."""
    squeezer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = squeezer.compress(content) + squeezer.flush()
    check = zlib.crc32(content)
    if old is None:
        raw, flags, time, date = name.encode(), 0x800, 0, (1 << 5) | 1
        made, inside, outside, comment = 20, 0, 0, b""
    else:
        fields = _CENTRAL.unpack_from(old)
        made, flags, time, date = fields[1], fields[3] & ~_DESCRIPTOR, fields[5], fields[6]
        raw = old[_CENTRAL.size : _CENTRAL.size + fields[10]]
        comment = old[_CENTRAL.size + fields[10] + fields[11] :]
        inside, outside = fields[14], fields[15]
    local = _LOCAL.pack(b"PK\x03\x04", 20, flags, 8, time, date, check, len(packed), len(content), len(raw), 0)
    record = _CENTRAL.pack(
        b"PK\x01\x02", made, 20, flags, 8, time, date, check, len(packed), len(content),
        len(raw), 0, len(comment), 0, inside, outside, 0,
    )  # fmt: skip
    return local + raw + packed, record + raw + comment


def _at_offset(record: bytes, offset: int) -> bytes:
    """Return a central record with its entry at `offset`, in the short form or the long one (zip64) as it has it."""
    fields = _CENTRAL.unpack_from(record)
    if fields[16] != _ZIP64:
        return record[:42] + struct.pack("<L", offset) + record[46:]
    place = _long_fields(record, fields[10], fields[11]) + 8 * (fields[8:10].count(_ZIP64))
    return record[:place] + struct.pack("<Q", offset) + record[place + 8 :]


def _long_fields(record: bytes, name: int, extra: int) -> int:
    """Return where a central record's zip64 values begin: the sizes that did not fit above, then the offset."""
    place = _CENTRAL.size + name
    end = place + extra
    while place + _EXTRA.size <= end:
        kind, length = _EXTRA.unpack_from(record, place)
        place += _EXTRA.size
        if kind == _ZIP64_VALUES:
            return place
        place += length
    raise zipfile.BadZipFile
