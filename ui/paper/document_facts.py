"""What a PDF says of itself, which Qt's writer cannot: its author, its language for screen readers, and the record of
what it was made from, among its properties.

They are appended as PDF's own incremental update: the bytes that Qt wrote stay as they are.
"""

import re

from exporters.paper.page_plan import PagePlan
from model.problems import FileProblem

_LANGUAGE = "en-GB"
_ASCII = 128
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)
_REFERENCE = rb"/%s (\d+) 0 R"


def with_facts(data: bytes, plan: PagePlan) -> bytes:
    """Return the PDF with language, author and subject. Raises FileProblem where Qt wrote what is not expected."""
    trailer = _TRAILER.search(data)
    if trailer is None:
        raise _unexpected()
    facts, start = trailer[1].strip(), trailer[2]
    root, info = (_number(facts, name) for name in (b"Root", b"Info"))
    changed = {
        root: _added(data, root, b"/Lang (%s)\n/ViewerPreferences << /DisplayDocTitle true >>" % _LANGUAGE.encode()),
        info: _added(data, info, _properties(plan), author=_text(plan.author)),
    }
    written, entries = data if data.endswith(b"\n") else data + b"\n", b""
    for number, body in sorted(changed.items()):
        entries += b"%d 1\n%010d 00000 n \n" % (number, len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    place = len(written)
    kept = re.sub(rb"/Prev \d+", b"", facts)
    tail = b"xref\n%strailer\n<<\n%s\n/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n" % (entries, kept, start, place)
    return written + tail


def _number(facts: bytes, name: bytes) -> int:
    found = re.search(_REFERENCE % name, facts)
    if found is None:
        raise _unexpected()
    return int(found[1])


def _added(data: bytes, number: int, facts: bytes, author: bytes = b"") -> bytes:
    """Return the dictionary of an object with more facts, and its author replaced."""
    found = re.search(rb"\n%d 0 obj\s*(<<.*?>>)\s*endobj" % number, data, re.DOTALL)
    if found is None:
        raise _unexpected()
    body = found[1].removesuffix(b">>").rstrip()
    if author:
        body = re.sub(rb"/Author \([^)]*\)", b"", body) + b"\n/Author " + author
    return body + b"\n" + facts + b"\n>>"


def _properties(plan: PagePlan) -> bytes:
    pairs = {"Subject": plan.subject, **plan.record}
    return b"\n".join(b"/%s %s" % (_name(name), _text(text)) for name, text in pairs.items())


def _name(text: str) -> bytes:
    """Return a text as a PDF's name: all but letters and numerals by their numbers."""
    return b"".join(
        b"%c" % mark if chr(mark).isalnum() and mark < _ASCII else b"#%02X" % mark for mark in text.encode()
    )


def _text(text: str) -> bytes:
    """Return a text as a PDF's string of hexadecimal digits."""
    return b"<" + ("\ufeff" + text).encode("utf-16-be").hex().encode() + b">"


def _unexpected() -> FileProblem:
    return FileProblem("The PDF was not exported: it is not laid out as expected; please report this.")
