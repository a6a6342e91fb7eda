"""Planning that anything which the change log tells of is as it was before an entry. See `model.planning`."""

from model.amending import put_beside
from model.budget import Budget
from model.change_log import (
    ADDED,
    AREA,
    LINE,
    ORDER,
    ORDER_OF_AREAS,
    REMOVED,
    LogEntry,
    is_of_area,
    line_key,
    of_line,
)
from model.edits import Edit
from model.known_columns import is_known_column
from model.lines import Field, Line
from model.logged_places import NAMELESS
from model.logged_rows import is_there_again, removed_words, table_of
from model.logged_workings import logged_words
from model.planning import delete_lines, move_to_area, set_field
from model.problems import EntryProblem
from model.putting_back_areas import put_area_back, put_setting_back
from model.putting_back_lines import fields_of_lines, figure_alone, put_line_back, value_before
from model.putting_back_places import put_place_back
from model.putting_back_rows import put_row_back, why_not

_LONGEST = 80


def put_back(budget: Budget, log: tuple[LogEntry, ...], entry: LogEntry) -> Edit | None:
    """Plan that what an entry is about is as it was before: a field, a whole line or row that was removed or added, an
    area's words, a setting. It is found by whatever reference or name it has now.

    None where it is so already. Raises EntryProblem where it is gone, or the old value was no figure; FormulaProblem
    over a formula.
    """
    table = table_of(entry)
    if table is not None:
        return put_row_back(budget, log, entry, table)
    if not entry.area:
        return put_setting_back(budget, entry)
    if is_of_area(entry) or (not entry.line and entry.field == AREA):
        return put_area_back(budget, log, entry)
    if entry.field == LINE and entry.new == REMOVED:
        return put_line_back(budget, log, entry)
    return _put_field_back(budget, log, entry)


def _put_field_back(budget: Budget, log: tuple[LogEntry, ...], entry: LogEntry) -> Edit | None:
    lines = lines_about(budget, log, entry)
    if len(lines) != 1:
        raise EntryProblem(why_not(log, entry, f"{entry.line or NAMELESS} in {entry.area}", len(lines)))
    line = lines[0]
    if entry.field == LINE:
        return delete_lines(budget, [line.id])
    if entry.field == AREA:
        return _move_back(budget, line, entry)
    if entry.field == ORDER:
        return put_place_back(budget, log, entry, line)
    field = field_of(budget, entry)
    if field is not None:
        return set_field(budget, line.id, field, value_before(field, entry, budget.settings.unit))
    if not _is_column(budget, entry.field):
        raise EntryProblem(f"“{entry.field}” is no field of a line, so it cannot be put back from the change log.")
    return put_beside(budget, line.id, entry.field, entry.old)


def _move_back(budget: Budget, line: Line, entry: LogEntry) -> Edit | None:
    area = next((area for area in budget.areas if area.name == entry.old), None)
    if area is None:
        raise EntryProblem(f"There is no area {entry.old} any more, so {line.name} cannot be moved back to it.")
    return move_to_area(budget, [line.id], area.id)


def _is_column(budget: Budget, heading: str) -> bool:
    """Tell whether a heading is that of a column beside the usual ones."""
    return is_known_column(heading) or any(heading in line.extra for line in budget.lines())


def told(budget: Budget, log: tuple[LogEntry, ...], entry: LogEntry) -> str:
    """Return what will be so again once an entry is put back, and which formula is a figure then, in sentences."""
    of = entry.line or entry.area
    if entry.field in (LINE, AREA) and entry.new in (ADDED, REMOVED):
        called = of if entry.field == AREA or entry.line else NAMELESS.capitalize()
        return f"{called} is {'there' if entry.new == REMOVED else 'gone'} again.{_formulas_gone(budget, log, entry)}"
    if entry.field == ORDER_OF_AREAS:
        return "The areas are in their old order again."
    if entry.field == ORDER:
        return f"{entry.line or NAMELESS.capitalize()} is in its old place again."
    about = f"{entry.field}{f' of {of}' if of else ''}"
    figure, formula = figure_alone(entry.old, budget.settings.unit) if _is_amount(budget, entry) else (entry.old, "")
    if formula:
        return (
            f"{about} is {figure} again, as a figure: its formula, ={_shortened(formula)}, works with other cells or "
            "functions and does not come back."
        )
    return f"{about} is {_shortened(logged_words(figure, budget.settings.unit)) or 'blank'} again."


def _is_amount(budget: Budget, entry: LogEntry) -> bool:
    field = field_of(budget, entry)
    return bool(entry.line) and field is not None and field.year is not None


def _formulas_gone(budget: Budget, log: tuple[LogEntry, ...], entry: LogEntry) -> str:
    """Tell how many amounts of a line that is there again were formulas and are figures now."""
    if entry.field != LINE or entry.new != REMOVED or table_of(entry) is not None:
        return ""
    stated = next(removed_words(log, entry), {})
    fields, unit = fields_of_lines(budget), budget.settings.unit
    amounts = (old for heading, old in stated.items() if heading in fields and fields[heading].year is not None)
    gone = sum(bool(figure_alone(old, unit)[1]) for old in amounts)
    if not gone:
        return ""
    said = "One amount that was a formula is a" if gone == 1 else f"{gone} amounts that were formulas are"
    return f" {said} figure{'' if gone == 1 else 's'} now: formulas on other cells do not come back."


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return f"{words[:_LONGEST]}…" if len(words) > _LONGEST else words


def lines_about(budget: Budget, log: tuple[LogEntry, ...], entry: LogEntry) -> list[Line]:
    """Return the lines that an entry is about: those known as it says, else those known so at its time."""
    logged = {each.line for each in log}
    names = {area.id: area.name for area in budget.areas}
    known = [(names[line.area_id], line) for line in budget.lines() if line_key(names[line.area_id], line)[1] in logged]
    now = [(area, line) for area, line in known if line_key(area, line) == (entry.area, entry.line)]
    about = (line for area, line in now if entry in of_line(log, area, line))
    traced = list(about) or [line for area, line in known if entry in of_line(log, area, line)]
    return traced or ([line for _, line in now] if is_there_again(log, entry) else [])


def field_of(budget: Budget, entry: LogEntry) -> Field | None:
    """Return the field of a line that an entry is about; None where it is about a whole line, an area or a setting."""
    return fields_of_lines(budget).get(entry.field)
