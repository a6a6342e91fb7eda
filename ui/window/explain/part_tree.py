"""The tree of an explained number: a row a part, with its cell, how it came about and its last change."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from model.budget import Budget
from model.explaining import AmountPart, Part, SumPart
from ui.window.explain.part_words import how, last_change
from ui.window.metrics import figure_font, letters, space
from ui.window.view import View

Index = QModelIndex | QPersistentModelIndex
_PART = Qt.ItemDataRole.UserRole
_HEADINGS = ("What it is made of", "Amount", "Cell", "Working, transfer", "Last change")
_WIDTHS = (36, 12, 26, 20, 20)
_CELL = _HEADINGS.index("Cell")
_NARROWEST = 6
_ROW_HEIGHT = 7
_MOST_OPEN = 40


@dataclass(frozen=True, slots=True)
class Unstated:
    """The lines that state no amount, as a row of the tree has them: a row a line when it is opened."""

    line_ids: tuple[int, ...]


class _CellWords(QStyledItemDelegate):
    """Shortens a sheet's long name in its middle, so that the cell behind it always shows."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Keep the end of the words."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle


class PartTree(QTreeWidget):
    """Shows the parts of a number; those of a part are listed when it is opened.

    Signals: `part_chosen` (the part of the current row, a line's id where it states nothing, or None), `go_asked`.
    """

    part_chosen = Signal(object)
    go_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._budget: Budget | None = None
        self._view = View()
        self.setAccessibleName("What the number is made of")
        self.setObjectName("PlainTable")
        self.setHeaderLabels(_HEADINGS)
        self.setUniformRowHeights(True)
        self.setFont(figure_font())
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegateForColumn(_CELL, _CellWords(self))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place, width in enumerate(_WIDTHS[1:], 1):
            header.resizeSection(place, letters(width))
        self.itemExpanded.connect(self._on_expanded)
        self.currentItemChanged.connect(self._on_current)
        self.activated.connect(self._on_activated)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words keep their room where the tree is narrow: the columns behind the figure give way."""
        super().resizeEvent(event)
        words, figure, *others = _WIDTHS
        room = self.viewport().width() - letters(words + figure)
        share = min(1.0, max(room, 0) / letters(sum(others)))
        for place, width in enumerate(others, len(_WIDTHS) - len(others)):
            self.header().resizeSection(place, max(letters(_NARROWEST), int(letters(width) * share)))

    def show_part(self, part: Part, budget: Budget, view: View) -> None:
        """Show a number with the parts of its first level, and those below where they are few."""
        opened, current = self._open_paths(), self._path(self.currentItem())
        self._budget, self._view = budget, view
        self.clear()
        self.setHeaderLabels([_HEADINGS[0], view.unit.symbol, *_HEADINGS[2:]])
        self.headerItem().setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        root = self._item(part)
        self.addTopLevelItem(root)
        root.setExpanded(True)
        self._open_while_few(root)
        for path in sorted(opened, key=len):
            found = self._found(path)
            if found is not None:
                found.setExpanded(True)
        self.setCurrentItem(self._found(current) or root)

    @property
    def current_part(self) -> object:
        """The part of the current row, a line's id where it states nothing, None for no row."""
        item = self.currentItem()
        return item.data(0, _PART) if item is not None else None

    @property
    def is_on_whole(self) -> bool:
        """Whether the current row is the number itself."""
        return self.currentItem() is self.topLevelItem(0)

    def texts(self) -> list[tuple[str, ...]]:
        """Return what the rows listed so far say, in reading order."""
        columns = range(len(_HEADINGS))
        return [tuple(item.text(column) for column in columns) for item in self._every()]

    def go_to_words(self, words: str) -> bool:
        """Make the first row that begins with these words the current one."""
        found = next((item for item in self._every() if item.text(0).startswith(words)), None)
        if found is not None:
            self.setCurrentItem(found)
        return found is not None

    def _item(self, part: object) -> QTreeWidgetItem:
        texts = self._texts(part)
        item = QTreeWidgetItem(texts)
        item.setData(0, _PART, part)
        item.setSizeHint(0, QSize(0, space(_ROW_HEIGHT)))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, text in enumerate(texts):
            item.setToolTip(column, text)
        if isinstance(part, SumPart):
            item.setFont(0, figure_font(bold=True))
            item.setFont(1, figure_font(bold=True))
        if isinstance(part, Unstated) or (isinstance(part, SumPart) and (part.parts or part.unstated)):
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        return item

    def _texts(self, part: object) -> list[str]:
        match part:
            case AmountPart():
                cell = f"{part.place[0]}!{part.place[1]}" if part.place else "Not in a file yet"
                return [part.words, self._view.text(part.pounds), cell, how(part), last_change(part)]
            case SumPart():
                figure = "Not stated" if part.states_nothing else self._view.text(part.pounds)
                return [part.words, figure, "", "", ""]
            case Unstated():
                many = len(part.line_ids)
                count = "One line states" if many == 1 else f"{many:,} lines state"
                return [f"{count} no amount", "", "", "", ""]
            case _:
                return [self._line_words(cast("int", part)), "", "", "", ""]

    def _line_words(self, line_id: int) -> str:
        line = cast("Budget", self._budget).line(line_id)
        return " ".join(f"{line.reference} {line.title}".split()) or line.name

    @Slot(QTreeWidgetItem)
    def _on_expanded(self, item: QTreeWidgetItem) -> None:
        if not item.childCount():
            item.addChildren([self._item(each) for each in _below(item.data(0, _PART))])

    def _open_while_few(self, root: QTreeWidgetItem) -> None:
        """Open level after level as long as all of it stays in sight."""
        level = [root]
        while level:
            below = [cast("QTreeWidgetItem", item.child(row)) for item in level for row in range(item.childCount())]
            count = sum(len(list(_below(item.data(0, _PART)))) for item in below)
            if not count or len(below) + count > _MOST_OPEN:
                return
            for item in below:
                if isinstance(item.data(0, _PART), SumPart):
                    item.setExpanded(True)
            level = below

    def _every(self) -> Iterator[QTreeWidgetItem]:
        waiting = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            if item is not None:
                yield item
                waiting = [*(item.child(row) for row in range(item.childCount())), *waiting]

    def _open_paths(self) -> list[tuple[str, ...]]:
        return [self._path(item) for item in self._every() if item.isExpanded()]

    def _path(self, item: QTreeWidgetItem | None) -> tuple[str, ...]:
        words: tuple[str, ...] = ()
        while item is not None:
            words, item = (item.text(0), *words), item.parent()
        return words

    def _found(self, path: tuple[str, ...]) -> QTreeWidgetItem | None:
        return next((item for item in self._every() if self._path(item) == path), None) if path else None

    @Slot()
    def _on_current(self) -> None:
        self.part_chosen.emit(self.current_part)

    @Slot(QModelIndex)
    def _on_activated(self, _index: QModelIndex) -> None:
        self.go_asked.emit()


def _below(part: object) -> Iterator[object]:
    if isinstance(part, SumPart):
        yield from part.parts
        if part.unstated:
            yield Unstated(part.unstated)
    elif isinstance(part, Unstated):
        yield from part.line_ids
