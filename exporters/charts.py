"""What a chart of an annex shows, before any program draws it: rows of the annex, by position.

A chart never says what the table does not: it stands behind it, and its figures are the table's.
"""

from dataclasses import dataclass
from enum import Enum

_FEWEST, _MOST = 2, 15


class ChartKind(Enum):
    """How figures are drawn: side by side, or as steps that lead from nothing to their total."""

    COLUMNS = "columns"
    BRIDGE = "bridge"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is called, and the position of the annex's row whose amounts it shows."""

    name: str
    row: int


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart for all years of an annex. The last bar of a bridge is the total that the others lead to.

    `from_position`: its first bar is no step either, but the position that it starts from.
    """

    kind: ChartKind
    title: str
    bars: tuple[Bar, ...]
    from_position: bool = False

    @property
    def is_readable(self) -> bool:
        """Whether it has bars enough to compare, and no more than can be told apart."""
        return _FEWEST <= len(self.bars) <= _MOST
