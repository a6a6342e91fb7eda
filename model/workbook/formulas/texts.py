"""Functions of texts: LEFT, RIGHT, MID, LEN, TRIM, UPPER, LOWER, EXACT, CONCATENATE.

Letters beyond the plain ones are counted and changed otherwise by Excel than here now and then; these are refused.
"""

from collections.abc import Mapping
from decimal import Decimal

from model.workbook.formulas.arguments import Arguments, Function
from model.workbook.formulas.cells import BAD_VALUE, CellValue
from model.workbook.formulas.comparing import text_of
from model.workbook.formulas.refusals import Fault, NotCalculated

_SECOND, _THIRD = 1, 2
_LARGEST = 0xFFFF


def _text(args: Arguments, position: int = 0) -> str:
    text = text_of(args.value(position))
    if any(ord(letter) > _LARGEST for letter in text):
        raise NotCalculated(f"{args.function} of such letters is not calculated here")
    return text


def _plain(args: Arguments) -> str:
    text = _text(args)
    if not text.isascii():
        raise NotCalculated(f"{args.function} of such letters is not calculated here")
    return text


def _count(args: Arguments, position: int, least: int = 0) -> int:
    count = int(args.number(position)) if args.given(position) else int(position >= len(args))
    if count < least:
        raise Fault(BAD_VALUE)
    return count


def _left(args: Arguments) -> CellValue:
    return _text(args)[: _count(args, _SECOND)]


def _right(args: Arguments) -> CellValue:
    text, count = _text(args), _count(args, _SECOND)
    return text[max(len(text) - count, 0) :]


def _middle(args: Arguments) -> CellValue:
    first = _count(args, _SECOND, 1) - 1
    return _text(args)[first : first + _count(args, _THIRD)]


def _length(args: Arguments) -> CellValue:
    return Decimal(len(_text(args)))


def _trimmed(args: Arguments) -> CellValue:
    return " ".join(word for word in _text(args).split(" ") if word)


def _upper(args: Arguments) -> CellValue:
    return _plain(args).upper()


def _lower(args: Arguments) -> CellValue:
    return _plain(args).lower()


def _is_exact(args: Arguments) -> CellValue:
    return _text(args) == _text(args, _SECOND)


def _joined(args: Arguments) -> CellValue:
    return "".join(_text(args, position) for position in range(len(args)))


TEXTS: Mapping[str, tuple[Function, int, int]] = {
    "CONCATENATE": (_joined, 1, 255),
    "EXACT": (_is_exact, 2, 2),
    "LEFT": (_left, 1, 2),
    "LEN": (_length, 1, 1),
    "LOWER": (_lower, 1, 1),
    "MID": (_middle, 3, 3),
    "RIGHT": (_right, 1, 2),
    "TRIM": (_trimmed, 1, 1),
    "UPPER": (_upper, 1, 1),
}
"""Each function with the least and the most arguments that it takes."""
