"""Cells of an opened workbook that take no change: locked on a protected sheet, or hidden under merged cells."""

from model.lines import Field
from model.workbook.addresses import address
from model.workbook.bindings import Bindings
from model.workbook.merged_cells import hiding, merged_blocks
from model.workbook.protection import Protection, is_protected
from model.workbook.sheet_source import SheetSource


class FixedCells:
    """Says why a line's cell may not be changed, so that it is told when it is typed into and not when it is saved."""

    def __init__(self, bindings: Bindings, source: SheetSource, protection: Protection) -> None:
        """Look in the sheets that the bindings name, once at which of them have any such cell."""
        self._protection = protection
        sheets = [(binding, source.cells(binding.sheet)) for binding in bindings.lines.values()]
        looked = [(binding, cells, is_protected(cells), merged_blocks(cells)) for binding, cells in sheets]
        self._sheets = [each for each in looked if each[2] or each[3]]

    def why(self, line_id: int, field: Field) -> str:
        """Say in a sentence why the cell of a line's field may not be changed; nothing where it may."""
        for binding, cells, is_shut, merged in self._sheets:
            row, column = binding.rows.get(line_id), binding.columns.get(field)
            if row is None or column is None:
                continue
            where = f"{binding.sheet.name}!{address(row, column)}"
            if is_shut and any(self._protection.locked(cells, [(row, column)])):
                return (
                    f"The cell {where} is locked on a protected sheet; remove the protection in Excel, or save as a "
                    "new workbook first."
                )
            block = hiding(merged, row, column)
            if block is not None:
                return (
                    f"The cell {where} lies hidden under the merged cells {block.text}, where nobody would see the "
                    "change; unmerge them in Excel, or save as a new workbook first."
                )
        return ""
