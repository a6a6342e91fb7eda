"""A worksheet of XlsxWriter's that writes words, figures and empty cells straight as XML.

XlsxWriter asks of every attribute of every cell whether it needs escaping; an address and a style's number never do.
Anything but these cells is left to XlsxWriter, and what was written is read again and agreed.
"""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from exporters.excel.sums import column_letter

_LETTERS = [column_letter(column) for column in range(256)]


class QuickSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A worksheet whose cells all have a style."""

    def _write_cell(self, row: int, col: int, cell: Any) -> None:  # noqa: ANN401  # XlsxWriter has no types
        kind = type(cell).__name__
        if not cell.format or col >= len(_LETTERS) or kind not in ("String", "Number", "Blank"):
            super()._write_cell(row, col, cell)
            return
        opening = f'<c r="{_LETTERS[col]}{row + 1}" s="{cell.format._get_xf_index()}"'  # noqa: SLF001  # its own format
        if kind == "String":
            self.fh.write(f'{opening} t="s"><v>{cell.string}</v></c>')
        elif kind == "Number":
            self.fh.write(f"{opening}><v>{cell.number:.16G}</v></c>")
        else:
            self.fh.write(f"{opening}/>")

    def _calculate_spans(self) -> None:
        self.row_spans: dict[int, str] = {}  # which columns the rows use, a hint that programs do without
