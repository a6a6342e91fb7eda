"""The words of a working: the names of its figures and a note, kept in the formula of the amount's own cell.

Typed `=195 clients * 52 weeks * £26 a week "agreed at Cabinet"`, it is the formula
`195*52*26+N("195 clients × 52 weeks × £26 a week; agreed at Cabinet")`: N of a text is nil to every spreadsheet. A name
stands behind its figure, has no digits, and is never reckoned with. What an officer's own formula says in `N("...")`
is read as words, too, and counts nil wherever it stands.
"""

import re
from functools import lru_cache

from model.arithmetic import LONGEST_IN_A_CELL, tidied
from model.problems import EntryProblem

_LONGEST_LITERAL = 255
_WORD = r"[^\W\d_]+(?:['’.&-][^\W\d_]+)*\.?"
_TOKEN = re.compile(
    r"\s*(?:(?P<figure>£?\s*(?:[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+)%?)|(?P<sign>[-+*/()×÷−])"
    rf"|(?P<name>{_WORD}(?:\s+{_WORD})*))"
)
_TYPED_NOTE = re.compile(r'(?P<front>[^"]*)"(?P<note>(?:[^"]|"")*)"', re.DOTALL)
_NIL_TEXT = re.compile(r'(?<![\w.])N\s*\(\s*"((?:[^"]|"")*)"\s*\)', re.IGNORECASE | re.DOTALL)
_MARK = "\0"
_ADDED_NIL = re.compile(rf"(?:^|(?<=\())\s*{_MARK}\s*\+|(?<=[\d%){_MARK}])\s*[-+]\s*{_MARK}(?=\s*(?:[-+)]|$))")
_SCALE = re.compile(
    "[kmpex]|[mbt]n|pc|(?:per)?cent|pence|penny|dozen|half|quarter|third|(?:hundred|thousand|(?:m|b|tr)illion)s?"
    "|plus|minus|times",
    re.IGNORECASE,
)
_PLAIN = str.maketrans({"×": "*", "÷": "/", "−": "-"})


def read_named(text: str) -> tuple[str, str]:
    """Part a typed working (no equals sign) into its arithmetic and its words, "" where it has none.

    Text that is no working with names comes back as it is, for arithmetic to refuse it. Raises EntryProblem for a name
    that would change the figure, such as `million`.
    """
    text, words = without_words(text)
    note = _TYPED_NOTE.fullmatch(text.replace("“", '"').replace("”", '"').strip())
    front = note["front"] if note else text
    named = _named(front)
    if named is None or not named[0]:
        return text, ""
    if not named[1] and note is None:
        return text, words
    said = _tidy(note["note"].replace('""', '"')) if note else ""
    return named[0], "; ".join(filter(None, (named[1], said, words)))


def without_words(formula: str) -> tuple[str, str]:
    """Part a formula into its arithmetic and the words in its `N("...")`; another one comes back as it is, with ""."""
    found = _NIL_TEXT.findall(formula)
    if not found or _MARK in formula:
        return formula, ""
    plain = _ADDED_NIL.sub("", _NIL_TEXT.sub(_MARK, formula)).replace(_MARK, "0")
    words, runs_on = "", True
    for piece in filter(None, found):
        words += ("" if runs_on else "; ") + piece.replace('""', '"')
        runs_on = piece.endswith(" ") or _width(piece) >= _LONGEST_LITERAL - 1
    return plain, _tidy(words)


def with_words(formula: str, words: str) -> str:
    """Return a formula that says the words and comes to the same. Raises EntryProblem where a cell cannot hold it."""
    formula += "".join(f'+N("{piece}")' for piece in _pieces(words))
    if len(formula) >= LONGEST_IN_A_CELL:
        raise EntryProblem("The working with its words is longer than a cell of a workbook can hold; shorten it.")
    return formula


def as_typed(arithmetic: str, words: str) -> str:
    """Return arithmetic with its words as an officer types it: `195 clients × 52 weeks "agreed at Cabinet"`."""
    if not words:
        return arithmetic
    front, _, note = words.partition("; ")
    try:
        named = _named(front)
        is_told = named is not None and named[1] == front and tidied(named[0]) == arithmetic
    except EntryProblem:
        is_told = False
    shown, said = (front, note) if is_told else (arithmetic, words)
    return f'{shown} "{_doubled(said)}"' if said else shown


@lru_cache(maxsize=20_000)
def _named(text: str) -> tuple[str, str] | None:
    """Return the arithmetic of a text and, where a figure has a name, all of it tidily; None where it is neither."""
    plain: list[str] = []
    told = ""
    last, at, has_names = "", 0, False
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            return None
        piece, is_glued = match[0].strip(), not match[0][0].isspace()
        if match["name"]:
            if not (last == ")" or (last == "figure" and not is_glued)):
                return None
            _refuse_scale(piece)
            told += f" {_tidy(piece)}"
            last, has_names = "name", True
        elif match["figure"] or piece == "(":
            if last in ("figure", "name", ")"):
                return None
            plain.append(piece)
            told += "".join(piece.split())
            last = "figure" if match["figure"] else "("
        else:
            told += piece if piece == ")" else _sign(piece, last)
            plain.append(piece.translate(_PLAIN))
            last = piece if piece == ")" else "sign"
        at = match.end()
    return "".join(plain), told if has_names else ""


def _sign(sign: str, last: str) -> str:
    """Return a sign as it is shown: apart between figures, close before the one that it belongs to."""
    plain = sign.translate(_PLAIN)
    shown = "×" if plain == "*" else plain
    return f" {shown} " if last in ("figure", "name", ")") else shown


def _refuse_scale(name: str) -> None:
    for word in re.split(r"[\s'’.&-]+", name):
        if _SCALE.fullmatch(word):
            raise EntryProblem(
                f"“{word}” cannot name a figure of a working, as it would change it; write the figure in full, with "
                "+ - * or / between figures."
            )


def _pieces(words: str) -> list[str]:
    """Cut words into texts, quotes doubled, that a formula can hold; behind a space where there is one."""
    pieces: list[str] = []
    while words:
        end, width = 0, 0
        while end < len(words) and width + _width(_doubled(words[end])) <= _LONGEST_LITERAL:
            width += _width(_doubled(words[end]))
            end += 1
        if end < len(words):
            end = words.rfind(" ", 0, end) + 1 or end
        pieces.append(_doubled(words[:end]))
        words = words[end:]
    return pieces


def _doubled(text: str) -> str:
    return text.replace('"', '""')


def _width(text: str) -> int:
    """Return how many characters a spreadsheet counts in a text: one beyond the basic plane is two."""
    return len(text) + sum(character > "\uffff" for character in text)


def _tidy(text: str) -> str:
    return " ".join(text.split())
