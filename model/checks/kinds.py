"""Lines whose type, status or other chosen word is not one the app knows."""

from collections.abc import Iterator, Sequence

from model.budget import Budget
from model.checks.about import about_line, named_among
from model.council_words import meant
from model.findings import Finding, Level
from model.lines import CHOICES, KIND, TEXT_HEADINGS, Field, Kind, Line
from model.recurrence import last_year

_MANY = 4
_LINES_AT_ONCE = 2_000


def unknown_kind(_budget: Budget, line: Line) -> Iterator[Finding]:
    """An error for a line that is neither pressure, additional funding nor saving: it counts in no total."""
    if line.kind is Kind.UNKNOWN:
        message = (
            f"The type of {line.name} is not Pressure, Additional funding or Saving, so it counts in no total; "
            "choose its type."
        )
        yield about_line(Level.ERROR, "unknown type", message, line, Field(KIND))


def unknown_words(budget: Budget) -> Iterator[Finding | None]:
    """Warn of a status, recurrence or deliverability that means none of the known words; it is kept as it is.

    A word that many lines have is told once. Yields None now and then, where the search can pause.
    """
    found: dict[tuple[str, str], list[Line]] = {}
    for place, line in enumerate(tuple(budget.lines())):
        if place % _LINES_AT_ONCE == 0:
            yield None
        for name in CHOICES:
            text = getattr(line, name)
            if text and text.strip() and not meant(name, text) and not (name == "recurrence" and last_year(text)):
                found.setdefault((name, " ".join(text.split()).casefold()), []).append(line)
    for (name, _), lines in found.items():
        for told in [lines] if len(lines) >= _MANY else [[line] for line in lines]:
            yield _unknown(name, told)


def _unknown(name: str, lines: Sequence[Line]) -> Finding:
    heading, text = TEXT_HEADINGS[name].lower(), getattr(lines[0], name)
    what = f"has the {heading}" if len(lines) == 1 else f"have the {heading}"
    message = f"{named_among(lines)} {what} “{text}”, which is none of {', '.join(CHOICES[name])}; choose one."
    return about_line(Level.WARNING, f"unknown {heading}", message, lines[0], Field(name))
