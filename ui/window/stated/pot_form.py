"""The form for one pot of temporary money: its name, its amounts, until when."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from model.edits import Edit
from model.pot_planning import PotWish, add_pot, change_pot
from model.pots import Pot
from model.years import Year
from ui.window.form_dialog import FormDialog
from ui.window.session import Session
from ui.window.stated.year_fields import YearFields

_MORE_YEARS = 3


class PotForm(FormDialog):
    """Asks for a pot; `edit` holds the plan once accepted, None where nothing changes."""

    def __init__(self, session: Session, pot: Pot | None, parent: QWidget | None = None) -> None:
        """Show a pot, or an empty form for a new one."""
        title, action = ("Change pot", "Change") if pot else ("Add pot", "Add")
        note = "Temporary money. A line is met from it when its funding source is the pot’s name."
        super().__init__(title, action, parent, note)
        self.edit: Edit | None = None
        self._budget = budget = session.budget
        self._pot = pot
        self.name = QLineEdit(pot.name if pot else "")
        self.notes = QLineEdit(pot.notes if pot else "")
        self.ends = QComboBox()
        self.ends.addItem("Not said", None)
        first = budget.years[0].start if budget.years else 0
        last = budget.years[-1].start + _MORE_YEARS if budget.years else 0
        for start in range(first, last + 1):
            self.ends.addItem(Year(start).label, start)
        if pot is not None and pot.ends is not None:
            if self.ends.findData(pot.ends.start) < 0:
                self.ends.addItem(pot.ends.label, pot.ends.start)
            self.ends.setCurrentIndex(self.ends.findData(pot.ends.start))
        self.add_field("&Name", self.name, "A reserve, a grant, a one-off sum.")
        self.years = YearFields(self, budget.years, session.view)
        self.years.show(pot.amounts if pot else ())
        self.add_field("&Last year", self.ends, "The last year in which there is any of it.")
        self.add_field("N&otes", self.notes)

    def take(self) -> None:
        """Plan the edit. Raises EntryProblem."""
        start = self.ends.currentData()
        ends = Year(start) if isinstance(start, int) else None
        wish = PotWish(self.name.text(), self.years.amounts(), ends, self.notes.text())
        pot = self._pot
        self.edit = add_pot(self._budget, wish) if pot is None else change_pot(self._budget, pot.id, wish)
