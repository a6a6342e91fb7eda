"""What is done with activity areas: add, rename, regroup, reorder, remove; and the settings of the whole budget."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from model.area_planning import add_area, move_area, regroup_area, remove_area, rename_area
from model.edits import Edit
from model.findings import Level
from model.problems import EntryProblem
from ui.window.action_ids import ActionId
from ui.window.area_dialog import AreaDialog
from ui.window.asked import is_accepted
from ui.window.desk import Desk
from ui.window.page_key import SUMMARY, area_page

AREA_ACTIONS = (
    ActionId.ADD_AREA,
    ActionId.RENAME_AREA,
    ActionId.REGROUP_AREA,
    ActionId.AREA_UP,
    ActionId.AREA_DOWN,
    ActionId.REMOVE_AREA,
)


class AreaActions(QObject):
    """Carries the Area menu out on the area whose page is in sight."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        """Connect the actions."""
        super().__init__(window)
        self._session, self._pages, self._actions, self._messages, self._offer = desk
        self._window = window
        actions, pages, session = desk.actions, desk.pages, desk.session
        actions[ActionId.ADD_AREA].due.connect(self._add)
        actions[ActionId.RENAME_AREA].due.connect(self._rename)
        actions[ActionId.REGROUP_AREA].due.connect(self._regroup)
        actions[ActionId.AREA_UP].due.connect(partial(self._move, -1))
        actions[ActionId.AREA_DOWN].due.connect(partial(self._move, 1))
        actions[ActionId.REMOVE_AREA].due.connect(self._remove)
        actions[ActionId.SETTINGS].due.connect(self._change_settings)
        pages.page_shown.connect(self.refresh)
        session.changed.connect(self._on_changed)
        session.document_replaced.connect(self.refresh)

    @property
    def _area_id(self) -> int | None:
        key = self._pages.current_key
        return key.area_id if key is not None else None

    @Slot()
    def refresh(self) -> None:
        """Offer what can be done with the area in sight."""
        is_open = self._session.document is not None
        area_id = self._area_id if is_open else None
        self._actions.enable([ActionId.ADD_AREA, ActionId.SETTINGS], enabled=is_open)
        self._actions.enable([ActionId.RENAME_AREA, ActionId.REGROUP_AREA], enabled=area_id is not None)
        ids = [area.id for area in self._session.budget.areas] if is_open else []
        place = ids.index(area_id) if area_id in ids else -1
        self._actions.enable([ActionId.AREA_UP], enabled=place > 0)
        self._actions.enable([ActionId.AREA_DOWN], enabled=0 <= place < len(ids) - 1)
        is_empty = place >= 0 and not self._session.budget.line_ids(ids[place])
        self._actions.enable([ActionId.REMOVE_AREA], enabled=is_empty)

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        areas = {area.id for area in self._session.budget.areas}
        if self._area_id is not None and self._area_id not in areas:
            gone = area_page(self._area_id)
            self._pages.show_page(SUMMARY)
            self._pages.drop(gone)
        self.refresh()

    @Slot()
    def _add(self) -> None:
        budget = self._session.budget
        dialog = AreaDialog("Add area", "Add area", partial(add_area, budget), self._window)
        here = budget.area(self._area_id).service if self._area_id is not None else ""
        dialog.ask_name("")
        dialog.ask_service(budget.services, here or (budget.services[-1] if budget.services else ""))
        if self._carry_out(dialog):
            self._pages.page_chosen.emit(area_page(budget.areas[-1].id))

    @Slot()
    def _rename(self) -> None:
        area_id, budget = self._area_id, self._session.budget
        if area_id is not None:
            dialog = AreaDialog(
                "Rename area", "Rename", lambda name, _service: rename_area(budget, area_id, name), self._window
            )
            dialog.ask_name(budget.area(area_id).name)
            self._carry_out(dialog)

    @Slot()
    def _regroup(self) -> None:
        area_id, budget = self._area_id, self._session.budget
        if area_id is not None:
            dialog = AreaDialog(
                "Move to service", "Move", lambda _name, service: regroup_area(budget, area_id, service), self._window
            )
            dialog.ask_service(budget.services, budget.area(area_id).service)
            self._carry_out(dialog)

    def _carry_out(self, dialog: AreaDialog) -> bool:
        return is_accepted(dialog) and self._session.do(dialog.edit)

    def _move(self, steps: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        if self._area_id is not None:
            self._do(move_area(self._session.budget, self._area_id, steps))

    @Slot()
    def _remove(self) -> None:
        if self._area_id is None:
            return
        name = self._session.budget.area(self._area_id).name
        try:
            if self._session.do(remove_area(self._session.budget, self._area_id)):
                self._offer.tell(f"The area {name} was removed.")
        except EntryProblem as problem:
            self._messages.tell(Level.WARNING, str(problem))

    @Slot()
    def _change_settings(self) -> None:
        from ui.window.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._session.budget, self._window)
        if is_accepted(dialog):
            self._do(dialog.edit)

    def _do(self, edit: Edit | None) -> None:
        self._session.do(edit)
