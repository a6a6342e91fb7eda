"""A workbook in memory, written down in tests by its cells' addresses."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from model.workbook.formulas import CellRef, CellValue, TableArea
from model.workbook.formulas.cells import column_number

_ADDRESS = re.compile(r"(?:(.+)!)?([A-Z]+)(\d+)")
SHEET = "Sheet1"


def ref(address: str) -> CellRef:
    """Return the cell of an address such as "B2" (of Sheet1) or "Older People!B2"."""
    found = _ADDRESS.fullmatch(address)
    assert found is not None, address
    return CellRef(found[1] or SHEET, int(found[3]), column_number(found[2]))


def value_of(entry: object) -> CellValue:
    """Return a cell's value; whole numbers in tests need no Decimal around them."""
    if isinstance(entry, int) and not isinstance(entry, bool):
        return Decimal(entry)
    return entry  # type: ignore[return-value]


@dataclass
class MemoryBook:
    """What stands in the cells, and what their formulas are."""

    stored: dict[CellRef, CellValue]
    formula_texts: dict[CellRef, str]
    sheet_names: Sequence[str] = (SHEET,)
    tables: Mapping[str, TableArea] = field(default_factory=dict)
    defined_names: Mapping[str, str] = field(default_factory=dict)
    hidden: Collection[int] = ()
    reads: int = 0

    def value(self, ref: CellRef) -> CellValue:
        self.reads += 1
        return self.stored.get(ref)

    def formulas(self) -> Mapping[CellRef, str]:
        return self.formula_texts

    def extent(self, sheet: str) -> tuple[int, int]:
        used = [cell for cell in (*self.stored, *self.formula_texts) if cell.sheet == sheet]
        return max((it.row for it in used), default=0), max((it.column for it in used), default=0)

    def hidden_rows(self, sheet: str) -> Collection[int]:
        return self.hidden if sheet == SHEET else ()


def book_of(entries: Mapping[str, object], **more: object) -> MemoryBook:
    """Return a book of cells by address; a text that begins with "=" is a formula, its stored value "stale"."""
    stored: dict[CellRef, CellValue] = {}
    formulas: dict[CellRef, str] = {}
    sheets = [SHEET]
    for address, entry in entries.items():
        cell = ref(address)
        if cell.sheet not in sheets:
            sheets.append(cell.sheet)
        if isinstance(entry, str) and entry.startswith("="):
            formulas[cell] = entry[1:]
            stored[cell] = "stale"
        else:
            stored[cell] = value_of(entry)
    more.setdefault("sheet_names", sheets)
    return MemoryBook(stored, formulas, **more)  # type: ignore[arg-type]
