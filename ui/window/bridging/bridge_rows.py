"""The steps of a bridge in one year as rows: what the table says and the waterfall draws, one row a bar."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from model.bridging import Bridge, running
from model.lines import Kind
from model.money import EXACT, NIL

KIND_WORDS = {Kind.PRESSURE: "Pressure", Kind.ADDITIONAL_FUNDING: "Additional funding", Kind.SAVING: "Saving"}


class BridgeRow(NamedTuple):
    """A step from one position to the next, in pounds; `kind` is None for a position itself."""

    name: str
    kind: Kind | None
    before: Decimal
    after: Decimal

    @property
    def change(self) -> Decimal:
        """What the step adds."""
        return EXACT.subtract(self.after, self.before)

    @property
    def is_position(self) -> bool:
        """Whether it is the start or the end."""
        return self.kind is None


def bridge_rows(bridge: Bridge, year: int) -> Iterator[BridgeRow]:
    """Yield the start, each step that adds something in that year (by its place) and the new position."""
    yield BridgeRow(bridge.start_name, None, NIL, bridge.start[year])
    for step, before, after in running(bridge.start, bridge.steps, year):
        if before != after:
            yield BridgeRow(step.name, step.kind, before, after)
    yield BridgeRow("New position", None, NIL, bridge.end[year])
