"""What is done with lines on the page in sight: add, delete, move, go to one by reference or by its cell."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

from PySide6.QtCore import QObject, Slot

from model.findings import Level
from model.lines import Field, Kind
from model.planning import move_to_area
from ui.window.action_ids import ActionId
from ui.window.asked import is_accepted
from ui.window.desk import Desk
from ui.window.finding_lines import line_at_cell, matching_lines
from ui.window.page_key import PageKind, area_page

Leap = Callable[[], AbstractContextManager[None]]

_ADDING = {
    ActionId.ADD_PRESSURE: Kind.PRESSURE,
    ActionId.ADD_FUNDING: Kind.ADDITIONAL_FUNDING,
    ActionId.ADD_SAVING: Kind.SAVING,
}
_WITH_LINE = (ActionId.DELETE_LINE, ActionId.LINE_UP, ActionId.LINE_DOWN, ActionId.LINE_TO_AREA)


class LineActions(QObject):
    """Carries the Line menu out, and leads to lines."""

    def __init__(self, desk: Desk, leap: Leap) -> None:
        """Connect the actions. Going to a line is a leap, to which Back leads back."""
        super().__init__(desk.pages)
        self._session, self._pages, self._actions, self._messages, self._offer = desk
        self._leap = leap
        actions, pages, session = desk.actions, desk.pages, desk.session
        for name, kind in _ADDING.items():
            actions[name].due.connect(partial(self._add, kind))
        actions[ActionId.ADD_ALIKE].due.connect(self._add_alike)
        actions[ActionId.DELETE_LINE].due.connect(self._delete)
        actions[ActionId.LINE_UP].due.connect(partial(self._move, -1))
        actions[ActionId.LINE_DOWN].due.connect(partial(self._move, 1))
        actions[ActionId.LINE_TO_AREA].due.connect(self._move_to_area)
        pages.page_shown.connect(self.refresh)
        session.current_line_changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Offer what can be done on the page in sight."""
        has_page = self._pages.lines_page is not None
        has_line = has_page and self._session.current_line is not None
        self._actions.enable([*_ADDING, ActionId.ADD_ALIKE], enabled=has_page)
        self._actions.enable(_WITH_LINE, enabled=has_line)

    def _add(self, kind: Kind, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        page = self._pages.lines_page
        if page is not None:
            page.add_line(kind)

    @Slot()
    def _add_alike(self) -> None:
        line = self._session.current_line
        self._add(line.kind if line is not None and line.kind is not Kind.UNKNOWN else Kind.PRESSURE)

    @Slot()
    def _delete(self) -> None:
        page = self._pages.lines_page
        before = self._session.budget.line_count
        if page is not None:
            page.delete_selected_lines()
            count = before - self._session.budget.line_count
            if count:
                self._offer.tell("One line was deleted." if count == 1 else f"{count:,} lines were deleted.")

    def _move(self, steps: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        page = self._pages.lines_page
        if page is not None:
            page.move_selected(steps)

    @Slot()
    def _move_to_area(self) -> None:
        from ui.window.move_dialog import MoveDialog

        page, budget = self._pages.lines_page, self._session.budget
        wanted = page.active_grid.selected_line_ids() if page is not None else []
        here = {budget.line(line_id).area_id for line_id in wanted}
        others = [area for area in budget.areas if here != {area.id}]
        if not wanted or not others:
            self._messages.tell(Level.NOTE, "There is no other activity area to move to; add one first.")
            return
        what = budget.line(wanted[0]).name if len(wanted) == 1 else f"Each of the {len(wanted)} lines"
        dialog = MoveDialog(others, what, self._pages)
        if is_accepted(dialog) and self._session.do(move_to_area(budget, wanted, dialog.chosen)):
            count = "1 line was" if len(wanted) == 1 else f"{len(wanted)} lines were"
            self._messages.tell_result(f"{count} moved to {budget.area(dialog.chosen).name}.")

    @Slot(str)
    def go_to(self, text: str) -> None:
        """Go to the line that a text means: a cell of the workbook, a reference or a part of one, words of a title.

        The same text once more goes to the next line that it means.
        """
        document = self._session.document
        cell = line_at_cell(document, text) if document is not None else None
        if cell is not None:
            self.go_to_line(*cell)
            return
        found = matching_lines(self._session.budget, text)
        if not found:
            self._messages.tell(Level.NOTE, f"No line has “{text}” in its reference or title.")
            return
        current = self._session.current_line
        place = (found.index(current.id) + 1) % len(found) if current is not None and current.id in found else 0
        self.go_to_line(found[place])
        if len(found) > 1:
            self._messages.tell_result(f"{place + 1} of {len(found)} lines found; Enter goes to the next.")

    def go_to_line(self, line_id: int, field: Field | None = None) -> bool:
        """Show a line: on the page of all lines if that is in sight, else on its area's page; False if it is hidden.

        Nothing is shown while what was typed is still to be mended.
        """
        if not self._session.settle():
            return False
        key = self._pages.current_key
        with self._leap():
            if key is None or key.kind is not PageKind.ALL_LINES:
                self._pages.show_page(area_page(self._session.budget.line(line_id).area_id))
            page = self._pages.lines_page
            return page is not None and page.select_line(line_id, field)
