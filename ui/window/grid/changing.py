"""Carrying out what is planned for cells of a grid: a refusal beside the cell, a question before a formula goes."""

from collections.abc import Callable, Iterable, Sequence

from model.edits import Edit
from model.filling import formulas_among
from model.lines import Field
from model.problems import EntryProblem, FormulaProblem
from model.slips import slip_in
from ui.window.grid.line_grid import LineGrid
from ui.window.session import Session

Plan = Callable[[bool], Edit | None]


def change(
    session: Session, grid: LineGrid, plan: Plan, cells: Sequence[tuple[int, Field | None]], *, is_typed: bool = False
) -> bool:
    """Do what `plan` returns for cells; it is told whether formulas may be replaced. False where nothing was done.

    What was typed may be a slip, which is told once it is done.
    """
    shut = shut_words(grid, (field for _, field in cells))
    if shut:
        grid.refuse(shut)
        return False
    try:
        edit = plan(False)
        around = grid.lines.lines_around(grid.currentIndex().row()) if is_typed else ()
        return session.do(edit, slip_in(session.budget, edit, around, session.view.unit) if is_typed else "")
    except FormulaProblem:
        count = len(formulas_among(session.budget, cells))
        are = "1 of these amounts is a formula" if count == 1 else f"{count:,} of these amounts are formulas"
        if not grid.confirm(f"{are} in the workbook. Replace {'it' if count == 1 else 'them'}?"):
            return False
        return change(session, grid, lambda _: plan(True), cells, is_typed=is_typed)
    except EntryProblem as problem:
        grid.refuse(str(problem))
        return False


def shut_words(grid: LineGrid, fields: Iterable[Field | None]) -> str:
    """Return why the first of these fields that cannot be entered now cannot; nothing where all can."""
    places = (grid.lines.column_of(field) for field in dict.fromkeys(fields) if field is not None)
    return next((words for place in places if place is not None and (words := grid.lines.locked(place))), "")
