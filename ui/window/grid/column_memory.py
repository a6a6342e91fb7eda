"""Remembers the officer's choice of columns for each workbook, by its path, in the preferences of this computer."""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from ui.window.grid.column_choices import ColumnChoices
from ui.window.preferences import store
from ui.window.session import Session

MOST_WORKBOOKS = 200
_PAUSE_MS = 400
_RECENT = "columns/recent"


class ColumnMemory(QObject):
    """The choices that hold for every page of the open document. Signals: `changed`.

    They are kept once dragging pauses; those of a document without a file, once it is saved.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        """Follow the session's documents."""
        super().__init__(session)
        self._session = session
        self._key = ""
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
        if self._key and self.choices != _kept(self._key):
            _keep(self._key, self.choices)

    @Slot()
    def _on_document_replaced(self) -> None:
        self.keep()
        self._key = self._key_now()
        self.choices = _kept(self._key)
        self.changed.emit()

    @Slot()
    def _on_saved(self) -> None:
        self._key = self._key_now()
        self.keep()

    def _key_now(self) -> str:
        document = self._session.document
        return key_of(document.path) if document is not None and document.path is not None else ""


def key_of(path: Path) -> str:
    """Return the name under which a workbook's choices are kept; it does not tell the path."""
    return f"columns/{sha256(str(path.absolute()).encode('utf-8', 'replace')).hexdigest()[:24]}"


def _kept(key: str) -> ColumnChoices:
    text = store().value(key, "") if key else ""
    return ColumnChoices.of_text(text) if isinstance(text, str) else ColumnChoices()


def _keep(key: str, choices: ColumnChoices) -> None:
    kept = store()
    known = kept.value(_RECENT, [])
    names = [known] if isinstance(known, str) else known if isinstance(known, list) else []
    names = [key, *(str(name) for name in names if name != key)]
    for old in names[MOST_WORKBOOKS:]:
        kept.remove(old)
    kept.setValue(key, choices.as_text())
    kept.setValue(_RECENT, names[:MOST_WORKBOOKS])
