"""Telling what a save did: in the message bar at once, and cell by cell in its receipt whenever it is asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from model.findings import Level
from model.workbook.receipt import ROWS_MOVED
from ui.window.asked import is_accepted
from ui.window.message_bar import MessageBar
from ui.window.session import Session

if TYPE_CHECKING:
    from model.workbook.receipt import Receipt

_SHOW = "Show receipt…"


class Receipts(QObject):
    """Keeps the receipt of the last save of the open document."""

    def __init__(self, session: Session, window: QWidget, message_bar: MessageBar) -> None:
        """Begin with none; `window` is what the receipt stands before."""
        super().__init__(window)
        self._session = session
        self._window = window
        self._messages = message_bar
        self._last: tuple[Receipt, str] | None = None
        session.document_replaced.connect(self._on_document_replaced)

    def tell(self, receipt: "Receipt", name: str) -> None:
        """Tell what saving the open document, which is called so, has done."""
        self._last = (receipt, name)
        doubts = [finding.message for finding in receipt.findings if finding.rule in ("saving", "change log")]
        if doubts:
            self._messages.tell(Level.WARNING, " ".join(doubts))
            return
        if receipt.cleared:
            sheet, cell = receipt.cleared[0]
            others = len(receipt.cleared) - 1
            more = f" and {others} other{'s' if others != 1 else ''}" if others else ""
            where = f"{sheet}!{cell}{more}"
            words = f"{name} was saved. {where} could not be calculated here; open the workbook in Excel once."
            self._messages.tell(Level.WARNING, words, _SHOW, self.show)
            return
        count = len(receipt.cells)
        cells = f" {count:,} cell{'s' if count != 1 else ''} changed." if count else ""
        added = "".join(f" The sheet “{sheet}” was added." for sheet in receipt.sheets_added)
        moved = " Rows came or went." if any(each.rule == ROWS_MOVED for each in receipt.findings) else ""
        is_shown = count or added or moved
        self._messages.tell_result(f"{name} was saved.{cells}{moved}{added}", _SHOW if is_shown else "", self.show)

    @Slot()
    def _on_document_replaced(self) -> None:
        self._last = None

    @Slot()
    def show(self) -> None:
        """Show what the last save of the open document changed in its file."""
        from ui.window.receipt_dialog import ReceiptDialog

        if self._last is None:
            self._messages.tell(Level.NOTE, "This budget has not been saved since it was opened, so it has no receipt.")
            return
        receipt, name = self._last
        is_accepted(ReceiptDialog(name, receipt, self._session.budget.settings.unit, self._window))
