"""What was said of one year's workbook as it would be said of another's: every year in it and in its words moved."""

import re
from dataclasses import replace

from model.workbook.conversion import ReadAs
from model.workbook.finding.corrections import NamedYear
from model.years import Year

_DASH = r"\s*[/\-\u2013\u2014]\s*"
_NAMED = re.compile(
    rf"(?<![\d/.,])(?P<long>(?:19|20|21)\d\d)(?P<dash>{_DASH})(?P<end>\d\d\d\d|\d\d)(?!\d)"
    rf"|(?<![\d/.,])(?P<short>\d\d)(?P<slash>\s*/\s*)(?P<next>\d\d)(?![\d/.])"
    r"|(?P<mark>\bf\.?y\.?\s*['\u2019]?)(?P<ending>20\d\d|\d\d)(?![\d/\-\u2013])"
    r"|(?<![\d/.,£\-])(?P<bare>20\d\d)(?![\d/.,%])",
    re.IGNORECASE,
)

_TWO = 2


def moved_text(text: str, by: int) -> str:
    """Return a text with every year that it names so many years later: 2026/27, FY27, 26/27, 2026."""
    return _NAMED.sub(lambda found: _moved(found, by), text) if by else text


def moved_said(said: ReadAs, by: int) -> ReadAs:
    """Return what is said with its years, and those in the words by which rows and columns are known, moved."""
    old = said.corrections
    corrections = replace(
        old,
        rows=tuple(
            replace(each, sheet=moved_text(each.sheet, by), words=moved_text(each.words, by)) for each in old.rows
        ),
        columns=tuple(
            replace(
                each,
                sheet=moved_text(each.sheet, by),
                words=moved_text(each.words, by),
                year=_later(each.year, by) if each.year else None,
            )
            for each in old.columns
        ),
        tables=tuple(
            replace(each, sheet=moved_text(each.sheet, by), words=moved_text(each.words, by)) for each in old.tables
        ),
        years=tuple(NamedYear(moved_text(each.heading, by), _later(each.year, by)) for each in old.years),
        version=moved_text(old.version, by),
    )
    return replace(said, corrections=corrections)


def _later(year: Year, by: int) -> Year:
    return Year(year.start + by)


def _moved(found: re.Match[str], by: int) -> str:
    if found["long"]:
        if (int(found["long"]) + 1) % 100 != int(found["end"]) % 100:
            return found[0]
        end = f"{int(found['end']) + by}" if len(found["end"]) > _TWO else _two(found["end"], by)
        return f"{int(found['long']) + by}{found['dash']}{end}"
    if found["short"]:
        if (int(found["short"]) + 1) % 100 != int(found["next"]):
            return found[0]
        return f"{_two(found['short'], by)}{found['slash']}{_two(found['next'], by)}"
    if found["ending"]:
        ending = found["ending"]
        return f"{found['mark']}{_two(ending, by) if len(ending) == _TWO else int(ending) + by}"
    return str(int(found["bare"]) + by)


def _two(digits: str, by: int) -> str:
    return f"{(int(digits) + by) % 100:02d}"
