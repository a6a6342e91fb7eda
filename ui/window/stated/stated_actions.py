"""Opens the lists of control totals, of pots and of narrative."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ui.window.action_ids import ActionId
from ui.window.asked import is_accepted
from ui.window.desk import Desk


class StatedActions(QObject):
    """Carries `Control totals`, `Pots` and `Narrative` out."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        """Connect the commands."""
        super().__init__(desk.pages)
        self._session = desk.session
        self._pages = desk.pages
        self._window = window
        desk.actions[ActionId.CONTROLS].due.connect(self.show_controls)
        desk.actions[ActionId.POTS].due.connect(self.show_pots)
        desk.actions[ActionId.NARRATIVE].due.connect(self.show_narrative)

    @Slot()
    def show_controls(self) -> None:
        """List the control totals."""
        from ui.window.stated.dialogs import ControlsDialog

        is_accepted(ControlsDialog(self._session, self._window))

    @Slot()
    def show_pots(self) -> None:
        """List the pots."""
        from ui.window.stated.dialogs import PotsDialog

        is_accepted(PotsDialog(self._session, self._window))

    @Slot()
    def show_narrative(self) -> None:
        """List the narrative; a new one is of the area whose page is in sight."""
        from ui.window.stated.narratives_dialog import NarrativesDialog

        key = self._pages.current_key
        area_id = key.area_id if key is not None else None
        area = self._session.budget.area(area_id).name if area_id is not None else ""
        is_accepted(NarrativesDialog(self._session, area, self._window))
