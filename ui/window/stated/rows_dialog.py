"""A list of what the workbook states beside its lines, to add to, change and remove from; each is one undo step."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from model.edits import Edit
from model.problems import EntryProblem
from ui.window.metrics import figure_font, in_screen, letters, set_margins, space
from ui.window.session import Session

Form = Callable[[int | None, QWidget], Edit | None]
"""Asks for a row (None: a new one) before a widget; returns the plan, None where nothing is to change."""

_WIDTH, _HEIGHT, _ROW_HEIGHT = 158, 110, 7
_AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SELECTED = Qt.ItemDataRole.UserRole


class RowsDialog(QDialog):
    """Base of the lists: fill `rows`, and say what the columns are."""

    def __init__(self, session: Session, title: str, note: str, parent: QWidget | None = None) -> None:
        """`note` is a sentence on what is listed."""
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(title)
        self.list = QTreeWidget()
        self.list.setAccessibleName(title)
        self.list.setObjectName("PlainList")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setFont(figure_font())
        self.list.itemActivated.connect(self._on_change)
        self.list.currentItemChanged.connect(self._on_current)
        said = QLabel(note)
        said.setObjectName("Muted")
        said.setWordWrap(True)
        self._problem = QLabel()
        self._problem.setObjectName("EntryRefused")
        self._problem.setWordWrap(True)
        self._problem.hide()
        layout = QVBoxLayout(self)
        set_margins(layout, 5)
        layout.setSpacing(space(3))
        layout.addWidget(said)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._problem)
        layout.addLayout(self._make_buttons())
        self.resize(in_screen(self, letters(_WIDTH)), space(_HEIGHT))
        session.changed.connect(self.refresh)

    def _make_buttons(self) -> QHBoxLayout:
        self.add_button = QPushButton("&Add…")
        self.change_button = QPushButton("&Change…")
        self.remove_button = QPushButton("&Remove")
        for button, handler in (
            (self.add_button, self._on_add),
            (self.change_button, self._on_change),
            (self.remove_button, self._on_remove),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(partial(_called, handler))
        closing = QDialogButtonBox()
        close = closing.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        closing.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        for button in (self.add_button, self.change_button, self.remove_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(closing)
        return row

    @property
    def problem(self) -> str:
        """The problem that is shown, or nothing."""
        return "" if self._problem.isHidden() else self._problem.text()

    def headings(self) -> Sequence[tuple[str, int]]:
        """Return the headings, each with its width in letters, 0 for the one that stretches."""
        raise NotImplementedError

    def figures(self) -> range:
        """Return the columns of figures: one a year, behind the words."""
        first = [words for words, _ in self.headings()].index(self.session.budget.years[0].label)
        return range(first, first + len(self.session.budget.years))

    def rows(self) -> Sequence[tuple[int, Sequence[str]]]:
        """Return the id and the texts of each row."""
        raise NotImplementedError

    def ask(self, row_id: int | None) -> Edit | None:
        """Ask for a row (None: a new one); returns the plan, None where nothing is to change."""
        raise NotImplementedError

    def plan_removal(self, row_id: int) -> Edit:
        """Plan that a row goes. Raises EntryProblem."""
        raise NotImplementedError

    @Slot()
    def refresh(self, _changes: object = None) -> None:
        """List what there is."""
        if self.session.document is None:
            return
        item = self.list.currentItem()
        current = self.list.indexOfTopLevelItem(item) if item is not None else 0
        headings = self.headings()
        self.list.clear()
        self.list.setHeaderLabels([words for words, _ in headings])
        header = self.list.header()
        header.setStretchLastSection(False)
        for place in self.figures():
            self.list.headerItem().setTextAlignment(place, _AT_RIGHT)
        for place, (_, width) in enumerate(headings):
            header.setSectionResizeMode(
                place, QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            )
            if width:
                header.resizeSection(place, letters(width))
        for row_id, texts in self.rows():
            self.list.addTopLevelItem(_item(row_id, texts, self.figures()))
        count = self.list.topLevelItemCount()
        if count:
            self._go_to(max(0, min(current, count - 1)))
        self._on_current()

    def _go_to(self, place: int) -> None:
        item = self.list.topLevelItem(place)
        if item is not None:
            self.list.setCurrentItem(item)

    @property
    def _chosen(self) -> int | None:
        item = self.list.currentItem()
        chosen = item.data(0, _SELECTED) if item is not None else None
        return chosen if isinstance(chosen, int) else None

    @Slot()
    def _on_current(self) -> None:
        has_row = self._chosen is not None
        self.change_button.setEnabled(has_row)
        self.remove_button.setEnabled(has_row)

    def _on_add(self) -> None:
        self._problem.hide()
        if self.session.do(self.ask(None)):
            ids = [row_id for row_id, _ in self.rows()]
            self._go_to(ids.index(max(ids)))  # the newest

    @Slot()
    def _on_change(self) -> None:
        self._problem.hide()
        if self._chosen is not None:
            self.session.do(self.ask(self._chosen))

    def _on_remove(self) -> None:
        self._problem.hide()
        if self._chosen is None:
            return
        try:
            self.session.do(self.plan_removal(self._chosen))
        except EntryProblem as problem:
            self._problem.setText(str(problem))
            self._problem.show()


def _item(row_id: int, texts: Sequence[str], figures: range) -> QTreeWidgetItem:
    item = QTreeWidgetItem(list(texts))
    item.setData(0, _SELECTED, row_id)
    item.setSizeHint(0, QSize(0, space(_ROW_HEIGHT)))
    for place, text in enumerate(texts):
        item.setToolTip(place, text)
        if place in figures:
            item.setTextAlignment(place, _AT_RIGHT)
    return item


def _called(handler: Callable[[], None], _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
    handler()
