"""Lines whose cells hold formulas: after a save they have the values that the workbook's formulas now give.

A formula that the file does not hold any more, as when its line moved to another sheet, is forgotten; its value stays.
A working depends on no cell: it goes wherever its line goes, and its amount is the model's.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from types import MappingProxyType

from model.budget import Snapshot
from model.edits import ControlChange, Edit, FieldChange
from model.lines import AMOUNT, EXTRA, FORECAST, KIND, TEXT_HEADINGS, Field, Line, formula_field, value_of, with_values
from model.money import Amount
from model.workbook.opening import Opened
from model.workbook.text_formulas import worded_fields
from model.workings import working_of
from model.years import Year

LABEL = "Recalculate the workbook's formulas"
_WORDED = tuple(Field(name) for name in (KIND, *TEXT_HEADINGS))
_WORDS = attrgetter(*(field.name for field in _WORDED))


def with_formula_values(model: Line, opened: Opened, found: Line) -> Line:
    """Return a line of the model with the values that its formula cells have in the opened workbook.

    `found` is the same line as read there. Whatever is no formula stays as the model has it.
    """
    years, unit = opened.budget.years, opened.budget.settings.unit
    amounts = {year for year in years if working_of(model, Field(AMOUNT, year), years, unit)}
    forecasts = {year for year in years if working_of(model, Field(FORECAST, year), years, unit)}
    given = [found.formulas.keys() - amounts, found.forecast_formulas.keys() - forecasts]
    if opened.conversion.levels:
        given = [{*each, *_following(each, years)} for each in given]
    calculated = replace(
        model,
        amounts=_chosen(model.amounts, found.amounts, given[0], years),
        forecasts=_chosen(model.forecasts, found.forecasts, given[1], years),
        formulas=_still_there(model.formulas, found.formulas, amounts),
        forecast_formulas=_still_there(model.forecast_formulas, found.forecast_formulas, forecasts),
        extra=MappingProxyType(_extra(model, opened, found)) if model.extra != found.extra else model.extra,
    )
    places = opened.bindings.found
    if places is not None:
        worded = places.worded(found.id, opened.source)
    else:
        binding = opened.bindings.lines[found.area_id]
        worded = worded_fields(opened.source.cells(binding.sheet), binding, binding.rows[found.id])
    return with_values(calculated, {field: value_of(found, field, years) for field in worded}, years)


def _following(given: Collection[Year], years: tuple[Year, ...]) -> Iterator[Year]:
    """Yield the years behind those whose levels formulas give: their change is from such a level."""
    return (after for year, after in pairwise(years) if year in given)


def _chosen(
    model: tuple[Amount, ...], found: tuple[Amount, ...], formulas: Collection[Year], years: tuple[Year, ...]
) -> tuple[Amount, ...]:
    return tuple(new if year in formulas else old for year, old, new in zip(years, model, found, strict=True))


def _still_there(
    model: Mapping[Year, str], found: Mapping[Year, str], workings: Collection[Year]
) -> Mapping[Year, str]:
    """Return the formulas that the file still holds, in its words: a reference grows with the table it covers."""
    return MappingProxyType(
        {
            year: text if year in workings else found[year]
            for year, text in model.items()
            if year in found or year in workings
        }
    )


def _extra(model: Line, opened: Opened, found: Line) -> dict[str, str]:
    extra = dict(model.extra)
    for heading in _calculated_headings(opened, found):
        extra.pop(heading, None)
        if heading in found.extra:
            extra[heading] = found.extra[heading]
    return extra


def _calculated_headings(opened: Opened, found: Line) -> Iterator[str]:
    """Yield the headings of the line's further columns in which it has formulas, or no one cell that is its own."""
    bound = opened.bindings.found
    if bound is not None:
        places = bound.extra.get(found.id, {})
        for heading in {**found.extra, **places}:
            place = places.get(heading)
            cell = opened.source.cells(place.sheet).row(place.row).get(place.column) if place is not None else None
            if place is None or (cell is not None and cell.formula is not None):
                yield heading
        return
    binding = opened.bindings.lines[found.area_id]
    cells = opened.source.cells(binding.sheet).row(binding.rows[found.id])
    for heading, column in binding.extra.items():
        if (cell := cells.get(column)) is not None and cell.formula is not None:
            yield heading


def recalculated(opened: Opened, model: Snapshot) -> Edit | None:
    """Return the edit that gives the model's lines the values of their formula cells; None where they have them."""
    found = opened.budget.snapshot()
    years = model.settings.years
    changes: list[FieldChange | ControlChange] = []
    for one, other in zip(found.areas, model.areas, strict=True):
        for line, mine in zip(found.lines_of(one.id), model.lines_of(other.id), strict=True):
            if _cells_of(line) == _cells_of(mine):
                continue
            fields = [Field(name, year) for name in (AMOUNT, FORECAST) for year in years]
            for field in [*(formula_field(field) for field in fields), *fields, Field(EXTRA), *_WORDED]:
                old, new = value_of(mine, field, years), value_of(line, field, years)
                if old != new:
                    changes.append(FieldChange(mine.id, field, old, new))
    for place, (ours, control) in enumerate(zip(model.controls, found.controls, strict=True)):
        if ours.source != control.source:  # its cell has moved
            changes.append(ControlChange(place, ours, replace(ours, source=control.source)))
    return Edit(LABEL, tuple(changes)) if changes else None


def _cells_of(line: Line) -> tuple[object, ...]:
    return line.amounts, line.forecasts, line.extra, line.formulas, line.forecast_formulas, _WORDS(line)
