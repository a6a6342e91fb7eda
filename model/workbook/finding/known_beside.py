"""Columns beside the amounts that the app knows from its own tables: previous amounts, starts, full-year effects.

They are kept with a line under the headings by which the app knows them, their figures in the layout's unit and with
the model's signs, so that what is made of them is right.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from model.known_columns import FULL_YEAR, STARTS, holds_figures, previous_heading
from model.lines import Kind
from model.money import Amount, Unit, cell_text, from_cell_number, is_cell_number, negated
from model.previous import previous_year
from model.workbook.finding.layout import Region
from model.workbook.finding.unit_words import is_unit, without_unit
from model.workbook.levels import changes_of
from model.years import Year

_PREVIOUS = re.compile(r"prev(?:ious(?:ly)?)?(?: agreed)?(?: (?:amount|budget|saving|figure))?|prior", re.IGNORECASE)
_FULL_YEAR = re.compile(r"full[- ]year(?: (?:effect|impact|value|cost|saving))?|fye", re.IGNORECASE)
_STARTS = re.compile(r"starts?(?: date)?|(?:start|implementation|effective) (?:date|from)", re.IGNORECASE)


def is_previous(rest: str) -> bool:
    """Tell whether what a heading says beside its year is that the amounts are the previous ones."""
    return bool(_PREVIOUS.fullmatch(without_unit(rest).strip(" :-")))


def is_plain(rest: str) -> bool:
    """Tell whether a heading says nothing of the amounts of its year."""
    return not rest.strip() or is_unit(rest)


def as_known(heading: str, year: Year | None = None) -> str:
    """Return the heading by which the app knows a column, `year` where it holds previous amounts; nothing if none."""
    tidy = without_unit(" ".join(heading.split())).strip(" :-")
    if year is not None:
        return previous_heading(year)
    return FULL_YEAR if _FULL_YEAR.fullmatch(tidy) else STARTS if _STARTS.fullmatch(tidy) else ""


def converted(
    extra: Mapping[str, str], region: Region, kind: Kind, unit: Unit, years: tuple[Year, ...], *, levels: bool
) -> dict[str, str]:
    """Return what stands beside a line's amounts, figures as the model has them; what is no figure stays as it is."""
    figures: dict[str, Amount] = {
        heading: from_cell_number(text, region.unit)
        for heading, text in extra.items()
        if holds_figures(heading) and is_cell_number(text)
    }
    if region.positive_savings and kind is Kind.SAVING:
        figures = {heading: _other_way(amount) for heading, amount in figures.items()}
    if levels:
        figures |= _changes({year: heading for heading in figures if (year := previous_year(heading))}, figures, years)
    return dict(extra) | {
        heading: cell_text(amount, unit) for heading, amount in figures.items() if isinstance(amount, Decimal)
    }


def _other_way(amount: Amount) -> Amount:
    return negated(amount) if isinstance(amount, Decimal) else amount


def _changes(headings: Mapping[Year, str], figures: Mapping[str, Amount], years: tuple[Year, ...]) -> dict[str, Amount]:
    placed = {place for place, year in enumerate(years) if year in headings}
    changes = changes_of([figures[headings[year]] if year in headings else None for year in years], placed)
    return {headings[year]: change for year, change in zip(years, changes, strict=True) if year in headings}
