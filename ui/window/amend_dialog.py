"""What an amended line stated before, and by how much it is changed: the form that asks for both, year by year."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from model.amending import amend, amendments
from model.edits import Edit
from model.known_columns import AGREED_BY, as_it_is, stated
from model.lines import Line
from model.problems import EntryProblem
from model.statuses import Standing, standing_of
from ui.window.action_ids import ActionId
from ui.window.amend_years import AmendYears
from ui.window.asked import is_accepted
from ui.window.desk import Desk
from ui.window.form_dialog import FormDialog
from ui.window.session import Session


class AmendDialog(FormDialog):
    """Asks for previous amounts and changes; `edit` holds the plan once accepted, None where nothing changes."""

    def __init__(self, session: Session, line: Line, parent: QWidget | None = None) -> None:
        """Ask for a line."""
        note = f"{line.name}: the previous amount and the change make the new one. Year on year, blank for not stated."
        super().__init__("Amend what was agreed", "Amend", parent, note)
        self.edit: Edit | None = None
        self._session = session
        self._line = line
        amended = amendments(line, session.budget.years, session.budget.settings.unit)
        self.agreed_by = QLineEdit(stated(line.extra, AGREED_BY))
        self.agreed_by.setPlaceholderText("Council, 19 February 2013")
        self.add_field("Agreed &by", self.agreed_by, "Which meeting agreed the line before, and when.")
        self.agreed_by.textChanged.connect(self._look)
        self.years = AmendYears(session.budget.years, amended, session.view.unit)
        self.years.edited.connect(self._look)
        self.column.addWidget(self.years)
        for editor in self.years.editors():
            self.follow_in_tab_order(editor)
        self.begin_with(self.years.editors()[0])
        self.preview = QLabel()
        self.preview.setObjectName("Muted")
        self.preview.setWordWrap(True)
        self.column.addWidget(self.preview)
        self._look()

    @Slot()
    def _look(self) -> None:
        """Tell what the amounts come to."""
        try:
            wanted = self.years.wanted()
        except EntryProblem as problem:
            self.preview.setText(str(problem))
            return
        is_changed = any(each.change for each in wanted.values())
        self.preview.setText("" if is_changed else "The amounts stay as they are.")

    def take(self) -> None:
        """Plan the amendment. Raises EntryProblem."""
        document = self._session.document
        heading_for = partial(document.heading_for, self._line.area_id) if document is not None else as_it_is
        self.edit = amend(self._session.budget, self._line.id, self.years.wanted(), heading_for, self.agreed_by.text())


class AmendActions(QObject):
    """Carries `Amend what was agreed` out on the current line."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        """Connect the command."""
        super().__init__(desk.pages)
        self._session, self._pages, self._actions, self._messages, self._offer = desk
        self._window = window
        desk.actions[ActionId.AMEND].due.connect(self.amend)
        desk.pages.page_shown.connect(self.refresh)
        desk.session.current_line_changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Offer it where there is a line."""
        has_line = self._pages.lines_page is not None and self._session.current_line is not None
        self._actions.enable([ActionId.AMEND], enabled=has_line)

    @Slot()
    def amend(self) -> None:
        """Ask for previous amounts and changes, and enter them."""
        line = self._session.current_line
        if line is None:
            return
        dialog = AmendDialog(self._session, line, self._window)
        if is_accepted(dialog) and self._session.do(dialog.edit):
            is_amended = standing_of(self._session.budget.line(line.id)) is Standing.AMENDED
            what = "is amended, with its previous amounts" if is_amended else "says who agreed it"
            self._offer.tell(f"{line.name} {what}.")
