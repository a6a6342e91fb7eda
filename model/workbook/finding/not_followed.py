"""What the officer said of headings that the workbook has not: told, else it would seem to be followed."""

from collections.abc import Iterator, Sequence

from model.findings import Finding, Level
from model.workbook.finding.corrections import Corrections, NamedYear
from model.workbook.finding.picture import SheetPicture
from model.workbook.finding.versions_beside import is_among
from model.workbook.finding.year_names import counted_year


def not_followed(said: Corrections, pictures: Sequence[SheetPicture], versions: Sequence[str]) -> Iterator[Finding]:
    """Yield a warning for each heading that is said to mean a year, or to be the one to be read, and is not there."""
    for each in said.years:
        if not _is_there(each, pictures):
            message = f"No heading is “{each.heading}”, so that it means {each.year} was not followed."
            yield Finding(Level.WARNING, "mapping not followed", message)
    if said.version and not is_among(versions, said.version) and (versions or not said.columns):
        headed = " or ".join(f"“{each}”" for each in versions)
        there = f"the columns for a year are headed {headed}" if versions else "each year has one column"
        message = f"No columns are headed “{said.version}”, so that was not followed: {there}."
        yield Finding(Level.WARNING, "mapping not followed", message)


def _is_there(named: NamedYear, pictures: Sequence[SheetPicture]) -> bool:
    wanted, counted = " ".join(named.heading.split()).casefold(), counted_year(named.heading)
    for picture in pictures:
        for _, cells in picture:
            for seen in cells.values():
                text = seen.words or seen.text
                if wanted in " ".join(text.split()).casefold():
                    return True
                other = counted_year(text) if counted is not None else None
                if counted is not None and other is not None and other.series == counted.series:
                    return True
    return False
