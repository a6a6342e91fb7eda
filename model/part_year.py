"""Planning that a line starts part-way through a year: its part-year effect, and the rest of its full year in the next.

Amounts are year on year: what starts on 1 October with a full-year effect of £0.240m is £0.120m in that year and
£0.120m more in the next, each with its working. The start stays in the line's notes.
"""

import re
from datetime import date
from decimal import Decimal

from model.budget import Budget
from model.edits import Edit
from model.entry import read_worked
from model.lines import AMOUNT, Field, Line
from model.money import EXACT, Unit, cell_text, worded
from model.planning import set_fields
from model.problems import EntryProblem
from model.workings import Worked
from model.years import Year

_MONTHS = (
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
    return next((place for place, name in enumerate(_MONTHS, 1) if name.lower().startswith(word.lower())), 0)


def _written(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def start_of(line: Line) -> date | None:
    """Return when a line starts, as its notes say; None where they do not."""
    match = _NOTED.search(line.notes)
    return parse_date(match["start"]) if match else None


def start_part_way(budget: Budget, line_id: int, start: date, full_year: Decimal) -> Edit | None:
    """Plan the part-year effect of a line, in pounds, in the year of its start, and the rest in the year after.

    Raises EntryProblem where the budget has no such year or the line states amounts in others; FormulaProblem over a
    formula.
    """
    line, settings = budget.line(line_id), budget.settings
    year = Year(start.year if start.month >= _FIRST_MONTH else start.year - 1)
    if year not in budget.years:
        raise EntryProblem(f"{_written(start)} is in {year}, which the budget has not.")
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
    words = worded(full_year, settings.unit, settings.decimals)
    noted = f"Starts {_written(start)}: full-year effect {words}."
    entries.append((line_id, Field("notes"), f"{noted} {_NOTED.sub('', line.notes)}".strip()))
    return set_fields(budget, entries, label=f"Start {line.name} part-way")


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
