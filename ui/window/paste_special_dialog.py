"""The form that asks how pasted values are meant: added or subtracted, flipped, in another unit, turned round."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from model.money import Unit
from model.pasting.special import PLAIN, Operation, Special
from ui.window.form_dialog import FormDialog

_OPERATIONS = {
    Operation.REPLACE: "Put in place of what is there",
    Operation.ADD: "Add to the amounts that are there",
    Operation.SUBTRACT: "Subtract from the amounts that are there",
}


class PasteSpecialDialog(FormDialog):
    """Asks; `special` holds the wishes once accepted."""

    def __init__(self, shown: Unit, parent: QWidget | None = None) -> None:
        """`shown` is the unit in which the grid shows figures."""
        super().__init__("Paste special", "Paste", parent)
        self.special = PLAIN
        self.operation = QComboBox()
        for operation, words in _OPERATIONS.items():
            self.operation.addItem(words, operation)
        self.unit = QComboBox()
        self.unit.addItem(f"As shown here ({shown.symbol}), or as copied here", None)
        for unit in Unit:
            self.unit.addItem(unit.symbol, unit)
        self.flip = QCheckBox("Minus becomes plus and plus becomes minus")
        self.skip_blanks = QCheckBox("Blank cells leave what is there")
        self.transpose = QCheckBox("Rows become columns")
        self.add_field("&Values", self.operation)
        self.add_field("&Unit of the values", self.unit)
        self.add_field("&Flip the sign", self.flip)
        self.add_field("Skip &blanks", self.skip_blanks)
        self.add_field("&Transpose", self.transpose)

    def take(self) -> None:
        """Take the wishes."""
        # A member of an enumeration made of tuples comes back from Qt as a list.
        unit = list(Unit)[self.unit.currentIndex() - 1] if self.unit.currentIndex() else None
        self.special = Special(
            list(Operation)[self.operation.currentIndex()],
            self.flip.isChecked(),
            unit,
            self.skip_blanks.isChecked(),
            self.transpose.isChecked(),
        )
