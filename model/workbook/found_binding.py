"""Where the lines of a workbook that others laid out stand: cell by cell, since its tables follow no common plan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from model.known_columns import as_headed
from model.lines import AMOUNT, Field
from model.money import Unit
from model.workbook.addresses import address
from model.workbook.levels import Levels
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet
from model.years import Year


class CellPlace(NamedTuple):
    """One cell and how it shows an amount: its unit, and whether with the other sign."""

    sheet: Sheet
    row: int
    column: int
    unit: Unit
    flips: bool = False

    @property
    def address(self) -> str:
        """The cell's address on its sheet."""
        return address(self.row, self.column)


@dataclass(frozen=True, slots=True)
class FoundBinding:
    """The cells of every line by field, its first cell, and the cells of control totals by year.

    `levels` are what the cells of lines state where these are levels, `repeats` further cells that say the same words,
    where a line stands in several rows, `extra` the cells of columns that the app does not know, by heading.
    """

    cells: Mapping[int, Mapping[Field, CellPlace]] = field(default_factory=dict)
    firsts: Mapping[int, CellPlace] = field(default_factory=dict)
    controls: Mapping[int, Mapping[Year, CellPlace]] = field(default_factory=dict)
    levels: Mapping[int, Levels] = field(default_factory=dict)
    repeats: Mapping[int, Mapping[Field, tuple[CellPlace, ...]]] = field(default_factory=dict)
    extra: Mapping[int, Mapping[str, CellPlace]] = field(default_factory=dict)

    def place_of(self, line_id: int, wanted: Field | None) -> CellPlace | None:
        """Return the cell of a line's field; its first one where the field has none or none is asked for."""
        cells = self.cells.get(line_id)
        if cells is None:
            return None
        found = cells.get(wanted) if wanted is not None else cells.get(Field("reference"))
        return found or self.firsts.get(line_id)

    def heading_for(self, line_ids: Iterable[int], wanted: str) -> str | None:
        """Return how a column known to the app is headed in the table of these lines; None where it has none."""
        known = {heading for line_id in line_ids for heading in self.extra.get(line_id, {})}
        heading = as_headed(wanted, known)
        return heading if heading in known else None

    def place_of_control(self, control_id: int, year: Year | None) -> CellPlace | None:
        """Return the cell of a control total's year; its first one where the year has none."""
        cells = self.controls.get(control_id, {})
        return (cells.get(year) if year is not None else None) or next(iter(cells.values()), None)

    def line_at(self, sheet: str, row: int) -> int | None:
        """Return the first line that stands in a row of a sheet."""
        return next(iter(self._in_row(sheet, row)), None)

    def _in_row(self, sheet: str, row: int) -> list[int]:
        """Return the lines that stand in a row of a sheet; those that have any cell there where none begins there."""

        def is_here(place: CellPlace) -> bool:
            return place.row == row and place.sheet.name.lower() == sheet.lower()

        begin = [line_id for line_id, place in self.firsts.items() if is_here(place)]
        return begin or [line_id for line_id, cells in self.cells.items() if any(map(is_here, cells.values()))]

    def lines_at(self, sheet: str, row: int, column: int) -> list[int]:
        """Return the line whose cell this is; else every line of the row, of which there may be several."""
        here = self._in_row(sheet, row)
        exact = [
            each
            for each in here
            if any((place.row, place.column) == (row, column) for place in self.cells[each].values())
        ]
        return exact or here

    def worded(self, line_id: int, source: SheetSource) -> list[Field]:
        """Return the fields of a line's words whose cells hold formulas."""
        return [
            wanted
            for wanted, place in self.cells.get(line_id, {}).items()
            if wanted.year is None
            and (cell := source.cells(place.sheet).row(place.row).get(place.column)) is not None
            and cell.formula is not None
        ]

    def amounts(self) -> list[tuple[int, Year, CellPlace]]:
        """Return the cells of all amounts: line, year and cell."""
        return [
            (line_id, wanted.year, place)
            for line_id, cells in self.cells.items()
            for wanted, place in cells.items()
            if wanted.name == AMOUNT and wanted.year is not None
        ]

    def speaking_of(self, lines: Mapping[int, int], controls: Mapping[int, int]) -> "FoundBinding":
        """Return the same places for lines and control totals of other ids."""
        return FoundBinding(
            {lines[line_id]: cells for line_id, cells in self.cells.items()},
            {lines[line_id]: place for line_id, place in self.firsts.items()},
            {controls[control_id]: cells for control_id, cells in self.controls.items()},
            {lines[line_id]: levels for line_id, levels in self.levels.items()},
            {lines[line_id]: places for line_id, places in self.repeats.items()},
            {lines[line_id]: places for line_id, places in self.extra.items()},
        )
