"""Finding words in the text fields of lines, and planning to replace them.

Amounts are no text: they are neither searched nor ever changed by a replacement. A replacement is one Edit, in which
each cell fits its field; a cell that would not (a status that is no status) is left alone and told.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from model.budget import Budget
from model.edits import Change, Edit
from model.lines import TEXT_HEADINGS, Field, Line, Section
from model.planning import set_field
from model.problems import EntryProblem

SEARCHED = tuple(TEXT_HEADINGS)
_BETWEEN = "\0"  # which no text of a line holds


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: in these fields of the lines of one area, or of every area (None)."""

    text: str
    fields: tuple[str, ...] = SEARCHED
    area_id: int | None = None
    match_case: bool = False
    whole_cell: bool = False


class Match(NamedTuple):
    """One cell that holds what is looked for."""

    line_id: int
    field: Field


@dataclass(frozen=True, slots=True)
class Replacement:
    """A planned replacement: the edit (None where nothing changes), how many cells it changes, and what it leaves.

    `left` has a sentence for each match whose new text would not fit its field.
    """

    edit: Edit | None
    changed: int
    left: tuple[str, ...]


def matches(budget: Budget, search: Search) -> list[Match]:
    """Return the matching cells: area by area, pressures before savings, the fields in the order of their columns."""
    if not search.text or not search.fields:
        return []
    pattern = _pattern(search)
    fields = tuple(Field(name) for name in SEARCHED if name in search.fields)
    texts_of = attrgetter(*(field.name for field in fields), "id")
    found: list[Match] = []
    for line in lines_in_order(budget, search.area_id):
        *texts, line_id = texts_of(line)
        # One look at the whole line is many times quicker than one at each field, and most lines have nothing.
        if not search.whole_cell and not pattern.search(_BETWEEN.join(texts)):
            continue
        found += [
            Match(line_id, field) for field, text in zip(fields, texts, strict=True) if _finds(pattern, search, text)
        ]
    return found


def lines_in_order(budget: Budget, area_id: int | None = None) -> Iterator[Line]:
    """Yield the lines as the pages show them: area by area, pressures and additional funding before savings."""
    for area in budget.areas:
        if area_id in (None, area.id):
            lines = tuple(budget.lines_of(area.id))
            for section in Section:
                yield from (line for line in lines if line.section is section)


def plan_replacement(budget: Budget, search: Search, new: str, only: Iterable[Match] | None = None) -> Replacement:
    """Plan putting `new` in the place of what is looked for, in every match or in `only` some."""
    pattern = _pattern(search)
    changes: list[Change] = []
    left: list[str] = []
    for match in matches(budget, search) if only is None else only:
        old = getattr(budget.line(match.line_id), match.field.name)
        if not search.text or not _finds(pattern, search, old):
            continue
        text = new if search.whole_cell else pattern.sub(lambda _: new, old)
        try:
            planned = set_field(budget, match.line_id, match.field, text)
        except EntryProblem as problem:
            left.append(f"{budget.line(match.line_id).name}: {problem}")
        else:
            changes += planned.changes if planned is not None else ()
    count = len(changes)
    words = f"“{shortened(search.text)}” with “{shortened(new)}”" if new else f"“{shortened(search.text)}” with nothing"
    label = f"Replace {words} in {count:,} cell{'' if count == 1 else 's'}"
    return Replacement(Edit(label, tuple(changes)) if changes else None, count, tuple(left))


def shortened(text: str, longest: int = 30) -> str:
    """Return a text as a message quotes it."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _pattern(search: Search) -> re.Pattern[str]:
    return re.compile(re.escape(search.text), 0 if search.match_case else re.IGNORECASE)


def _finds(pattern: re.Pattern[str], search: Search, text: str) -> bool:
    return bool(pattern.fullmatch(text) if search.whole_cell else pattern.search(text))
