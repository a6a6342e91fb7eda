"""Carries Bridge out: the window of it, and versions read beside it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from model.problems import FileProblem
from ui.window.session import Session
from ui.window.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from model.comparing.sides import Side
    from model.progress import Progress
    from model.workbook.document import Document
    from ui.window.bridging.bridge_window import BridgeWindow


class BridgeActions(QObject):
    """Shows the bridge of the open document."""

    def __init__(self, session: Session, window: QWidget, work: Work) -> None:
        """`window` is what it stands before; `work` reads versions."""
        super().__init__(window)
        self._session, self._window, self._work = session, window, work
        self._bridge: BridgeWindow | None = None
        session.document_replaced.connect(self._on_document_replaced)

    @property
    def window(self) -> "BridgeWindow":
        """The window of the bridge."""
        if self._bridge is None:
            from ui.window.bridging.bridge_window import BridgeWindow

            self._bridge = BridgeWindow(self._session, self._read, self._window)
        return self._bridge

    @Slot()
    def show(self) -> None:
        """Show the bridge to the budget as it is now."""
        if self._session.document is not None and self._session.settle():
            self.window.open_from_last()

    def _read(self, name: str) -> "Side":
        """Return a frozen version, read beside the window. Raises Problem."""
        document = self._session.document
        if document is None:
            raise FileProblem("No workbook is open.")
        return self._work.run(f"Reading the version {name}", partial(_version, document.held(), name))

    @Slot()
    def _on_document_replaced(self) -> None:
        if self._bridge is not None:
            self._bridge.hide()


def _version(held: "Callable[[], Document]", name: str, _progress: "Progress") -> "Side":
    from model.comparing.choosing import version_side

    return version_side(held(), name)
