"""The lines of a comparison as table rows, worded when they are looked at: ten thousand of them cost nothing."""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QObject

from model.comparing.comparison import Comparison
from model.comparing.line_differences import LineDifference, Sort
from model.comparing.matching import By
from model.money import NIL, format_amount
from model.settings import Settings
from ui.window.view import View
from ui.window.words_table import WordsModel, WordsRow

HEADINGS = ("Change", "Area", "Reference", "Title", "Matched by")
WIDTHS = (24, 19, 11, 27, 13)


class Only(Enum):
    """What a filter keeps beside the sorts of change."""

    CHANGED = "All differences"
    LIKENESS = "Matched by likeness"
    UNCHANGED = "Unchanged"


Filter = Only | Sort


def shown_settings(settings: Settings, view: View) -> Settings:
    """Return settings that word amounts as the window shows them."""
    return replace(settings, unit=view.unit, decimals=view.decimals, negatives=view.negatives)


def kept(comparison: Comparison, wanted: Filter) -> list[LineDifference]:
    """Return the lines that a filter keeps, likenesses first among all differences: they want looking at."""
    if wanted is Only.UNCHANGED:
        return [line for line in comparison.lines if not line.sorts]
    likenesses = list(comparison.likenesses)
    if wanted is Only.LIKENESS:
        return likenesses
    if wanted is Only.CHANGED:
        return [*likenesses, *(line for line in comparison.changed if line.by is not By.LIKENESS)]
    return [line for line in comparison.changed if wanted in line.sorts]


class LinesModel(WordsModel):
    """Read-only: lines with what became of them and how they move each year's net."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._lines: Sequence[LineDifference] = ()
        self._comparison: Comparison | None = None
        self._view = View()

    def show_lines(self, comparison: Comparison, lines: Sequence[LineDifference], view: View) -> None:
        """Show lines of a comparison, figures as a view has them."""
        self._comparison, self._view = comparison, view
        self._lines = lines
        years = tuple(year.label for year in comparison.years)
        first = len(HEADINGS)
        self.show((*HEADINGS, *years), _Worded(self, len(lines)), range(first, first + len(years)))

    def difference(self, place: int) -> LineDifference:
        """Return the line of a row."""
        return self._lines[place]

    def row(self, place: int) -> WordsRow:
        """Return a line in words."""
        comparison, each, view = self._comparison, self._lines[place], self._view
        assert comparison is not None  # noqa: S101  # there are rows of one alone
        before, now = comparison.area_name(each, before=True), comparison.area_name(each)
        area = f"{before} → {now}" if Sort.MOVED in each.sorts else now or before
        by = "" if each.by is None else "likeness?" if each.by is By.LIKENESS else each.by.value
        figures = (
            format_amount(figure or NIL, view.unit, view.decimals, view.negatives) if figure else "–"
            for figure in each.movement
        )
        words = f"{each.in_words[:1].upper()}{each.in_words[1:]}"
        return WordsRow((words, area, each.line.reference, each.line.title or each.line.name, by, *figures))


class _Worded(Sequence[WordsRow]):
    """As many rows as there are lines, each worded by the model."""

    def __init__(self, model: LinesModel, count: int) -> None:
        self._model, self._count = model, count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: int) -> WordsRow:  # type: ignore[override]  # rows are never sliced
        return self._model.row(place)
