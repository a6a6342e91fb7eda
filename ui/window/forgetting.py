"""A document that is left is forgotten when nobody waits: its parts know each other, so only the collector ends them.

To look through all that is there takes a tenth of a second once thousands of lines are loaded. The collector is
otherwise kept from that, since it would choose a moment in the middle of the officer's typing.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

from ui.window.session import Session
from ui.window.work import Work

_IDLE_MS = 2_000


class Forgetting(QObject):
    """Follows the session from one document to the next."""

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
        if self._had_document:
            self._timer.start(_IDLE_MS)
        self._had_document = self._session.document is not None

    @Slot()
    def _on_idle(self) -> None:
        if self._work.is_busy:
            self._timer.start(_IDLE_MS)  # the collector would end widgets beside a thread at work
        else:
            gc.collect()
