"""Planning what happens to areas: add, rename, regroup, reorder. See `model.planning` for the rules of a plan."""

from dataclasses import replace

from model.areas import Area
from model.budget import Budget
from model.controls import Scope
from model.edits import AreaAdded, AreaChange, AreaMoved, AreaRemoved, Change, ControlChange, Edit, NarrativeChange
from model.problems import EntryProblem
from model.texts import clean_text

LONGEST_NAME = 200


def add_area(budget: Budget, name: str, service: str = "", position: int | None = None) -> Edit:
    """Plan a new area without lines, at the end unless a position is given. Raises EntryProblem."""
    tidy = _checked_name(budget, name)
    last = len(budget.areas)
    area = Area(budget.new_id(), tidy, clean_text(service).strip() or budget.settings.service)
    return Edit(f"Add area {tidy}", (AreaAdded(area, last if position is None else min(position, last)),))


def remove_area(budget: Budget, area_id: int) -> Edit:
    """Plan the removal of an area that has no lines left. Raises EntryProblem."""
    area = budget.area(area_id)
    count = budget.line_count_of(area_id)
    if count:
        raise EntryProblem(f"{area.name} still has {count} lines; move or delete them before the area is removed.")
    return Edit(f"Remove area {area.name}", (AreaRemoved(area, budget.areas.index(area)),))


def rename_area(budget: Budget, area_id: int, name: str) -> Edit | None:
    """Plan a new name; control totals and narrative that name the area follow it. Raises EntryProblem."""
    old = budget.area(area_id)
    tidy = _checked_name(budget, name, but=area_id)
    if tidy == old.name:
        return None
    changes: list[Change] = [AreaChange(old, replace(old, name=tidy))]
    for position, control in enumerate(budget.controls):
        if control.scope is Scope.AREA and control.name == old.name:
            changes.append(ControlChange(position, control, replace(control, name=tidy)))
    for position, said in enumerate(budget.narratives):
        if said.area == old.name:
            changes.append(NarrativeChange(position, said, replace(said, area=tidy)))
    return Edit(f"Rename {old.name} to {tidy}", tuple(changes))


def regroup_area(budget: Budget, area_id: int, service: str) -> Edit | None:
    """Plan that an area joins another service."""
    old = budget.area(area_id)
    tidy = clean_text(service).strip()
    if tidy == old.service:
        return None
    return Edit(f"Move {old.name} to {tidy or 'no service'}", (AreaChange(old, replace(old, service=tidy)),))


def move_area(budget: Budget, area_id: int, steps: int) -> Edit | None:
    """Plan moving an area up (-1) or down (+1); None at the end of the list."""
    area = budget.area(area_id)
    old = budget.areas.index(area)
    new = old + steps
    if not 0 <= new < len(budget.areas) or new == old:
        return None
    return Edit(f"Move {area.name} {'down' if steps > 0 else 'up'}", (AreaMoved(area_id, old, new),))


def _checked_name(budget: Budget, name: str, but: int | None = None) -> str:
    tidy = " ".join(clean_text(name).split())
    if not tidy:
        raise EntryProblem("An area needs a name.")
    if len(tidy) > LONGEST_NAME:
        raise EntryProblem(f"The name has {len(tidy)} characters; an area's name has at most {LONGEST_NAME}.")
    if any(area.name.lower() == tidy.lower() and area.id != but for area in budget.areas):
        raise EntryProblem(f"There is an area {tidy} already; give this one another name.")
    return tidy
