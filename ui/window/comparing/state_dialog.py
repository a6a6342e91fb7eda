"""The form that asks which state of another workbook is meant: as it is, or a version that is frozen in it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from ui.window.comparing.sources import Source
from ui.window.form_dialog import FormDialog
from ui.window.metrics import letters

_WIDTH = 64


class StateDialog(FormDialog):
    """Asks for one of a file's states; the first, the workbook as it is, is chosen already."""

    def __init__(self, name: str, states: Sequence[Source], parent: QWidget | None = None) -> None:
        """Offer the states of the file of that name."""
        super().__init__("State of the workbook", "Compare", parent, f"Versions are frozen in {name}.")
        self.setMinimumWidth(letters(_WIDTH))
        self._states = tuple(states)
        self.state = QComboBox()
        self.state.addItems([each.words for each in states])
        self.add_field("&State", self.state, "The workbook as it is, or as it was frozen for a meeting.")

    @property
    def chosen(self) -> Source:
        """The state that is chosen."""
        return self._states[self.state.currentIndex()]
