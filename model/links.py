"""The lines that a linked reference names. References are text, so a link is taken whole before it is taken apart.

A line without a reference, as in papers that give none, is named by its title.
"""

import re
from collections.abc import Container, Iterable
from typing import NamedTuple

from model.budget import Budget
from model.lines import Line
from model.references import parts

_BETWEEN = re.compile(r"\s*(?:[,;\n]|\band\b)\s*")


class Link(NamedTuple):
    """One linked reference as it is written, and the line that has it; None where no line, or more than one, has."""

    reference: str
    line_id: int | None


def link_key(line: Line) -> str:
    """Return what names a line in a link: its reference, else its title."""
    return line.reference.strip() or " ".join(line.title.split())


def ids_by_name(lines: Iterable[Line]) -> dict[str, list[int]]:
    """Return the ids of the lines that each name leads to; a part of a double reference where no line has it alone."""
    whole: dict[str, list[int]] = {}
    in_part: dict[str, list[int]] = {}
    for line in lines:
        name = link_key(line)
        whole.setdefault(name, []).append(line.id)
        for part in parts(line.reference):
            if part != name:
                in_part.setdefault(part, []).append(line.id)
    return in_part | whole


def linked_lines(budget: Budget, text: str) -> list[Link]:
    """Return the links in a line's linked reference: `14SCS10`, or several as in `14SCS10, 14SCS16`."""
    if not text.strip():
        return []
    ids = ids_by_name(budget.lines())
    names = link_names(text, ids)
    return [Link(name, ids[name][0] if len(ids.get(name, ())) == 1 else None) for name in names]


def link_names(text: str, known: Container[str]) -> list[str]:
    """Return the references that a linked reference names: the whole text where it is known, else its parts."""
    whole = text.strip()
    if not whole or whole in known:
        return [whole] if whole else []
    return list(dict.fromkeys(part for part in _BETWEEN.split(whole) if part))
