"""Frozen versions: freeze one and save, list them, look at one read-only, export its annexes, restore it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Slot

from model.findings import Level
from model.problems import FileProblem, Problem
from model.progress import Cancelled
from ui.window import file_dialogs
from ui.window.asked import is_accepted
from ui.window.document_actions import DocumentActions
from ui.window.message_bar import MessageBar
from ui.window.preferences import author
from ui.window.session import Session
from ui.window.work import Work

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from model.edits import Edit
    from model.progress import Progress
    from model.versions.frozen import FrozenVersion, VersionHead
    from model.workbook.document import Document
    from model.workbook.save_job import SaveJob
    from ui.window.versions.frozen_dialog import FrozenDialog

Result = TypeVar("Result")


class Ways(NamedTuple):
    """Ways into the workbench: export annexes of a document, and tell a step with Undo."""

    export: "Callable[[Document], None]"
    offer_undo: Callable[[str], None]


class _Planned(NamedTuple):
    """An edit, None where there is nothing to do."""

    edit: "Edit | None"


class VersionActions(QObject):
    """Carries the commands about frozen versions out."""

    def __init__(
        self,
        session: Session,
        window: "QWidget",
        message_bar: MessageBar,
        work: Work,
        documents: DocumentActions,
        ways: Ways,
    ) -> None:
        """`documents` saves and shows; `ways` lead into the workbench."""
        super().__init__(window)
        self._session = session
        self._window = window
        self._messages = message_bar
        self._work = work
        self._documents = documents
        self._ways = ways
        documents.version_to_be_saved.connect(self._on_save_version)

    @Slot()
    def freeze(self) -> None:
        """Ask what the version is called, freeze it and save the workbook at once."""
        document = self._session.document
        if document is None or not self._session.settle():
            return
        refusal = document.why_not_frozen
        if refusal and document.is_frozen:
            self._messages.tell(Level.NOTE, refusal)
            return
        if refusal:
            self._messages.tell(Level.WARNING, refusal, "Save as a new workbook…", self._on_save_as_new)
            return
        from ui.window.versions.freeze_form import FreezeForm
        from ui.window.versions.listed import open_findings

        names = [head.name for head in document.versions]
        form = FreezeForm(partial(self._freeze, document), names, author(), self._window)
        if not is_accepted(form) or form.version is None:
            return
        version = form.version
        self._session.modified_changed.emit()
        if self._documents.save():
            told = f"“{version.head.name}” was frozen with {version.head.lines} lines and saved."
            self._messages.tell_result(f"{told} {open_findings(version.findings)}", "Frozen versions…", self.show)

    def _freeze(self, document: "Document", head: "VersionHead") -> "FrozenVersion":
        """Freeze beside the window: all is checked and hashed. Raises Problem."""
        return self._work.run("Freezing", lambda _progress: document.freeze(head), can_stop=False, waits=True)

    @Slot()
    def show(self) -> None:
        """List the frozen versions and do with one what the officer says."""
        document = self._session.document
        if document is None or not self._session.settle():
            return
        workbook = document.workbook
        if not workbook.versions:
            words = "No version is frozen in this workbook yet."
            self._messages.tell(Level.NOTE, words, "Freeze version…", self.freeze)
            return
        from ui.window.versions.frozen_dialog import FrozenDialog
        from ui.window.versions.listed import listed

        rows = self._run("Reading frozen versions", partial(listed, workbook))
        if rows is not None:
            years, view = workbook.budget.years, self._session.view
            self._answer(workbook, FrozenDialog(workbook.name, rows, years, view, self._window))

    def _answer(self, workbook: "Document", dialog: "FrozenDialog") -> None:
        from ui.window.versions.frozen_dialog import VersionUse

        if not is_accepted(dialog) or dialog.chosen is None:
            return
        name = dialog.chosen.head.name
        if dialog.use is VersionUse.RESTORE:
            self._restore(workbook, name)
            return
        from model.workbook.version_document import version_document

        try:
            shown = version_document(workbook, name)
        except FileProblem as problem:
            self._messages.tell(Level.ERROR, str(problem))
            return
        if dialog.use is VersionUse.OPEN:
            self._documents.show_frozen(shown)
        else:
            self._ways.export(shown)

    def _restore(self, workbook: "Document", name: str) -> None:
        """Make the budget what it was in a version, as one step."""
        if workbook is not self._session.document:
            words = f"Go back to {workbook.name} to restore a version there."
            self._messages.tell(Level.NOTE, words, "Back to the workbook", self.leave)
            return
        from model.versions.restoring import restore

        def plan(_progress: "Progress") -> "_Planned":
            return _Planned(restore(workbook.budget, workbook.version(name), workbook.change_log))

        planned = self._run(f"Restoring {name}", plan)
        if planned is None:
            return
        if self._session.do(planned.edit):
            self._ways.offer_undo(f"The budget is what it was in “{name}”; save it to keep it so.")
        else:
            self._messages.tell(Level.NOTE, f"The budget is what it was in “{name}” already; nothing was changed.")

    @Slot()
    def leave(self) -> None:
        """Go back from a version that is only looked at to its workbook."""
        document = self._session.document
        if document is None or not document.is_frozen:
            return
        path = document.workbook.path
        if path is not None:
            self._documents.open_recent(path)

    @Slot()
    def _on_save_as_new(self) -> None:
        self._documents.save_as_new()

    @Slot(object, object)
    def _on_save_version(self, document: "Document", suggestion: "Path") -> None:
        """Write a version as a new workbook; the version stays in sight."""
        path = file_dialogs.ask_save(self._window, suggestion)
        if path is None:
            return
        try:
            job = document.save_job(path, as_new=True)
        except Problem as problem:
            self._messages.tell(Level.ERROR, str(problem))
            return
        if self._run(f"Saving {path.name}", partial(_saved, job)):
            words = f"The version was saved as {path.name}, a new workbook."
            self._messages.tell_result(words, "Open it", partial(self._documents.open_recent, path))

    def _run(self, words: str, job: "Callable[[Progress], Result]") -> Result | None:
        """Do work beside the window; None where it was stopped or failed, which is told."""
        try:
            return self._work.run(words, job, waits=True)
        except Problem as problem:
            self._messages.tell(Level.NOTE if isinstance(problem, Cancelled) else Level.ERROR, str(problem))
            return None


def _saved(job: "SaveJob", progress: "Progress") -> bool:
    job.carry_out(progress)
    return True
