"""The form that asks to which activity area lines are to move."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from model.areas import Area
from ui.window.form_dialog import FormDialog


class MoveDialog(FormDialog):
    """Asks for an area; `chosen` is its id."""

    def __init__(self, areas: Sequence[Area], what: str, parent: QWidget | None = None) -> None:
        """Offer areas; `what` names the lines that move."""
        super().__init__("Move to another area", "Move", parent, f"{what} will stand at the end of its table there.")
        self.area = QComboBox()
        for area in areas:
            self.area.addItem(f"{area.name} ({area.service})" if area.service else area.name, area.id)
        self.add_field("&Area", self.area, "The activity area that the lines move to.")

    @property
    def chosen(self) -> int:
        """The id of the area chosen."""
        return int(self.area.currentData())
