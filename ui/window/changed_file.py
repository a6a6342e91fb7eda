"""Shows what somebody changed in the file that is about to be saved, against the work here."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from model.findings import Level
from model.problems import FileProblem, Problem
from ui.window.message_bar import MessageBar, Offer
from ui.window.session import Session
from ui.window.work import Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.backups.three_versions import Difference
    from model.budget import Snapshot
    from model.progress import Progress
    from model.workbook.conversion import ReadAs
    from model.workbook.document import Document


class ChangedFile(QObject):
    """Carries out See the differences."""

    def __init__(self, session: Session, window: QWidget, message_bar: MessageBar, work: Work) -> None:
        """`work` reads the file."""
        super().__init__(window)
        self._session = session
        self._window = window
        self._messages = message_bar
        self._work = work

    def show(self, document: "Document", path: Path, overwrite: Offer, save_as: Offer) -> None:
        """List the differences and do what the officer says; the ways out are offered again where nothing is said."""
        from ui.window.asked import is_accepted
        from ui.window.differences_dialog import DifferencesAnswer, DifferencesDialog

        opened = document.opened_as
        if self._session.document is not document or opened is None or not self._session.settle():
            return
        words = f"{path.name} on disk is not what you opened."
        try:
            self._work.refuse_if_busy()
            job = partial(_differences, path, opened, document.budget.snapshot(), document.said)
            found = self._work.run(f"Reading {path.name}", job, waits=True)
        except FileProblem as problem:
            told = f"The differences cannot be shown. {problem}"
            self._messages.tell_choice(Level.ERROR, told, overwrite, save_as)
            return
        except Problem as problem:
            self._messages.tell(Level.NOTE, str(problem))
            return
        dialog = DifferencesDialog(path.name, found, self._window)
        match dialog.answer if is_accepted(dialog) else DifferencesAnswer.NOTHING:
            case DifferencesAnswer.OVERWRITE:
                overwrite[1]()
            case DifferencesAnswer.SAVE_AS:
                save_as[1]()
            case _:
                see = ("See the differences…", partial(self.show, document, path, overwrite, save_as))
                self._messages.tell_choice(Level.WARNING, words, see, overwrite, save_as)


def _differences(
    path: Path, opened: "Snapshot", mine: "Snapshot", said: "ReadAs", progress: "Progress"
) -> "Sequence[Difference]":
    from model.backups.three_versions import differences
    from model.workbook.document import Document

    theirs = Document.open(path, progress, said)
    return list(differences(opened, theirs.budget.snapshot(), mine))
