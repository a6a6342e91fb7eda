"""What is done with whole documents: new, open, sample, save, save as, close. Unsaved work is never left unasked."""

import re
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from model.findings import Level
from model.problems import ChangedProblem, FileProblem, HeldProblem, LayoutProblem, Problem, UnkeptProblem
from model.progress import Cancelled
from ui import event_log
from ui.event_log import Event
from ui.window import file_dialogs, messages
from ui.window.asked import is_accepted
from ui.window.changed_file import ChangedFile
from ui.window.lock_keeper import Held, LockKeeper, held
from ui.window.message_bar import MessageBar, Offer
from ui.window.messages import SaveAnswer
from ui.window.preferences import forget_file, recent_files, remember_file
from ui.window.read_only_keeper import ReadOnlyKeeper, Standing, standing
from ui.window.receipts import Receipts
from ui.window.session import Session
from ui.window.signing import Signing
from ui.window.turns import is_in_turn, take_turn
from ui.window.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from model.backups.store import Version
    from model.progress import Progress
    from model.saving.locks import Lock
    from model.workbook.document import Document
    from model.workbook.save_job import SaveJob
    from model.workbook.saving import Saved

_UNSAFE = re.compile(r'[\\/:*?"<>|]+')
_IMPORTED = frozenset({".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"})
_FIRST_MONTH_OF_NEXT_ROUND = 4


