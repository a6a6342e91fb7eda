"""What a save is going to write: cells of sheets, tables that grow, sheets that come, go or move."""

from dataclasses import dataclass, field
from typing import NamedTuple

from model.areas import Area
from model.versions.frozen import FrozenVersion
from model.workbook.added_rows import AddedRows
from model.workbook.addresses import Block
from model.workbook.formulas import CellRef
from model.workbook.growth import Growth
from model.workbook.line_writes import Writes
from model.workbook.movable import Disturbed
from model.workbook.structure import Sheet, TableDefinition


class RowsBehind(NamedTuple):
    """Whole rows that go behind the last one of a sheet: their XML, and the places of their cells."""

    xml: str
    cells: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class SavePlan:
    """What a save is going to write, by sheet name.

    `disturbed` are table rows whose lines moved or went, `sheets` the plain tables that the workbook does not have yet,
    `versions` frozen ones for which it has no sheets. `unlocked` are sheets that are protected against everybody but a
    save, `appended` many whole rows, by sheet, that stand before the last one written there. `changed` are cells, and
    `stale` formula cells, that changed before, when rows moved.
    """

    writes: dict[str, Writes] = field(default_factory=dict)
    growths: dict[str, tuple[Growth, ...]] = field(default_factory=dict)
    tables: dict[str, tuple[TableDefinition, Block]] = field(default_factory=dict)
    disturbed: list[Disturbed] = field(default_factory=list)
    touched_tables: list[tuple[Sheet, Block]] = field(default_factory=list)
    added: list[Area] = field(default_factory=list)
    removed: list[Sheet] = field(default_factory=list)
    reordered: bool = False
    formula_dropped: bool = False
    changed: frozenset[CellRef] = frozenset()
    stale: frozenset[CellRef] = frozenset()
    sheets: list[AddedRows] = field(default_factory=list)
    versions: tuple[FrozenVersion, ...] = ()
    unlocked: set[str] = field(default_factory=set)
    appended: dict[str, RowsBehind] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        written = any(self.writes.values())
        return not (written or self.added or self.removed or self.reordered or self.tables or self.sheets)
