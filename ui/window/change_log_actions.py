"""What is done with the change log: the entries about the current line, and the file that the log is exported to."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from model.change_log import LogEntry
from model.findings import Level
from model.problems import Problem
from ui.window import file_dialogs
from ui.window.action_ids import ActionId
from ui.window.change_log_page import ChangeLogPage
from ui.window.desk import Desk
from ui.window.page_key import CHANGE_LOG
from ui.window.work import Work


class ChangeLogActions(QObject):
    """Leads to the log of a line, and writes the log into a file."""

    def __init__(self, desk: Desk, window: QWidget, work: Work) -> None:
        """Connect the commands. `work` writes the file beside the window."""
        super().__init__(desk.pages)
        self._session, self._pages, self._actions, self._messages, self._offer = desk
        self._window = window
        self._work = work
        desk.actions[ActionId.LINE_LOG].due.connect(self.show_line)
        desk.pages.log_export_asked.connect(self._export)
        desk.session.current_line_changed.connect(self.refresh)
        desk.pages.page_shown.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Offer the log of a line where there is one."""
        has_line = self._pages.lines_page is not None and self._session.current_line is not None
        self._actions.enable([ActionId.LINE_LOG], enabled=has_line)

    @Slot()
    def show_line(self) -> None:
        """Show the entries about the current line."""
        line = self._session.current_line
        page = self._pages.show_page(CHANGE_LOG)
        if isinstance(page, ChangeLogPage):
            page.show_line(line.id if line is not None else None)

    @Slot(object)
    def _export(self, entries: tuple[LogEntry, ...]) -> None:
        document = self._session.document
        if document is None:
            return
        name = document.path or Path.home() / (document.budget.settings.title or "Budget")
        path = file_dialogs.ask_csv(self._window, name.with_name(f"{name.stem} change log.csv"))
        if path is None:
            return

        unit = document.budget.settings.unit

        def write(_progress: object) -> None:
            from exporters.data.log_csv import write_log_csv  # in the thread that needs it
            from model.saving.replacing import replace_file

            replace_file(path, write_log_csv(entries, unit))

        try:
            self._work.run(f"Writing {path.name}", write)
        except Problem as problem:
            self._messages.tell(Level.ERROR, str(problem))
            return
        count = "one entry" if len(entries) == 1 else f"{len(entries):,} entries"
        self._messages.tell_result(f"{path.name} was written, with {count} of the change log.")
