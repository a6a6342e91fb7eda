"""What the officer chose about a workbook's columns: their order, which show, how wide; as a value and as text."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Self

from ui.window.grid.columns import Column

_MOST = 500
_WIDEST = 1000


@dataclass(frozen=True, slots=True)
class ColumnChoices:
    """Only what differs from the usual. Columns go by `Column.key`, in `order` by `Column.block`.

    A width is in digits of the cells' font, so that it fits another text size too.
    """

    order: tuple[str, ...] = ()
    shown: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    widths: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    def with_width(self, key: str, digits: float) -> Self:
        """Return the choices with another width of one column."""
        return replace(self, widths=MappingProxyType({**self.widths, key: round(digits, 2)}))

    def with_shown(self, key: str, *, shown: bool) -> Self:
        """Return the choices with one column shown or hidden."""
        return replace(self, shown=MappingProxyType({**self.shown, key: shown}))

    def arranged(self, columns: Sequence[Column]) -> tuple[Column, ...]:
        """Return columns in the chosen order; one of which nothing is known stays behind its usual neighbour."""
        if not self.order:
            return tuple(columns)
        usual = list(dict.fromkeys(column.block for column in columns))
        blocks = [block for block in self.order if block in usual]
        for place, block in enumerate(usual):
            if block not in blocks:
                blocks.insert(blocks.index(usual[place - 1]) + 1 if place else 0, block)
        return tuple(column for block in blocks for column in columns if column.block == block)

    def shows(self, column: Column) -> bool:
        """Whether a column shows."""
        return column.always_shows or self.shown.get(column.key, column.shown)

    def as_text(self) -> str:
        """Return the choices as they are kept."""
        return json.dumps({"order": self.order, "shown": dict(self.shown), "widths": dict(self.widths)})

    @classmethod
    def of_text(cls, text: str) -> Self:
        """Return choices that were kept. Whatever in the text makes no sense is left out."""
        try:
            kept = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(kept, dict):
            return cls()
        order, shown, widths = kept.get("order"), kept.get("shown"), kept.get("widths")
        keys = [key for key in order if isinstance(key, str)] if isinstance(order, list) else []
        ticks = {k: v for k, v in shown.items() if isinstance(v, bool)} if isinstance(shown, dict) else {}
        sizes = {k: v for k, v in widths.items() if _is_width(v)} if isinstance(widths, dict) else {}
        return cls(tuple(dict.fromkeys(keys))[:_MOST], MappingProxyType(ticks), MappingProxyType(sizes))


def _is_width(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < _WIDEST
