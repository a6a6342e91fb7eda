"""The lists of control totals and of pots."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from model.control_planning import remove_control
from model.edits import Edit
from model.pot_planning import remove_pot
from ui.window.asked import is_accepted
from ui.window.session import Session
from ui.window.stated.control_form import ControlForm
from ui.window.stated.pot_form import PotForm
from ui.window.stated.rows_dialog import RowsDialog
from ui.window.summary_rows import MEASURE_WORDS

_FIGURE = 11


class ControlsDialog(RowsDialog):
    """Lists the control totals."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """List those of a session's budget."""
        note = (
            "Figures agreed or published elsewhere, to which the lines must cast; what differs is told by the checks, "
            "and rounding is told from errors. Reconciliation compares them live."
        )
        super().__init__(session, "Control totals", note, parent)
        self.refresh()

    def headings(self) -> Sequence[tuple[str, int]]:
        """Return the headings: of what, kind, the years, source and date."""
        years = [(year.label, _FIGURE) for year in self.session.budget.years]
        return [("Of", 30), ("Kind", 30), *years, ("Source", 0), ("Date", 13)]

    def rows(self) -> Sequence[tuple[int, Sequence[str]]]:
        """Return the control totals."""
        view = self.session.view
        return [
            (
                each.id,
                (
                    each.name or each.scope.value.capitalize(),
                    f"{MEASURE_WORDS[each.measure]}{', without transfers' if each.without_transfers else ''}",
                    *(view.text(amount) for amount in each.amounts),
                    each.source,
                    each.date,
                ),
            )
            for each in self.session.budget.controls
        ]

    def ask(self, row_id: int | None) -> Edit | None:
        """Ask for a control total."""
        control = next((each for each in self.session.budget.controls if each.id == row_id), None)
        form = ControlForm(self.session, control, self)
        return form.edit if is_accepted(form) else None

    def plan_removal(self, row_id: int) -> Edit:
        """Plan that a control total goes."""
        return remove_control(self.session.budget, row_id)


class PotsDialog(RowsDialog):
    """Lists the pots."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """List those of a session's budget."""
        note = (
            "Temporary money: a reserve, a grant, a one-off sum. A line is met from a pot when its funding source is "
            "the pot’s name; Reconciliation shows what is unallocated."
        )
        super().__init__(session, "Pots", note, parent)
        self.refresh()

    def headings(self) -> Sequence[tuple[str, int]]:
        """Return the headings: the name, the years, until when, notes."""
        years = [(year.label, _FIGURE) for year in self.session.budget.years]
        return [("Pot", 38), *years, ("Last year", 12), ("Notes", 0)]

    def rows(self) -> Sequence[tuple[int, Sequence[str]]]:
        """Return the pots."""
        view = self.session.view
        return [
            (
                each.id,
                (
                    each.name,
                    *(view.text(amount) for amount in each.amounts),
                    each.ends.label if each.ends else "",
                    each.notes,
                ),
            )
            for each in self.session.budget.pots
        ]

    def ask(self, row_id: int | None) -> Edit | None:
        """Ask for a pot."""
        pot = next((each for each in self.session.budget.pots if each.id == row_id), None)
        form = PotForm(self.session, pot, self)
        return form.edit if is_accepted(form) else None

    def plan_removal(self, row_id: int) -> Edit:
        """Plan that a pot goes."""
        return remove_pot(self.session.budget, row_id)
