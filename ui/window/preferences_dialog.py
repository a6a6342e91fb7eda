"""The form for what the officer prefers on this computer: colours, how a workbook opens, name or post, exports."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from model.money import Negatives, Unit
from model.planning import MOST_DECIMALS
from model.problems import EntryProblem
from ui.window import file_dialogs, preferences
from ui.window.form_dialog import FormDialog
from ui.window.metrics import letters, set_margins, space
from ui.window.new_dialog import NEGATIVE_WORDS, UNIT_WORDS
from ui.window.opening_view import OpeningView
from ui.window.preferences import Reasons
from ui.window.theme import Scheme

_AS_WORKBOOK = "As the workbook says"
_FOLDER_LETTERS = 24
_RECOVERY_HELP = (
    "Every change is put on this computer within a second and gone from it once saved. Without it a crash loses what "
    "was not saved. Ticked again, it begins with the next save or workbook."
)
_REASON_WORDS = {
    Reasons.WHEN_GIVEN: "When I give one",
    Reasons.FROZEN: "Required once a version is frozen",
    Reasons.ALWAYS: "Asked for with every save",
}
_COUNTS = range(MOST_DECIMALS + 1)
_SCHEME_WORDS = {Scheme.SYSTEM: "As the system", Scheme.LIGHT: "Light", Scheme.DARK: "Dark"}


class PreferencesDialog(FormDialog):
    """Asks for the preferences and keeps them; nothing of it goes into a workbook. `chosen_scheme` is to be applied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show the preferences as they are."""
        super().__init__(
            "Preferences",
            "Keep preferences",
            parent,
            "These are kept on this computer, for you. How figures are shown never changes what a workbook holds.",
        )
        self.scheme = _choice(_SCHEME_WORDS, preferences.scheme())
        opening = preferences.opening_view()
        units: dict[Unit | None, str] = {None: _AS_WORKBOOK} | {unit: f"Always {UNIT_WORDS[unit]}" for unit in Unit}
        decimals: dict[int | None, str] = {None: _AS_WORKBOOK} | {count: f"Always {count}" for count in _COUNTS}
        negatives: dict[Negatives | None, str] = {None: _AS_WORKBOOK} | NEGATIVE_WORDS
        self.unit = _choice(units, opening.unit)
        self.decimals = _choice(decimals, opening.decimals)
        self.negatives = _choice(negatives, opening.negatives)
        self.author = QLineEdit(preferences.author())
        self.recovery = QCheckBox("Keep unsaved work for after a crash")
        self.recovery.setChecked(preferences.keeps_recovery())
        self.folder = QLineEdit(str(preferences.export_folder() or ""))
        self.folder.setPlaceholderText("Beside the workbook")
        self.folder.setMinimumWidth(letters(_FOLDER_LETTERS))
        self.browse = QPushButton("Choose…")
        self.browse.setAccessibleName("Choose the folder for exports")
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._on_browse)
        self.add_field("&Colours", self.scheme)
        self.add_field("&Unit on opening", self.unit, "The unit in which a workbook’s figures show when it is opened.")
        self.add_field("&Decimals on opening", self.decimals, "How many decimals figures show when one is opened.")
        self.add_field("&Negatives on opening", self.negatives, "How negative figures show when one is opened.")
        self.add_field(
            "&Your name or post",
            self.author,
            "For the change log and certificates of annexes; never the computer’s account is used.",
        )
        self.author.setPlaceholderText("A post will do")
        self.reasons = _choice(_REASON_WORDS, preferences.reasons())
        self.add_field("&Reasons for changes", self.reasons, "When a save asks why the figures changed.")
        self._add_folder()
        self.add_field("Recover&y", self.recovery, _RECOVERY_HELP)
        self.recovery.setAccessibleName(self.recovery.text())

    def _add_folder(self) -> None:
        both = QWidget()
        row = QHBoxLayout(both)
        set_margins(row)
        row.setSpacing(space(2))
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        self.add_field("&Folder for exports", both)
        both.setAccessibleName("")
        both.setFocusProxy(self.folder)
        self.folder.setAccessibleName("Folder for exports")
        self.folder.setAccessibleDescription("Where the export form begins; empty for the workbook’s own folder.")

    @property
    def chosen_scheme(self) -> Scheme:
        """The colours chosen."""
        chosen = self.scheme.currentData()
        return chosen if isinstance(chosen, Scheme) else Scheme.SYSTEM

    def take(self) -> None:
        """Keep everything. Raises EntryProblem where the folder is none."""
        folder = self.folder.text().strip()
        if folder and not Path(folder).is_dir():
            raise EntryProblem(f"There is no folder {folder}; choose another one, or leave it empty.")
        preferences.remember_opening_view(
            OpeningView(self.unit.currentData(), self.decimals.currentData(), self.negatives.currentData())
        )
        preferences.remember_recovery(keeps=self.recovery.isChecked())
        preferences.remember_reasons(self.reasons.currentData())
        preferences.remember_author(self.author.text().strip())
        preferences.remember_export_folder(Path(folder) if folder else None)

    @Slot()
    def _on_browse(self) -> None:
        folder = file_dialogs.ask_folder(self, Path(self.folder.text() or Path.home()))
        if folder is not None:
            self.folder.setText(str(folder))


def _choice(words: Mapping[Any, str], chosen: object) -> QComboBox:
    box = QComboBox()
    for value, text in words.items():
        box.addItem(text, value)
    box.setCurrentIndex(list(words).index(chosen))
    return box
