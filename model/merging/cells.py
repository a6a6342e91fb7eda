"""The cells of a line that may each be changed by another officer: an amount goes with its working."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from model.comparing.line_differences import worded
from model.comparing.wording import told_apart, with_unit
from model.lines import AMOUNT, EXTRA, FORECAST, KIND, TEXT_HEADINGS, Field, Line, formula_field, value_of, with_values
from model.planning import heading_of
from model.settings import Settings
from model.workings import formula_words
from model.years import Year


class Figure(NamedTuple):
    """An amount and the formula of its cell, None where it has none."""

    amount: object
    formula: object


Cells = Mapping[Field, object]


def cells_of(line: Line, years: tuple[Year, ...]) -> dict[Field, object]:
    """Return the value of each cell of a line."""
    found: dict[Field, object] = {Field(KIND): line.kind, Field(EXTRA): dict(line.extra)}
    found |= {Field(name): getattr(line, name) for name in TEXT_HEADINGS}
    for name in (AMOUNT, FORECAST):
        for year in years:
            field = Field(name, year)
            found[field] = Figure(value_of(line, field, years), value_of(line, formula_field(field), years))
    return found


def with_cells(line: Line, cells: Cells, years: tuple[Year, ...]) -> Line:
    """Return a line with other values in some cells."""
    values: dict[Field, object] = {}
    for field, value in cells.items():
        if isinstance(value, Figure):
            values[field], values[formula_field(field)] = value
        else:
            values[field] = value
    return with_values(line, values, years) if values else line


def differing(one: Cells, other: Cells) -> Iterator[Field]:
    """Yield the fields whose cells differ."""
    return (field for field, value in one.items() if other[field] != value)


def cell_words(field: Field, value: object, settings: Settings) -> str:
    """Return a cell's value as it is read."""
    return cells_words(field, [value], settings)[0]


def cells_words(field: Field, values: Sequence[object], settings: Settings) -> list[str]:
    """Return values of a cell as they are read beside each other: those that differ look so."""
    figures = [value for value in values if isinstance(value, Figure)]
    if not figures:
        return [worded(value, field, settings) for value in values]
    amounts = [figure.amount for figure in figures]
    told = told_apart(amounts, settings.unit, settings.decimals, settings.negatives)  # type: ignore[arg-type]  # figures are amounts
    shown = (with_unit(text, amount, settings.unit) for text, amount in zip(told, amounts, strict=True))  # type: ignore[arg-type]  # as above
    said = [formula_words(figure.formula, settings.unit) if figure.formula else "" for figure in figures]
    if len(set(said)) < len({figure.formula for figure in figures}):
        said = [f"={figure.formula}" if figure.formula else "" for figure in figures]
    return [f"{text} ({formula})" if formula else text for text, formula in zip(shown, said, strict=True)]


def cell_heading(field: Field) -> str:
    """Return the heading of a cell's column."""
    return "Other columns" if field.name == EXTRA else heading_of(field)
