"""Planning that a line starts part-way through a year: its part-year effect, and the rest of its full year in the next.

Amounts are year on year: what starts on 1 October with a full-year effect of £0.240m is £0.120m in that year and
£0.120m more in the next, each with its working. The start and the full-year effect stay in columns of their own, which
a workbook of the app's gets from the save that first needs them; in one that others laid out, in the line's notes.
"""

import re
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from model.budget import Budget
from model.edits import Change, Edit, FieldChange
from model.entry import read_worked
from model.known_columns import FULL_YEAR, STARTS, HeadingFor, as_it_is, stated
from model.lines import AMOUNT, EXTRA, Field, Line
from model.money import EXACT, Unit, cell_text, from_cell_number, is_cell_number, plain_amount, worded
from model.planning import set_fields
from model.problems import EntryProblem
from model.workings import Worked
from model.years import Year

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_FIRST_MONTH, _A_YEAR = 4, 12
_WRITTEN = re.compile(r"(?P<day>\d{1,2})\s+(?P<month>[A-Za-z]{3,9})\.?\s+(?P<year>\d{4})", re.ASCII)
_SLASHED = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})", re.ASCII)
_DASHED = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_NOTED = re.compile(r"Starts (?P<start>\d{1,2} [A-Z][a-z]+ \d{4}): full-year effect \S+\.(?:\s+|$)")


def parse_date(text: str) -> date:
    """Return the day that a text names: `1 October 2026`, `1/10/2026`, `2026-10-01`. Raises EntryProblem."""
    typed = " ".join(text.split())
    match = _WRITTEN.fullmatch(typed) or _SLASHED.fullmatch(typed) or _DASHED.fullmatch(typed)
    try:
        if match is not None:
            return date(int(match["year"]), _month(match["month"]), int(match["day"]))
    except ValueError as error:
        raise EntryProblem(f"There is no day “{typed}”; write it as 1 October 2026.") from error
    raise EntryProblem(f"“{typed}” is no date; write it as 1 October 2026.")


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next((place for place, name in enumerate(MONTHS, 1) if name.lower().startswith(word.lower())), 0)


def written(day: date) -> str:
    """Return a day as it is kept: `1 October 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def start_of(line: Line) -> date | None:
    """Return when a line starts, as its column or its notes say; None where neither does."""
    match = _NOTED.search(line.notes)
    text = stated(line.extra, STARTS) or (match["start"] if match else "")
    try:
        return parse_date(text) if text else None
    except EntryProblem:
        return None


def full_year_of(line: Line, unit: Unit) -> Decimal | None:
    """Return the full-year effect of a line in pounds, as its column says in the workbook's unit; None without one."""
    text = stated(line.extra, FULL_YEAR)
    amount = from_cell_number(text, unit) if is_cell_number(text) else plain_amount(text, unit)
    return amount if isinstance(amount, Decimal) else None


def year_of(day: date) -> Year:
    """Return the financial year of a day."""
    return Year(day.year if day.month >= _FIRST_MONTH else day.year - 1)


def start_part_way(
    budget: Budget, line_id: int, start: date, full_year: Decimal, heading_for: HeadingFor = as_it_is
) -> Edit | None:
    """Plan the part-year effect of a line, in pounds, in the year of its start, and the rest in the year after.

    `heading_for` tells how the workbook heads the columns for both, None where it can have none.
    Raises EntryProblem where the budget has no such year or the line states amounts in others; FormulaProblem over a
    formula.
    """
    line, settings = budget.line(line_id), budget.settings
    year = year_of(start)
    if year not in budget.years:
        raise EntryProblem(f"{written(start)} is in {year}, which the budget has not.")
    place = budget.years.index(year)
    others = [each for each, amount in zip(budget.years, line.amounts, strict=True) if amount]
    stray = [each for each in others if each not in budget.years[place : place + 2]]
    if stray:
        raise EntryProblem(f"{line.name} has an amount in {stray[0]}, too; clear it, or enter its amounts by hand.")
    share, of = _share(start, year)
    part = _worked(full_year, share, of, settings.unit)
    rest = EXACT.subtract(full_year, part.pounds)
    entries: list[tuple[int, Field, object]] = [(line_id, Field(AMOUNT, year), part if share != of else full_year)]
    if place + 1 < len(budget.years):
        worked = _worked(full_year, of - share, of, settings.unit)
        following = Field(AMOUNT, budget.years[place + 1])
        entries.append((line_id, following, worked if worked.pounds == rest and rest else rest))
    label = f"Start {line.name} part-way"
    headings = heading_for(STARTS), heading_for(FULL_YEAR)
    notes = _NOTED.sub("", line.notes)
    extra = dict(line.extra)
    if headings[0] and headings[1]:
        extra |= {headings[0]: written(start), headings[1]: cell_text(full_year, settings.unit)}
    else:
        figure = worded(full_year, settings.unit, settings.decimals)
        notes = f"Starts {written(start)}: full-year effect {figure}. {notes}"
    entries.append((line_id, Field("notes"), notes.strip()))
    edit = set_fields(budget, entries, label=label)
    columns: tuple[Change, ...] = ()
    if extra != dict(line.extra):
        columns = (FieldChange(line_id, Field(EXTRA), line.extra, MappingProxyType(extra)),)
    changes = (*(edit.changes if edit else ()), *columns)
    return Edit(label, changes) if changes else None


def _share(start: date, year: Year) -> tuple[int, int]:
    """Return how much of the year is left: months of twelve from a first of a month on, else days of the year's."""
    if start.day == 1:
        return _A_YEAR - (start.month - _FIRST_MONTH) % _A_YEAR, _A_YEAR
    first, following = date(year.start, _FIRST_MONTH, 1), date(year.start + 1, _FIRST_MONTH, 1)
    return (following - start).days, (following - first).days


def _worked(full_year: Decimal, share: int, of: int, unit: Unit) -> Worked:
    """Return a share of the full year in whole pence, with its working in the workbook's unit."""
    entered = read_worked(f"={cell_text(full_year, unit)}*{share}/{of}", unit, unit)
    if not isinstance(entered, Worked):
        raise EntryProblem("The full-year effect is a figure.")
    return entered
