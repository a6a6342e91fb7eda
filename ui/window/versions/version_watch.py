"""Looks beside the window whether the frozen versions of a workbook are as they were frozen, and tells where not."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from model.findings import Level
from ui.window.errands import Errands
from ui.window.findings_watch import FindingsWatch
from ui.window.message_bar import MessageBar
from ui.window.session import Session

if TYPE_CHECKING:
    from model.findings import Finding
    from model.workbook.document import Document


class VersionWatch(QObject):
    """Gives the findings of the versions of the workbook just opened to the watch over findings.

    They are read from bytes of their own: thousands of lines take seconds, in which the workbook may be saved.
    """

    def __init__(self, session: Session, looks: Errands, watch: FindingsWatch, message_bar: MessageBar) -> None:
        """`looks` look beside the window."""
        super().__init__(watch)
        self._session = session
        self._looks = looks
        self._watch = watch
        self._messages = message_bar
        self._document: Document | None = None
        self._found: list[tuple[Finding, ...]] = []
        session.document_replaced.connect(self._on_document_replaced)
        looks.done.connect(self._on_done)
        self._on_document_replaced()

    @Slot()
    def _on_document_replaced(self) -> None:
        document = self._session.document
        self._document, self._found = document, []
        look = document.version_check() if document is not None and not document.is_frozen else None
        if look is not None:
            self._looks.do(_Look(look, self._found))

    @Slot()
    def _on_done(self) -> None:
        if not self._found or self._document is not self._session.document:
            return
        findings = self._found.pop()
        if findings:
            self._watch.add(findings)
            others = len(findings) - 1
            more = f" So {'are' if others > 1 else 'is'} {others} more; Checks lists them." if others else ""
            self._messages.tell(Level.ERROR, f"{findings[0].message}{more}")


class _Look:
    """Looks in a thread, and leaves what it found."""

    def __init__(self, look: "Callable[[], tuple[Finding, ...]]", found: "list[tuple[Finding, ...]]") -> None:
        self._look, self._found = look, found

    def __call__(self) -> None:
        self._found.append(self._look())
