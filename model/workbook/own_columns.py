"""Columns that a save adds to a table of the app's own: previous amounts, and when a line starts part-way.

A line may state what its table has no column for yet. The columns are put right of the table's last one, the table is
made wider, and nothing else changes; the outcome stands in for the opened workbook, and the save goes on from there.
"""

from dataclasses import dataclass

from model.budget import Snapshot
from model.findings import Finding, Level
from model.known_columns import as_headed, columns_for, holds_figures, is_known_column
from model.lines import AMOUNT, Field
from model.problems import FileProblem
from model.workbook.addresses import LAST_COLUMN, Block, address
from model.workbook.bindings import LinesBinding
from model.workbook.cell_xml import CellWrite, Content
from model.workbook.merged_cells import merged_blocks
from model.workbook.model_ids import with_model_ids
from model.workbook.opening import Opened, open_bytes
from model.workbook.protection import is_protected
from model.workbook.receipt import CellChange
from model.workbook.sheet_cells import SheetCells
from model.workbook.sheet_patch import patched
from model.workbook.table_xml import with_columns
from model.workbook.verifying import compare_budgets
from model.workbook.wider_sheet import with_wider_frame
from model.workbook.xml import decoded

_TITLE = Field("title")


@dataclass(frozen=True, slots=True)
class Widened:
    """The workbook with its tables made wider; the parts and cells that this changed, and what is told of it."""

    opened: Opened
    parts: frozenset[str] = frozenset()
    cells: tuple[CellChange, ...] = ()
    findings: tuple[Finding, ...] = ()


def with_own_columns(opened: Opened, old: Snapshot, new: Snapshot, file: str) -> Widened:
    """Return the workbook with a column for everything that lines state under a heading the app knows.

    Raises FileProblem with the reason where one cannot be added.
    """
    wanted = {area.id: _missing(opened, new, area.id) for area in new.areas if area.id in opened.bindings.lines}
    wanted = {area_id: headings for area_id, headings in wanted.items() if headings}
    if not wanted:
        return Widened(opened)
    texts: dict[str, str] = {}
    tables: dict[str, str] = {}
    cells: list[CellChange] = []
    findings: list[Finding] = []
    for area_id, headings in wanted.items():
        binding = opened.bindings.lines[area_id]
        sheet, block = binding.sheet, binding.table.block
        held = SheetCells(texts[sheet.part], sheet.name, file) if sheet.part in texts else opened.source.cells(sheet)
        new_block = block._replace(right=block.right + len(headings))
        _refuse(opened, binding, held, new_block, file)
        texts[sheet.part] = with_wider_frame(patched(held, _writes(binding, held, headings)), new_block, len(headings))
        part = binding.table.part
        tables[part] = with_columns(decoded(opened.package.read(part), file, part), binding.table, headings)
        places = enumerate(headings, start=block.right + 1)
        cells += [CellChange(sheet.name, address(block.top, column), "", heading) for column, heading in places]
        findings.append(_told(binding, headings, file))
    parts = {part: text.encode("utf-8") for part, text in {**texts, **tables}.items()}
    again = open_bytes(opened.package.rebuilt(parts), file, said=opened.said)
    _prove(opened, again, wanted, file)
    compare_budgets(again, old, file)
    return Widened(with_model_ids(again, old), frozenset(parts), tuple(cells), tuple(findings))


def _missing(opened: Opened, new: Snapshot, area_id: int) -> tuple[str, ...]:
    """Return the headings that an area's lines use and its table lacks, with those that come along."""
    has = opened.bindings.lines[area_id].extra
    stated = dict.fromkeys(heading for line in new.lines_of(area_id) for heading in line.extra)
    lacking = [each for each in stated if is_known_column(each) and as_headed(each, has) not in has]
    come = (each for heading in lacking for each in columns_for(heading, new.settings.years))
    return tuple(dict.fromkeys(each for each in come if as_headed(each, has) not in has))


def _refuse(opened: Opened, binding: LinesBinding, cells: SheetCells, new: Block, file: str) -> None:
    """Raise FileProblem where something stands where the new columns are to be, or keeps the table as it is."""
    table, sheet = binding.table, binding.sheet
    start = f"{file} cannot be saved: the table {table.name} on the sheet “{sheet.name}” needs new columns"
    advice = "Add the columns in Excel, or save as a new workbook."
    added = Block(new.top, table.block.right + 1, new.bottom, new.right)
    if new.right > LAST_COLUMN:
        raise FileProblem(f"{start}, and the sheet has none left. Save as a new workbook.")
    if is_protected(cells):
        raise FileProblem(f"{start}, and the sheet is protected. Remove the protection in Excel, or save as a new one.")
    if "tableType=" in decoded(opened.package.read(table.part), file, table.part):
        raise FileProblem(f"{start}, and the table gets its data from elsewhere. {advice}")
    if any(other.block.meets(added) for other in sheet.tables) or any(
        block.meets(added) for block in merged_blocks(cells)
    ):
        raise FileProblem(f"{start}, but right of it another table or merged cells stand. {advice}")
    for row in range(added.top, added.bottom + 1):
        for column, cell in cells.row(row).items():
            if added.left <= column <= added.right and not cell.is_blank:
                raise FileProblem(f"{start}, but {sheet.name}!{address(row, column)}, right of it, is taken. {advice}")


def _writes(binding: LinesBinding, cells: SheetCells, headings: tuple[str, ...]) -> dict[tuple[int, int], CellWrite]:
    """Return the new cells: headings, and below them blank ones in the style of the amounts or of the title."""
    block = binding.table.block
    amounts = [column for field, column in binding.columns.items() if field.name == AMOUNT]
    writes: dict[tuple[int, int], CellWrite] = {}
    for column, heading in enumerate(headings, start=block.right + 1):
        pattern = max(amounts) if holds_figures(heading) else binding.columns.get(_TITLE, block.left)
        for row in range(block.top, block.bottom + 1):
            source = cells.row(row).get(pattern)
            style = source.style if source is not None else ""
            if row == block.top:
                writes[row, column] = CellWrite(Content.TEXT, heading, style)
            elif style:
                writes[row, column] = CellWrite(Content.BLANK, style=style)
    return writes


def _told(binding: LinesBinding, headings: tuple[str, ...], file: str) -> Finding:
    named = ", ".join(f"“{heading}”" for heading in headings)
    message = (
        f"The table {binding.table.name} on the sheet “{binding.sheet.name}” of {file} has got "
        f"{'the column' if len(headings) == 1 else 'the columns'} {named}, right of its last one."
    )
    return Finding(Level.NOTE, "columns added", message, binding.sheet.name)


def _prove(opened: Opened, again: Opened, wanted: dict[int, tuple[str, ...]], file: str) -> None:
    """Raise FileProblem unless the new columns are all that differs."""
    added: dict[str, set[int]] = {}
    for area_id, headings in wanted.items():
        binding = opened.bindings.lines[area_id]
        right = binding.table.block.right
        added.setdefault(binding.sheet.name, set()).update(range(right + 1, right + 1 + len(headings)))
    for sheet in opened.structure.sheets:
        if sheet.name not in added:
            continue
        before, after = opened.source.cells(sheet), again.source.cells(again.structure.sheet(sheet.name))
        for row in before.rows.keys() | after.rows.keys():
            old, new = before.row(row), after.row(row)
            columns = (old.keys() | new.keys()) - added[sheet.name]
            if any(old.get(column) != new.get(column) for column in columns):
                raise FileProblem(
                    f"{file} was not saved: the proof that only columns were added failed on the sheet "
                    f"“{sheet.name}”. Save as a new workbook."
                )
