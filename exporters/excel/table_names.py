"""Names for the Excel tables of an annex, such as Excel takes."""

import re

_LONGEST = 200
_NO_NAME = re.compile(r"[A-Za-z]{0,3}[0-9]*|[Rr][0-9]*[Cc][0-9]*")


def table_name(title: str) -> str:
    """Return a table's name made from its title: `Schedule_of_pressures_and_savings`.

    It begins with a letter and is spelled in letters, digits and underscores; one that could be a cell (`T01`, `R1C1`)
    is told apart by a word in front.
    """
    name = re.sub(r"[^A-Za-z0-9]+", "_", title).strip("_")[:_LONGEST]
    return f"Table_{name}" if not name[:1].isalpha() or _NO_NAME.fullmatch(name) else name
