"""Makes a transfer from the current line: linked lines that net to nil in every year, as one step to undo."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from model.edits import LineAdded
from model.findings import Level
from ui.window.action_ids import ActionId
from ui.window.asked import is_accepted
from ui.window.desk import Desk


class TransferActions(QObject):
    """Carries `Transfer to` out."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        """Connect the command."""
        super().__init__(desk.pages)
        self._session, self._pages, self._actions, self._messages, self._offer = desk
        self._window = window
        desk.actions[ActionId.TRANSFER].due.connect(self.transfer)
        desk.pages.page_shown.connect(self.refresh)
        desk.session.current_line_changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Offer a transfer where there is a line."""
        has_line = self._pages.lines_page is not None and self._session.current_line is not None
        self._actions.enable([ActionId.TRANSFER], enabled=has_line)

    @Slot()
    def transfer(self) -> None:
        """Ask what goes where, and make the lines."""
        from ui.window.transfer_dialog import TransferDialog

        line = self._session.current_line
        if line is None or len(self._session.budget.areas) < 2:  # noqa: PLR2004  # one area has none to give to
            self._messages.tell(Level.NOTE, "A transfer goes to another activity area; add one first.")
            return
        dialog = TransferDialog(self._session, line, self._window)
        if is_accepted(dialog) and dialog.edit is not None and self._session.do(dialog.edit):
            added = [change.line for change in dialog.edit.changes if isinstance(change, LineAdded)]
            names = ", ".join(each.name for each in added)
            self._offer.tell(f"{dialog.edit.label}: {names} {'was' if len(added) == 1 else 'were'} added.")
