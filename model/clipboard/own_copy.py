"""What is known for certain of cells that were copied in this program: their columns, their tables, their workings.

It travels beside the text and the table that other programs read. What comes back is trusted as little as any other
thing on a clipboard: what does not fit is no own copy.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from model.lines import AMOUNT, FORECAST, KIND, TEXT_HEADINGS
from model.money import Unit
from model.problems import EntryProblem

Place = tuple[int, int]
_NAMES = (AMOUNT, FORECAST, KIND, *TEXT_HEADINGS)
_NONE: Mapping[Place, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """`columns` has the name of each column's field ("" for one that is only read), `savings` the rows of savings.

    `workings` has formulas (no equals sign) by row and column, in `stored`, the unit of the workbook they are from.
    """

    height: int
    columns: tuple[str, ...]
    stored: Unit
    savings: frozenset[int] = frozenset()
    workings: Mapping[Place, str] = field(default_factory=lambda: _NONE)

    def transposed(self) -> "OwnCopy":
        """Return what is left to say once rows are columns: the workings."""
        workings = {(column, row): formula for (row, column), formula in self.workings.items()}
        return OwnCopy(len(self.columns), ("",) * self.height, self.stored, workings=MappingProxyType(workings))

    def first_columns(self, count: int) -> "OwnCopy":
        """Return what there is to say of the first columns."""
        workings = {place: formula for place, formula in self.workings.items() if place[1] < count}
        return OwnCopy(self.height, self.columns[:count], self.stored, self.savings, MappingProxyType(workings))


def write_own(copy: OwnCopy) -> str:
    """Write it as it stands on the clipboard."""
    return json.dumps(
        {
            "height": copy.height,
            "columns": copy.columns,
            "stored": copy.stored.code,
            "savings": sorted(copy.savings),
            "workings": [[*place, formula] for place, formula in copy.workings.items()],
        }
    )


def read_own(text: str) -> OwnCopy | None:
    """Read what stands on the clipboard; None where it is nothing that `write_own` wrote."""
    try:
        found = json.loads(text)
        height, columns = int(found["height"]), tuple(str(name) for name in found["columns"])
        workings = {(int(row), int(column)): str(formula) for row, column, formula in found["workings"]}
        copy = OwnCopy(
            height,
            columns,
            Unit.of(str(found["stored"])),
            frozenset(int(row) for row in found["savings"]),
            MappingProxyType(workings),
        )
    except (EntryProblem, ValueError, TypeError, KeyError, RecursionError):
        return None
    return copy if all(name in _NAMES or not name for name in columns) else None
