"""How values compare: numbers before text before TRUE and FALSE, text without regard to case."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from model.workbook.formulas.cells import BAD_VALUE, CellValue, ErrorValue
from model.workbook.formulas.numbers import same_number, settled
from model.workbook.formulas.refusals import Fault, NotCalculated

_PLAIN_NUMBERS = (Decimal("1E-4"), Decimal("1E15"))
_EASILY_ORDERED = re.compile(r"[A-Za-z0-9 ]*")
_WILDCARD = re.compile(r"~[*?~]|[*?]")


def compare(left: CellValue, right: CellValue) -> int:
    """Return -1, 0 or 1 as the left is less than, equal to or greater than the right.

    Raises Fault for an error.
    """
    for value in (left, right):
        if isinstance(value, ErrorValue):
            raise Fault(value)
    left, right = _blank_like(left, right), _blank_like(right, left)
    by_kind = _kind(left) - _kind(right)
    if by_kind:
        return 1 if by_kind > 0 else -1
    if isinstance(left, str) and isinstance(right, str):
        return _compare_texts(left, right)
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return 0 if same_number(left, right) else 1 if left > right else -1
    return bool(left) - bool(right)


def are_equal(left: CellValue, right: CellValue) -> bool:
    """Tell whether "=" holds, which of texts can be told where their order cannot. Raises Fault for an error."""
    if not (isinstance(left, str) and isinstance(right, str)):
        return compare(left, right) == 0
    if left.lower() == right.lower():
        return True
    if _letters(left) == _letters(right):
        raise NotCalculated("whether such texts are the same is not worked out here")
    return False


def _letters(text: str) -> str:
    """Return what is left of a text without accents, case and widths: texts that differ in it are never the same."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).casefold()


def is_same(cell: CellValue, wanted: CellValue) -> bool:
    """Tell whether a cell holds the wanted value: the same kind, text without regard to case."""
    if isinstance(wanted, str):
        return isinstance(cell, str) and cell.lower() == wanted.lower()
    if isinstance(wanted, Decimal):
        return isinstance(cell, Decimal) and same_number(cell, wanted)
    return type(cell) is type(wanted) and cell == wanted


def has_wildcards(text: str) -> bool:
    """Tell whether a sought text holds "*", "?" or an escape of them."""
    return _WILDCARD.search(text) is not None


@lru_cache(maxsize=1_000)
def wildcard_pattern(text: str) -> re.Pattern[str]:
    """Return the pattern of a sought text.

    "*" is any text, "?" any character, "~" takes the next one literally.
    """
    pattern, position = "", 0
    for found in _WILDCARD.finditer(text):
        pattern += re.escape(text[position : found.start()])
        pattern += {"*": ".*", "?": "."}.get(found[0]) or re.escape(found[0][1])
        position = found.end()
    return re.compile(pattern + re.escape(text[position:]), re.IGNORECASE | re.DOTALL)


def text_of(value: CellValue) -> str:
    """Return the text that "&" takes a value for. Raises Fault for an error."""
    if value is None:
        return ""
    if isinstance(value, ErrorValue):
        raise Fault(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return value
    number = settled(value)
    smallest, largest = _PLAIN_NUMBERS
    if number and not smallest <= abs(number) < largest:
        raise NotCalculated("a very large or small number as text is not calculated here")
    return f"{number:f}"


def truth_of(value: CellValue) -> bool:
    """Return whether a condition holds.

    Any number but nil, TRUE and the text "TRUE" do. Raises Fault for an error and for other text but "FALSE".
    """
    if isinstance(value, ErrorValue):
        raise Fault(value)
    if isinstance(value, str):
        if value.upper() not in ("TRUE", "FALSE"):
            raise Fault(BAD_VALUE)
        return value.upper() == "TRUE"
    return bool(value)


def _blank_like(value: CellValue, other: CellValue) -> CellValue:
    if value is not None:
        return value
    if isinstance(other, str):
        return ""
    return False if isinstance(other, bool) else Decimal(0)


def _kind(value: CellValue) -> int:
    return 2 if isinstance(value, bool) else 1 if isinstance(value, str) else 0


def _compare_texts(left: str, right: str) -> int:
    left, right = left.lower(), right.lower()
    if left == right:
        return 0
    if not (_EASILY_ORDERED.fullmatch(left) and _EASILY_ORDERED.fullmatch(right)):
        raise NotCalculated("the alphabetical order of such text is not calculated here")
    return 1 if left > right else -1
