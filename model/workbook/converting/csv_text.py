"""The text of a CSV file: which encoding its bytes are in, detected where nobody says.

A byte-order mark settles it, then UTF-8, in which hardly anything else can be read by chance. Of what Windows and old
Macs wrote, that is taken in which more letters and signs are such as English text has.
"""

from model.problems import FileProblem

UTF_8, UTF_16, WINDOWS, MAC = "utf-8", "utf-16", "cp1252", "mac_roman"
ENCODINGS = {UTF_8: "UTF-8", UTF_16: "UTF-16", WINDOWS: "Windows-1252", MAC: "Mac Roman"}
_MARKS = ((b"\xef\xbb\xbf", UTF_8), (b"\xff\xfe", UTF_16), (b"\xfe\xff", UTF_16))
_MARK = "\ufeff"
_LIKELY = frozenset("£€’‘“”–—…éèêëàâçüöäôîïñ•©®°½¼¾×·§\u00a0")
_LOOK = 1 << 20
_ZEROS = 0.3
_FEW = 4


def decoded(data: bytes, file: str, encoding: str | None = None) -> tuple[str, str]:
    """Return the text and its encoding, the one that is said where it is. Raises FileProblem with one sentence."""
    if not data.strip():
        raise FileProblem(f"{file} is empty; there is nothing to import.")
    wanted = (encoding,) if encoding else _candidates(data)
    for each in wanted:
        text = _in(data, each)
        if text is not None and "\0" not in text:
            return text.replace(_MARK, ""), each
    if encoding:
        raise FileProblem(f"{file} is not written in {ENCODINGS[encoding]}; choose another encoding.")
    raise FileProblem(f"{file} is no text that could be read; open it in Excel and save it as .xlsx.")


def _wide(data: bytes) -> str:
    """Return which UTF-16 bytes without its mark look like, or nothing: every other byte of English text is nil."""
    start = data[:4096]
    if len(start) < _FEW or len(data) % 2:
        return ""
    even, odd = start[::2].count(0) / len(start[::2]), start[1::2].count(0) / len(start[1::2])
    if min(even, odd) > 0 or max(even, odd) < _ZEROS:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _candidates(data: bytes) -> tuple[str, ...]:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    if marked or _wide(data):
        return (marked or UTF_16, WINDOWS)
    return (UTF_8, *sorted((WINDOWS, MAC), key=lambda each: -_likelihood(data, each)))


def _likelihood(data: bytes, encoding: str) -> int:
    text = _in(data[:_LOOK], encoding)
    return -1 if text is None else sum(letter in _LIKELY for letter in text if not letter.isascii())


def _in(data: bytes, encoding: str) -> str | None:
    unmarked = encoding == UTF_16 and not any(data.startswith(mark) for mark, each in _MARKS if each == UTF_16)
    try:
        return data.decode((_wide(data) or "utf-16-le") if unmarked else encoding)
    except UnicodeDecodeError:
        return None
