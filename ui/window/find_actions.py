"""Find, and find and replace: the searching and its plan are the model's; this leads to the cells and tells counts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from model.edits import Edit, FieldChange
from model.findings import Level
from model.searching import Match, Search, lines_in_order, matches, plan_replacement, shortened
from ui.window.action_ids import ActionId
from ui.window.announcing import announce
from ui.window.desk import Desk
from ui.window.find_bar import FindBar

GoToMatch = Callable[[Match, str], bool]


class FindActions(QObject):
    """Serves the find bar. `go_to` leads to a match and says whether it is in sight."""

    def __init__(self, desk: Desk, go_to: GoToMatch) -> None:
        """Make the bar and connect the commands."""
        super().__init__(desk.pages)
        self.bar = FindBar()
        self._session, self._pages, actions, self._messages, self._offer = desk
        self._go_to = go_to
        self._found: list[Match] = []
        self._at: Match | None = None
        self._is_going = False
        actions[ActionId.FIND].due.connect(self._on_find)
        actions[ActionId.REPLACE].due.connect(self._on_replace)
        actions[ActionId.FIND_NEXT].due.connect(self._on_next)
        actions[ActionId.FIND_PREVIOUS].due.connect(self._on_previous)
        self.bar.altered.connect(self.refresh)
        self.bar.step_asked.connect(self.step)
        self.bar.replace_asked.connect(self.replace_one)
        self.bar.replace_all_asked.connect(self.replace_all)
        self.bar.closed.connect(self._on_closed)
        desk.pages.page_shown.connect(self._on_page_shown)
        desk.session.changed.connect(self._on_changed)
        desk.session.document_replaced.connect(self._on_document_replaced)

    def search(self) -> Search:
        """Return what the bar asks for, on the page in sight or everywhere."""
        key = self._pages.current_key
        return self.bar.search(key.area_id if key is not None else None)

    @Slot()
    def refresh(self) -> None:
        """Look again and show the count."""
        if self._session.document is None:
            return
        search = self.search()
        self._found = matches(self._session.budget, search)
        if self._at not in self._found:
            self._at = None
        self._show_count(search)

    @Slot(int)
    def step(self, steps: int) -> None:
        """Go to the next match (+1) or the one before (-1), round the end."""
        if not self._session.settle():
            return
        if not self.bar.words.text():
            self.bar.open(replacing=self.bar.is_replacing)
            return
        self.refresh()
        if not self._found:
            announce(self.bar, self.bar.count.text())
            return
        place = self._place_of_next(steps)
        self._lead_to(self._found[place])
        announce(self.bar, f"{place + 1} of {len(self._found)}")

    @Slot()
    def replace_one(self) -> None:
        """Replace the match gone to, then go to the next; without one, go to the first."""
        if not self._session.settle():
            return
        self.refresh()
        if self._at is None:
            self.step(1)
            return
        at, budget = self._at, self._session.budget
        place = self._found.index(at)
        planned = plan_replacement(budget, self.search(), self.bar.new_words.text(), [at])
        for sentence in planned.left:
            self._messages.tell(Level.WARNING, f"Not replaced. {sentence}")
        if self._session.do(planned.edit):
            self._offer.tell("Replaced in 1 cell.")
        self.refresh()
        rest = [match for match in self._found if match != at]
        if rest:
            self._lead_to(self._found[place % len(self._found)] if at not in self._found else rest[place % len(rest)])

    @Slot()
    def replace_all(self) -> None:
        """Replace every match as one step, and tell how many."""
        if not self.bar.words.text() or not self._session.settle():
            return
        planned = plan_replacement(self._session.budget, self.search(), self.bar.new_words.text())
        self._session.do(planned.edit)
        told = [_counted("Replaced in {} cell{}", planned.changed)] if planned.changed else ["Nothing was replaced."]
        if planned.changed:
            hidden = self._out_of_sight(planned.edit)
            told[0] += f", {hidden:,} of them on lines that a filter hides." if hidden else "."
        if planned.left:
            count = len(planned.left)
            kept = "1 cell was left as it was" if count == 1 else f"{count:,} cells were left as they were"
            told.append(f"{kept}, where the text would not fit ({planned.left[0].rstrip('.')}).")
        if planned.changed:
            self._offer.tell(" ".join(told))
        else:
            self._messages.tell(Level.NOTE, " ".join(told))
        self.refresh()

    def _out_of_sight(self, edit: Edit | None) -> int:
        """Return how many cells an edit changed on lines of this page that its filter hides."""
        page = self._pages.lines_page
        if edit is None or page is None or self.bar.is_everywhere or not page.arranger.is_filtered:
            return 0
        lines = [change.line_id for change in edit.changes if isinstance(change, FieldChange)]
        return sum(all(grid.lines.row_of(line_id) is None for grid in page.grids) for line_id in lines)

    def _lead_to(self, match: Match) -> None:
        focused = QApplication.focusWidget()
        self._is_going = True
        is_shown = self._go_to(match, self.bar.words.text())
        self._is_going = False
        if focused is not None and self.bar.isAncestorOf(focused):
            focused.setFocus()
        self.refresh()
        self._at = match
        self._show_count(self.search())
        if not is_shown:
            name = self._session.budget.line(match.line_id).name
            self._messages.tell(Level.NOTE, f"{name} is not shown on this page: a filter hides it.")

    def _place_of_next(self, steps: int) -> int:
        count = len(self._found)
        line = self._session.current_line
        if self._at is not None and (line is None or line.id == self._at.line_id):
            return (self._found.index(self._at) + steps) % count
        if line is None:
            return 0 if steps > 0 else count - 1
        ranks = {each.id: rank for rank, each in enumerate(lines_in_order(self._session.budget))}
        here = ranks[line.id]
        ahead = [place for place, match in enumerate(self._found) if ranks[match.line_id] >= here]
        first = ahead[0] if ahead else count
        return (first if steps > 0 else first - 1) % count

    def _show_count(self, search: Search) -> None:
        has_any = bool(self._found)
        for button in (self.bar.previous, self.bar.next, self.bar.replace, self.bar.replace_all):
            button.setEnabled(has_any)
        self.bar.count.setText(self._count_words(search))

    def _count_words(self, search: Search) -> str:
        count = len(self._found)
        if not search.text:
            return ""
        if self._at is not None:
            return f"{self._found.index(self._at) + 1:,} of {count:,}"
        if count:
            return _counted("{} cell{} found", count)
        elsewhere = len(matches(self._session.budget, self.bar.search(None))) if search.area_id is not None else 0
        return f"None on this page, {elsewhere:,} elsewhere" if elsewhere else f"No “{shortened(search.text, 16)}”"

    @Slot()
    def _on_find(self) -> None:
        self.bar.open(replacing=False)
        self.refresh()

    @Slot()
    def _on_replace(self) -> None:
        self.bar.open(replacing=True)
        self.refresh()

    @Slot()
    def _on_next(self) -> None:
        self.step(1)

    @Slot()
    def _on_previous(self) -> None:
        self.step(-1)

    @Slot()
    def _on_closed(self) -> None:
        page = self._pages.currentWidget()
        if page is not None:
            page.setFocus()

    @Slot(object)
    def _on_page_shown(self, _key: object) -> None:
        if not self.bar.isHidden() and not self._is_going:
            self.refresh()

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        if not self.bar.isHidden():
            self.refresh()

    @Slot()
    def _on_document_replaced(self) -> None:
        self._found, self._at = [], None
        self.bar.hide()


def _counted(words: str, count: int) -> str:
    return words.format(f"{count:,}", "" if count == 1 else "s")
