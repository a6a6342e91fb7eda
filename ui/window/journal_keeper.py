"""Keeps the journal of the open document: every change is on disk a moment later, and gone from there once saved."""

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from model.problems import Problem
from ui.window.errands import Errands
from ui.window.preferences import keeps_recovery
from ui.window.session import Session

if TYPE_CHECKING:
    from model.edits import Change
    from model.journal.journal import Base, Journal
    from model.journal.place import Leftover

_FLUSH_MS = 700
_LOOK_AGAIN_MS = 50


class JournalKeeper(QObject):
    """Hears the session. What is noted is on disk within a second, and when the window loses the focus.

    While a save writes, changes go on being noted in the old journal; those made in the meantime begin the next one.
    """

    def __init__(self, application: QApplication, session: Session, errands: Errands, parent: QObject) -> None:
        """Begin to listen. What a journal of a new budget begins from is written among the `errands`."""
        super().__init__(parent)
        self._session = session
        self._errands = errands
        self._journal: Journal | None = None
        self._meanwhile: list[tuple[Change, ...]] | None = None
        self._later: list[tuple[Change, ...]] = []
        self._is_begun = False
        self._recovered: Leftover | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_FLUSH_MS)
        self._timer.timeout.connect(self._on_due)
        session.document_replaced.connect(self._on_document_replaced)
        session.changed.connect(self._on_changed)
        session.saving.connect(self._on_saving)
        session.written.connect(self._on_written)
        session.saved.connect(self._on_saved)
        application.applicationStateChanged.connect(self._on_state)
        application.commitDataRequest.connect(self.flush)

    def recovered(self, leftover: "Leftover") -> None:
        """Hold what a crash left until the document that it was restored into has been saved."""
        self._recovered = leftover

    @Slot()
    def flush(self) -> None:
        """Put everything noted on disk now."""
        if self._journal is not None:
            self._journal.flush()

    @Slot()
    def _on_due(self) -> None:
        """Put it on disk, or look again soon where the window would have to wait for what the journal begins from."""
        if self._journal is not None and not self._journal.base.path and not self._journal.base.is_made:
            self._timer.start(_LOOK_AGAIN_MS)
        else:
            self.flush()
            self._timer.setInterval(_FLUSH_MS)

    def leave(self) -> None:
        """End with work that is in no file: leave it for the next start."""
        if self._journal is not None:
            self._journal.leave()
            self._journal = None
        self._let_go_of_recovered()

    def follow_preference(self) -> None:
        """Let go of what is kept where the officer no longer wants it; begin again where nothing would be missing."""
        if self._journal is None and not self._session.is_modified:
            self._begin()
        elif self._journal is not None and not keeps_recovery():
            self._journal.clear()
            self._journal = None

    @Slot()
    def _on_document_replaced(self) -> None:
        """Begin anew. The officer was asked about the old document's work, so that it is in a file or not wanted."""
        if self._journal is not None:
            self._journal.clear()
        self._let_go_of_recovered()
        self._meanwhile, self._later = None, []
        self._begin()

    @Slot(object)
    def _on_changed(self, changes: "tuple[Change, ...]") -> None:
        if self._journal is None:
            return
        if not self._is_begun and not self._journal.base.path:
            self._errands.do(partial(_prepare, self._journal.base))
        self._is_begun = True
        self._journal.note(changes)
        if self._meanwhile is not None:
            self._meanwhile.append(changes)
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _on_saving(self) -> None:
        self._meanwhile = []

    @Slot()
    def _on_written(self) -> None:
        """Stop collecting: what follows is what the save itself found, and the file holds it."""
        if self._journal is not None:
            self._journal.flush()
        self._later, self._meanwhile = self._meanwhile or [], None

    @Slot()
    def _on_saved(self) -> None:
        if self._journal is not None:
            self._journal.clear()
        if self._recovered is not None:
            self._recovered.remove()
            self._recovered = None
        self._begin()
        if self._journal is not None:
            for changes in self._later:
                self._journal.note(changes)
            self._journal.flush()
        self._later = []

    @Slot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            self.flush()

    def _begin(self) -> None:
        document = self._session.document
        self._journal = None
        self._is_begun = False
        if document is not None and keeps_recovery():
            from model.journal.journal import Journal  # the window starts without the model

            self._journal = Journal(document.journal_base(), self._session.warned.emit)

    def _let_go_of_recovered(self) -> None:
        """Leave what a crash left where it is: it was not saved."""
        if self._recovered is not None:
            self._recovered.leave()
            self._recovered = None


def _prepare(base: "Base") -> None:
    with suppress(Problem):  # the flush that needs it asks again, and tells
        base.data()
