"""Which findings mark which cells of a grid."""

from collections.abc import Container, Iterable, Mapping, Sequence

from model.findings import Finding, Level
from model.lines import Field
from ui.window.grid.cells import worst

_REFERENCE = Field("reference")

Cell = tuple[int, int]
"""A line's id and a column's place."""


class Marks:
    """The findings of cells. Each marks its line's reference too, which is always in sight."""

    def __init__(self) -> None:
        """Begin without a finding."""
        self._given: tuple[Finding, ...] = ()
        self._found: dict[Cell, list[Finding]] = {}

    def take(self, findings: Iterable[Finding], lines: Container[int], column_of: Mapping[Field, int]) -> set[Cell]:
        """Take other findings of the lines that are shown; returns the cells that are marked otherwise than before."""
        self._given = tuple(findings)
        before, self._found = self._found, self._placed(lines, column_of)
        cells = before.keys() | self._found.keys()
        return {cell for cell in cells if before.get(cell) != self._found.get(cell)}

    def follow(self, lines: Container[int], column_of: Mapping[Field, int]) -> set[Cell]:
        """Mark the same findings in columns that stand in another order; returns every cell that is marked."""
        self._found = {}
        return self.take(self._given, lines, column_of)

    def of(self, line_id: int, column: int) -> Sequence[Finding]:
        """Return the findings of a cell."""
        return self._found.get((line_id, column), ())

    def level(self, line_id: int, column: int) -> Level | None:
        """Return the gravest finding's level for a cell; None for notes and where there is nothing."""
        found = self._found.get((line_id, column))
        return worst(found) if found else None

    def _placed(self, lines: Container[int], column_of: Mapping[Field, int]) -> dict[Cell, list[Finding]]:
        reference = column_of[_REFERENCE]
        placed: dict[Cell, list[Finding]] = {}
        for finding in self._given:
            if finding.line_id is not None and finding.line_id in lines:
                column = column_of.get(finding.field, reference) if finding.field else reference
                for place in {column, reference}:
                    placed.setdefault((finding.line_id, place), []).append(finding)
        return placed
