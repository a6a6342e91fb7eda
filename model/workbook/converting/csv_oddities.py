"""What is odd about a CSV's text, told as findings: quotes never closed, letters left out, marks of two meanings."""

import re
from collections.abc import Iterator, Sequence

from model.findings import Finding, Level
from model.texts import FORBIDDEN
from model.workbook.addresses import address

_BY_POINT = re.compile(r"-?\(?[£€]?-?[1-9]\d{0,2}(?:\.\d{3})+\)?", re.ASCII)
_OTHER_DECIMALS = re.compile(r"-?\(?[£€]?-?\d+(?:\.\d{1,2}|,\d+|\.\d{4,})\)?", re.ASCII)


def oddities(rows: Sequence[Sequence[str]], text: str, file: str, sheet: str) -> Iterator[Finding]:
    """Yield an error of what was swallowed by a quotation mark, and a warning of letters that no cell can hold."""
    if text.count('"') % 2 and rows and rows[-1] and "\n" in rows[-1][-1]:
        message = (
            f"A quotation mark in row {len(rows):,} of {file} is never closed, so that all that follows was read as "
            "one cell; close it and try again."
        )
        yield Finding(Level.ERROR, "open quote", message, sheet, address(len(rows), 1))
    count = len(FORBIDDEN.findall(text))
    if count:
        what = (
            f"{count:,} characters that no cell can hold were" if count > 1 else "A character that no cell can hold was"
        )
        message = f"{what} left out of {file}; compare the texts with the source."
        yield Finding(Level.WARNING, "letters left out", message, sheet)


def doubtful_points(rows: Sequence[Sequence[str]], file: str, sheet: str) -> Finding | None:
    """Return a warning where points may part thousands and nothing tells: -1.234 beside semicolons, and no other."""
    first: tuple[str, str] | None = None
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row, start=1):
            tidy = cell.strip()
            if _OTHER_DECIMALS.fullmatch(tidy):
                return None
            if first is None and _BY_POINT.fullmatch(tidy):
                first = tidy, address(number, column)
    if first is None:
        return None
    message = (
        f"Figures of {file} such as “{first[0]}” are read with a decimal point; where the point parts thousands, as it "
        "often does beside semicolons, say that the decimal mark is a comma (--decimal comma)."
    )
    return Finding(Level.WARNING, "point or thousands", message, sheet, first[1])
