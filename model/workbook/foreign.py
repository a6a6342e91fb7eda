"""Files that are no workbook this program reads: what each is, by how it begins, and what to do about it.

Nothing of another format is ever parsed: a look at the first bytes, and at a compound file's list of streams, is enough
to say that Excel or LibreOffice can turn it into an .xlsx file.
"""

import re
from collections.abc import Callable, Collection

from model.problems import FileProblem
from model.workbook import compound_files

_ZIP = b"PK"
_LOOK = 4096
_OLD_STREAMS = frozenset({"Workbook", "Book"})
_LOCKED_STREAM = "EncryptedPackage"
_BEFORE_COMPOUND = tuple(bytes.fromhex(start) for start in ("09000400", "09020600", "09040600"))
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_WEB = re.compile(rb"\s*(<!doctype html|<html|<head|<body|<table|<meta|mime-version:)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml")
_XML_SPREADSHEET = b"schemas-microsoft-com:office:spreadsheet"
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_OPEN_ANOTHER = "open an .xlsx or .xlsm file"
_CONVERT = "open it in Excel and save it as .xlsx first"
_OLD = f"is in the old Excel format (.xls); {_CONVERT}"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
_NUMBERS = "Index/Document.iwa"


def refuse_what_is_no_zip(data: bytes, name: str) -> None:
    """Raise FileProblem where the bytes of a file called `name` are no zip, saying what they are."""
    if data.startswith(_ZIP):
        return
    raise FileProblem(f"{name} {_what(data)}.")


def refuse_other_zips(parts: Collection[str], mimetype: bytes, name: str) -> None:
    """Raise FileProblem where a zip of these parts is another program's document; `mimetype` is what its part says."""
    if mimetype.startswith(_OPEN_DOCUMENT):
        raise FileProblem(
            f"{name} is an OpenDocument spreadsheet (.ods); open it in Excel or LibreOffice and save it as .xlsx first."
        )
    if _NUMBERS in parts:
        raise FileProblem(f"{name} is a document of Apple’s; export it there as Excel (.xlsx) first.")
    raise FileProblem(f"{name} is not an Excel workbook; {_OPEN_ANOTHER}.")


def _what(data: bytes) -> str:
    """Say what bytes are that are no zip, and what to do."""
    if not data:
        return "is empty (0 bytes); use a backup of it"
    if data.startswith(compound_files.SIGNATURE):
        return _compound(data)
    start = data[:_LOOK]
    unknown = f"is not an Excel workbook, or it is damaged; {_OPEN_ANOTHER}"
    return next((words for is_it, words in _KINDS if is_it(start)), unknown)


def _is_xml(start: bytes) -> bool:
    return _XML.match(start) is not None


def _is_web_page(start: bytes) -> bool:
    return bool(_WEB.match(start.removeprefix(b"\xef\xbb\xbf"))) or (_is_xml(start) and b"<html" in start.lower())


def is_plain_text(data: bytes) -> bool:
    """Tell whether bytes are plain text, such as CSV, and nothing else that is known."""
    start = data[:_LOOK]
    return next((is_it is _is_text for is_it, _ in _KINDS if is_it(start)), False)


def _is_text(start: bytes) -> bool:
    return start.startswith(_MARKS) or not (_is_xml(start) or _NO_TEXT.search(start))


_KINDS: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (lambda start: not start.strip(b"\0"), "is damaged: it begins with nothing but zeros; use a backup of it"),
    (lambda start: start.startswith(_BEFORE_COMPOUND), _OLD),
    (lambda start: start.startswith(b"%PDF"), f"is a PDF, not a workbook; {_OPEN_ANOTHER}"),
    (lambda start: _is_xml(start) and _XML_SPREADSHEET in start, f"is in Excel’s XML format of 2003; {_CONVERT}"),
    (_is_web_page, f"is a web page that is named like a workbook; {_CONVERT}"),
    (_is_text, f"is plain text, such as CSV, not a workbook; {_CONVERT}"),
)


def _compound(data: bytes) -> str:
    streams = compound_files.top_names(data)
    if _LOCKED_STREAM in streams:
        return "is protected by a password; remove the password in Excel, then open it"
    if streams & _OLD_STREAMS:
        return _OLD
    return f"is not an Excel workbook but a file of another program, such as Word; {_OPEN_ANOTHER}"
