"""Types that the officer changed in tables that others laid out: the column of types says them, and reading follows."""

from collections.abc import Mapping
from dataclasses import replace

from model.budget import Snapshot
from model.lines import KIND, Field, Kind, Line
from model.problems import LayoutProblem
from model.workbook.finding.layout import ColumnRole, Layout, Region, Row
from model.workbook.found_rows import Stand, stands_of
from model.workbook.opening import Opened

_OUT = "Undo that, or save as a new workbook in the layout of Budget Workbook, which has a place for everything."


def with_kinds(opened: Opened, old: Snapshot, new: Snapshot, file: str) -> Opened:
    """Return the workbook with a layout by which the lines whose type changes are of the new one. Raises FileProblem.

    Only where a line's type stands in a cell of its own row: elsewhere the save refuses it.
    """
    layout, binding = opened.layout, opened.bindings.found
    if layout is None or binding is None:
        return opened
    pairs = [(line, old.lines.get(line_id)) for line_id, line in new.lines.items()]
    changed = {line.id for line, was in pairs if was is not None and line.kind is not was.kind}
    stands = stands_of(layout, binding)
    kinds: dict[tuple[str, int], Kind] = {}
    for line_id in changed:
        place, stand = binding.cells[line_id].get(Field(KIND)), stands.get(line_id)
        if place is None or stand is None or len(stand.region.accounts) > 1:
            continue
        line = new.lines[line_id]
        if stand.region.positive_savings and Kind.SAVING in (line.kind, old.lines[line_id].kind):
            raise LayoutProblem(
                f"{file} cannot be saved: it shows savings as positive figures, so that those of {line.name} would "
                f"change their sign with its type. {_OUT}"
            )
        _refuse_held(opened, stands, line, stand, new, file)
        kinds[stand.region.sheet, stand.row.row] = line.kind
    return replace(opened, layout=_with_rows(layout, kinds))


def _with_rows(layout: Layout, kinds: Mapping[tuple[str, int], Kind]) -> Layout:
    def changed(region: Region, row: Row) -> Row:
        kind = kinds.get((region.sheet, row.row))
        return row if kind is None else replace(row, kind=kind)

    regions = (replace(each, rows=tuple(changed(each, row) for row in each.rows)) for each in layout.regions)
    return replace(layout, regions=tuple(regions))


def _refuse_held(
    opened: Opened, stands: Mapping[int, Stand], line: Line, stand: Stand, new: Snapshot, file: str
) -> None:
    """Refuse a type that lines below take over, as their own cells are blank, unless it is to be theirs, too."""
    region = stand.region
    columns = [column.column for column in region.columns_of(ColumnRole.TYPE)]
    cells = opened.source.cells(opened.structure.sheet(region.sheet))
    below = sorted(
        ((other.row.row, line_id) for line_id, other in stands.items() if other.region == region),
        key=lambda one: one[0],
    )
    for row, line_id in below:
        if row <= stand.row.row or line_id not in new.lines:
            continue
        if any((cell := cells.row(row).get(column)) is not None and not cell.is_blank for column in columns):
            return
        if new.lines[line_id].kind is not line.kind:
            raise LayoutProblem(
                f"{file} cannot be saved: the type of {line.name} is also that of {new.lines[line_id].name} below it, "
                f"whose own cell is blank. Change the type of both, or fill that cell in Excel first. {_OUT}"
            )