class DocumentActions(QObject):
    """Carries the File menu out on a session; problems and results go to the message bar.

    Signals: `opening` (words for the work: a document is about to be opened, so what it is worked on with is needed),
    `version_to_be_saved` (a frozen version and a path to suggest: it can only be written as a workbook of its own).
    """

    opening = Signal(str)
    version_to_be_saved = Signal(object, object)

    def __init__(self, session: Session, window: QWidget, message_bar: MessageBar, work: Work) -> None:
        """`window` is what dialogs stand before; `work` does what may last."""
        super().__init__(window)
        self._session = session
        self._window = window
        self._messages = message_bar
        self._work = work
        self.locks = LockKeeper(session, window, message_bar, work)
        self.read_only = ReadOnlyKeeper(session, self.locks)
        self._changed_file = ChangedFile(session, window, message_bar, work)
        self._signing = Signing(window)
        self._is_saving = False
        self._is_to_be_saved_again = False
        self.receipts = Receipts(session, window, message_bar)
        self.ask_layout: Callable[[Document], Document | None] = _as_it_is
        self.tell_layout: Callable[[Document], bool] = _nothing_to_tell
        self.import_instead: Callable[[Path], None] = _not_imported

    def name(self) -> str:
        """What the open document is called: its file's name, else its title."""
        document = self._session.document
        if document is None:
            return ""
        if document.path is not None or document.is_frozen:
            return document.name
        return document.budget.settings.title or "Untitled budget"

    def may_leave(self) -> bool:
        """Ask about unsaved work, what is being typed included; False where the officer wants to stay."""
        if self._work.is_busy or not self._session.settle():
            return False
        if not self._session.is_modified:
            return True
        answer = messages.ask_save(self._window, self.name())
        if answer is SaveAnswer.SAVE:
            return self.save()
        return answer is SaveAnswer.DISCARD

    @Slot()
    def new(self) -> None:
        """Ask for a new budget and open it."""
        from model.workbook.document import Document
        from ui.window.new_dialog import NewDialog

        if not self.may_leave():
            return
        today = date.today()  # noqa: DTZ011  # the officer's own calendar
        dialog = NewDialog(today.year + (today.month >= _FIRST_MONTH_OF_NEXT_ROUND), self._window)
        if is_accepted(dialog) and dialog.budget is not None:
            self._show(Document(dialog.budget))

    @Slot()
    def open(self) -> None:
        """Ask for a workbook and open it."""
        if not self.may_leave():
            return
        path = file_dialogs.ask_open(self._window, self.folder())
        if path is not None:
            self._open(path)

    @Slot(object)
    def open_recent(self, path: Path) -> None:
        """Open a workbook, after asking about unsaved work."""
        if self.may_leave():
            self._open(path)

    def _open(self, path: Path) -> None:
        words = f"Opening {path.name}"
        self.opening.emit(words)
        try:
            job = partial(_opened_and_standing, path, self.locks.lock)
            document, found = self._work.run(words, job, waits=True)
        except Cancelled as stopped:
            self._messages.tell(Level.NOTE, str(stopped))
            return
        except FileProblem as problem:
            if isinstance(problem.__cause__, FileNotFoundError):
                forget_file(path)
            event_log.note_refusal(problem)
            offer: Offer | None = ("Import it…", partial(self.import_instead, path)) if _may_be_imported(path) else None
            self._messages.tell(Level.ERROR, str(problem), *(offer or ()))
            return
        read = self.ask_layout(document)
        if read is None:
            self._let_go(found.held)
            self._messages.tell(Level.NOTE, f"{path.name} was not opened.")
            return
        document = read
        event_log.note(Event.OPENED, areas=len(document.budget.areas), findings=len(document.findings))
        remember_file(path.absolute())
        take_turn()
        self._show_held(document, found)
        take_turn()
        if self.tell_layout(document):
            return
        count = sum(1 for finding in document.findings if finding.level is not Level.NOTE)
        if count:
            words = "one finding" if count == 1 else f"{count:,} findings"
            self._messages.tell(Level.WARNING, f"{path.name} was opened with {words}; Checks lists what was found.")

    def _show_held(self, document: "Document", found: Standing) -> None:
        """Show a workbook whose lock was taken."""
        self.locks.lend(found.held)
        self._show(document)
        self.read_only.stand(found)

    def _let_go(self, found: Held) -> None:
        """Let go of the lock of a workbook that is not opened after all."""
        if found.lock is not None and found.lock is not self.locks.lock:
            self._work.errands.do(found.lock.release)

    def show_again(self, document: "Document") -> None:
        """Show the open workbook as it was now read otherwise; its lock stays taken."""
        if document.path is None:
            self._show(document)
            return
        try:
            job = partial(standing, document, document.path, self.locks.lock)
            self._show_held(document, self._work.run(f"Looking at {self.name()}", job))
        except Problem as problem:
            self._messages.tell(Level.NOTE, str(problem))

    @Slot()
    def open_sample(self) -> None:
        """Open a copy of the sample budget, which no file holds yet."""
        from model.samples import OXFORDSHIRE, load_sample
        from model.workbook.document import Document

        if self.may_leave():
            self.opening.emit("Opening the sample")
            sample = load_sample(OXFORDSHIRE)
            self._show(Document(sample.budget, sample.about), is_copy=True)

    def show_imported(self, document: "Document") -> None:
        """Show what was imported, which no file holds yet."""
        take_turn()
        self._show(document)

    def open_version(self, version: "Version", path: Path) -> None:
        """Open an earlier version of a workbook as a copy that no file holds yet."""
        from model.workbook.conversion import NOTHING_SAID
        from model.workbook.document import Document
        from ui.window.versions_dialog import moment_in_words

        if not self.may_leave():
            return
        said = self._session.document.said if self._session.document is not None else NOTHING_SAID
        try:
            job = partial(Document.copy_of, version.read(), path.name, said=said)
            document = self._work.run(f"Opening {path.name}", job, waits=True)
        except Problem as problem:
            self._messages.tell(Level.NOTE if isinstance(problem, Cancelled) else Level.ERROR, str(problem))
            return
        self._show(document, is_copy=True)
        words = f"This is {path.name} as it was until {moment_in_words(version)}; save it as a file to keep it."
        self._messages.tell(Level.NOTE, words, "Save as…", self._on_save_as)

    def show_frozen(self, version: "Document") -> None:
        """Show a frozen version, after asking about unsaved work; it can only be looked at."""
        if self.may_leave():
            self._show(version, is_copy=True)
            self.read_only.stand(Standing(Held(), version.reasons_read_only()))

    def _show(self, document: "Document", *, is_copy: bool = False) -> None:
        self._messages.hide()
        self._session.open(document, is_copy=is_copy)

    @Slot()
    def close(self) -> None:
        """Close the document."""
        if self._session.document is not None and self.may_leave():
            self._messages.hide()
            self._session.open(None)

    @Slot()
    def save(self) -> bool:
        """Save into the document's file, or ask for one; True once everything is in a file.

        While a save is under way, another is remembered and follows it.
        """
        document = self._session.document
        if document is None:
            return True
        if self._is_saving:
            self._is_to_be_saved_again = True
            return False
        if document.is_frozen or document.path is None:
            return self.save_as()
        if not self._look_again():
            return False
        if self.read_only.is_read_only:
            return self.save_as_new() if self.read_only.only_new else self.save_as()
        return self._save(document, document.path)

    @Slot()
    def save_with_reason(self) -> bool:
        """Save, and ask first why the figures changed."""
        self._signing.asks = True
        try:
            return self.save()
        finally:
            self._signing.asks = False

    def hold(self) -> None:
        """Take the lock of the open document, which was made in another way than by opening its file."""
        document = self._session.document
        if document is None or document.path is None:
            return
        try:
            job = partial(standing, document, document.path, self.locks.lock)
            self.read_only.stand(self._work.run(f"Looking at {self.name()}", job))
        except Problem as problem:
            self._messages.tell(Level.NOTE, str(problem))

    def _look_again(self) -> bool:
        """Look whether a workbook may still only be read; False where that was stopped, which is told."""
        look = self.read_only.look_again()
        if look is None:
            return True
        try:
            self.read_only.stand(self._work.run(f"Looking at {self.name()}", look))
        except Problem as problem:
            self._messages.tell(Level.NOTE, str(problem))
            return False
        return True

    @Slot()
    def save_as(self) -> bool:
        """Ask for a file and save as that; True once everything is in it."""
        document = self._session.document
        if document is None:
            return True
        if document.is_frozen:
            folder = document.workbook.path.parent if document.workbook.path else self.folder()
            self.version_to_be_saved.emit(document, folder / f"{document.stem}.xlsx")
            return False
        name = " ".join(_UNSAFE.sub(" ", self.name()).split())
        suggestion = document.path or self.folder() / f"{name}.xlsx"
        path = file_dialogs.ask_save(self._window, suggestion)
        return path is not None and self._save(document, path, may_be_gone=True)

    @Slot()
    def save_as_new(self) -> bool:
        """Ask for a file and save as a new workbook in the app's own layout; the one that was opened stays as it is."""
        document = self._session.document
        if document is None:
            return True
        name = " ".join(_UNSAFE.sub(" ", self.name()).split())
        path = file_dialogs.ask_save(self._window, self.folder() / f"{Path(name).stem} new.xlsx")
        return path is not None and self._save(document, path, as_new=True)

    def _save(
        self, document: "Document", path: Path, *, as_new: bool = False, over: bool = False, may_be_gone: bool = False
    ) -> bool:
        """Save as a file. `may_be_gone`: where no file stands any more, the officer means a new one."""
        if not self._session.settle() or not self._signing.sign(document):
            return False
        try:
            self._work.refuse_if_busy()
            point = self._session.undo_point
            job = document.save_job(path, as_new=as_new, over=over, may_be_gone=may_be_gone)
            self._session.saving.emit()
            self._is_saving = True
            saved, found = self._work.run(f"Saving {path.name}", partial(_saved_and_held, job, self.locks.lock))
            take_turn()  # the progress goes before the result is told
            self._session.written.emit()
            receipt = document.finish_save(job, saved)
        except Problem as problem:
            event_log.note_refusal(problem)
            self._tell_problem(document, path, problem)
            return False
        finally:
            self._is_saving = False
        event_log.note(Event.SAVED, cells=len(receipt.cells), is_confirmed=saved.is_confirmed)
        if saved.is_confirmed:
            self._session.mark_saved(point)
        if document.path is not None:
            remember_file(document.path.absolute())
        self.receipts.tell(receipt, self.name())
        self.read_only.saved(found)
        self._save_again()
        return saved.is_confirmed

    def _tell_problem(self, document: "Document", path: Path, problem: Problem) -> None:
        """Say why it was not saved, with the ways to have it saved."""
        self._is_to_be_saved_again = False
        save_as = ("Save as…", self._on_save_as)
        match problem:
            case UnkeptProblem():
                keep = ("Keep it in an added sheet", partial(self._on_keep_more, document, path))
                self._messages.tell_choice(
                    Level.ERROR, str(problem), keep, ("Save as a new workbook…", self._on_save_as_new)
                )
            case LayoutProblem():
                self._messages.tell(Level.ERROR, str(problem), "Save as a new workbook…", self._on_save_as_new)
            case ChangedProblem():
                overwrite = ("Overwrite, keeping theirs", partial(self._on_overwrite, document, path))
                see = ("See the differences…", partial(self._changed_file.show, document, path, overwrite, save_as))
                self._messages.tell_choice(Level.ERROR, str(problem), see, overwrite, save_as)
            case FileProblem():
                self._messages.tell(Level.ERROR, str(problem), *save_as)
                if isinstance(problem, HeldProblem) and path == document.path:
                    self.read_only.refuse(str(problem))
            case _:
                self._messages.tell(Level.NOTE if isinstance(problem, Cancelled) else Level.ERROR, str(problem))

    def _save_again(self) -> None:
        """Save what was asked to be saved while a save was under way, where there is still something to save."""
        if self._is_to_be_saved_again:
            self._is_to_be_saved_again = False
            if self._session.is_modified:
                QTimer.singleShot(0, self, self._on_save_again)

    @Slot()
    def _on_save_again(self) -> None:
        if is_in_turn():
            QTimer.singleShot(0, self, self._on_save_again)
        else:
            self.save()

    def _on_save_as(self) -> None:
        self.save_as()

    def _on_overwrite(self, document: "Document", path: Path) -> None:
        """Save over what somebody else wrote; their version stands under Restore an earlier version."""
        if self._session.document is document:
            self._save(document, path, over=True)

    def _on_keep_more(self, document: "Document", path: Path) -> None:
        """Save again, with a sheet for what the workbook has no place for."""
        if self._session.document is document:
            document.keeps_more = True
            self._save(document, path)

    def _on_save_as_new(self) -> None:
        self.save_as_new()

    def folder(self) -> Path:
        """Return the folder in which dialogs begin: the open workbook's, else that of the last one."""
        document = self._session.document
        if document is not None and document.path is not None:
            return document.path.parent
        return next((path.parent for path in recent_files() if path.parent.exists()), Path.home())


def _opened_and_standing(path: Path, own: "Lock | None", progress: "Progress") -> "tuple[Document, Standing]":
    """Open a workbook, take its lock and look whether it may be saved, in a thread: a share may be slow."""
    from model.workbook.document import Document

    document = Document.open(path, progress)
    document = document.as_remembered(progress)
    return document, standing(document, path, own)


def _as_it_is(document: "Document") -> "Document":
    return document


def _not_imported(_path: Path) -> None:
    pass


def _may_be_imported(path: Path) -> bool:
    return path.suffix.lower() in _IMPORTED


def _nothing_to_tell(_document: "Document") -> bool:
    return False


def _saved_and_held(job: "SaveJob", own: "Lock | None", progress: "Progress") -> "tuple[Saved, Held]":
    """Carry a save out and take the lock of its file, unless that is held."""
    return job.carry_out(progress), held(job.target, own)
