"""Opens the lists of control totals and of pots."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ui.window.actions import ActionId
from ui.window.asked import is_accepted
from ui.window.desk import Desk


class StatedActions(QObject):
    """Carries `Control totals` and `Pots` out."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        """Connect the commands."""
        super().__init__(desk.pages)
        self._session = desk.session
        self._window = window
        desk.actions[ActionId.CONTROLS].due.connect(self.show_controls)
        desk.actions[ActionId.POTS].due.connect(self.show_pots)

    @Slot()
    def show_controls(self) -> None:
        """List the control totals."""
        from ui.window.stated.dialogs import ControlsDialog

        is_accepted(ControlsDialog(self._session, self._window))

    @Slot()
    def show_pots(self) -> None:
        """List the pots."""
        from ui.window.stated.dialogs import PotsDialog

        is_accepted(PotsDialog(self._session, self._window))
