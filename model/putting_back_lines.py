"""Planning that a line which was removed is there again, from what the change log kept of its fields."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from model.budget import Budget
from model.change_log import LogEntry, heading_of, line_key
from model.edits import Edit, LineAdded
from model.lines import AMOUNT, FORECAST, KIND, TEXT_HEADINGS, Field, Kind, Line, with_values
from model.logged_rows import removed_words
from model.logged_workings import WITH_FORMULA
from model.money import Unit, Unreadable, from_cell_number
from model.planning import new_line, section_end
from model.problems import EntryProblem
from model.putting_back_areas import area_about
from model.workings import Worked, is_working


def fields_of_lines(budget: Budget) -> dict[str, Field]:
    """Return the fields of a line by what the log calls them."""
    fields = [Field(KIND), *(Field(name) for name in TEXT_HEADINGS)]
    fields += [Field(name, year) for name in (AMOUNT, FORECAST) for year in budget.years]
    return {heading_of(field): field for field in fields}


def value_before(field: Field, entry: LogEntry, unit: Unit) -> object:
    """Return the value of a field before an entry. Raises EntryProblem where it was no amount."""
    return _value(field, entry.old, unit)


def figure_alone(old: str, unit: Unit) -> tuple[str, str]:
    """Part an old value into its figure and the formula that does not come back with it; "" where all comes back.

    A formula that works with other cells may mean other ones by now, so that the figure alone is put back.
    """
    match = WITH_FORMULA.fullmatch(old)
    if match is None or is_working(match["formula"], unit):
        return old, ""
    is_figure = not isinstance(from_cell_number(match["figure"], unit), Unreadable)
    return (match["figure"], match["formula"]) if is_figure else (old, "")


def put_line_back(budget: Budget, log: Sequence[LogEntry], entry: LogEntry) -> Edit | None:
    """Plan a removed line at the end of its table. Raises EntryProblem where its area is gone, or it is there again."""
    named_so = (area for area in budget.areas if area.name == entry.area)
    area = area_about(budget, log, entry) or next(named_so, None)
    if area is None:
        raise EntryProblem(f"There is no area {entry.area} any more; put it back first, then {entry.line}.")
    if entry.line and any(line_key(area.name, line)[1] == entry.line for line in budget.lines_of(area.id)):
        raise EntryProblem(f"There is a line {entry.line} in {area.name} already.")
    stated = next(removed_words(log, entry), {})
    line = _made(budget, area.id, dict(stated))
    position = section_end(budget, area.id, line.section)
    return Edit(f"Put {line.name} back", (LineAdded(line, position),))


def _made(budget: Budget, area_id: int, stated: dict[str, str]) -> Line:
    """Return the line, with words and amounts that could not be entered now just as they stood."""
    unit, values, as_they_stood = budget.settings.unit, dict[Field, object](), dict[Field, object]()
    for heading, field in fields_of_lines(budget).items():
        if heading not in stated:
            continue
        old = stated.pop(heading)
        try:
            values[field] = _value(field, old, unit)
        except EntryProblem:
            as_they_stood[field] = Unreadable(old)
        if field.year is None:
            as_they_stood[field] = values.pop(field)
    kind = as_they_stood.pop(Field(KIND), Kind.UNKNOWN)
    line = new_line(budget, area_id, kind if isinstance(kind, Kind) else Kind.UNKNOWN, values)
    line = with_values(line, as_they_stood, budget.years)
    return replace(line, extra=MappingProxyType(stated)) if stated else line


def _value(field: Field, old: str, unit: Unit) -> object:
    if field.name == KIND:
        return next((kind for kind in Kind if kind.title == old), Kind.UNKNOWN)
    if field.year is None:
        return old
    if not old:
        return None
    match = WITH_FORMULA.fullmatch(old)
    pounds = from_cell_number(match["figure"] if match else old, unit)
    if isinstance(pounds, Unreadable):
        raise EntryProblem(f"“{old}” was no amount, so it cannot be put back.")
    return Worked(pounds, match["formula"]) if match and is_working(match["formula"], unit) else pounds
