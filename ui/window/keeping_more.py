"""Letting saves add a sheet to a workbook that others laid out: told before it is done, and only when wanted."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from model.findings import Level
from ui.window import messages
from ui.window.document_actions import DocumentActions
from ui.window.message_bar import MessageBar
from ui.window.session import Session

_WHAT_IT_DOES = (
    "The next save that needs it adds the sheet “Budget Workbook - more”: a table with a row for each line that has a "
    "status, a deliverability, notes, a forecast or another field for which its own table has no column. Pots, muted "
    "checks and, where you sign, the change log get a sheet each. Nothing else in the workbook changes, and the sheets "
    "can be deleted in Excel."
)


class KeepingMore(QObject):
    """Carries `Keep more in an added sheet` out."""

    def __init__(self, session: Session, documents: DocumentActions, message_bar: MessageBar, window: QWidget) -> None:
        """`window` is what the question stands before."""
        super().__init__(window)
        self._session, self._documents, self._messages, self._window = session, documents, message_bar, window

    @Slot()
    def ask(self) -> None:
        """Say what it does and ask whether the open workbook may have such a sheet."""
        document = self._session.document
        if document is None:
            return
        name = self._documents.name()
        if document.layout is None:
            words = f"{name} is laid out by Budget Workbook, which has a column for everything."
            self._messages.tell(Level.NOTE, words)
            return
        if document.keeps_more:
            words = f"{name} keeps already what it has no column for in an added sheet."
            self._messages.tell(Level.NOTE, words)
            return
        from model.workbook.found_saving import KEEP_MORE  # saving is not loaded when the window starts

        if messages.ask_confirm(self._window, f"{KEEP_MORE} of {name}?", "Keep more", _WHAT_IT_DOES):
            document.keeps_more = True
            words = f"From the next save on, {name} keeps what it has no column for in an added sheet."
            self._messages.tell(Level.NOTE, words)
