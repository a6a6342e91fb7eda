"""What the window says about views: why a figure cannot be entered now, and how a column is sorted and filtered."""

from model.basis import Basis
from ui.window.grid.arrangement import Arrangement
from ui.window.grid.columns import Column
from ui.window.grid.line_view import Group

STAYS = "Lines can be moved only while they stand as in the workbook: choose “Show lines as in the workbook” first."
_SHOWN = {Basis.LEVEL: "levels", Basis.CUMULATIVE: "cumulative figures"}


def locked_words(basis: Basis) -> str:
    """Say why an amount cannot be entered, and how to get to where it can."""
    return (
        f"These are {_SHOWN.get(basis, basis.value)}, worked out from the year-on-year amounts: "
        "choose “Year on year” at the top of the window or in the View menu to enter an amount."
    )


def heading_words(column: Column, arrangement: Arrangement) -> str:
    """Return a column's heading as a screen reader says it: `Title, sorted ascending, filtered`."""
    words = [column.heading]
    if arrangement.sort is not None and arrangement.sort.column == column:
        words.append(f"sorted {arrangement.sort.direction}")
    if arrangement.filter.values_of(column) is not None:
        words.append("filtered")
    return ", ".join(words)


def heading_help(column: Column, arrangement: Arrangement) -> str:
    """Say how a column is sorted and filtered, and what a click on its heading does."""
    sort = arrangement.sort
    if sort is None or sort.column != column:
        following = "sorts ascending"
    else:
        following = "goes back to the workbook’s order" if sort.descending else "sorts descending"
    return f"{heading_words(column, arrangement)}. A click {following}; the sign at the end filters by values."


def group_words(group: Group, column: Column, shown: str) -> str:
    """Return a cell of a group's row as a screen reader says it: `New, 12 lines, heading, expanded, 2026/27: 1.2`."""
    state = "collapsed" if group.is_collapsed else "expanded"
    figure = f", {column.heading}: {shown}" if column.is_amount else ""
    return f"{group.words}, heading, {state}{figure}"
