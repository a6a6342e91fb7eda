"""Healthy workbooks made unhealthy at random, in their bytes, parts or XML; the same seed, the same file."""

import random
import re
from collections.abc import Callable

from tests.model.workbook.builder import Parts, rich_workbook, sample

_PARTS = ("xl/work", "xl/tab", "xl/shared", "xl/sty", "_rels", "xl/_rels", "[Con", "docProps")
_TOKEN = re.compile(r'<[^<>]+>|"[^"<>]*"|(?<=>)[^<>]+(?=<)')
_ODD_VALUES = (
    "", "0", "-1", "1", "2147483647", "4294967296", "1048577", "1e400", "NaN", "A0", "XFD1048576", "XFE1",
    "A1:A1048576", "\u0661", "1_0", " ", "true", "s", "str", "e", "inlineStr", "../../x", "rId1", "rId99", "&lt;",
    "\ufffe", "=1+1", "\u00a0",
)  # fmt: skip
_PIECES = (
    b"<",
    b">",
    b'"',
    b"&#0;",
    b"-1",
    b"</row>",
    b"<v>",
    b"\x00",
    b"<!--",
    b"]]>",
    b"<?x?>",
    b"<f>",
    b"PK\x03\x04",
)


def mutated(seed: int) -> bytes:
    """Return the workbook that a number stands for."""
    dice = random.Random(seed)  # noqa: S311  # it guards nothing
    data = rich_workbook() if dice.random() < 0.3 else sample()
    if dice.random() < 0.15:
        return _in_bytes(dice, data)
    book = Parts(data)
    for _ in range(dice.randrange(1, 4)):
        _mutate(dice, book)
    return book.zipped(streamed=dice.random() < 0.2)


def _mutate(dice: random.Random, book: Parts) -> None:
    part = dice.choice([name for name in book.parts if name.startswith(_PARTS)])
    content = book.parts[part]
    match dice.randrange(10):
        case 0:
            book.parts[part] = _in_bytes(dice, content)
        case 1:
            del book.parts[part]
        case 2:
            book.parts[part] = dice.choice(list(book.parts.values()))
        case _:
            book.parts[part] = _in_xml(dice, content.decode("utf-8", "replace")).encode("utf-8", "replace")


def _in_bytes(dice: random.Random, data: bytes) -> bytes:
    content = bytearray(data)
    for _ in range(dice.randrange(1, 6)):
        place = dice.randrange(len(content) or 1)
        match dice.randrange(4):
            case 0:
                content[place : place + 1] = dice.randbytes(1)
            case 1:
                del content[place : place + dice.randrange(40)]
            case 2:
                content[place:place] = content[place : place + dice.randrange(400)]
            case _:
                content[place:place] = dice.choice(_PIECES)
    return bytes(content)


def _in_xml(dice: random.Random, text: str) -> str:
    """Change tokens of the XML: tags dropped, repeated or exchanged; attributes and texts that are odd."""
    for _ in range(dice.randrange(1, 4)):
        tokens = list(_TOKEN.finditer(text))
        if not tokens:
            return text
        one, other = dice.choice(tokens), dice.choice(tokens)
        spelled = one[0]
        changes: tuple[Callable[[], str], ...] = (
            lambda: "",
            lambda spelled=spelled: 2 * spelled,  # type: ignore[misc]  # fixed as it is now
            lambda other=other: other[0],  # type: ignore[misc]  # as above
            lambda spelled=spelled: _odd(dice, spelled),  # type: ignore[misc]  # as above
            lambda spelled=spelled: _odd(dice, spelled),  # type: ignore[misc]  # as above
        )
        text = text[: one.start()] + dice.choice(changes)() + text[one.end() :]
    return text


def _odd(dice: random.Random, token: str) -> str:
    odd = dice.choice(_ODD_VALUES)
    if token.startswith("<"):
        return re.sub(r'"[^"]*"', lambda _: f'"{odd}"', token, count=1)
    return f'"{odd}"' if token.startswith('"') else odd
