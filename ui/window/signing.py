"""Who signs a save in the change log, and why: the name or post of the preferences, and a reason where one is given."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from model.problems import EntryProblem
from model.texts import clean_text
from ui.window import preferences
from ui.window.asked import is_accepted
from ui.window.form_dialog import FormDialog
from ui.window.metrics import space
from ui.window.preferences import Reasons

if TYPE_CHECKING:
    from model.workbook.document import Document

_LINES = 3


class ReasonDialog(FormDialog):
    """Asks why the figures changed. `reason` is what was entered, on one line."""

    def __init__(self, count: int, *, is_needed: bool, parent: QWidget | None = None) -> None:
        """`count` changes are about to be saved; where a reason `is_needed` there is no way round it."""
        changes = "one change" if count == 1 else f"{count:,} changes"
        note = f"It goes into the change log with {changes}, for whoever asks later."
        if is_needed:
            note += " A version is frozen, so that every later change says why."
        super().__init__("Save with a reason", "Save", parent, note)
        self._is_needed = is_needed
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText("As Cabinet decided on 28 January")
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + space(4))
        self.add_field("&Reason", self.text)

    @property
    def reason(self) -> str:
        """Why, on one line."""
        return " ".join(clean_text(self.text.toPlainText()).split())

    def take(self) -> None:
        """Refuse to go on without a reason where one is needed. Raises EntryProblem."""
        if self._is_needed and not self.reason:
            raise EntryProblem(
                "Say why the figures changed: a version is frozen, and your preferences ask for a reason."
            )


class Signing:
    """Signs a document before it is saved. `asks` has the next save ask for a reason."""

    def __init__(self, window: QWidget) -> None:
        """`window` is what the form stands before."""
        self._window = window
        self.asks = False

    def sign(self, document: "Document") -> bool:
        """Put the signature on what is about to be saved; False where the officer does not want to save after all."""
        from model.change_log import UNSIGNED, Signature  # the window starts without the model

        reason = self._reason(document)
        if reason is None:
            return False
        who = preferences.author() or document.budget.settings.organisation or UNSIGNED
        document.signature = Signature(who, reason)
        return True

    def _reason(self, document: "Document") -> str | None:
        """Return why, "" where nothing is said, None where the officer gave up."""
        wish = preferences.reasons()
        is_needed = wish is Reasons.FROZEN and document.has_frozen_version
        if not (self.asks or is_needed or wish is Reasons.ALWAYS) or not document.keeps_log:
            return ""
        count = len(document.unsaved_log)
        if not count:
            return ""
        dialog = ReasonDialog(count, is_needed=is_needed, parent=self._window)
        return dialog.reason if is_accepted(dialog) else None
