"""What new rows of lines say that have a row for each year: the year, and the line's words again where others do."""

from collections.abc import Mapping
from dataclasses import replace

from model.problems import FileProblem
from model.workbook.cell_xml import CellWrite, Content
from model.workbook.found_binding import CellPlace, FoundBinding
from model.workbook.found_rows import RowsPlan, stands_of
from model.workbook.long_rows import YearCells, says_words_once, with_repeats
from model.workbook.opening import Opened
from model.workbook.sheet_source import SheetSource

Cells = dict[tuple[int, int], CellWrite]
Writes = dict[str, Cells]


def with_year_rows(
    opened: Opened, again: Opened, plan: RowsPlan, found_ids: Mapping[int, int], file: str
) -> tuple[Opened, Writes]:
    """Return the workbook with new rows, knowing where these are to say words again, and what else they are to say.

    `again` is `opened` with its new rows, `found_ids` its lines by the model's. Raises FileProblem.
    """
    binding = again.bindings.found
    openings = [(opening, rows) for opening, rows in plan.places() if opening.years]
    if binding is None or not openings or opened.layout is None or opened.bindings.found is None:
        return again, {}
    stands = stands_of(opened.layout, opened.bindings.found)
    writes: Writes = {}
    for opening, rows in openings:
        region = opening.stand.region
        cells = writes.setdefault(region.sheet, {})
        sheet = opened.source.cells(opened.structure.sheet(region.sheet))
        for year, row in zip(opening.years, rows, strict=True):
            said = YearCells(region, sheet, opened.source).of(year)
            if not said:
                raise FileProblem(
                    f"{file} cannot be saved: it is laid out by others, and which cell of a row says its year could "
                    f"not be told on the sheet “{region.sheet}”. Save as a new Budget Workbook, which has room for "
                    "every line."
                )
            cells.update({(row, column): write for column, write in said.items()})
        like = [line_id for line_id, stand in stands.items() if stand.region == region]
        if says_words_once(opened.bindings.found, like):
            continue
        line_id = found_ids[opening.line_id]
        binding = with_repeats(binding, line_id, rows, [found_ids[each] for each in like if each in found_ids])
        if opening.is_longer:
            cells.update(_words(again, binding, line_id, rows))
    return replace(again, bindings=replace(again.bindings, found=binding)), writes


def _words(again: Opened, binding: FoundBinding, line_id: int, rows: tuple[int, ...]) -> Cells:
    """Return what further rows of a line say again of its words, as its own cells say them."""
    return {
        (each.row, each.column): write
        for field, places in binding.repeats[line_id].items()
        if field.year is None and (write := _again(again.source, binding.cells[line_id][field])) is not None
        for each in places
        if each.row in rows
    }


def _again(source: SheetSource, place: CellPlace) -> CellWrite | None:
    """Return the write that says a cell again in another: Growth, where that is what a table calls pressures."""
    cell = source.cells(place.sheet).row(place.row).get(place.column)
    text = source.text_of(cell) if cell is not None else ""
    if cell is None or not text.strip():
        return None
    is_figure = cell.kind == "n" and cell.formula is None
    return CellWrite(Content.NUMBER, cell.value or "") if is_figure else CellWrite(Content.TEXT, text)
