"""The bridge: what leads from a base position to the new one through pressures, funding and savings, step by step.

From a version the steps are what each group moved by; without one they lead from nil to the net change itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from model.budget import Budget, Snapshot
from model.comparing.comparison import Comparison
from model.comparing.line_differences import counted
from model.comparing.movements import KINDS, added
from model.comparing.sides import Side
from model.lines import Kind, Line
from model.money import EXACT, NIL
from model.statuses import standing_of
from model.totals import Row
from model.years import Year


class BridgeBy(Enum):
    """By what the lines of each kind are grouped into steps."""

    CATEGORY = "category"
    STATUS = "status"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class BridgeStep:
    """One step: the kind of its lines, its group's name, what it adds in each year, and its lines in the new budget."""

    kind: Kind
    name: str
    figures: Row
    line_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bridge:
    """A bridge over years: the position from which it starts, its steps, and the position to which they lead."""

    start_name: str
    start: Row
    steps: tuple[BridgeStep, ...]
    end: Row
    years: tuple[Year, ...]

    def of_kind(self, kind: Kind) -> tuple[BridgeStep, ...]:
        """Return the steps of a kind."""
        return tuple(step for step in self.steps if step.kind is kind)

    @property
    def reconciles(self) -> bool:
        """Whether the steps lead from the start to the end exactly."""
        return added(self.start, *(step.figures for step in self.steps)) == added(self.end)


_Key = tuple[Kind, str]


def bridge(budget: Budget, by: BridgeBy = BridgeBy.CATEGORY, comparison: Comparison | None = None) -> Bridge:
    """Return the bridge to a budget, from the old side of a comparison whose new side it is, else from nil."""
    return bridge_from(comparison.old if comparison is not None else None, budget, by)


def bridge_from(old: Side | None, budget: Budget, by: BridgeBy = BridgeBy.CATEGORY) -> Bridge:
    """Return the bridge to a budget from another as it stood, None: from nil. No line need be matched for it."""
    years = tuple(sorted({*old.snapshot.settings.years, *budget.years})) if old is not None else budget.years
    nil: Row = (NIL,) * len(years)
    after = _sums(budget.snapshot(), by, years)
    before = _sums(old.snapshot, by, years) if old is not None else {}
    lines: defaultdict[_Key, list[int]] = defaultdict(list)
    for line, group in _grouped(budget.snapshot(), by):
        lines[line.kind, group].append(line.id)
    steps = []
    for kind, name in sorted({**before, **after}, key=lambda key: (KINDS.index(key[0]), key[1].casefold())):
        figures = tuple(map(EXACT.subtract, after.get((kind, name), nil), before.get((kind, name), nil)))
        if any(figures):
            steps.append(BridgeStep(kind, name, figures, tuple(lines[kind, name])))
    start, end = added(nil, *before.values()), added(nil, *after.values())
    return Bridge(old.name if old is not None else "Base", start, tuple(steps), end, years)


def _sums(snapshot: Snapshot, by: BridgeBy, years: tuple[Year, ...]) -> dict[_Key, Row]:
    sums: defaultdict[_Key, list[Row]] = defaultdict(list)
    for line, name in _grouped(snapshot, by):
        if line.kind is not Kind.UNKNOWN:
            sums[line.kind, name].append(counted(line, snapshot.settings.years, years))
    return {key: added(*rows) for key, rows in sums.items()}


def _grouped(snapshot: Snapshot, by: BridgeBy) -> Iterator[tuple[Line, str]]:
    names = {area.id: area.name for area in snapshot.areas}
    for line in snapshot.lines.values():
        if by is BridgeBy.AREA:
            yield line, names[line.area_id]
        elif by is BridgeBy.STATUS:
            yield line, standing_of(line).title
        else:
            yield line, " ".join(line.category.split()) or "No category"


def running(start: Row, steps: Iterable[BridgeStep], year: int) -> Iterator[tuple[BridgeStep, Decimal, Decimal]]:
    """Yield each step with the position before and after it, in one year: what a waterfall draws."""
    level = start[year]
    for step in steps:
        after = EXACT.add(level, step.figures[year])
        yield step, level, after
        level = after
