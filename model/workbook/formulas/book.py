"""What the calculation needs to know of a workbook; whoever scans the sheets provides it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from model.workbook.formulas.cells import CellRef, CellValue


@dataclass(frozen=True, slots=True)
class TableArea:
    """Where an Excel table lies, its header and totals rows included, and what its columns are called."""

    name: str
    sheet: str
    top: int
    left: int
    bottom: int
    right: int
    columns: tuple[str, ...]
    header_rows: int = 1
    totals_rows: int = 0


class Workbook(Protocol):
    """A workbook as formulas see it."""

    @property
    def sheet_names(self) -> Sequence[str]:
        """The sheets in the order of their tabs."""

    @property
    def tables(self) -> Mapping[str, TableArea]:
        """Every Excel table by its name."""

    @property
    def defined_names(self) -> Mapping[str, str]:
        """What each workbook-wide name stands for, without the leading "=".

        A name that some sheet defines for itself too must be left out: a formula that uses a name not given
        here is not calculated.
        """

    def value(self, ref: CellRef) -> CellValue:
        """Return the stored value of any cell: for a formula its last result, None if it has none."""

    def formulas(self) -> Mapping[CellRef, str]:
        """Return every formula cell's text without the leading "=", shared formulas written out.

        Each cell that an array formula or data table fills, the further ones included, is given as Excel shows it:
        "{=...}". An array formula of one cell is given plain: it is worked out where it needs no array.
        """

    def extent(self, sheet: str) -> tuple[int, int]:
        """Return the last used row and column of a sheet; beyond them every cell is empty."""

    def hidden_rows(self, sheet: str) -> Collection[int]:
        """Return the rows that are hidden, by hand or by a filter: SUBTOTAL leaves them out."""
