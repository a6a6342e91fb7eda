"""The form for one narrative: of which area, under which heading, and the text."""

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from model.edits import Edit
from model.narrative_planning import add_narrative, change_narrative
from model.narratives import AREA_HEADINGS, DIRECTORATE_HEADINGS, Narrative
from model.scopes import directorate_name
from ui.window.form_dialog import FormDialog
from ui.window.metrics import letters, space
from ui.window.session import Session

_LETTERS, _BOX_LETTERS, _HEIGHT = 90, 50, 45


class NarrativeForm(FormDialog):
    """Asks for a narrative; `edit` holds the plan once accepted, None where nothing changes."""

    def __init__(
        self, session: Session, narrative: Narrative | None, area: str = "", parent: QWidget | None = None
    ) -> None:
        """Show a narrative, or an empty form for a new one, of an `area` at first."""
        title, action = ("Change narrative", "Change") if narrative else ("Add narrative", "Add")
        note = "What is said beside the figures. The annex Narrative prints it; versions keep it."
        super().__init__(title, action, parent, note)
        self.edit: Edit | None = None
        self._budget = budget = session.budget
        self._narrative = narrative
        self.setMinimumWidth(letters(_LETTERS))
        self.area, self.heading, self.text = QComboBox(), QComboBox(), QPlainTextEdit()
        whole = budget.settings.directorate or directorate_name(budget) or "All areas"
        self.area.addItem(f"{whole}, as a whole", "")
        for each in budget.areas:
            self.area.addItem(each.name, each.name)
        chosen = narrative.area if narrative else area
        if chosen and self.area.findData(chosen) < 0:
            self.area.addItem(chosen, chosen)
        self.area.setCurrentIndex(self.area.findData(chosen))
        self.heading.setEditable(True)
        for box in (self.area, self.heading):
            box.setMinimumWidth(letters(_BOX_LETTERS))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(space(_HEIGHT))
        self.text.setPlainText(narrative.text if narrative else "")
        self.add_field("&About", self.area)
        self.add_field("&Heading", self.heading, "One that papers have, or your own.")
        self.add_field("&Text", self.text, "An empty line begins a new paragraph; so does Enter.")
        self.area.currentIndexChanged.connect(self._offer_headings)
        self._offer_headings()
        if narrative is not None:
            self.heading.setCurrentText(narrative.heading)

    def _offer_headings(self) -> None:
        """Offer the usual headings that nothing is written under yet."""
        area = self.area.currentData()
        known = {each.heading for each in self._budget.narratives if each.area == area}
        usual = AREA_HEADINGS if area else DIRECTORATE_HEADINGS
        said = self.heading.currentText()
        was_usual = not said or said in (*AREA_HEADINGS, *DIRECTORATE_HEADINGS)
        self.heading.clear()
        self.heading.addItems([each for each in usual if each not in known])
        if not was_usual:
            self.heading.setCurrentText(said)

    def take(self) -> None:
        """Plan the edit. Raises EntryProblem."""
        said = str(self.area.currentData() or ""), self.heading.currentText(), self.text.toPlainText()
        narrative = self._narrative
        if narrative is None:
            self.edit = add_narrative(self._budget, *said)
        else:
            self.edit = change_narrative(self._budget, narrative.id, *said)
