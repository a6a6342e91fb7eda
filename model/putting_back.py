"""Planning that a field gets back the value that it had before an entry of the change log. See `model.planning`."""

import re

from model.amending import put_beside
from model.budget import Budget
from model.change_log import LogEntry, heading_of, line_key, of_line
from model.edits import Edit
from model.known_columns import is_known_column
from model.lines import AMOUNT, FORECAST, KIND, TEXT_HEADINGS, Field, Kind, Line
from model.money import Unit, Unreadable, from_cell_number
from model.planning import set_field
from model.problems import EntryProblem
from model.workings import Worked, is_working

_WITH_FORMULA = re.compile(r"(?P<figure>\S*) \(=(?P<formula>.*)\)", re.DOTALL)


def put_back(budget: Budget, log: tuple[LogEntry, ...], entry: LogEntry) -> Edit | None:
    """Plan the old value of an entry for the line that it is about, by whatever reference it has now.

    None where the line has that value. Raises EntryProblem where the line is gone, where it is not about a field of
    one, or where the old value was no figure; FormulaProblem over a formula.
    """
    field = field_of(budget, entry)
    if field is None and not _is_column(budget, entry.field):
        raise EntryProblem(f"“{entry.field}” is no field of a line, so it cannot be put back from the change log.")
    lines = lines_about(budget, log, entry)
    if len(lines) != 1:
        which = "No line is" if not lines else f"{len(lines)} lines are"
        raise EntryProblem(f"{which} known as {entry.line} in {entry.area}, so its old value cannot be put back.")
    if field is None:
        return put_beside(budget, lines[0].id, entry.field, entry.old)
    return set_field(budget, lines[0].id, field, _value(field, entry, budget.settings.unit))


def _is_column(budget: Budget, heading: str) -> bool:
    """Tell whether a heading is that of a column beside the usual ones."""
    return is_known_column(heading) or any(heading in line.extra for line in budget.lines())


def lines_about(budget: Budget, log: tuple[LogEntry, ...], entry: LogEntry) -> list[Line]:
    """Return the lines that an entry is about: those known as it says, else those known so at its time."""
    logged = {(each.area, each.line) for each in log}
    names = {area.id: area.name for area in budget.areas}
    known = [(names[line.area_id], line) for line in budget.lines() if line_key(names[line.area_id], line) in logged]
    now = [(area, line) for area, line in known if line_key(area, line) == (entry.area, entry.line)]
    about = (line for area, line in now if entry in of_line(log, area, line))
    return list(about) or [line for area, line in known if entry in of_line(log, area, line)]


def field_of(budget: Budget, entry: LogEntry) -> Field | None:
    """Return the field of a line that an entry is about; None where it is about a whole line, an area or a setting."""
    fields = [Field(KIND), *(Field(name) for name in TEXT_HEADINGS)]
    fields += [Field(name, year) for name in (AMOUNT, FORECAST) for year in budget.years]
    return next((field for field in fields if heading_of(field) == entry.field), None)


def _value(field: Field, entry: LogEntry, unit: Unit) -> object:
    if field.name == KIND:
        return next((kind for kind in Kind if kind.title == entry.old), Kind.UNKNOWN)
    if field.year is None:
        return entry.old
    if not entry.old:
        return None
    match = _WITH_FORMULA.fullmatch(entry.old)
    pounds = from_cell_number(match["figure"] if match else entry.old, unit)
    if isinstance(pounds, Unreadable):
        raise EntryProblem(f"“{entry.old}” was no amount, so it cannot be put back.")
    return Worked(pounds, match["formula"]) if match and is_working(match["formula"], unit) else pounds
