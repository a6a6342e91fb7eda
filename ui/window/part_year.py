"""A line that starts part-way through a year: the form that asks for its start and its full-year effect."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from model.edits import Edit, FieldChange
from model.known_columns import as_it_is
from model.lines import AMOUNT, Line
from model.money import cell_text, total
from model.part_year import full_year_of, parse_date, start_of, start_part_way, written
from model.problems import EntryProblem
from ui.window.action_ids import ActionId
from ui.window.asked import is_accepted
from ui.window.desk import Desk
from ui.window.form_dialog import FormDialog
from ui.window.session import Session
from ui.window.stated.year_fields import read_amount


class PartYearDialog(FormDialog):
    """Asks for a start and a full-year effect; `edit` holds the plan once accepted, None where nothing changes."""

    def __init__(self, session: Session, line: Line, parent: QWidget | None = None) -> None:
        """Ask for a line."""
        note = f"{line.name}: the year of the start has the part-year effect, the next year the rest of the full year."
        super().__init__("Start part-way through a year", "Enter the amounts", parent, note)
        self.edit: Edit | None = None
        self._session = session
        self._line = line
        start, whole = start_of(line), full_year_of(line, session.budget.settings.unit) or total(line.amounts)
        self.start = QLineEdit(written(start) if start else "")
        self.start.setPlaceholderText("1 October 2026")
        self.full_year = QLineEdit(cell_text(whole, session.view.unit) if whole else "")
        self.preview = QLabel()
        self.preview.setObjectName("Muted")
        self.preview.setWordWrap(True)
        unit = session.view.unit.symbol
        self.add_field("&Start date", self.start, "From the first of a month it counts by months, else by days.")
        self.add_field(f"&Full-year effect, {unit}", self.full_year, "What the line comes to in a whole year.")
        self.column.addWidget(self.preview)
        for editor in (self.start, self.full_year):
            editor.textChanged.connect(self._look)
        self._look()

    @Slot()
    def _look(self) -> None:
        """Tell which amounts come of it, or why none do."""
        if not self.start.text().strip() or not self.full_year.text().strip():
            self.preview.setText("")
            return
        try:
            edit = self._planned()
        except EntryProblem as problem:
            self.preview.setText(str(problem))
            return
        view = self._session.view
        told = [
            f"{view.text(change.new)} in {change.field.year}"  # type: ignore[arg-type]  # an amount's field holds one
            for change in (edit.changes if edit else ())
            if isinstance(change, FieldChange) and change.field.name == AMOUNT
        ]
        self.preview.setText(f"It comes to {', '.join(told)}." if told else "These are its amounts already.")

    def _planned(self) -> Edit | None:
        start = parse_date(self.start.text())
        amount = read_amount(self.full_year.text(), self._session.view.unit, "Full-year effect")
        if amount is None:
            raise EntryProblem("Enter the full-year effect: what the line comes to in a whole year.")
        document = self._session.document
        heading_for = partial(document.heading_for, self._line.area_id) if document is not None else as_it_is
        return start_part_way(self._session.budget, self._line.id, start, amount, heading_for)

    def take(self) -> None:
        """Plan the amounts. Raises EntryProblem."""
        self.edit = self._planned()


class PartYearActions(QObject):
    """Carries `Start part-way through a year` out on the current line."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        """Connect the command."""
        super().__init__(desk.pages)
        self._session, self._pages, self._actions, self._messages, self._offer = desk
        self._window = window
        desk.actions[ActionId.PART_YEAR].due.connect(self.start)
        desk.pages.page_shown.connect(self.refresh)
        desk.session.current_line_changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Offer it where there is a line."""
        has_line = self._pages.lines_page is not None and self._session.current_line is not None
        self._actions.enable([ActionId.PART_YEAR], enabled=has_line)

    @Slot()
    def start(self) -> None:
        """Ask for a start, and enter the amounts."""
        line = self._session.current_line
        if line is None:
            return
        dialog = PartYearDialog(self._session, line, self._window)
        if is_accepted(dialog) and self._session.do(dialog.edit):
            self._offer.tell(f"{line.name} has its part-year and full-year effect, with the workings in its cells.")
