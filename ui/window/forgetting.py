"""A document that is left is forgotten when nobody waits: its parts know each other, so only the collector ends them.

To look through all that is there takes up to a quarter of a second once thousands of lines are loaded. The collector
is otherwise kept from that, since it would choose a moment in the middle of the officer's typing.
"""

import gc

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from ui.window.session import Session
from ui.window.work import Work

_IDLE_MS = 5_000
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
    }
)


class Forgetting(QObject):
    """Follows the session from one document to the next; hears keys and clicks only until the old one is forgotten."""

    def __init__(self, session: Session, work: Work, parent: QObject) -> None:
        """Begin with nothing to forget."""
        super().__init__(parent)
        self._session = session
        self._work = work
        self._had_document = session.document is not None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_idle)
        session.document_replaced.connect(self._on_document_replaced)

    @Slot()
    def _on_document_replaced(self) -> None:
        application = QApplication.instance()
        if self._had_document and application is not None:
            application.installEventFilter(self)
            self._timer.start(_IDLE_MS)
        self._had_document = self._session.document is not None

    @Slot()
    def _on_idle(self) -> None:
        if self._work.is_busy:
            self._timer.start(_IDLE_MS)  # the collector would end widgets beside a thread at work
        else:
            self.forget()

    def forget(self) -> None:
        """Collect what nothing leads to any more, at once."""
        self._timer.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        gc.collect()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait on while the officer is at work."""
        if event.type() in _INPUT:
            self._timer.start(_IDLE_MS)
        return super().eventFilter(watched, event)
