"""One line as it was and as it is, field by field: what differs is told in words and in figures."""

from collections.abc import Iterator
from decimal import Decimal

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView

from model.comparing.comparison import Comparison
from model.comparing.line_differences import FieldDifference, LineDifference, value_in
from model.lines import AMOUNT, FORECAST, KIND, TEXT_HEADINGS, Field, Line
from model.money import EXACT, NIL
from model.settings import Settings
from ui.window.words_table import WordsModel, WordsRow, WordsTable

_FIELD, _WORD = 20, 24


class SideBySide(WordsTable):
    """Shows a line's fields; those that differ in bold, with the word `changed` or by how much."""

    def __init__(self) -> None:
        """Begin empty."""
        self._fields = WordsModel()
        super().__init__(self._fields, "The line side by side")
        self._fields.setParent(self)
        self.setWordWrap(True)
        header = self.horizontalHeader()
        header.sectionResized.connect(self._fit, Qt.ConnectionType.QueuedConnection)

    def show_line(self, comparison: Comparison, difference: LineDifference | None, settings: Settings) -> None:
        """Show a line of a comparison, amounts as the settings say; None: nothing."""
        rows = list(_rows(comparison, difference, settings)) if difference is not None else []
        was_shown = self._fields.columnCount() > 0
        self._fields.show(("Field", comparison.old.name, comparison.new.name, "Difference"), rows)
        if not was_shown:
            self.set_widths((_FIELD, 0, 0, _WORD))
            for column in (1, 2):
                self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        if rows:
            self.setCurrentIndex(self._fields.index(0, 0))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let long texts wrap anew."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.resizeRowsToContents()


def _rows(comparison: Comparison, difference: LineDifference, settings: Settings) -> Iterator[WordsRow]:
    """Yield what differs first, then what both have the same."""
    old, new = difference.old, difference.new
    if old is not None and new is not None and (words := _areas(comparison, difference)):
        yield words
    for each in difference.fields:
        yield _differing(each, settings)
    differing = {each.field for each in difference.fields}
    for field in _fields(comparison):
        if field in differing:
            continue
        before, after = _stated(old, field, comparison.old.snapshot.settings), None
        after = _stated(new, field, comparison.new.snapshot.settings)
        if before not in (None, "") or after not in (None, ""):
            texts = FieldDifference(field, before, after).words(settings)
            heading = FieldDifference(field, before, after).heading
            was = texts[0] if old is not None else ""
            now = texts[1] if new is not None else ""
            yield WordsRow((heading, was, now, ""))


def _areas(comparison: Comparison, difference: LineDifference) -> WordsRow | None:
    names = comparison.area_name(difference, before=True), comparison.area_name(difference)
    return WordsRow(("Activity area", *names, "changed"), is_bold=True) if names[0] != names[1] else None


def _differing(each: FieldDifference, settings: Settings) -> WordsRow:
    told = "changed"
    if each.field.name in (AMOUNT, FORECAST):
        before, after = ((NIL if value is None else value) for value in (each.old, each.new))
        if isinstance(before, Decimal) and isinstance(after, Decimal):
            moved = FieldDifference(each.field, NIL, EXACT.subtract(after, before)).words(settings)[1]
            told = f"{moved if moved.startswith(('-', '(')) else f'+{moved}'}"
    return WordsRow((each.heading, *each.words(settings), told), is_bold=True)


def _fields(comparison: Comparison) -> Iterator[Field]:
    yield Field(KIND)
    yield from (Field(name) for name in TEXT_HEADINGS)
    yield from (Field(AMOUNT, year) for year in comparison.years)
    yield from (Field(FORECAST, year) for year in comparison.years)


def _stated(line: Line | None, field: Field, settings: Settings) -> object:
    return None if line is None else value_in(line, field, settings.years)
