"""The form in which an officer chooses which columns of the lines show, and in which order."""

from collections.abc import Collection
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QItemSelectionModel, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from ui.window.form_dialog import FormDialog
from ui.window.grid.column_choices import ColumnChoices
from ui.window.grid.column_layout import ColumnLayout
from ui.window.grid.columns import YEARS, Column
from ui.window.metrics import set_margins, space

_BLOCK = Qt.ItemDataRole.UserRole
_NOTE = (
    "Tick the columns to show; drag one, or press Alt+Up or Alt+Down, to move it. "
    "The choice is kept for this workbook and holds for all of its pages."
)


class ColumnList(QListWidget):
    """The columns in order, each with its tick; the years are one entry."""

    def __init__(self, columns: tuple[Column, ...], choices: ColumnChoices, left_out: Collection[str]) -> None:
        """List the columns as chosen; see `list`."""
        super().__init__()
        self.setObjectName("TickList")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.listed: dict[str, bool] = {}
        self.list(columns, choices, left_out)

    def list(self, columns: tuple[Column, ...], choices: ColumnChoices, left_out: Collection[str] = ()) -> None:
        """List the columns as chosen; those `left_out`, by key, have no room just now and are not ticked."""
        self.clear()
        arranged = choices.arranged(columns)
        for block in dict.fromkeys(column.block for column in arranged):
            members = [column for column in arranged if column.block == block]
            item = QListWidgetItem(_heading(block, members), self)
            item.setData(_BLOCK, block)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            is_shown = choices.shows(members[0]) and members[0].key not in left_out
            item.setCheckState(Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)
            if members[0].always_shows:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
                item.setToolTip("This column always shows.")
        self.setCurrentRow(0, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.listed = self.blocks()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the entries anew: they were listed before the style sheet reached them."""
        super().showEvent(event)
        self.doItemsLayout()

    def move_current(self, steps: int) -> None:
        """Move the current entry up (-1) or down (+1)."""
        row = self.currentRow()
        if 0 <= row + steps < self.count():
            item = self.takeItem(row)
            self.insertItem(row + steps, item)
            self.setCurrentItem(item)

    def blocks(self) -> dict[str, bool]:
        """Return the entries in order, and whether each is ticked."""
        items = [self.item(row) for row in range(self.count())]
        return {str(item.data(_BLOCK)): item.checkState() is Qt.CheckState.Checked for item in items}


class ColumnsDialog(FormDialog):
    """Chooses and orders the columns of a layout."""

    def __init__(self, layout: ColumnLayout, parent: QWidget | None = None) -> None:
        """Begin with the columns as they stand."""
        super().__init__("Columns", "Show these", parent, _NOTE)
        self._layout = layout
        self._widths = layout.choices.widths
        self._shown = layout.choices.shown
        self.list = ColumnList(layout.usual, layout.choices, layout.left_out)
        self.add_field("&Columns", self.list)
        self.up = self._button("Move &up", "Alt+Up", -1)
        self.down = self._button("Move &down", "Alt+Down", 1)
        self.back = QPushButton("&As at first")
        self.back.setToolTip("Show the usual columns in their usual order, as wide as what they hold.")
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self._on_back)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        set_margins(row)
        row.setSpacing(space(2))
        for button in (self.up, self.down, self.back):
            row.addWidget(button)
        row.addStretch()
        self.form.addRow("", buttons)

    def take(self) -> None:
        """Take what was chosen."""
        ticked = self.list.blocks()
        # Only what was ticked or unticked is a choice: anything else goes on giving way where there is no room.
        changed = {key: is_on for key, is_on in ticked.items() if is_on != self.list.listed[key]}
        order = tuple(ticked)
        if order == tuple(dict.fromkeys(column.block for column in self._layout.usual)):
            order = ()
        self._layout.choose(
            replace(
                self._layout.choices,
                order=order,
                shown=MappingProxyType({**self._shown, **changed}),
                widths=self._widths,
            )
        )

    def _button(self, text: str, keys: str, steps: int) -> QPushButton:
        button = QPushButton(text)
        button.setShortcut(keys)
        button.setToolTip(f"Move the column ({keys})")
        button.setAutoDefault(False)
        button.clicked.connect(self._on_up if steps < 0 else self._on_down)
        return button

    @Slot()
    def _on_up(self) -> None:
        self.list.move_current(-1)

    @Slot()
    def _on_down(self) -> None:
        self.list.move_current(1)

    @Slot()
    def _on_back(self) -> None:
        self._widths, self._shown = MappingProxyType({}), MappingProxyType({})
        self.list.list(self._layout.usual, ColumnChoices())


def _heading(block: str, members: list[Column]) -> str:
    if block != YEARS:
        return members[0].heading
    if len(members) == 1:
        return members[0].heading
    return f"{members[0].heading} to {members[-1].heading}"
