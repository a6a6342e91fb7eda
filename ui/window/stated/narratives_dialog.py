"""The list of what is said of the areas and the directorate beside their figures."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from model.edits import Edit
from model.narrative_planning import remove_narrative
from model.narratives import in_order_of_areas
from model.scopes import directorate_name
from ui.window.asked import is_accepted
from ui.window.session import Session
from ui.window.stated.narrative_form import NarrativeForm
from ui.window.stated.rows_dialog import RowsDialog


class NarrativesDialog(RowsDialog):
    """Lists the narrative as papers have it: the directorate's, then each area's."""

    def __init__(self, session: Session, area: str = "", parent: QWidget | None = None) -> None:
        """List that of a session's budget; a new one is of an `area` at first."""
        note = (
            "What is said of each area, and of the directorate, beside the figures. It has an annex of its own, is "
            "kept by frozen versions, and the checks tell of references in it that no line has."
        )
        super().__init__(session, "Narrative", note, parent)
        self._area = area
        self.refresh()

    def headings(self) -> Sequence[tuple[str, int]]:
        """Return the headings: of what, the heading, the text."""
        return [("About", 36), ("Heading", 40), ("Text", 0)]

    def figures(self) -> range:
        """Return no columns: nothing here is a figure."""
        return range(0)

    def rows(self) -> Sequence[tuple[int, Sequence[str]]]:
        """Return the narrative, each text on one line."""
        budget = self.session.budget
        whole = directorate_name(budget) or "All areas"
        return [
            (each.id, (each.area or whole, each.heading, " ".join(each.text.split())))
            for each in in_order_of_areas(budget.narratives, budget.areas)
        ]

    def ask(self, row_id: int | None) -> Edit | None:
        """Ask for a narrative."""
        narrative = next((each for each in self.session.budget.narratives if each.id == row_id), None)
        form = NarrativeForm(self.session, narrative, self._area, self)
        return form.edit if is_accepted(form) else None

    def plan_removal(self, row_id: int) -> Edit:
        """Plan that a narrative goes."""
        return remove_narrative(self.session.budget, row_id)
