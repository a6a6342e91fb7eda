"""Budgets to compare: the same one edited in two ways, as it is kept in one sitting or opened from another file."""

from dataclasses import replace
from types import MappingProxyType

from model.budget import Budget, Snapshot
from model.comparing.sides import Side
from model.controls import ControlTotal
from model.mutes import Mute
from model.narratives import Narrative
from model.pots import Pot
from tests.model.drafts import ADVANCE, YEARS, pounds, small_budget, try_step

Steps = list[tuple[int, int, int, int]]
_FAR = 1000


def worked_budget() -> Budget:
    """Return the small budget with a working that comes to its amount, in the workbook's unit, a pot and narrative."""
    budget = small_budget()
    line = budget.line(ADVANCE)
    working = MappingProxyType({YEARS[0]: "0.0001+0.0001"})
    lines = [replace(each, formulas=working) if each is line else each for each in budget.lines()]
    pots = [Pot(51, "Better Care", pounds("100", None), YEARS[0], "Until it ends")]
    narratives = [
        Narrative(61, "", "Overview", "The council spends more on care."),
        Narrative(62, "Older People", "Impact on providers", "27ASC3 asks them to work together."),
        Narrative(63, "Roads", "Capital implications", "None."),
    ]
    mutes = [
        Mute(71, "positive saving", "27ASC1 is a saving above nil.", "A reversal.", "Head of Finance", "2026-01-09"),
        Mute(72, "blank amount", "27ASC3 states no amount.", "Not known yet.", "Head of Finance", "2026-01-09"),
    ]
    return Budget(budget.settings, budget.areas, lines, budget.controls, pots, mutes, narratives)


def edited(steps: Steps, budget: Budget | None = None) -> Budget:
    """Return a budget after edits made at random."""
    trial = Budget.of((budget or worked_budget()).snapshot())
    for step in steps:
        edit = try_step(trial, step)
        if edit is not None:
            trial.apply(edit)
    return trial


def as_another_file(snapshot: Snapshot) -> Snapshot:
    """Return a budget as it would be opened from another file: every id is another."""
    areas = tuple(replace(area, id=area.id + _FAR) for area in snapshot.areas)
    lines = {
        line.id + _FAR: replace(line, id=line.id + _FAR, area_id=line.area_id + _FAR)
        for line in snapshot.lines.values()
    }
    order = {area + _FAR: tuple(each + _FAR for each in ids) for area, ids in snapshot.line_ids.items()}
    return replace(
        snapshot,
        areas=areas,
        lines=MappingProxyType(lines),
        line_ids=MappingProxyType(order),
        controls=tuple(replace(control, id=control.id + _FAR) for control in snapshot.controls),
        pots=tuple(replace(pot, id=pot.id + _FAR) for pot in snapshot.pots),
        narratives=tuple(replace(each, id=each.id + _FAR) for each in snapshot.narratives),
        mutes=tuple(replace(each, id=each.id + _FAR) for each in snapshot.mutes),
    )


def content(snapshot: Snapshot) -> object:
    """Return all that a budget says, whatever its ids."""
    areas = [
        (replace(area, id=0), [replace(line, id=0, area_id=0) for line in snapshot.lines_of(area.id)])
        for area in snapshot.areas
    ]
    return snapshot.settings, areas, stated(snapshot)


def stated(snapshot: Snapshot) -> list[ControlTotal | Pot | Narrative]:
    """Return the control totals, pots and narrative of a budget, whatever their ids."""
    controls = [replace(control, id=0) for control in snapshot.controls]
    pots = [replace(pot, id=0) for pot in snapshot.pots]
    return [*controls, *pots, *(replace(each, id=0) for each in snapshot.narratives)]


def muted(snapshot: Snapshot) -> frozenset[Mute]:
    """Return what is muted in a budget, in whatever order and with whatever ids."""
    return frozenset(replace(each, id=0) for each in snapshot.mutes)


def side(budget: Budget | Snapshot, name: str = "a budget") -> Side:
    """Return a side of a comparison."""
    return Side(name, budget.snapshot() if isinstance(budget, Budget) else budget)
