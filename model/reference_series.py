"""References that count on: 14SCS11, 14SCS12 and so on, with their leading noughts, past those that are in use."""

import re
from collections.abc import Collection, Iterator, Sequence

from model.budget import Budget
from model.edits import Edit
from model.lines import Field
from model.planning import set_fields
from model.problems import EntryProblem

_REFERENCE = Field("reference")
_ENDS_IN_NUMBER = re.compile(r"(?P<stem>.*?)(?P<number>\d{1,15})", re.DOTALL | re.ASCII)


def increment_references(budget: Budget, line_ids: Sequence[int]) -> Edit | None:
    """Plan references that count on from the first line's. Raises EntryProblem where there is nothing to count from."""
    if len(line_ids) < 2:  # noqa: PLR2004  # a first one and one that follows
        raise EntryProblem("Select the line with the first reference and the lines that follow it.")
    first, *others = line_ids
    start = budget.line(first).reference.strip()
    renamed = set(others)
    taken = {line.reference.strip().lower() for line in budget.lines() if line.id not in renamed}
    new = following(start, taken)
    entries = [(line_id, _REFERENCE, next(new)) for line_id in others]
    return set_fields(budget, entries, label=f"Count references on from {start}")


def following(reference: str, taken: Collection[str]) -> Iterator[str]:
    """Return the references behind one, leaving out those taken (in small letters). Raises EntryProblem."""
    match = _ENDS_IN_NUMBER.fullmatch(reference)
    if match is None:
        said = f"“{reference}” ends in no number" if reference else "The first line has no reference"
        raise EntryProblem(f"{said}, so there is nothing to count on from.")
    return _counted(match["stem"], match["number"], taken)


def _counted(stem: str, digits: str, taken: Collection[str]) -> Iterator[str]:
    number = int(digits)
    while True:
        number += 1
        reference = f"{stem}{number:0{len(digits)}d}"
        if reference.lower() not in taken:
            yield reference
