"""The form for what holds for the whole budget: names, title, decimals, negatives, marking and version."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from model.budget import Budget
from model.edits import Change, Edit
from model.planning import MOST_DECIMALS, change_setting
from ui.window.form_dialog import FormDialog
from ui.window.new_dialog import NEGATIVE_WORDS, UNIT_WORDS

_TEXTS = {
    "organisation": "&Organisation",
    "directorate": "&Directorate",
    "service": "&Service",
    "title": "&Title",
    "marking": "&Marking",
    "version": "&Version",
}


class SettingsDialog(FormDialog):
    """Asks for the settings; `edit` holds all that changed as one edit once accepted, None where nothing did."""

    def __init__(self, budget: Budget, parent: QWidget | None = None) -> None:
        """Show the settings as they are."""
        settings = budget.settings
        unit, years = UNIT_WORDS[settings.unit], settings.years
        super().__init__(
            "Settings of the budget",
            "Change settings",
            parent,
            f"The workbook holds {unit}, {settings.basis}, {years[0]} to {years[-1]}.",
        )
        self.edit: Edit | None = None
        self._budget = budget
        self.texts: dict[str, QLineEdit] = {}
        self._shown: dict[str, str] = {}
        for name, label in _TEXTS.items():
            editor = QLineEdit(getattr(settings, name))
            editor.setCursorPosition(0)
            self.texts[name] = editor
            self._shown[name] = editor.text()
            self.add_field(label, editor)
        self.decimals = QComboBox()
        for count in range(MOST_DECIMALS + 1):
            self.decimals.addItem(str(count), count)
        self.decimals.setCurrentIndex(self.decimals.findData(settings.decimals))
        self.negatives = QComboBox()
        for negatives, words in NEGATIVE_WORDS.items():
            self.negatives.addItem(words, negatives)
        self.negatives.setCurrentIndex(self.negatives.findData(settings.negatives))
        self.add_field(f"D&ecimals, in {unit}", self.decimals)
        self.add_field("&Negatives", self.negatives)

    def take(self) -> None:
        """Plan every setting that changed, as one edit. Raises EntryProblem."""
        entered: dict[str, object] = {
            name: editor.text().strip() for name, editor in self.texts.items() if editor.text() != self._shown[name]
        }
        entered["decimals"] = self.decimals.currentData()
        entered["negatives"] = self.negatives.currentData()
        changes: list[Change] = []
        for name, value in entered.items():
            planned = change_setting(self._budget, name, value)
            if planned is not None:
                changes.extend(planned.changes)
        self.edit = Edit("Change settings", tuple(changes)) if changes else None
