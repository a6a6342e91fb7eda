"""Checking an annex against the workbook in the window: the file, the work, and what does not agree."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from model.findings import Finding, Level
from model.problems import Problem
from model.progress import Cancelled, Progress
from ui.window import file_dialogs
from ui.window.message_bar import MessageBar
from ui.window.pages import Pages
from ui.window.preferences import export_folder
from ui.window.session import Session
from ui.window.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from model.workbook.document import Document


class AnnexCheckActions(QObject):
    """Carries `Check an annex` out."""

    def __init__(self, session: Session, window: QWidget, message_bar: MessageBar, work: Work, pages: Pages) -> None:
        """`window` is what the list stands before; `pages` go to the line of a difference."""
        super().__init__(window)
        self._session = session
        self._window = window
        self._messages = message_bar
        self._work = work
        self._pages = pages

    @Slot()
    def check(self) -> None:
        """Ask for an annex, and say whether it agrees with the workbook as it is now."""
        document = self._session.document
        if document is None or not self._session.settle():
            return
        beside = document.path.parent if document.path is not None else Path.home()
        path = file_dialogs.ask_annex(self._window, export_folder() or beside)
        if path is not None:
            self._check(path, document.held())

    def _check(self, path: Path, held: "Callable[[], Document]") -> None:
        from exporters.proof.checking import check_annex

        def job(progress: Progress) -> tuple[Finding, ...]:
            progress(f"Comparing {path.name}", 0.0)
            return check_annex(path, held())

        try:
            findings = self._work.run(f"Checking {path.name}", job)
        except Problem as problem:
            self._messages.tell(Level.NOTE if isinstance(problem, Cancelled) else Level.ERROR, str(problem))
            return
        self._tell(path.name, findings)

    def _tell(self, name: str, findings: tuple[Finding, ...]) -> None:
        from ui.window.annex_check_dialog import AnnexCheckDialog

        errors = sum(1 for finding in findings if finding.level is Level.ERROR)
        if not findings:
            self._messages.tell_result(f"{name} agrees with this workbook: every figure, word and formula.")
            return
        places = "one place" if errors == 1 else f"{errors:,} places"
        verdict = (
            f"{name} does not agree with this workbook in {places}." if errors else f"{name} agrees with this workbook."
        )
        dialog = AnnexCheckDialog(self._session, verdict, findings, self._window)
        dialog.exec()
        if dialog.chosen is not None:
            self._pages.finding_chosen.emit(dialog.chosen)
        else:
            self._messages.tell(Level.WARNING if errors else Level.NOTE, verdict)
