"""Whether a formula found in an annex casts the rows that it should, also where rows were put in or taken out since."""

import re
from collections.abc import Collection, Mapping

_ROUND = re.compile(r"ROUND\((?P<sums>(?:0|SUM\([^()]*\))(?:[+-]SUM\([^()]*\))*),(?P<places>\d{1,2})\)", re.ASCII)
_CALL = re.compile(r"(?P<sign>[+-]?)SUM\((?P<cells>[^()]*)\)")
_RANGE = re.compile(r"\$?(?P<column>[A-Z]{1,3})\$?(?P<first>\d{1,7})(?::\$?(?P=column)\$?(?P<last>\d{1,7}))?", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_MOST_ROWS = 200_000

Cast = tuple[str, frozenset[tuple[str, int]], frozenset[tuple[str, int]]]


def casts_alike(
    found: str, planned: str, places: Mapping[int, int], extra: Collection[int], *, rows_differ: bool = False
) -> bool:
    """Tell whether a formula casts what the planned one does.

    `places` says in which row of the file each planned row stands; `extra` are rows of the file that the plan does
    not have, which may be cast too. Rows count from one. Where `rows_differ` on another sheet, a formula that leads
    there is known by all but its row numbers. Programs quote the names of sheets as they please.
    """
    found, planned = (text.lstrip("=").replace("'", "") for text in (found, planned))
    if found == planned and all(place == row for place, row in places.items()):
        return True
    read, wanted = _cast(found), _cast(planned)
    if read is None or wanted is None:
        spellings = (_DIGITS.sub("#", text) if rows_differ else text for text in (found, planned))
        return len(set(spellings)) == 1
    if read[0] != wanted[0]:
        return False
    return all(
        {cell for cell in cells if cell[1] not in extra} == {(name, places[row]) for name, row in rows if row in places}
        for cells, rows in zip(read[1:], wanted[1:], strict=True)
    )


def _cast(formula: str) -> Cast | None:
    """Return what a formula rounds to and the cells that it adds and takes away; None where it is another formula."""
    match = _ROUND.fullmatch(formula)
    if match is None:
        return None
    added: set[tuple[str, int]] = set()
    taken: set[tuple[str, int]] = set()
    for call in _CALL.finditer(match["sums"]):
        cells = taken if call["sign"] == "-" else added
        for part in call["cells"].split(","):
            span = _RANGE.fullmatch(part)
            if span is None:
                return None
            first, last = int(span["first"]), int(span["last"] or span["first"])
            if last - first > _MOST_ROWS:
                return None
            cells.update((span["column"], row) for row in range(first, last + 1))
    return match["places"], frozenset(added), frozenset(taken)
