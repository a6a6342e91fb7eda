"""Numbers as they are meant: XlsxWriter stores 9.844 as 9.843999999999999, which other programs would show or add up.

It cuts every number to 16 digits, one more than a spreadsheet means; here the sixteenth is rounded away again.
"""

import re
from decimal import Decimal

from model.money import number_text
from model.workbook.package import Package

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_LONG = re.compile(rb"<v>(-?\d+\.\d+(?:E[+-]?\d+)?)</v>")
_DIGITS_MEANT = 15


def with_exact_numbers(data: bytes) -> bytes:
    """Return a workbook that XlsxWriter wrote with every number of its sheets at the 15 digits that it means."""
    package = Package(data, "The new workbook")
    parts = {}
    for part in package.names:
        if _SHEET.fullmatch(part):
            old = package.read(part)
            new = _LONG.sub(_exact, old)
            if new != old:
                parts[part] = new
    return package.rebuilt(parts) if parts else data


def _exact(match: re.Match[bytes]) -> bytes:
    text = match[1].decode("ascii")
    if sum(character.isdigit() for character in text) <= _DIGITS_MEANT:
        return match[0]
    return f"<v>{number_text(Decimal(text))}</v>".encode("ascii")
