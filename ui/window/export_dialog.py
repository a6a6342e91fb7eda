"""The form for an export: which annexes, in which formats and unit, into which folder, with their pages beside."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget

from exporters.excel.profile import Profile
from exporters.wanted import CSV, EXCEL, PDF, Wanted
from model.money import Unit
from model.problems import EntryProblem
from ui.window import file_dialogs
from ui.window.annex_dialog import AnnexDialog
from ui.window.annex_source import AnnexSource
from ui.window.beside import beside

FORMATS = {EXCEL: "Excel", CSV: "CSV", PDF: "PDF"}
PROFILES = {Profile.PRINT: "For the committee’s paper", Profile.ACCESSIBLE: "For accessible publication"}
_NOTE = "Files of the same name in the folder are replaced, once all have been written and read again."


class ExportDialog(AnnexDialog):
    """Asks for an export; the properties tell what was chosen."""

    def __init__(self, source: AnnexSource, unit: Unit, folder: Path, parent: QWidget | None = None) -> None:
        """Offer every annex, all chosen, in every format, in a unit and folder to begin with."""
        action = "Export all the same" if source.errors else "Export"
        super().__init__("Export annexes", action, source, unit, parent, several=True, note=_NOTE)
        self.formats = {name: QCheckBox(words) for name, words in FORMATS.items()}
        for box in self.formats.values():
            box.setChecked(True)
            box.toggled.connect(self._on_format)
        self.profile = QComboBox()
        for profile, words in PROFILES.items():
            self.profile.addItem(words, profile)
        self.mark = QCheckBox("Byte-order mark")
        self.mark.setToolTip("Begin with a byte-order mark, which Excel needs to show £.")
        self.wide = QCheckBox("A column a year")
        self.wide.setToolTip("A row a line and a column a year, instead of a row for each amount.")
        self.zipped = QCheckBox("All in one zip")
        self.zipped.setToolTip("Write one zip that holds all files, and nothing beside it.")
        for option in (self.mark, self.wide, self.zipped):
            option.setAccessibleDescription(option.toolTip())
        self.folder = QLineEdit(str(folder))
        self.folder.setAccessibleName("Folder")
        browse = QPushButton("Choose…")
        browse.setAccessibleName("Choose the folder")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._on_browse)
        folder_row = beside(self.folder, browse)
        self.add_field("Formats", beside(*self.formats.values()))
        self.add_field("Files", beside(self.zipped))
        self.add_field("E&xcel layout", self.profile, "How Excel annexes are laid out; a PDF is always for the paper.")
        self.add_field("CSV", beside(self.mark, self.wide))
        self.add_field("Folder", folder_row)

    @property
    def chosen_formats(self) -> list[str]:
        """The formats chosen."""
        return [name for name, box in self.formats.items() if box.isChecked()]

    @property
    def wanted(self) -> Wanted:
        """All that was chosen but the folder. Raises EntryProblem where no lines are."""
        return replace(
            self.choice.wanted,
            annexes=tuple(self.chosen_annexes),
            formats=tuple(self.chosen_formats),
            profile=self.profile.currentData(),
            bom=self.mark.isChecked(),
            wide=self.wide.isChecked(),
            zipped=self.zipped.isChecked(),
        )

    @property
    def chosen_folder(self) -> Path:
        """The folder chosen."""
        return Path(self.folder.text().strip())

    @Slot()
    def _on_format(self) -> None:
        for option in (self.mark, self.wide):
            option.setEnabled(self.formats[CSV].isChecked())
        self.profile.setEnabled(self.formats[EXCEL].isChecked())

    @Slot()
    def _on_browse(self) -> None:
        folder = file_dialogs.ask_folder(self, self.chosen_folder)
        if folder is not None:
            self.folder.setText(str(folder))

    def take(self) -> None:
        """Check that something was chosen. Raises EntryProblem."""
        if not self.chosen_annexes:
            raise EntryProblem("Choose at least one annex.")
        if not self.chosen_formats:
            raise EntryProblem("Choose at least one format.")
        super().take()
        if not self.folder.text().strip():
            raise EntryProblem("Choose the folder into which the annexes are written.")
        if not self.chosen_folder.is_dir():
            raise EntryProblem(f"There is no folder {self.chosen_folder}; choose one that exists.")
