"""Planning that a line stands again where it stood in its table before an entry of the change log."""

from collections.abc import Sequence

from model.budget import Budget
from model.change_log import LogEntry
from model.edits import Edit, LineMoved
from model.lines import Line
from model.logged_places import Place, called, place_in
from model.problems import EntryProblem
from model.putting_back_areas import area_about


def put_place_back(budget: Budget, log: Sequence[LogEntry], entry: LogEntry, line: Line) -> Edit | None:
    """Plan that a line is behind the line that was before it; at the number of its old place where that one is gone.

    None where it is there. Raises EntryProblem where it is in another area, or in another table than that line.
    """
    wanted = place_in(entry.old)
    if wanted is None:
        raise EntryProblem(f"“{entry.old}” is no place in a table, so {line.name} cannot be put back there.")
    area = area_about(budget, log, entry)
    known_so = {entry.area} if area is None else {area.name}
    area_now = budget.area(line.area_id).name
    if area_now not in known_so:
        raise EntryProblem(
            f"{line.name} is in {area_now} now, so it has no old place there; put the entry back first that says it "
            f"came from {entry.area}."
        )
    order = [line_id for line_id in budget.line_ids(line.area_id) if line_id != line.id]
    table = [line_id for line_id in order if budget.line(line_id).section is line.section]
    was = budget.position_of(line.id)
    now = sum(1 for line_id in order[:was] if budget.line(line_id).section is line.section)
    index = _index(budget, table, order, wanted, line)
    if index == now:
        return None
    place = order.index(table[index - 1]) + 1 if index else order.index(table[0])
    return Edit(f"Put {line.name} in its old place", (LineMoved(line.id, line.area_id, was, line.area_id, place),))


def _index(budget: Budget, table: list[int], order: list[int], wanted: Place, line: Line) -> int:
    """Return where a place is among the other lines of a table; of several called the same, the one nearest to it."""
    if not wanted.behind:
        return 0
    named_so = [index for index, line_id in enumerate(table) if called(budget.line(line_id)) == wanted.behind]
    if named_so:
        return min(named_so, key=lambda index: abs(index + 2 - wanted.number)) + 1
    if any(called(budget.line(line_id)) == wanted.behind for line_id in order):
        raise EntryProblem(
            f"{line.name} and {wanted.behind} stand in different tables now, so it cannot be put back behind it."
        )
    return min(wanted.number - 1, len(table))
