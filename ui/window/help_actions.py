"""The Help menu: the palette and the pages of the help window, each made when it is first asked for."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ui.window.action_ids import ActionId
from ui.window.actions import Actions

if TYPE_CHECKING:
    from ui.window.help_window import HelpWindow
    from ui.window.palette import CommandPalette

HELP_ACTIONS = (ActionId.PALETTE, ActionId.GUIDE, ActionId.SHORTCUTS, ActionId.WHATS_NEW, ActionId.ABOUT)


class HelpActions(QObject):
    """Carries the Help menu out before a window."""

    def __init__(self, actions: Actions, window: QWidget) -> None:
        """Connect the commands."""
        super().__init__(window)
        self._actions = actions
        self._window = window
        self._help: HelpWindow | None = None
        self._palette: CommandPalette | None = None
        actions[ActionId.PALETTE].due.connect(self._on_palette)
        for page, name in enumerate(HELP_ACTIONS[1:]):
            actions[name].due.connect(partial(self._show, page))

    @property
    def help_window(self) -> "HelpWindow":
        """The help window."""
        if self._help is None:
            from ui.window.help_window import HelpWindow

            self._help = HelpWindow(self._window)
        return self._help

    @property
    def palette(self) -> "CommandPalette":
        """The command palette."""
        if self._palette is None:
            from ui.window.palette import CommandPalette

            self._palette = CommandPalette(self._actions, self._window)
        return self._palette

    def _show(self, page: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        from ui.window.help_window import HelpPage

        self.help_window.show_page(HelpPage(page))

    @Slot()
    def _on_palette(self) -> None:
        self.palette.open()
