"""Drawing the cells of one repaint, from the palette alone: the theme decides the colours, the model what is marked.

Everything stands on the first line of its row; a long title or area goes on below. What the cells have in common is
found out once, because asking Qt costs more than drawing: a repaint is hundreds of cells.
"""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from model.findings import Level
from model.money import Unreadable
from ui.window.grid.cell_parts import arrow_rect, draw_arrow, draw_mark, draw_ring, rule_colour
from ui.window.grid.columns import Entry
from ui.window.grid.figures import draw_covered, draw_figure, hang, padding
from ui.window.grid.heading_painter import paint_heading
from ui.window.grid.laid_out import LaidOutTexts
from ui.window.grid.selected import selected_parts
from ui.window.metrics import figure_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from model.lines import Line
    from ui.window.grid.columns import Column
    from ui.window.grid.sheet_view import SheetView
    from ui.window.grid.wrapping import Wrappers

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NO_CELL = (-1, -1)


class Slot(NamedTuple):
    """A column as it stands on screen: its place, its left edge and its width in pixels."""

    place: int
    left: int
    width: int


class CellPainter:
    """Draws cells of a grid with one painter."""

    def __init__(self, grid: "SheetView", painter: QPainter, wrappers: "Wrappers", texts: LaidOutTexts) -> None:
        """Find out what all cells have in common."""
        self._grid, self._model, self._negatives = grid, grid.lines, grid.lines.negatives
        self._painter, self._wrappers, self._texts = painter, wrappers, texts
        option = QStyleOptionViewItem()
        grid.initViewItemOption(option)
        self._option = option
        self._palette: QPalette = option.palette
        self._palette.setCurrentColorGroup(QPalette.ColorGroup.Normal)
        option.palette = self._palette
        self._rule = rule_colour(option)
        self._font = figure_font(option.font)
        painter.setFont(self._font)
        texts.measure_in(self._font)
        metrics = painter.fontMetrics()
        self._pad, self._high, self._spacing = padding(metrics), grid.row_height, metrics.lineSpacing()
        self._above_text = (self._high - metrics.height()) // 2
        self._depth = (self._high - 1) // 2 + metrics.descent() + metrics.ascent() // 2
        self._hang = hang("0", self._negatives, metrics)
        seen = grid.viewport().size()
        self._wide, self._deep = seen.width(), seen.height()
        self._selected = selected_parts(grid)
        self._focused = _cell(grid.currentIndex()) if grid.hasFocus() else _NO_CELL
        self._under_mouse = _cell(grid.index_under_mouse())
        self._plain = self._palette.color(QPalette.ColorRole.Text)
        # A style sheet that colours the table's text makes the table's own placeholder colour a mere half of it.
        self._quiet = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        self._on_selection = self._palette.color(QPalette.ColorRole.HighlightedText)

    def paint(self, slots: "Sequence[Slot]", top: int, bottom: int, covered: Slot | None = None) -> int:
        """Draw the rows that reach into a stretch, in pixels, in these columns; returns where the last one ends.

        `covered` is what is left in sight of a column of figures beside them: it shows where there are any.
        """
        grid, model = self._grid, self._model
        row, count = grid.rowAt(top), model.rowCount()
        if row < 0 or not slots:
            return 0
        rules = _stretches(slots)
        top = grid.rowViewportPosition(row)
        while row < count and top <= bottom:
            height = grid.rowHeight(row)
            line = model.line_at(row)
            if line is None:
                self._paint_heading(row, slots, top, height)
            else:
                self._paint_line(line, row, slots, rules, top, height)
            top += height
            row += 1
            if covered is not None and covered.width > 0:
                self._paint_covered(line, row, covered, top - height, height)
        return top

    def _paint_covered(self, line: "Line | None", row: int, slot: Slot, top: int, height: int) -> None:
        if line is None:
            self._painter.fillRect(slot.left, top, slot.width, height, self._palette.alternateBase())
        self._paint_rules(_stretches([slot]), top + height - 1)
        text = self._model.shown(row, slot.place) if line is None else self._model.text_of(line, slot.place)
        if text and top + self._depth < self._deep:
            self._painter.setPen(self._plain)
            draw_covered(self._painter, QRect(slot.left, top, slot.width, self._high))

    def _paint_rules(self, stretches: "Sequence[tuple[int, int]]", height: int) -> None:
        self._painter.setPen(self._rule)
        for left, right in stretches:
            self._painter.drawLine(left, height, right, height)

    def _paint_heading(self, row: int, slots: "Sequence[Slot]", top: int, height: int) -> None:
        option = self._option
        for place, left, width in slots:
            option.rect = QRect(left, top, width, height)
            option.state = QStyle.StateFlag.State_Enabled
            if self._is_selected(row, place):
                option.state |= QStyle.StateFlag.State_Selected
            if (row, place) == self._focused:
                option.state |= QStyle.StateFlag.State_HasFocus
            paint_heading(self._painter, option, self._model, row, place, self._negatives)

    def _paint_line(
        self, line: "Line", row: int, slots: "Sequence[Slot]", rules: "Sequence[tuple[int, int]]", top: int, height: int
    ) -> None:
        painter = self._painter
        chosen = {slot.place for slot in slots if self._is_selected(row, slot.place)} if self._selected else set()
        for place, left, width in slots:
            if place in chosen:
                painter.fillRect(left, top, width, height, self._palette.highlight())
        self._paint_rules(rules, top + height - 1)
        if top + self._depth < self._deep:  # half a line of text under the totals reads as a fault
            for slot in slots:
                column = self._model.columns[slot.place]
                ink = self._on_selection if slot.place in chosen else self._quiet if column.is_quiet else self._plain
                painter.setPen(ink)
                self._paint_words(line, row, slot, column, top, height)
            self._paint_marks(line, slots, top)
        focused = next((slot for slot in slots if (row, slot.place) == self._focused), None)
        if focused is not None:
            draw_ring(painter, QRect(focused.left, top, focused.width, height), self._palette)

    def _paint_words(self, line: "Line", row: int, slot: Slot, column: "Column", top: int, height: int) -> None:
        text = self._model.text_of(line, slot.place)
        if column.is_figure:
            if line.formulas or line.forecast_formulas:
                sign = self._model.formula_sign(row, slot.place)
                self._painter.drawText(QRect(slot.left + self._pad // 2, top, slot.width, self._high), _LEFT, sign)
            if text:
                self._paint_figure(slot, text, top, slanted=isinstance(column.figure(line), Unreadable))
        elif column.wraps:
            for shown in self._wrappers.of(column).lines(text):
                if top + self._depth < self._deep:
                    laid_out = self._texts.whole(shown)
                    self._painter.drawStaticText(slot.left + self._pad, top + self._above_text, laid_out.text)
                top += self._spacing
        elif column.entry is Entry.CHOICE and (row, slot.place) in (self._focused, self._under_mouse):
            arrow = arrow_rect(QRect(slot.left, top, slot.width, height))
            self._paint_text(text, slot.left + self._pad, top, slot.width - self._pad - arrow.width())
            arrow.setHeight(self._high)
            draw_arrow(self._painter, arrow)
        elif text:
            self._paint_text(text, slot.left + self._pad, top, slot.width - 2 * self._pad)

    def _paint_text(self, text: str, left: int, top: int, room: int) -> None:
        laid_out = self._texts.whole(text)
        if laid_out.width > room:
            laid_out = self._texts.within(text, room)
        self._painter.drawStaticText(left, top + self._above_text, laid_out.text)

    def _paint_figure(self, slot: Slot, text: str, top: int, *, slanted: bool) -> None:
        painter, left, width = self._painter, slot.left, slot.width
        right = left + width - self._pad - (self._hang if self._hang and text[-1].isdigit() else 0)
        if left + width <= self._wide and not slanted:
            laid_out = self._texts.whole(text)
            if laid_out.width <= right - left:
                painter.drawStaticText(QPointF(right - laid_out.width, top + self._above_text), laid_out.text)
                return
        if slanted:
            font = figure_font(self._font)
            font.setItalic(True)
            painter.setFont(font)
        draw_figure(painter, QRect(left, top, width, self._high), text, self._negatives, self._wide)
        painter.setFont(self._font)

    def _paint_marks(self, line: "Line", slots: "Sequence[Slot]", top: int) -> None:
        for place, left, _ in slots:
            level = self._model.mark(line, place)
            if level is not None:
                role = QPalette.ColorRole.BrightText if level is Level.ERROR else QPalette.ColorRole.Accent
                colour = QGuiApplication.palette().color(role)
                draw_mark(self._painter, QPoint(left, top), colour, self._pad, filled=level is Level.ERROR)

    def _is_selected(self, row: int, place: int) -> bool:
        return any(part.top <= row <= part.bottom and place in part.columns for part in self._selected)


def _cell(index: "QModelIndex") -> tuple[int, int]:
    return index.row(), index.column()


def _stretches(slots: "Sequence[Slot]") -> list[tuple[int, int]]:
    """Return columns that touch as one stretch, each from its first pixel to its last."""
    found: list[tuple[int, int]] = []
    for _, left, width in slots:
        if width <= 0:
            continue
        if found and found[-1][1] == left - 1:
            found[-1] = (found[-1][0], left + width - 1)
        else:
            found.append((left, left + width - 1))
    return found
