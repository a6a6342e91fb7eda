"""Printing an annex, and copying its table for Word, from the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from model.clipboard.tsv import write_tsv
from model.findings import Level
from model.problems import Problem
from ui.window.action_ids import ActionId
from ui.window.actions import Actions
from ui.window.export_actions import GoToLine
from ui.window.message_bar import MessageBar
from ui.window.preferences import author
from ui.window.session import Session

if TYPE_CHECKING:
    from exporters.annex import Annex
    from ui.window.annex_dialog import AnnexDialog


class PaperActions(QObject):
    """Carries `Print annex` and `Copy annex table` out."""

    def __init__(
        self,
        session: Session,
        actions: Actions,
        window: QWidget,
        message_bar: MessageBar,
        show_checks: Callable[[], None],
        go_to_line: GoToLine,
    ) -> None:
        """`window` is what the form stands before; `show_checks` goes to the checks, `go_to_line` to a line's cell."""
        super().__init__(window)
        self._session = session
        self._window = window
        self._messages = message_bar
        self._show_checks = show_checks
        self._go_to_line = go_to_line
        actions[ActionId.PRINT_ANNEX].due.connect(self.print_annex)
        actions[ActionId.COPY_ANNEX].due.connect(self.copy_annex)

    @Slot()
    def print_annex(self) -> None:
        """Ask which annex, with its pages in sight, and print it."""
        dialog = self._ask("Print annex", "Print…")
        if dialog is None:
            return
        from ui.window.annex_source import pages_of
        from ui.window.printing import ask_printer, print_pages

        try:
            annex = dialog.source.annex(dialog.choice)
            plan = pages_of(annex)
            printer = ask_printer(self._window, plan)
            if printer is None:
                return
            count = print_pages(plan, printer)
        except Problem as problem:
            self._messages.tell(Level.ERROR, str(problem))
            return
        pages = "one page" if count == 1 else f"{count:,} pages"
        if plan.missing:
            shown = ", ".join(sorted(plan.missing))
            told = f"{annex.title}: {pages} sent to the printer. No font here has {shown}; “?” is printed instead."
            self._messages.tell(Level.WARNING, told)
        else:
            self._messages.tell_result(f"{annex.title}: {pages} sent to the printer.")

    @Slot()
    def copy_annex(self) -> None:
        """Ask which annex, and put its table on the clipboard."""
        dialog = self._ask("Copy annex table", "Copy")
        if dialog is None:
            return
        try:
            annex = dialog.source.annex(dialog.choice)
        except Problem as problem:
            self._messages.tell(Level.ERROR, str(problem))
            return
        QGuiApplication.clipboard().setMimeData(table_content(annex))
        self._messages.tell_result(f"The table of {annex.title} is copied; paste it into Word or a spreadsheet.")

    def _ask(self, title: str, action: str) -> "AnnexDialog | None":
        from ui.window.annex_dialog import SHOW_CHECKS, SHOW_LINE, AnnexDialog
        from ui.window.annex_source import AnnexSource

        document = self._session.document
        if document is None or not self._session.settle():
            return None
        dialog = AnnexDialog(title, action, AnnexSource(document, author()), self._session.view.unit, self._window)
        answer = dialog.exec()
        if answer == SHOW_CHECKS:
            self._show_checks()
        elif answer == SHOW_LINE and dialog.wanted_line is not None:
            self._go_to_line(*dialog.wanted_line)
        return dialog if answer == QDialog.DialogCode.Accepted else None


def table_content(annex: "Annex") -> QMimeData:
    """Return an annex's table as the clipboard takes it: for Word, and as text."""
    from exporters.html_writer import table_texts, write_html_table

    content = QMimeData()
    content.setHtml(write_html_table(annex))
    content.setText(write_tsv(table_texts(annex)))
    return content
