"""A workbook with rows opened or taken away in memory, so that the lines that are to be saved have room in it.

It stands in for the opened workbook from there on: it holds the old lines in their new places.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from model.areas import Area
from model.budget import Snapshot
from model.findings import Finding, Level
from model.lines import Line
from model.workbook.cell_xml import CellWrite
from model.workbook.formulas import CellRef
from model.workbook.opening import Opened
from model.workbook.receipt import ROWS_MOVED
from model.workbook.shifting.row_map import RowMap
from model.years import Year


@dataclass(frozen=True, slots=True)
class Room:
    """The workbook with room, what it `holds` and what it is to hold (`wanted`), both in the order of its rows.

    `model` is the state that is being saved in the same order: its formulas do not know yet that rows moved. `changed`
    are cells of rows that came, `stale` formula cells to be worked out anew besides those that depend on them, `writes`
    what else rows that came are to say, by sheet name.
    """

    opened: Opened
    holds: Snapshot
    wanted: Snapshot
    model: Snapshot
    parts: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()
    changed: frozenset[CellRef] = frozenset()
    stale: frozenset[CellRef] = frozenset()
    writes: Mapping[str, Mapping[tuple[int, int], CellWrite]] = field(default_factory=dict)

    @property
    def is_moved(self) -> bool:
        """Whether rows went, came or changed places."""
        return bool(self.parts)


def arranged(again: Opened, order: Mapping[int, int], areas_of: Mapping[int, Area], old: Snapshot) -> Snapshot:
    """Return what the workbook with room holds: the old lines, and blank ones for the new.

    `order` are the model's lines for those read again, `areas_of` its areas.
    """
    found = again.budget.snapshot()
    lines: dict[int, Line] = {}
    line_ids: dict[int, tuple[int, ...]] = {}
    areas = []
    for one in found.areas:
        area = areas_of.get(one.id, one)
        areas.append(area)
        line_ids[area.id] = tuple(order.get(line_id, -1) for line_id in found.line_ids[one.id])
        for line in found.lines_of(one.id):
            line_id = order.get(line.id, -1)
            here = replace(line, id=line_id, area_id=area.id)
            mine = old.lines.get(line_id)
            lines[line_id] = here if mine is None else _in_place(mine, here)
    return replace(
        old,
        areas=tuple(areas),
        line_ids=MappingProxyType(line_ids),
        lines=MappingProxyType(lines),
        controls=tuple(
            replace(mine, source=one.source) for mine, one in zip(old.controls, found.controls, strict=False)
        ),
    )


def _in_place(mine: Line, here: Line) -> Line:
    """Return a line of the model in its new place: its formulas as written there, its category by the heading there."""
    return replace(
        mine,
        area_id=here.area_id,
        category=here.category,
        formulas=here.formulas,
        forecast_formulas=here.forecast_formulas,
    )


def following(old: Snapshot, holds: Snapshot, new: Snapshot) -> Snapshot:
    """Return the new state in the order of the rows; what the officer left alone is as the rows have it."""
    lines = dict(new.lines)
    for line_id, line in new.lines.items():
        before, here = old.lines.get(line_id), holds.lines.get(line_id)
        if here is None:
            continue
        was = before or here
        lines[line_id] = replace(
            line,
            category=here.category if line.category == (before.category if before else "") else line.category,
            formulas=_moved(line.formulas, was.formulas, here.formulas),
            forecast_formulas=_moved(line.forecast_formulas, was.forecast_formulas, here.forecast_formulas),
        )
    sources = {control.id: control.source for control in holds.controls}
    were = {control.id: control.source for control in old.controls}
    controls = tuple(
        replace(each, source=sources.get(each.id, each.source)) if each.source == were.get(each.id) else each
        for each in new.controls
    )
    order = {area: tuple(each for each in ids if each in lines) for area, ids in holds.line_ids.items()}
    lines_in_order = MappingProxyType(lines)
    return replace(new, areas=holds.areas, line_ids=MappingProxyType(order), lines=lines_in_order, controls=controls)


def _moved(new: Mapping[Year, str], old: Mapping[Year, str], here: Mapping[Year, str]) -> Mapping[Year, str]:
    return MappingProxyType(
        {year: here.get(year, text) if old.get(year) == text else text for year, text in new.items()}
    )


def told(maps: Mapping[str, RowMap], file: str) -> Iterator[Finding]:
    """Yield a note on each sheet whose rows came or went."""
    for name, rows in maps.items():
        opened = sum(len(slot.rows) for slot in rows.slots.values())
        words = [
            f"{count} row{'s' if count > 1 else ''} {what}"
            for count, what in ((opened, "opened"), (len(rows.leaving), "taken away"))
            if count
        ]
        message = (
            f"On the sheet “{name}” of {file} {' and '.join(words)}; formulas, names, charts and rules follow the rows "
            "that moved."
        )
        yield Finding(Level.NOTE, ROWS_MOVED, message, name)
