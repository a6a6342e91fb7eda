"""One entry of the change log in full, below the table that cuts what is long: what it is about, old, new and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from model.change_log import LogEntry
from model.logged_workings import entry_words
from model.money import Unit
from ui.window.change_log_model import UNSAVED
from ui.window.metrics import space

_LINES = 5


class LoggedEntry(QPlainTextEdit):
    """Read and copied from, never typed into; a longer text scrolls."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName("The entry in full")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + space(4))

    def show_entry(self, entry: LogEntry | None, unit: Unit) -> None:
        """Show an entry of a workbook in a unit; None for nothing."""
        words = "\n".join(in_full(entry, unit)) if entry is not None else ""
        if self.toPlainText() != words:
            self.setPlainText(words)


def in_full(entry: LogEntry, unit: Unit) -> list[str]:
    """Return what an entry says, a row for each thing: where, when and who; the old value, the new one; the reason."""
    about = ", ".join(part for part in (entry.field, entry.line, entry.area) if part)
    saved = f"{entry.when}, {entry.who}" if entry.when else UNSAVED
    words = entry_words(entry, unit)
    told = [f"{about} ({saved})", f"Old: {words.old or 'blank'}", f"New: {words.new or 'blank'}"]
    return [*told, f"Reason: {entry.reason}"] if entry.reason else told
