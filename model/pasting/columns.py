"""Which of a pasted block's columns goes into which field, where that is not plain: by headings, and past the years."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from model.clipboard.block import Block
from model.lines import AMOUNT, Field
from model.pasting.headings import headed_field, headed_year
from model.pasting.target import Target
from model.planning import heading_of
from model.years import Year


class Mismatch(NamedTuple):
    """Headings that name other columns than those `columns` under which they would stand, and where all belong."""

    headings: Sequence[str]
    columns: Sequence[str]
    places: Sequence[tuple[int, Field]]


def mismatch(block: Block, fields: Sequence[Field | None], years: Sequence[Year]) -> Mismatch | None:
    """Return how the headings in a block's first row differ from the columns; None where they agree or say too little.

    Where two headings name the same field, or none names a field that is there, nothing can be made of them.
    """
    texts = [text.strip() for text in block.rows[0]]
    named = [headed_field(text, years) for text in texts]
    certain = [field for field in named if field is not None]
    if not certain or len(set(certain)) < len(certain):
        return None
    by_year = any(field.year is not None for field in certain)
    below = [fields[column] if column < len(fields) else None for column in range(block.width)]
    wrong = [
        column
        for column, (text, field) in enumerate(zip(texts, named, strict=True))
        if (field is not None and field != below[column])
        or (field is None and by_year and _is_under_a_year(text, below[column]))
    ]
    if not wrong:
        return None
    places = [
        (column, field)
        for column, field in enumerate(
            field or _kept(text, stands, certain) for text, field, stands in zip(texts, named, below, strict=True)
        )
        if field is not None
    ]
    # As the grid has them; what stands left of the current cell comes first.
    places.sort(key=lambda place: fields.index(place[1]) if place[1] in fields else place[0] - len(texts))
    over = [heading_of(field) if (field := below[column]) else "no column here" for column in wrong]
    return Mismatch([texts[column] for column in wrong], over, places)


def aligned(block: Block, target: Target, places: Sequence[tuple[int, Field]]) -> tuple[Block, Target]:
    """Return the block's columns that have a place, and the target with those places side by side."""
    fields = [field for _, field in places]
    return block.of_columns([column for column, _ in places]), replace(target, fields=fields, height=1, width=1)


def years_end(block: Block, target: Target, named: Sequence[Field | None] = ()) -> int | None:
    """Return how many columns land before the block goes on past the years; None where it stays within its kind.

    What the officer selected is asked for, and so is a column that lands under its own heading (`named` has the
    fields that headings name) or, of an own copy, in one like its own.
    """
    fields = target.fields
    years = [place for place, field in enumerate(fields) if field is not None and field.name == AMOUNT]
    if not years:
        return None
    own = block.own.columns if block.own else ()
    for column in range(max(years[-1] + 1, target.width), min(block.width, len(fields))):
        field = fields[column]
        is_own = field is not None and bool(own) and own[column] == field.name
        if not is_own and (not named or named[column] != field):
            return column
    return None


def _is_under_a_year(text: str, field: Field | None) -> bool:
    return bool(text) and field is not None and field.name == AMOUNT


def _kept(text: str, below: Field | None, certain: Sequence[Field]) -> Field | None:
    """Return the field of a column whose heading names none: the one under which it stands, unless that is a year's."""
    if below is None or below.year is not None or below in certain or headed_year(text) is not None:
        return None
    return below
