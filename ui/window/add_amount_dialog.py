"""The form that asks which amount is to be added to the selected ones."""

from PySide6.QtWidgets import QLineEdit, QWidget

from model.entry import read_entry
from model.money import NIL, Unit
from model.problems import EntryProblem
from ui.window.form_dialog import FormDialog


class AddAmountDialog(FormDialog):
    """Asks for an amount in the unit shown; `pounds` holds it once accepted."""

    def __init__(self, count: int, unit: Unit, parent: QWidget | None = None) -> None:
        """`count` amounts are selected."""
        each = "the selected amount" if count == 1 else f"each of the {count:,} selected amounts"
        super().__init__(
            "Add to amounts",
            "Add",
            parent,
            f"Adds to {each}, in {unit.symbol}. With a minus it takes away; a blank amount becomes what is added.",
        )
        self.pounds = NIL
        self._unit = unit
        self.amount = QLineEdit()
        self.add_field("&Amount to add", self.amount, "A figure such as 1.2 or -0.5, or arithmetic after =.")

    def take(self) -> None:
        """Read the amount. Raises EntryProblem."""
        pounds = read_entry(self.amount.text(), self._unit)
        if not pounds:
            raise EntryProblem("Type the amount to add; nothing or nil changes nothing.")
        self.pounds = pounds
