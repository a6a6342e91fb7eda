"""The lines that a linked reference names. References are text, so a link is taken whole before it is taken apart."""

import re
from typing import NamedTuple

from model.budget import Budget

_BETWEEN = re.compile(r"\s*(?:[,;\n]|\band\b)\s*")


class Link(NamedTuple):
    """One linked reference as it is written, and the line that has it; None where no line, or more than one, has."""

    reference: str
    line_id: int | None


def linked_lines(budget: Budget, text: str) -> list[Link]:
    """Return the links in a line's linked reference: `14SCS10`, or several as in `14SCS10, 14SCS16`."""
    whole = text.strip()
    if not whole:
        return []
    parts = dict.fromkeys(part for part in _BETWEEN.split(whole) if part)
    ids: dict[str, list[int]] = {name: [] for name in (whole, *parts)}
    for line in budget.lines():
        found = ids.get(line.reference.strip())
        if found is not None:
            found.append(line.id)
    names = [whole] if ids[whole] else list(parts)
    return [Link(name, ids[name][0] if len(ids[name]) == 1 else None) for name in names]
