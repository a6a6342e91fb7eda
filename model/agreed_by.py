"""Which Council agreed what was previously agreed: a year total for each, as lines say in their column `Agreed by`.

The agreed lines count with their amounts, the amended ones with what they stated before. All in exact pounds.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from model.budget import Budget
from model.controls import Measure
from model.known_columns import AGREED_BY, stated
from model.lines import Line
from model.part_year import MONTHS
from model.partial_totals import measured
from model.previous import previous_amounts, states_previous
from model.totals import Row

_DATED = re.compile(r"(?:(?P<day>\d{1,2})\s+)?(?P<month>[A-Z][a-z]{2,8})\s+(?P<year>\d{4})\b", re.ASCII)
_LAST = (9999, 0, 0)


@dataclass(frozen=True, slots=True)
class AgreedBy:
    """What one Council agreed: its words (`Council, 19 February 2013`), "" where lines do not say; and which lines."""

    council: str
    figures: Row
    line_ids: tuple[int, ...]

    @property
    def words(self) -> str:
        """What a row of a statement calls it."""
        return f"of which agreed by {self.council}" if self.council else "of which no Council is stated"


def as_they_were(budget: Budget, amended: Iterable[Line]) -> tuple[Line, ...]:
    """Return the amended lines that state what they were, with those amounts."""
    years, unit = budget.years, budget.settings.unit
    return tuple(
        replace(line, amounts=previous_amounts(line, years, unit)) for line in amended if states_previous(line)
    )


def agreed_by(budget: Budget, agreed: Iterable[Line], before: Iterable[Line], measure: Measure) -> tuple[AgreedBy, ...]:
    """Return what each Council agreed of a measure's agreed lines, and of amended ones as they were.

    The earliest stands first, and what names none last; nothing where no line names one.
    """
    found: dict[str, list[Line]] = {}
    for line in (*agreed, *before):
        found.setdefault(_key(stated(line.extra, AGREED_BY)), []).append(line)
    if not any(found):
        return ()
    return tuple(
        AgreedBy(
            " ".join(stated(each[0].extra, AGREED_BY).split()),
            measured(each, measure, len(budget.years)),
            tuple(line.id for line in each),
        )
        for key, each in sorted(found.items(), key=lambda item: (not item[0], day_of(item[0]) or _LAST))
    )


def _key(council: str) -> str:
    return " ".join(council.split()).casefold()


def day_of(council: str) -> tuple[int, int, int] | None:
    """Return the year, month and day (nil where it is not said) that a Council's words name; None where they do not."""
    match = _DATED.search(council.title())
    month = next((place for place, name in enumerate(MONTHS, 1) if match and name.startswith(match["month"])), 0)
    return (int(match["year"]), month, int(match["day"] or 0)) if match and month else None
