"""How wide a column is before the officer drags it: as wide as what it is likely to hold, by font metrics."""

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtGui import QFont, QFontMetrics

from model.budget import Budget
from model.controls import Measure
from model.lines import Line
from model.totals import Tally
from ui.window.grid.columns import Column
from ui.window.grid.figures import padding
from ui.window.metrics import figure_font
from ui.window.view import View

AGREES = "agrees"
_LONG = ("Description", "Notes", "Internal notes")
_LONG_LETTERS, _USUAL_LETTERS, _TITLE_LETTERS, _AREA_LETTERS = 32, 18, 30, 22
_NARROW_TITLE_LETTERS, _NARROW_AREA_LETTERS = 18, 11
_SHORTEST_REFERENCE, _LONGEST_REFERENCE = "14SCS10", 20
_MANY = 2000
_WIDEST_LETTERS = 80


def word_width(column: Column, font: QFont, samples: Iterable[str] = ()) -> int:
    """Return the width of a column of words, in pixels. Samples are texts that it should show in full."""
    metrics, heavy = QFontMetrics(font), QFontMetrics(figure_font(font, bold=True))
    letters = metrics.averageCharWidth()
    texts = [*column.choices, *samples]
    if column.is_area:
        least = _AREA_LETTERS * letters
    elif column.is_title:
        least = _TITLE_LETTERS * letters
    elif column.choices or column.is_figure or texts:
        least = 0
    else:
        least = (_LONG_LETTERS if column.heading in _LONG else _USUAL_LETTERS) * letters
    widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
    # Eliding measures fractions of a pixel, this does not: one more.
    return max(least, widest, heavy.horizontalAdvance(column.heading)) + 2 * padding(metrics) + 1


def narrow_width(column: Column, font: QFont) -> int | None:
    """Return the width to which a column that wraps may narrow for the years' sake, in pixels; None for any other."""
    if not column.wraps:
        return None
    metrics = QFontMetrics(font)
    count = _NARROW_TITLE_LETTERS if column.is_title else _NARROW_AREA_LETTERS
    return count * metrics.averageCharWidth() + 2 * padding(metrics) + 1


def figure_width(texts: Iterable[str], font: QFont) -> int:
    """Return the width in which every one of the texts fits as a total, in pixels."""
    metrics = QFontMetrics(figure_font(font, bold=True))
    widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
    return widest + metrics.horizontalAdvance(")") + 2 * padding(metrics)


def widest_cell(texts: Iterable[str], font: QFont) -> int:
    """Return the width in which every one of the texts fits in a cell, in pixels, within reason."""
    metrics = QFontMetrics(figure_font(font))
    widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
    room = 2 * padding(metrics) + metrics.horizontalAdvance(")")
    return min(widest, _WIDEST_LETTERS * metrics.averageCharWidth()) + room


def widest_figures(budget: Budget, largest: Decimal, tally: Tally, view: View) -> tuple[str, ...]:
    """Return texts at least as wide as any figure of lines, of which one is the largest, of their totals and headings.

    `largest` is in the view's basis, in pounds.
    """
    totals = [figure for measure in Measure for figure in view.figures(tally.measure(measure))]
    largest = max(map(abs, (largest, *totals)))
    return (view.text(-largest), view.text(Decimal(-1)), AGREES, *(year.label for year in budget.years))


def reference_samples(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return references that their column should show in full; extremely long ones are left out."""
    found = {_SHORTEST_REFERENCE}
    for count, line in enumerate(lines):
        if count > _MANY:
            break
        if len(line.reference) <= _LONGEST_REFERENCE:
            found.add(line.reference)
    return tuple(found)
