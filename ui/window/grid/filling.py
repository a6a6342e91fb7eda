"""Filling the selected cells: down, right, with what was typed, by adding an amount, counting references on."""

from collections.abc import Iterable
from decimal import Decimal

from model.filling import Cell, add_to_amounts, fill_from, fill_with
from model.reference_series import increment_references
from ui.window.grid.changing import change
from ui.window.grid.line_grid import LineGrid
from ui.window.grid.selected import Selected, selected_cells, visible_columns
from ui.window.session import Session

Place = tuple[int, int]


def fill_down(session: Session, grid: LineGrid) -> None:
    """Copy the first selected cell of each column down; with one row selected, copy the row above into it."""
    selected = selected_cells(grid)
    places: list[tuple[Place, Place]] = []
    for column in selected.columns:
        rows = [row for row in selected.rows if selected.has(row, column)]
        source = rows[0] - 1 if len(selected.rows) == 1 else rows[0]
        if source >= 0:
            places += [((source, column), (row, column)) for row in rows if row != source]
    _copy(session, grid, places, "Fill down")


def fill_right(session: Session, grid: LineGrid) -> None:
    """Copy the first selected cell of each line to the right; with one column selected, copy the one left of it."""
    selected = selected_cells(grid)
    visible = visible_columns(grid)
    places: list[tuple[Place, Place]] = []
    for row in selected.rows:
        columns = [column for column in selected.columns if selected.has(row, column)]
        source = columns[0]
        if len(selected.columns) == 1:
            at = visible.index(source)
            if at == 0:
                continue
            source = visible[at - 1]
        places += [((row, source), (row, column)) for column in columns if column != source]
    _copy(session, grid, places, "Fill right")


def fill_typed(session: Session, grid: LineGrid, text: str) -> None:
    """Put what was typed into every selected cell."""
    cells = field_cells(grid, selected_cells(grid))
    budget, unit = session.budget, session.view.unit
    change(session, grid, lambda over: fill_with(budget, cells, text, unit, over_formula=over), cells, is_typed=True)


def add_to_selected(session: Session, grid: LineGrid, pounds: Decimal) -> None:
    """Add pounds to each of the selected amounts."""
    cells = amount_cells(grid)
    budget = session.budget
    change(session, grid, lambda over: add_to_amounts(budget, cells, pounds, over_formula=over), cells)


def count_references_on(session: Session, grid: LineGrid) -> None:
    """Count references on from that of the first selected line."""
    lines, budget = grid.selected_line_ids(), session.budget
    change(session, grid, lambda _: increment_references(budget, lines), ())


def amount_cells(grid: LineGrid) -> list[Cell]:
    """Return the selected cells that hold amounts."""
    return [(line_id, field) for line_id, field in field_cells(grid, selected_cells(grid)) if field.year is not None]


def field_cells(grid: LineGrid, selected: Selected) -> list[Cell]:
    """Return the selected cells that can be entered, as lines and fields."""
    found = (_cell(grid, place) for place in selected.cells())
    return [cell for cell in found if cell is not None]


def _cell(grid: LineGrid, place: Place) -> Cell | None:
    line_id, field = grid.lines.line_id(place[0]), grid.lines.columns[place[1]].field
    return None if line_id is None or field is None else (line_id, field)


def _copy(session: Session, grid: LineGrid, places: Iterable[tuple[Place, Place]], label: str) -> None:
    found = ((_cell(grid, source), _cell(grid, wanted)) for source, wanted in places)
    pairs = [(source, wanted) for source, wanted in found if source is not None and wanted is not None]
    budget = session.budget
    cells = [wanted for _, wanted in pairs]
    change(session, grid, lambda over: fill_from(budget, pairs, label, over_formula=over), cells)
