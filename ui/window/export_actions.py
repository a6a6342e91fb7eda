"""Exporting annexes from the window: the form, the work, and the result in the message bar."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from model.findings import Level
from model.problems import Problem
from model.progress import Cancelled, Progress
from ui.window.message_bar import MessageBar
from ui.window.preferences import author, export_folder
from ui.window.session import Session
from ui.window.work import Work

if TYPE_CHECKING:
    from exporters.exported import ExportResult
    from model.lines import Field
    from model.workbook.document import Document
    from ui.window.export_dialog import ExportDialog


GoToLine = Callable[[int, "Field | None"], bool]


class ExportActions(QObject):
    """Carries `Export annexes` out."""

    def __init__(
        self,
        session: Session,
        window: QWidget,
        message_bar: MessageBar,
        work: Work,
        show_checks: Callable[[], None],
        go_to_line: GoToLine,
    ) -> None:
        """`window` is what the form stands before; `work` writes the files.

        `show_checks` goes to the checks, `go_to_line` to a line's cell.
        """
        super().__init__(window)
        self._session = session
        self._window = window
        self._messages = message_bar
        self._work = work
        self._last_folder: Path | None = None
        session.document_replaced.connect(self._on_document_replaced)
        self._show_checks = show_checks
        self._go_to_line = go_to_line

    @Slot()
    def export(self) -> None:
        """Ask what to export, and do it."""
        document = self._session.document
        if document is not None and self._session.settle():
            self.export_of(document)

    def export_of(self, document: "Document") -> None:
        """Ask what to export of a document, the open one or a frozen version of it, and do it."""
        from ui.window.annex_dialog import SHOW_CHECKS, SHOW_LINE
        from ui.window.annex_source import AnnexSource
        from ui.window.export_dialog import ExportDialog

        source = AnnexSource(document, author())
        dialog = ExportDialog(source, self._session.view.unit, self._folder_for(document), self._window)
        answer = dialog.exec()
        if answer == SHOW_CHECKS:
            self._show_checks()
        elif answer == SHOW_LINE and dialog.wanted_line is not None and document is self._session.document:
            self._go_to_line(*dialog.wanted_line)
        elif answer == QDialog.DialogCode.Accepted:
            self._last_folder = dialog.chosen_folder
            self._export(document, dialog)

    def _folder_for(self, document: "Document") -> Path:
        """Return the folder last chosen for this workbook, else the preferred one, else the workbook's own."""
        path = document.workbook.path
        beside = path.parent if path is not None else Path.home()
        wanted = (self._last_folder, export_folder())
        return next((folder for folder in wanted if folder is not None and folder.is_dir()), beside)

    @Slot()
    def _on_document_replaced(self) -> None:
        self._last_folder = None

    def _export(self, document: "Document", dialog: "ExportDialog") -> None:
        from exporters.exporting import export
        from exporters.wanted import PDF
        from ui.paper.pdf import write_pdf

        folder, held = dialog.chosen_folder, document.held()
        wanted = dialog.wanted

        def job(progress: Progress) -> "ExportResult":
            return export(held(), folder, wanted, progress, {PDF: write_pdf})

        try:
            result = self._work.run("Exporting annexes", job)
        except Problem as problem:
            self._messages.tell(Level.NOTE if isinstance(problem, Cancelled) else Level.ERROR, str(problem))
            return
        count = len(result.files)
        words = f"{count} file{'s' if count != 1 else ''} written to {folder}."
        errors = sum(1 for finding in result.findings if finding.level is Level.ERROR)
        show = partial(open_folder, folder)
        doubts = [finding.message for finding in result.findings if finding.rule == "saving"]
        if doubts:
            self._messages.tell(Level.WARNING, f"{words} {' '.join(doubts)}", "Open folder", show)
        elif errors:
            told = f"{words} The budget has {errors} finding{'s' if errors != 1 else ''} of level error; see Checks."
            self._messages.tell(Level.WARNING, told, "Open folder", show)
        else:
            self._messages.tell_result(words, "Open folder", show)


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
