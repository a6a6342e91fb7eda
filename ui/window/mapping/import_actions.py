"""Importing in the window: any spreadsheet or CSV is looked at, corrected, and becomes a workbook of the app's own."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from model.findings import Level
from model.problems import Problem
from model.progress import Cancelled
from ui import event_log
from ui.event_log import Event
from ui.window import file_dialogs
from ui.window.asked import is_accepted
from ui.window.document_actions import DocumentActions
from ui.window.mapping_actions import NOT_KEPT, looked_at, offer_words, read_as
from ui.window.message_bar import MessageBar
from ui.window.session import Session
from ui.window.work import Work

if TYPE_CHECKING:
    from model.progress import Progress
    from model.workbook.conversion import ReadAs
    from model.workbook.converting.converted import Converted
    from model.workbook.converting.csv_grid import CsvWay
    from model.workbook.document import Document
    from model.workbook.found_opening import FoundReading
    from ui.window.mapping.remapping import Look


@dataclass(frozen=True, slots=True)
class _Source:
    """A source as it was read: as a workbook in memory, and what was found in it; None in a CSV of the app's own."""

    document: "Document"
    converted: "Converted | None" = None
    seen: "tuple[FoundReading, ReadAs, Look] | None" = None


class ImportActions(QObject):
    """Carries `Import` out; it offers itself to the documents for files that cannot be opened as they are."""

    def __init__(
        self, session: Session, documents: DocumentActions, message_bar: MessageBar, work: Work, window: QWidget
    ) -> None:
        """`documents` asks about unsaved work and shows what was imported."""
        super().__init__(window)
        self._session, self._documents = session, documents
        self._messages, self._work, self._window = message_bar, work, window
        documents.import_instead = self.import_file

    @Slot()
    def ask(self) -> None:
        """Ask for a file and import it."""
        if not self._documents.may_leave():
            return
        path = file_dialogs.ask_import(self._window, self._documents.folder())
        if path is not None:
            self._import(path)

    def import_file(self, path: Path) -> None:
        """Import a file, after asking about unsaved work."""
        if self._documents.may_leave():
            self._import(path)

    def _import(self, path: Path) -> None:
        try:
            source = self._corrected(path)
            if source is None:
                self._messages.tell(Level.NOTE, f"{path.name} was not imported.")
                return
            self._documents.opening.emit(f"Importing {path.name}")
            job = partial(_as_own, source, path.name)
            document = self._work.run(f"Importing {path.name}", job, waits=True)
        except Problem as problem:
            event_log.note_refusal(problem)
            self._messages.tell(Level.NOTE if isinstance(problem, Cancelled) else Level.ERROR, str(problem))
            return
        event_log.note(Event.OPENED, areas=len(document.budget.areas), findings=len(document.findings))
        self._documents.show_imported(document)
        self._tell(document, path)

    def _corrected(self, path: Path) -> _Source | None:
        """Show what was found in a file until the officer says that it is right; None where it is not wanted."""
        from ui.window.mapping.mapping_dialog import MappingDialog

        way: CsvWay | None = None
        while True:
            source = self._work.run(f"Looking at {path.name}", partial(_read, path, way), waits=True)
            if source.seen is None or source.converted is None:
                return source
            seen, read_so = source.seen, source.converted.way
            dialog = MappingDialog(path.name, *seen, self._window, way=read_so, errands=self._work.errands)
            dialog.tell(offer_words(source.document.offered))
            dialog.open_button.setText("Import it so")
            is_right = is_accepted(dialog)
            if not is_right and dialog.way == read_so:
                return None
            way = dialog.way
            if is_right:
                job = partial(read_as, source.document, dialog.said, path.name if dialog.remembers else "")
                document, is_kept = self._work.run(f"Reading {path.name}", job, waits=True)
                if not is_kept:
                    self._messages.tell(Level.WARNING, NOT_KEPT)
                return _Source(document, source.converted)

    def _tell(self, document: "Document", path: Path) -> None:
        lines, areas = document.budget.line_count, len(document.budget.areas)
        count = sum(1 for finding in document.findings if finding.level is not Level.NOTE)
        noticed = f" {count:,} thing{'s' if count != 1 else ''} to look at in Checks." if count else ""
        self._messages.tell(
            Level.WARNING if count else Level.NOTE,
            f"Imported {lines:,} line{'s' if lines != 1 else ''} in {areas:,} area{'s' if areas != 1 else ''} from "
            f"{path.name}, which stays as it is. Save it as a workbook to keep it.{noticed}",
            "Save as…",
            self._on_save_as,
        )

    def _on_save_as(self) -> None:
        self._documents.save_as()


def _read(path: Path, way: "CsvWay | None", progress: "Progress") -> _Source:
    """Read a source and find what is found in it, as was said of another of its shape. Raises FileProblem."""
    from model.files import read_file
    from model.importing.any_layout import as_any_workbook, refuse_own
    from model.importing.schedule_csv import import_schedule_csv, is_schedule_csv
    from model.problems import FileProblem
    from model.workbook.converting.csv_grid import DETECTED
    from model.workbook.document import Document

    progress(f"Reading {path.name}", 0.0)
    data = read_file(path)
    if is_schedule_csv(data):
        imported = import_schedule_csv(data, path.name)
        document = Document(imported.budget)
        document.findings = imported.findings
        return _Source(document)
    converted = as_any_workbook(data, path.name, way or DETECTED)
    document = Document.of_bytes(converted.data, path)
    refuse_own(document, path.name)
    document = document.as_remembered(progress)
    if not document.is_laid_out_by_others and converted.way is None:
        raise FileProblem(f"{path.name} has no tables of pressures and savings, so there is nothing to import.")
    return _Source(document, converted, looked_at(document, progress))


def _as_own(source: _Source, name: str, progress: "Progress") -> "Document":
    from model.importing.any_layout import as_own

    progress("Making a workbook of it", 0.5)
    return source.document if source.converted is None else as_own(source.document, source.converted, name)
