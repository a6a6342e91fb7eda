"""Which cells of a grid show a change of the budget."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from model.edits import Change, FieldChange
from model.lines import AMOUNT, FORECAST, FORECAST_FORMULA, FORMULA, Field
from ui.window.grid.marks import Cell

_SHOWN_IN = {FORMULA: AMOUNT, FORECAST_FORMULA: FORECAST}


def touched_cells(
    changes: Iterable[Change], lines: Container[int], column_of: Mapping[Field, int], following: Sequence[int]
) -> Iterator[Cell]:
    """Yield the cells of the lines shown in which changes show.

    `following` are the columns that follow from every figure of a line; none year on year. A level follows from the
    years before it, a forecast's from the amounts too.
    """
    # By identity: thousands of changes have a few fields between them, and a field's hash costs.
    columns: dict[int, Sequence[int]] = {}
    for change in changes:
        if change.__class__ is FieldChange and change.line_id in lines:
            found = columns.get(id(change.field))
            if found is None:
                name, year = change.field
                column = column_of.get(Field(_SHOWN_IN.get(name, name), year))
                both = following if column is not None and year is not None else ()
                found = columns[id(change.field)] = both or (() if column is None else (column,))
            for place in found:
                yield change.line_id, place
