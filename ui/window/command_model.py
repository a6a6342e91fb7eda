"""The commands as the palette lists them: words, help, keys; one that cannot be used now says so in words."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from ui.window.action_ids import ActionId
from ui.window.action_table import TABLE
from ui.window.actions import Actions, plain
from ui.window.command_ranking import ranked
from ui.window.menus import menu_of

_DISPLAY, _SPOKEN = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
_HEADINGS = ("Command", "What it does", "Keys")
_NOWHERE = QModelIndex()


class CommandModel(QAbstractTableModel):
    """The commands that a query means, best first."""

    def __init__(self, actions: Actions, parent: QObject | None = None) -> None:
        """List every command but the palette itself."""
        super().__init__(parent)
        self._actions = [actions[row.id] for row in TABLE if row.id is not ActionId.PALETTE]
        menus = [menu_of(row.id) for row in TABLE if row.id is not ActionId.PALETTE]
        self._menus = menus
        self._shown = list(range(len(self._actions)))

    def seek(self, query: str) -> None:
        """Show what a query means."""
        places = [place for place, action in enumerate(self._actions) if action.isVisible()]
        entries = [(self._words(place), self._actions[place].statusTip()) for place in places]
        self.beginResetModel()
        self._shown = [places[rank] for rank in ranked(query, entries)]
        self.endResetModel()

    def action(self, row: int) -> QAction:
        """Return the command of a row."""
        return self._actions[self._shown[row]]

    def texts(self, row: int) -> tuple[str, str, str]:
        """Return a row's texts."""
        action = self.action(row)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        help_text = action.statusTip()
        return self._words(self._shown[row]), help_text if action.isEnabled() else f"Not now. {help_text}", keys

    def spoken(self, row: int) -> str:
        """Return a row as a screen reader says it."""
        return ". ".join(text.rstrip(".") for text in self.texts(row) if text)

    def _words(self, place: int) -> str:
        return f"{self._menus[place]}: {plain(self._actions[place].text())}"

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """A row a command."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Words, help, keys."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _DISPLAY) -> object:
        """Return a text."""
        if not index.isValid():
            return None
        if role == _DISPLAY:
            return self.texts(index.row())[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and not self.action(index.row()).isEnabled():
            return QGuiApplication.palette().placeholderText()
        return self.spoken(index.row()) if role == _SPOKEN else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Return a heading."""
        if role == _DISPLAY and orientation == Qt.Orientation.Horizontal and 0 <= section < len(_HEADINGS):
            return _HEADINGS[section]
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """A command that cannot be used now is listed, and cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usable = self.action(index.row()).isEnabled()
        return Qt.ItemFlag.ItemIsSelectable | (Qt.ItemFlag.ItemIsEnabled if usable else Qt.ItemFlag.NoItemFlags)
