"""Restoring an earlier version: listed with its differences, opened as a copy that no file holds, or saved as one."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from model.findings import Level
from model.problems import FileProblem, Problem
from model.progress import Cancelled
from ui.window import file_dialogs
from ui.window.asked import is_accepted
from ui.window.document_actions import DocumentActions
from ui.window.message_bar import MessageBar
from ui.window.session import Session
from ui.window.work import Work

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from model.backups.store import Version
    from model.budget import Snapshot
    from model.progress import Progress
    from model.workbook.conversion import ReadAs
    from ui.window.versions_dialog import ListedVersion


class RestoreActions(QObject):
    """Carries out Restore an earlier version on the open document."""

    def __init__(
        self, session: Session, window: "QWidget", message_bar: MessageBar, work: Work, documents: DocumentActions
    ) -> None:
        """`documents` asks about unsaved work and shows what is opened."""
        super().__init__(window)
        self._session = session
        self._window = window
        self._messages = message_bar
        self._work = work
        self._documents = documents

    @Slot()
    def restore(self) -> None:
        """List the earlier versions of the open workbook and do with one what the officer says."""
        document = self._session.document
        if document is None or not self._session.settle():
            return
        if document.path is None:
            self._messages.tell(Level.NOTE, "This budget has no file yet, so it has no earlier versions.")
            return
        from ui.window.versions_dialog import VersionsDialog, VersionUse

        path = document.path
        job = partial(_compared, path, document.budget.snapshot(), document.said)
        try:
            listed = self._work.run("Reading earlier versions", job, waits=True)
        except Problem as problem:
            self._messages.tell(Level.NOTE if isinstance(problem, Cancelled) else Level.ERROR, str(problem))
            return
        if not listed:
            self._messages.tell(Level.NOTE, f"{path.name} has no earlier versions on this computer.")
            return
        dialog = VersionsDialog(path.name, listed, self._window)
        if not is_accepted(dialog) or dialog.chosen is None:
            return
        if dialog.use is VersionUse.SAVE:
            self._save(dialog.chosen, path)
        else:
            self._documents.open_version(dialog.chosen, path)

    def _save(self, version: "Version", path: Path) -> None:
        stem = f"{path.stem} {version.moment.astimezone().strftime('%Y-%m-%d %H.%M')}"
        target = file_dialogs.ask_save(self._window, path.with_name(f"{stem}{path.suffix}"))
        if target is None:
            return
        try:
            self._work.run(f"Saving {target.name}", partial(_saved_as, version, target))
        except Problem as problem:
            self._messages.tell(Level.ERROR, str(problem))
            return
        self._messages.tell_result(f"The earlier version was saved as {target.name}.")


def _compared(path: Path, now: "Snapshot", said: "ReadAs", progress: "Progress") -> "tuple[ListedVersion, ...]":
    """Read every version of a workbook and say how it differs; one that can't be read says why."""
    from model.backups.differences import in_words
    from model.backups.store import versions
    from model.workbook.document import Document
    from ui.window.versions_dialog import ListedVersion

    found, listed = versions(path), []
    for count, version in enumerate(found):
        progress(f"Comparing version {count + 1} of {len(found)}", count / len(found))
        try:
            told = in_words(Document.copy_of(version.read(), path.name, said=said).budget, now)
            listed.append(ListedVersion(version, told))
        except FileProblem as problem:
            listed.append(ListedVersion(version, str(problem), is_readable=False))
    return tuple(listed)


def _saved_as(version: "Version", target: Path, _progress: "Progress") -> None:
    from model.saving.locks import while_saving
    from model.saving.replacing import replace_file

    with while_saving(target):
        replace_file(target, version.read())
