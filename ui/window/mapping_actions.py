"""What was found in a workbook that others laid out: asked about when it is opened, shown and corrected when wanted."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from model.findings import Level
from model.problems import Problem
from model.progress import Cancelled
from ui.window.asked import is_accepted
from ui.window.document_actions import DocumentActions
from ui.window.message_bar import MessageBar, Offer
from ui.window.session import Session
from ui.window.work import Work

if TYPE_CHECKING:
    from model.progress import Progress
    from model.workbook.conversion import ReadAs
    from model.workbook.document import Document
    from model.workbook.found_opening import FoundReading
    from model.workbook.remembered_mappings import Remembered
    from ui.window.mapping.remapping import Look


NOT_KEPT = "What you said could not be kept on this computer."


class MappingActions(QObject):
    """Carries `What was found` out, and what opening such a workbook needs; it gives itself to the documents."""

    def __init__(
        self, session: Session, documents: DocumentActions, message_bar: MessageBar, work: Work, window: QWidget
    ) -> None:
        """`documents` opens, asks about unsaved work and shows what is opened."""
        super().__init__(window)
        self._session, self._documents = session, documents
        self._messages, self._work, self._window = message_bar, work, window
        documents.ask_layout = self.asked
        documents.tell_layout = self.tell

    def asked(self, document: "Document") -> "Document | None":
        """Ask what only the officer can tell of a workbook; return it read so, None where it is not to be opened."""
        return self._corrected(document) if document.questions or document.offered else document

    def tell(self, document: "Document") -> bool:
        """Tell what was found in a workbook that others laid out; False where none did, and nothing was told."""
        if document.layout is None:
            return False
        tables, lines = len(document.layout.regions), document.budget.line_count
        name = document.path.name if document.path is not None else "the workbook"
        count = sum(1 for finding in document.findings if finding.level is not Level.NOTE)
        found = f"{tables:,} table{'s' if tables != 1 else ''} with {lines:,} line{'s' if lines != 1 else ''}"
        words = f"Found {found} in {name}"
        noticed = f", and {count:,} thing{'s' if count != 1 else ''} to look at in Checks" if count else ""
        show: Offer = ("Show what was found…", self.show)
        known = document.remembered
        if known:
            said = (
                f"{words}{noticed}. It was read as you said of {known.name} on {_day(known)}, which has the same shape."
            )
            self._messages.tell_choice(Level.NOTE, said, show, ("Forget that", partial(self._forget, document)))
        else:
            self._messages.tell(Level.WARNING if count else Level.NOTE, f"{words}{noticed}.", *show)
        return True

    @Slot()
    def show(self) -> None:
        """Show what was found in the open workbook, and read it again as the officer then says."""
        document = self._session.document
        if document is None or not self._session.settle():
            return
        if not document.is_laid_out_by_others:
            self._messages.tell(
                Level.NOTE, f"{self._documents.name()} is laid out by Budget Workbook, so nothing had to be found."
            )
            return
        self._read_again(document, lambda: self._corrected(document, may_change=self._documents.may_leave))

    def _forget(self, document: "Document") -> None:
        """Forget what was said of workbooks of this shape, and read the open one as it is found."""
        from model.workbook.conversion import NOTHING_SAID
        from model.workbook.remembered_mappings import forget

        if self._session.document is document and self._documents.may_leave():
            forget(document.shape)
            self._read_again(document, lambda: self.asked(document.read_as(NOTHING_SAID)))

    def _read_again(self, document: "Document", reading: "Callable[[], Document | None]") -> None:
        again = reading()
        if again is not None and again is not document:
            self._documents.show_again(again)
            self.tell(again)

    def _corrected(self, document: "Document", may_change: "Callable[[], bool] | None" = None) -> "Document | None":
        """Show the dialog; return the workbook read as it then says, the same where it says nothing new, None if not.

        `may_change` asks about unsaved work before it is read again.
        """
        from ui.window.mapping.mapping_dialog import MappingDialog

        name = document.path.name if document.path is not None else self._documents.name()
        try:
            seen = self._work.run(f"Looking at {name}", partial(looked_at, document), waits=True)
        except Problem as problem:
            self._tell(problem)
            return None
        dialog: MappingDialog = MappingDialog(name, *seen, self._window, errands=self._work.errands)
        dialog.tell(offer_words(document.offered))
        if not is_accepted(dialog):
            return None
        keeps_document = dialog.said == document.said
        if not keeps_document and may_change is not None and not may_change():
            return None
        try:
            job = partial(read_as, document, dialog.said, name if dialog.remembers else "")
            read, is_kept = self._work.run(f"Reading {name}", job, waits=True)
        except Problem as problem:
            self._tell(problem)
            return None
        if not is_kept:
            self._messages.tell(Level.WARNING, NOT_KEPT)
        return read

    def _tell(self, problem: Problem) -> None:
        self._messages.tell(Level.NOTE if isinstance(problem, Cancelled) else Level.ERROR, str(problem))


def looked_at(document: "Document", _progress: "Progress") -> "tuple[FoundReading, ReadAs, Look]":
    """Look at a workbook and find what is found with what is said of it, in a thread: it may be large."""
    from model.workbook.finding.saying import settled
    from ui.window.mapping.remapping import Look

    reading = document.found_reading()
    if reading is None:
        message = "only a workbook that was opened is looked at"
        raise RuntimeError(message)
    offered = document.offered
    said = settled(offered.said if offered is not None else document.said, reading.pictures.sheets)
    return reading, said, Look.at(reading.find(said))


def offer_words(offered: "Remembered | None") -> str:
    """Return the sentence that tells of what is filled in from another year's workbook; nothing where nothing is."""
    if offered is None:
        return ""
    count = abs(offered.moved)
    years = f", its years moved by {'one' if count == 1 else count}" if count else ""
    return (
        f"It is laid out as {offered.name} was but for its years. What you said of that on {_day(offered)} is filled "
        f"in{years}; look whether it holds."
    )


def _day(known: "Remembered") -> str:
    moment = known.moment.astimezone()
    return f"{moment.day} {moment:%B %Y}"


def read_as(document: "Document", said: "ReadAs", name: str, progress: "Progress") -> "tuple[Document, bool]":
    """Read a workbook as is said, in a thread; `name`: keep it for workbooks of its shape, as said of that one.

    Return the document, itself where nothing new is said, and whether what was to be kept was. Raises FileProblem.
    """
    from model.workbook.remembered_mappings import remember

    is_kept = True
    if name:
        try:
            remember(document.shape, said, name)
        except OSError:
            is_kept = False
    return document if said == document.said else document.read_as(said, progress), is_kept
