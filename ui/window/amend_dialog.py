"""What an amended line stated before, and by how much it is changed: the form that asks for both, year by year."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from model.amending import Amendment, amend, amendments
from model.edits import Edit
from model.known_columns import as_it_is
from model.lines import Line
from model.money import EXACT, Amount, Unreadable, cell_text
from model.problems import EntryProblem
from model.years import Year
from ui.window.actions import ActionId
from ui.window.asked import is_accepted
from ui.window.desk import Desk
from ui.window.form_dialog import FormDialog
from ui.window.session import Session
from ui.window.stated.year_fields import read_amount


class AmendDialog(FormDialog):
    """Asks for previous amounts and changes; `edit` holds the plan once accepted, None where nothing changes."""

    def __init__(self, session: Session, line: Line, parent: QWidget | None = None) -> None:
        """Ask for a line."""
        note = f"{line.name}: the previous amount and the change make the amount. Year on year, blank for not stated."
        super().__init__("Amend what was agreed", "Amend", parent, note)
        self.edit: Edit | None = None
        self._session = session
        self._line = line
        self._years = session.budget.years
        unit = session.view.unit
        self._stated = amendments(line, self._years, session.budget.settings.unit)
        self.previous: list[QLineEdit] = []
        self.changes: list[QLineEdit] = []
        for year, stated in zip(self._years, self._stated, strict=True):
            for words, amount, editors in (
                ("Previous", stated.previous, self.previous),
                ("Change", stated.change, self.changes),
            ):
                editor = QLineEdit(self._shown(amount))
                editor.setPlaceholderText("Not stated")
                editor.textChanged.connect(self._look)
                self.add_field(f"{words} {year}, {unit.symbol}", editor)
                editors.append(editor)
        self.preview = QLabel()
        self.preview.setObjectName("Muted")
        self.preview.setWordWrap(True)
        self.column.addWidget(self.preview)
        self._look()

    def _shown(self, amount: Amount) -> str:
        if amount is None:
            return ""
        return amount.text if isinstance(amount, Unreadable) else cell_text(amount, self._session.view.unit)

    def _wanted(self) -> dict[Year, Amendment]:
        """Return what was entered. Raises EntryProblem."""
        found: dict[Year, Amendment] = {}
        for place, year in enumerate(self._years):
            previous, change = self.previous[place].text(), self.changes[place].text()
            was: Amount = self._stated[place].previous
            if previous != self._shown(was):
                was = read_amount(previous, self._session.view.unit, f"Previous {year}")
            found[year] = Amendment(was, read_amount(change, self._session.view.unit, f"Change {year}"))
        return found

    @Slot()
    def _look(self) -> None:
        """Tell what the amounts come to."""
        try:
            wanted = self._wanted()
        except EntryProblem as problem:
            self.preview.setText(str(problem))
            return
        view = self._session.view
        told = [
            f"{view.text(EXACT.add(each.previous, each.change))} in {year}"
            for year, each in wanted.items()
            if isinstance(each.previous, Decimal) and each.change is not None
        ]
        self.preview.setText(f"Now {', '.join(told)}." if told else "Amounts stay as they are.")

    def take(self) -> None:
        """Plan the amendment. Raises EntryProblem."""
        document = self._session.document
        heading_for = partial(document.heading_for, self._line.area_id) if document is not None else as_it_is
        self.edit = amend(self._session.budget, self._line.id, self._wanted(), heading_for)


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
            self._offer.tell(f"{line.name} is amended, with its previous amounts.")
