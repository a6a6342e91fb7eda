"""Which cell styles show a number as a date, and what date a number then is: an officer reads such a cell as a date."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from model.money import XML_SPACES, is_cell_number
from model.workbook.package import Package
from model.workbook.structure import Structure
from model.workbook.xml import MAIN, parse

_BUILT_IN = frozenset(map(str, [*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)]))
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE | re.DOTALL)
_TOKEN = re.compile(r"[dmyh]|\[s+\]", re.IGNORECASE)
_FROM_1904 = datetime(1904, 1, 1)  # noqa: DTZ001  # a date in a cell is of no time zone
_FROM_1900 = datetime(1899, 12, 31)  # noqa: DTZ001  # the same
_LAST_DAY = 2_958_466
_FALSE_LEAP_DAY = 60  # Excel believes in 29 February 1900
_SECONDS = 86_400


def is_date_format(code: str) -> bool:
    """Tell whether a number format shows dates or times: it has d, m, y or h outside quotes and brackets."""
    return bool(_TOKEN.search(_LITERAL.sub("", code)))


class DateStyles:
    """The numbers of the cell styles that show dates. Excel counts days from 1900, or from 1904 where it says so."""

    def __init__(self, styles: frozenset[str] = frozenset(), *, uses_1904: bool = False) -> None:
        """Know these styles by number, as cells name them."""
        self.numbers = styles
        self._uses_1904 = uses_1904

    def text(self, number: str) -> str:
        """Return the date that a cell's number shows, as 01/10/2026; the number where it is none."""
        tidy = number.strip(XML_SPACES)
        days = Decimal(tidy) if is_cell_number(tidy) else -1
        if not 0 <= days < _LAST_DAY:
            return number
        origin = _FROM_1904 if self._uses_1904 else _FROM_1900 - timedelta(days=days >= _FALSE_LEAP_DAY)
        moment = origin + timedelta(seconds=round(days * _SECONDS))
        if days < 1:
            return f"{moment:%H:%M}"
        return f"{moment:%d/%m/%Y}" if days == int(days) else f"{moment:%d/%m/%Y %H:%M}"


def read_date_styles(package: Package, structure: Structure, file: str) -> DateStyles:
    """Read which styles of a workbook show dates. Raises FileProblem when its styles are damaged."""
    numbers = frozenset(
        number
        for number, used, code in number_formats_of_styles(package, structure, file)
        if (is_date_format(code) if code is not None else used in _BUILT_IN)
    )
    return DateStyles(numbers, uses_1904=structure.uses_1904)


def number_formats_of_styles(
    package: Package, structure: Structure, file: str
) -> Iterator[tuple[str, str, str | None]]:
    """Yield each style's number as cells name it, its number format's, and that one's code unless it is built in.

    Raises FileProblem when the styles are damaged.
    """
    part = structure.styles_part
    if not part or part not in package:
        return
    root = parse(package.read(part), file, part)
    codes = {
        item.get("numFmtId", ""): item.get("formatCode", "") for item in root.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")
    }
    for number, style in enumerate(root.iterfind(f"{MAIN}cellXfs/{MAIN}xf")):
        used = style.get("numFmtId", "0")
        yield str(number), used, codes.get(used)
