"""The small forms for an activity area: its name, its service."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from model.edits import Edit
from ui.window.form_dialog import FormDialog

Plan = Callable[[str, str], Edit | None]


class AreaDialog(FormDialog):
    """Asks for a name, a service or both (a field given as None is left out); `edit` holds the plan once accepted."""

    def __init__(self, title: str, action: str, plan: Plan, parent: QWidget | None = None) -> None:
        """`plan` takes the name and the service entered and returns the edit, or raises a Problem."""
        super().__init__(title, action, parent)
        self.edit: Edit | None = None
        self._plan = plan
        self.name = QLineEdit()
        self.service = QComboBox()
        self.service.setEditable(True)

    def ask_name(self, name: str) -> None:
        """Show the field for the name."""
        self.name.setText(name)
        self.name.selectAll()
        self.add_field("&Name", self.name, "The activity area’s name, such as Older People.")

    def ask_service(self, services: Sequence[str], chosen: str) -> None:
        """Show the field for the service, with those that there are to choose from."""
        self.service.addItems(list(services))
        self.service.setCurrentText(chosen)
        self.add_field("&Service", self.service, "Choose a service, or type a new one.")

    def take(self) -> None:
        """Plan the edit. Raises EntryProblem."""
        self.edit = self._plan(self.name.text(), self.service.currentText())
