"""What a reference says apart from how it is written: its plain form, what is like it, the parts of a double one.

References are text (14SCS2, 2025L&CO1, 1.10): nothing here makes a number of one, and nothing alters one.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_KEPT = 65_536
"""How many answers are remembered: the checks ask for the same references after every edit."""

_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""The categories of characters that are not seen, or break a line."""

_LATIN_LIKE = str.maketrans(
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408"
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf",
    "ABEKMHOPCTYXSIJaeopcyxsijABEZHIKMNOPTYXo",
)
"""Letters of the Cyrillic and Greek alphabets which nobody can tell from Latin ones."""

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))

# An ampersand without spaces joins nothing: 2025L&CO1 is one reference. Nor does a stroke: 27/14 may be one.
_JOINTS = re.compile(r"\s+(?:and|&)\s+|\s*[,;+]\s*|\n", re.IGNORECASE)
_BESIDE_LETTERS = re.compile(r"(?<=[^\W\d_])[\s\-_/.]+(?=\w)|(?<=\w)[\s\-_/.]+(?=[^\W\d_])")
_LEADING_NOUGHTS = re.compile(r"(?<=[^\W\d_])0+(?=\d)")
_OH = re.compile(r"(?<=[0-9])o(?![^\W\d_])")
_AROUND = " .,;:'\"()[]"
_BESIDE = f"{_AROUND}*?!#-"
_NUMBERED = re.compile(r"(?P<stem>(?:.*\D)?)(?P<number>\d{1,4})[A-Za-z]?", re.ASCII | re.DOTALL)


class Numbered(NamedTuple):
    """A reference that ends in a number (and a letter, perhaps): what stands before it, and its digits."""

    stem: str
    digits: str

    @property
    def series(self) -> str:
        """What references that count on have in common, however they are written: `14scs` of 14SCS 3."""
        return likeness(f"{self.stem}1")[:-1]


@lru_cache(_KEPT)
def plain(reference: str) -> str:
    """Return a reference as it is seen: `visible`, with Latin letters for those of other alphabets that look alike."""
    return _in_latin(visible(reference))


def visible(reference: str) -> str:
    """Return a reference without characters that are not seen, and with no spaces but single plain ones."""
    shown = (" " if char.isspace() else "" if unicodedata.category(char) in _UNSEEN else char for char in reference)
    return " ".join("".join(shown).split())


def _in_latin(text: str) -> str:
    """Put Latin letters for those of other alphabets that look like them, in a text that holds Latin ones or digits."""
    if text.isascii():
        return text
    usual = "".join(unicodedata.normalize("NFKC", char) if "\uff01" <= char <= "\uff5e" else char for char in text)
    latin = usual.translate(_LATIN_LIKE)
    letters = [char for char in latin if char.isalpha()]
    return latin if all(char.isascii() for char in letters) else usual


@lru_cache(_KEPT)
def likeness(reference: str) -> str:
    """Return what references have in common that a reader takes for one another, such as 27ASC1, 27asc-01 and 27 ASC 1.

    Capitals count as small letters, an O behind a digit as 0, long dashes as short ones; spaces, dashes, stops and
    noughts behind a letter do not count. Between digits everything counts: 1.10 is not 1.1, and 01 not 1.
    """
    text = plain(reference).translate(_DASHES).strip(_AROUND).casefold()
    return _LEADING_NOUGHTS.sub("", _OH.sub("0", _BESIDE_LETTERS.sub("", text)))


@lru_cache(_KEPT)
def parts(reference: str) -> tuple[str, ...]:
    """Return the references that stand in one: `SCP28 and S10` holds SCP28 and S10; a single one holds itself.

    Each part has a number, otherwise the whole is one reference. A part that is a number alone has the letters of the
    one before: `14SCS1, 2` holds 14SCS1 and 14SCS2. A blank reference has none.
    """
    whole = reference.strip()
    if not whole:
        return ()
    found = [part for part in _JOINTS.split(whole) if part]
    if len(found) < 2 or not all(any(map(str.isdigit, part)) for part in found):  # noqa: PLR2004  # several, or itself
        return (whole,)
    for place, part in enumerate(found[1:], 1):
        before = numbered(found[place - 1])
        if part.isdigit() and before is not None:
            found[place] = before.stem + part
    return tuple(dict.fromkeys(found))


@lru_cache(_KEPT)
def numbered(reference: str) -> Numbered | None:
    """Return the number in which a reference ends: that of 14SCS3a is 3, behind 14SCS. None where it ends in none."""
    match = _NUMBERED.fullmatch(plain(reference).translate(_DASHES).strip(_BESIDE))
    return Numbered(match["stem"], match["number"]) if match is not None else None
