"""Planning that an area or a setting is again as it was before an entry of the change log.

An area that was removed comes back without lines, at the end; one that was added goes again.
"""

from collections.abc import Sequence

from model.area_planning import add_area, regroup_area, remove_area, rename_area
from model.areas import Area
from model.budget import Budget
from model.change_log import ADDED, AREA, NAME, ORDER, ORDER_OF_AREAS, REMOVED, SERVICE, SETTING, LogEntry
from model.edits import AreaMoved, Edit
from model.money import Negatives
from model.planning import change_setting
from model.problems import EntryProblem


def put_area_back(budget: Budget, log: Sequence[LogEntry], entry: LogEntry) -> Edit | None:
    """Plan an area's old name, service or being there; None where it is so. Raises EntryProblem where it cannot be."""
    if entry.field == ORDER:
        raise EntryProblem("The change log does not tell in which order the lines were, so it cannot be put back.")
    if entry.field == AREA and entry.new == REMOVED:
        there = any(area.name == entry.area for area in budget.areas)
        after = log[log.index(entry) + 1 :][:1]
        service = next((each.old for each in after if each[:3] == entry[:3] and each.field == SERVICE), "")
        return None if there else add_area(budget, entry.area, service)
    area = area_about(budget, log, entry)
    if area is None:
        raise EntryProblem(
            f"There is no area {entry.area} any more; put the entry back that says it was removed first."
        )
    if entry.field == AREA:
        return remove_area(budget, area.id)
    plan = rename_area if entry.field == NAME else regroup_area
    return plan(budget, area.id, entry.old)


def area_about(budget: Budget, log: Sequence[LogEntry], entry: LogEntry) -> Area | None:
    """Return the area of an entry, by whatever name it has now; None where there is none."""
    return next((area for area in budget.areas if _was_called(log, area.name, entry)), None)


def put_setting_back(budget: Budget, entry: LogEntry) -> Edit | None:
    """Plan the old value of a setting, or the old order of the areas; None where it is so. Raises EntryProblem."""
    if entry.field == ORDER_OF_AREAS:
        return _put_order_back(budget, entry)
    name = entry.field.removeprefix(SETTING)
    value: object = entry.old
    if name == "decimals":
        value = int(entry.old) if entry.old.isdecimal() else entry.old
    elif name == "negatives":
        value = next((each for each in Negatives if each.value == entry.old), entry.old)
    return change_setting(budget, name, value)


def _was_called(log: Sequence[LogEntry], name: str, entry: LogEntry) -> bool:
    """Tell whether the area of this name was the one that the log called so when it told of the entry."""
    known = before = name
    saved = ""
    for each in reversed(log):
        if each.when != saved:
            known, saved = before, each.when
        if each == entry and each.area == known:
            return True
        if each.area != known or each.line:
            continue
        if (each.field, each.new) == (AREA, ADDED):
            return False
        if each.field == NAME and each.new == known:
            before = each.old
    return False


def _put_order_back(budget: Budget, entry: LogEntry) -> Edit | None:
    names = [area.name for area in budget.areas]
    if ", ".join(sorted(names)) != ", ".join(sorted(_names_in(entry.old, names))):
        raise EntryProblem("There are other areas now than there were, so their old order cannot be put back.")
    wanted = [next(area for area in budget.areas if area.name == name) for name in _names_in(entry.old, names)]
    order, changes = list(budget.areas), list[AreaMoved]()
    for place, area in enumerate(wanted):
        was = order.index(area)
        if was != place:
            order.insert(place, order.pop(was))
            changes.append(AreaMoved(area.id, was, place))
    return Edit("Put the areas into their old order", tuple(changes)) if changes else None


def _names_in(text: str, names: Sequence[str]) -> list[str]:
    """Return the names that a text lists with commas between them, which names may have, too."""
    found: list[str] = []
    rest = f"{text}, "
    while rest:
        name = max((each for each in names if rest.startswith(f"{each}, ")), key=len, default="")
        if not name:
            return []
        found.append(name)
        rest = rest[len(name) + 2 :]
    return found
