"""The receipt of a save: every cell that changed with its old and new content, the parts, and the file's hashes."""

from dataclasses import dataclass

from model.findings import Finding

ROWS_MOVED = "rows moved"


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell of the file, before and after, as the cell holds it (empty text for an empty cell)."""

    sheet: str
    cell: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a save did. `cleared` names formula cells whose value could not be calculated here and was dropped.

    The cells of `sheets_added` and `sheets_removed` are not among `cells`.
    """

    cells: tuple[CellChange, ...] = ()
    recalculated: tuple[CellChange, ...] = ()
    cleared: tuple[tuple[str, str], ...] = ()
    parts_changed: tuple[str, ...] = ()
    sha256_before: str = ""
    sha256_after: str = ""
    findings: tuple[Finding, ...] = ()
    sheets_added: tuple[str, ...] = ()
    sheets_removed: tuple[str, ...] = ()
