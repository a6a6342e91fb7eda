"""The form for an export: which annexes, in which formats, in which unit, into which folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from model.money import Unit
from model.problems import EntryProblem
from ui.window import file_dialogs
from ui.window.form_dialog import FormDialog
from ui.window.metrics import set_margins, space
from ui.window.new_dialog import UNIT_WORDS

FORMATS = {"xlsx": "Excel workbook", "csv": "CSV"}


class Offered(Protocol):
    """An annex that can be chosen."""

    @property
    def name(self) -> str:
        """Return its name on the command line."""

    @property
    def title(self) -> str:
        """Return its title."""


class ExportDialog(FormDialog):
    """Asks for an export; the properties tell what was chosen."""

    def __init__(self, offered: Sequence[Offered], unit: Unit, folder: Path, parent: QWidget | None = None) -> None:
        """Offer every annex, all chosen, in both formats, in a unit and folder to begin with."""
        super().__init__("Export annexes", "Export", parent, "Files of the same name in the folder are replaced.")
        self.annexes: dict[str, QCheckBox] = {}
        annex_column = QWidget()
        upright = QVBoxLayout(annex_column)
        set_margins(upright)
        for annex in offered:
            box = QCheckBox(annex.title)
            box.setChecked(True)
            self.annexes[annex.name] = box
            upright.addWidget(box)
        self.formats: dict[str, QCheckBox] = {}
        format_row = QWidget()
        across = QHBoxLayout(format_row)
        set_margins(across)
        across.setSpacing(space(4))
        for name, words in FORMATS.items():
            choice = QCheckBox(words)
            choice.setChecked(True)
            self.formats[name] = choice
            across.addWidget(choice)
        across.addStretch(1)
        self.unit = QComboBox()
        for each, words in UNIT_WORDS.items():
            self.unit.addItem(words, each)
        self.unit.setCurrentIndex(self.unit.findData(unit))
        self.folder = QLineEdit(str(folder))
        self.folder.setAccessibleName("Folder")
        browse = QPushButton("Choose…")
        browse.setAccessibleName("Choose the folder")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._on_browse)
        folder_row = QWidget()
        beside = QHBoxLayout(folder_row)
        set_margins(beside)
        beside.addWidget(self.folder, 1)
        beside.addWidget(browse)
        self.add_field("Annexes", annex_column)
        self.add_field("Formats", format_row)
        self.add_field("&Unit", self.unit, "The unit of the Excel annexes; CSV is always in pounds.")
        self.add_field("Folder", folder_row)

    @property
    def chosen_annexes(self) -> list[str]:
        """The names of the annexes chosen."""
        return [name for name, box in self.annexes.items() if box.isChecked()]

    @property
    def chosen_formats(self) -> list[str]:
        """The formats chosen."""
        return [name for name, box in self.formats.items() if box.isChecked()]

    @property
    def chosen_unit(self) -> Unit:
        """The unit chosen."""
        unit = self.unit.currentData()
        return unit if isinstance(unit, Unit) else Unit.MILLIONS

    @property
    def chosen_folder(self) -> Path:
        """The folder chosen."""
        return Path(self.folder.text().strip())

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
        if not self.folder.text().strip():
            raise EntryProblem("Choose the folder into which the annexes are written.")
        if not self.chosen_folder.is_dir():
            raise EntryProblem(f"There is no folder {self.chosen_folder}; choose one that exists.")
