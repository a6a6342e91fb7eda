"""The actions made from the action table: one door through which every command goes."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence

from ui.window.action_ids import ActionId
from ui.window.action_table import TABLE, Command
from ui.window.icons import icon


def _always() -> bool:
    return True


class CommandAction(QAction):
    """A command of the table: in menus, on buttons and under its keys.

    Signals: `due` (bool: whether it is checked now; the command is to be carried out). Not `triggered`, which comes
    even while something typed cannot be taken.
    """

    due = Signal(bool)

    def __init__(self, row: Command, parent: "Actions") -> None:
        """Make the action of a row."""
        super().__init__(row.text, parent)
        self._keeps_entry = row.keeps_entry
        self._commands = parent
        self.setObjectName(row.id)
        self.setIconText(row.short or plain(row.text))
        self.setShortcuts([QKeySequence(keys) for keys in row.shortcuts])
        self.setStatusTip(row.help)
        self.setToolTip(tool_tip(row.help, row.shortcuts))
        self.setCheckable(row.checkable)
        self.setIconVisibleInMenu(False)
        self.triggered.connect(self._on_triggered)

    @Slot(bool)
    def _on_triggered(self, checked: bool) -> None:  # noqa: FBT001  # Qt's signal passes it
        if self._keeps_entry or self._commands.may_run():
            self.due.emit(checked)
        else:
            self._commands.stopped.emit()


class Actions(QObject):
    """The actions of one window, by id. Every command goes through one door: what is typed is taken first.

    `may_run` has it taken and says whether it was. Signals: `stopped` (a command was not carried out, though its action
    may have taken another check).
    """

    stopped = Signal()

    def __init__(self, parent: QObject, may_run: Callable[[], bool] = _always) -> None:
        """Make one action for each row of the table."""
        super().__init__(parent)
        self.may_run = may_run
        self._actions: Mapping[ActionId, CommandAction] = {row.id: CommandAction(row, self) for row in TABLE}
        self.refresh_icons()

    def __getitem__(self, name: ActionId) -> CommandAction:
        return self._actions[name]

    def refresh_icons(self) -> None:
        """Draw the icons again, in the colours of the theme."""
        for row in TABLE:
            if row.short and row.icon:
                self._actions[row.id].setIcon(icon(row.icon))

    def enable(self, names: Iterable[ActionId], *, enabled: bool) -> None:
        """Make commands available, or not."""
        for name in names:
            self._actions[name].setEnabled(enabled)


def plain(text: str) -> str:
    """Return a menu's text without the mark of its letter: `Save as…`."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def tool_tip(text: str, shortcuts: tuple[str, ...]) -> str:
    """Return help with the shortcut behind it."""
    keys = QKeySequence(shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText) if shortcuts else ""
    return f"{text} ({keys})" if keys else text
