"""Remembers the officer's choice of columns for each workbook, by its path, in the preferences of this computer."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from ui.window.grid.column_choices import ColumnChoices
from ui.window.session import Session
from ui.window.workbook_store import WorkbookStore

COLUMNS = WorkbookStore("columns")
_PAUSE_MS = 400


class ColumnMemory(QObject):
    """The choices that hold for every page of the open document. Signals: `changed`.

    They are kept once dragging pauses; those of a document without a file, once it is saved.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        """Follow the session's documents."""
        super().__init__(session)
        self._session = session
        self._path: Path | None = None
        self.choices = ColumnChoices()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        session.document_replaced.connect(self._on_document_replaced)
        session.saved.connect(self._on_saved)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.keep)
        self._on_document_replaced()

    @classmethod
    def of(cls, session: Session) -> "ColumnMemory":
        """Return the one memory of a session."""
        return session.findChild(cls) or cls(session)

    def choose(self, choices: ColumnChoices) -> None:
        """Take other choices, for every page."""
        if choices != self.choices:
            self.choices = choices
            self._pause.start()
            self.changed.emit()

    @Slot()
    def keep(self) -> None:
        """Write the choices down now, if there is something to write."""
        if self._pause.isActive():
            self._pause.stop()
        if self._path is not None and self.choices != ColumnChoices.of_text(COLUMNS.text(self._path)):
            COLUMNS.keep(self._path, self.choices.as_text())

    @Slot()
    def _on_document_replaced(self) -> None:
        self.keep()
        self._path = self._path_now()
        self.choices = ColumnChoices.of_text(COLUMNS.text(self._path))
        self.changed.emit()

    @Slot()
    def _on_saved(self) -> None:
        self._path = self._path_now()
        self.keep()

    def _path_now(self) -> Path | None:
        document = self._session.document
        return document.path if document is not None else None
