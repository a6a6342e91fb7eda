"""Lines whose type, status or other chosen word is not one the app knows."""

from collections.abc import Iterator

from model.budget import Budget
from model.checks.about import about_line
from model.council_words import meant
from model.findings import Finding, Level
from model.lines import CHOICES, KIND, TEXT_HEADINGS, Field, Kind, Line
from model.recurrence import last_year


def unknown_kind(_budget: Budget, line: Line) -> Iterator[Finding]:
    """An error for a line that is neither pressure, additional funding nor saving: it counts in no total."""
    if line.kind is Kind.UNKNOWN:
        message = (
            f"The type of {line.name} is not Pressure, Additional funding or Saving, so it counts in no total; "
            "choose its type."
        )
        yield about_line(Level.ERROR, "unknown type", message, line, Field(KIND))


def unknown_words(_budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of a status, recurrence or deliverability that means none of the known words; it is kept as it is."""
    for name, choices in CHOICES.items():
        text = getattr(line, name)
        if text.strip() and not meant(name, text) and not (name == "recurrence" and last_year(text)):
            heading = TEXT_HEADINGS[name]
            message = (
                f"{line.name} has the {heading.lower()} “{text}”, which is none of {', '.join(choices)}; choose one."
            )
            yield about_line(Level.WARNING, f"unknown {heading.lower()}", message, line, Field(name))
