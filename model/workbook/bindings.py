"""Bindings: where in the file a budget's lines, areas, settings and control totals came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from model.findings import Finding
from model.known_columns import as_headed
from model.lines import Field
from model.workbook.addresses import address
from model.workbook.found_binding import FoundBinding
from model.workbook.structure import Sheet, TableDefinition
from model.years import Year

if TYPE_CHECKING:
    from model.workbook.kept_fields import KeptFields

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LinesBinding:
    """One area's table: its columns by field, unknown columns by heading, and the row of each line.

    `blank_rows` are rows of the table that hold nothing in its columns; a new line may take one.
    """

    area_id: int
    sheet: Sheet
    table: TableDefinition
    columns: Mapping[Field, int]
    extra: Mapping[str, int]
    rows: Mapping[int, int]
    blank_rows: tuple[int, ...]
    heading_cell: Place | None
    service_cell: Place | None

    def cell(self, line_id: int, wanted: Field | None) -> str | None:
        """Return the address of a line's field, or of a column beside the usual ones that a field names by its heading.

        That of its first column where neither is there.
        """
        row = self.rows.get(line_id)
        if row is None:
            return None
        column = self.columns.get(wanted) if wanted else None
        if column is None and wanted is not None:
            column = self.extra.get(as_headed(wanted.name, self.extra)) if wanted.year is None else None
        if column is None:
            column = self.columns.get(Field("reference"), self.table.block.left)
        return address(row, column)


@dataclass(frozen=True, slots=True)
class RowsBinding:
    """A plain table of the app's (settings, control totals): its columns by heading, and its rows by key."""

    sheet: Sheet
    table: TableDefinition
    columns: Mapping[str, int]
    rows: Mapping[object, int]


@dataclass(frozen=True, slots=True)
class LogBinding:
    """The table of the change log: its columns in the order of an entry (None where one is gone), its next row."""

    sheet: Sheet
    table: TableDefinition
    columns: tuple[int | None, ...]
    next_row: int


@dataclass(slots=True)
class Bindings:
    """Every binding of a workbook: `lines` by area id, or `found` where others laid it out.

    `kept` is then what an added sheet keeps of the lines.
    """

    lines: dict[int, LinesBinding] = field(default_factory=dict)
    settings: RowsBinding | None = None
    controls: RowsBinding | None = None
    pots: RowsBinding | None = None
    mutes: RowsBinding | None = None
    narratives: RowsBinding | None = None
    log: LogBinding | None = None
    found: FoundBinding | None = None
    kept: "KeptFields | None" = None

    def place_of(self, line_id: int, area_id: int, wanted: Field | None) -> tuple[str, str] | None:
        """Return sheet and cell of a line's field, None where the file does not hold the line (yet)."""
        if self.found is not None:
            place = self.found.place_of(line_id, wanted)
            return (place.sheet.name, place.address) if place else None
        binding = self.lines.get(area_id)
        cell = binding.cell(line_id, wanted) if binding else None
        return (binding.sheet.name, cell) if binding and cell else None

    def place_of_finding(self, finding: Finding, area_id: int | None) -> tuple[str, str] | None:
        """Return sheet and cell of what a finding is about, a line of that area, say; None where there is none."""
        year = finding.field.year if finding.field else None
        if finding.line_id is not None:
            return self.place_of(finding.line_id, area_id, finding.field) if area_id is not None else None
        if finding.control_id is not None:
            return self.place_of_control(finding.control_id, year)
        if finding.pot_id is not None:
            return self.place_of_pot(finding.pot_id, year)
        return self.place_of_narrative(finding.narrative_id) if finding.narrative_id is not None else None

    def place_of_control(self, control_id: int, year: Year | None) -> tuple[str, str] | None:
        """Return sheet and cell of a control total's year (of its row's first cell where none is named)."""
        if self.found is not None:
            place = self.found.place_of_control(control_id, year)
            if place is not None:
                return place.sheet.name, place.address
        return _place_of_row(self.controls, control_id, year)

    def place_of_pot(self, pot_id: int, year: Year | None) -> tuple[str, str] | None:
        """Return sheet and cell of a pot's year (of its row's first cell where none is named)."""
        return _place_of_row(self.pots, pot_id, year)

    def place_of_narrative(self, narrative_id: int) -> tuple[str, str] | None:
        """Return sheet and cell of a narrative's text (of its row's first cell where it has no column)."""
        binding, row = self.narratives, self.narratives.rows.get(narrative_id) if self.narratives else None
        if binding is None or row is None:
            return None
        return binding.sheet.name, address(row, binding.columns.get("text", binding.table.block.left))

    def lines_at(self, sheet: str, row: int, column: int) -> list[int]:
        """Return the lines that a cell of a sheet may mean: one, but where a row of another layout holds several."""
        if self.found is not None:
            return self.found.lines_at(sheet, row, column)
        line_id = self.line_at(sheet, row)
        return [] if line_id is None else [line_id]

    def line_at(self, sheet: str, row: int) -> int | None:
        """Return the line that a row of a sheet holds."""
        if self.found is not None:
            return self.found.line_at(sheet, row)
        for binding in self.lines.values():
            if binding.sheet.name.lower() == sheet.lower():
                for line_id, its_row in binding.rows.items():
                    if its_row == row:
                        return line_id
        return None


def _place_of_row(binding: RowsBinding | None, key: int, year: Year | None) -> tuple[str, str] | None:
    row = binding.rows.get(key) if binding else None
    if binding is None or row is None:
        return None
    return binding.sheet.name, address(row, binding.columns.get(year.label if year else "", binding.table.block.left))
