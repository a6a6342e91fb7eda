"""A result told in the message bar with Undo, for as long as it is the last step that was made."""

from PySide6.QtCore import QObject, Slot

from model.findings import Level
from ui.window.message_bar import MessageBar, Offer
from ui.window.session import Session


class UndoOffer(QObject):
    """Tells results that can be taken back. Once another step is made, Undo would mean that one: the offer goes."""

    def __init__(self, session: Session, message_bar: MessageBar) -> None:
        """Watch the session's stack."""
        super().__init__(message_bar)
        self._session = session
        self._stack = session.undo_stack
        self._messages = message_bar
        self._offered: tuple[int, str] | None = None
        self._stack.indexChanged.connect(self._on_index)

    def tell(self, text: str) -> None:
        """Tell what the last step has done, with Undo."""
        self._messages.tell_result(text, "Undo", self._session.undo)
        self._offered = (self._stack.index(), text)

    def tell_with(self, text: str, other: Offer) -> None:
        """Tell what the last step has done, with Undo and something else to do about it."""
        self._messages.tell_choice(Level.NOTE, text, ("Undo", self._session.undo), other)
        self._offered = (self._stack.index(), text)

    @Slot(str)
    def warn(self, text: str) -> None:
        """Warn of what the last step has done, with Undo."""
        self._messages.tell(Level.WARNING, text, "Undo", self._session.undo)
        self._offered = (self._stack.index(), text)

    @Slot(int)
    def _on_index(self, index: int) -> None:
        if self._offered is not None and index != self._offered[0]:
            _index, text = self._offered
            self._offered = None
            if self._messages.text == text:
                self._messages.hide()
