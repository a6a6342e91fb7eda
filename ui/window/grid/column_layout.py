"""The order, the widths and the visibility of columns, shared by the grids of a page so that their years line up."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QFontMetrics, QGuiApplication

from ui.window.grid.column_choices import ColumnChoices
from ui.window.grid.column_memory import ColumnMemory
from ui.window.grid.columns import Column
from ui.window.grid.figures import padding
from ui.window.grid.fitting import YIELDING, Fit, Want, fit


class ColumnLayout(QObject):
    """What every grid of a page agrees on. Words give way to years, and the title takes what is left (see `fitting`).

    Neither happens to a column that the officer dragged, showed or hid. A column's place is its number in the chosen
    order, hidden ones counted.
    Signals: `reordered` (`columns` stand in another order), `changed` (a width or the visibility of a column).
    """

    reordered = Signal()
    changed = Signal()

    def __init__(self, columns: Sequence[Column], memory: ColumnMemory, parent: QObject | None = None) -> None:
        """Begin with the officer's choices, and with no width for what was never dragged."""
        super().__init__(parent)
        self.usual = tuple(columns)
        self.columns: tuple[Column, ...] = self.usual
        self.wrapping: tuple[tuple[int, Column], ...] = ()  # the columns that wrap, each with its place
        self._memory = memory
        self._fitted: dict[str, int] = {}
        self._least: dict[str, int] = {}
        self._hidden: set[int] = set()
        self._fit = Fit({}, frozenset())
        self._offers: dict[int, int] = {}
        self._told: list[int] = []
        self._digit = padding(QFontMetrics(QGuiApplication.font()))
        self._arrange()
        memory.changed.connect(self._on_memory_changed)

    @property
    def title(self) -> int:
        """The place of the title's column."""
        return next(place for place, column in enumerate(self.columns) if column.is_title)

    @property
    def choices(self) -> ColumnChoices:
        """What the officer chose."""
        return self._memory.choices

    def choose(self, choices: ColumnChoices) -> None:
        """Take other choices, for this page and every other of the workbook."""
        self._memory.choose(choices)

    def width(self, place: int) -> int:
        """Return a column's width in pixels."""
        column = self.columns[place]
        found = self._fit.widths.get(column.key)
        return self._usual_width(column) if found is None else found

    @property
    def left_out(self) -> frozenset[str]:
        """The keys of columns that would show but for want of room."""
        return self._fit.left_out

    @property
    def narrowest(self) -> int:
        """The width, in pixels, in which every year is in sight and no column of words has to be left out."""
        wants = self._wants()
        last = max(place for place, want in enumerate(wants) if want.is_year)
        return sum(want.least for want in wants[: last + 1])

    def is_hidden(self, place: int) -> bool:
        """Whether a column is hidden."""
        return place in self._hidden

    def shows(self, place: int) -> bool:
        """Whether a column shows."""
        return place not in self._hidden

    def can_hide(self, place: int) -> bool:
        """Whether the officer may hide a column: the reference, the title and the years always show."""
        return not self.columns[place].always_shows

    def show(self, place: int, *, shown: bool) -> None:
        """Show or hide a column."""
        if shown == self.is_hidden(place) and self.can_hide(place):
            self.choose(self.choices.with_shown(self.columns[place].key, shown=shown))

    def choose_width(self, place: int, width: int) -> None:
        """Give a column the width that the officer dragged it to, in pixels."""
        if width > 0 and width != self.width(place):
            self.choose(self.choices.with_width(self.columns[place].key, width / self._digit))

    def set_widths(self, widths: Mapping[int, int], least: Mapping[int, int] | None = None) -> None:
        """Give columns the widths that fit what they hold, in pixels; what was dragged stays as it is.

        `least` are the widths to which columns may narrow for the years' sake; without one a column never does.
        """
        fitted = {**self._fitted, **{self.columns[place].key: width for place, width in widths.items()}}
        if least is not None:
            self._least = {self.columns[place].key: width for place, width in least.items()}
        if fitted != self._fitted or least is not None:
            self._fitted = fitted
            self._announce()

    def widen_years(self, least: int) -> None:
        """Make each column of figures at least so wide, in pixels."""
        figures = [place for place, column in enumerate(self.columns) if column.is_figure]
        self.set_widths({place: max(least, self._fitted.get(self.columns[place].key, 0)) for place in figures})

    def measure_in(self, digit: int) -> None:
        """Take the width of a digit of the cells' font, in pixels: what dragged widths are counted in."""
        if digit != self._digit:
            self._digit = digit
            self._announce()

    def offer(self, grid: QObject, width: int) -> None:
        """Take note of the width that a grid has for its columns; the narrowest grid decides for all."""
        if self._offers.get(id(grid)) != width:
            self._offers[id(grid)] = width
            self._announce()

    def reset(self) -> None:
        """Forget every choice."""
        self.choose(ColumnChoices())

    def reset_width(self, place: int) -> None:
        """Let a column be as wide as what it holds again."""
        key = self.columns[place].key
        self.choose(replace(self.choices, widths={k: v for k, v in self.choices.widths.items() if k != key}))

    def _arrange(self) -> bool:
        before = self.columns
        self.columns = self.choices.arranged(self.usual)
        self.wrapping = tuple((place, column) for place, column in enumerate(self.columns) if column.wraps)
        self._share()
        return self.columns != before

    def _announce(self) -> None:
        """Share the room anew, and tell where that makes a difference: every grid applies all its columns again."""
        self._share()
        looks = self._looks()
        if looks != self._told:
            self._told = looks
            self.changed.emit()

    def _looks(self) -> list[int]:
        """Return the width of each column in pixels, -1 of a hidden one."""
        return [-1 if place in self._hidden else self.width(place) for place in range(len(self.columns))]

    def _share(self) -> None:
        wants = self._wants()
        self._fit = fit(wants, min(self._offers.values())) if self._offers else Fit({}, frozenset())
        shown = {want.key for want in wants} - self._fit.left_out
        self._hidden = {place for place, column in enumerate(self.columns) if column.key not in shown}

    def _wants(self) -> list[Want]:
        return [self._want(column) for column in self.columns if self.choices.shows(column)]

    def _want(self, column: Column) -> Want:
        usual, key = self._usual_width(column), column.key
        is_dragged = key in self.choices.widths
        least = usual if is_dragged else min(usual, self._least.get(key, usual))
        yields = key in YIELDING and key not in self.choices.shown
        return Want(key, usual, least, column.is_title and not is_dragged, column.is_amount, yields)

    def _usual_width(self, column: Column) -> int:
        chosen = self.choices.widths.get(column.key)
        return self._fitted.get(column.key, 0) if chosen is None else max(1, round(chosen * self._digit))

    @Slot()
    def _on_memory_changed(self) -> None:
        if self._arrange():
            self.reordered.emit()
        self._told = self._looks()
        self.changed.emit()
