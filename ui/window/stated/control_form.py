"""The form for one control total: of what it is, its amounts, where and when it was stated."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from model.control_planning import ControlWish, add_control, change_control, wish_of
from model.controls import ControlTotal, Measure, Scope
from model.edits import Edit
from model.scopes import directorate_name
from ui.window.form_dialog import FormDialog
from ui.window.session import Session
from ui.window.stated.year_fields import YearFields
from ui.window.summary_rows import MEASURE_WORDS

SCOPE_WORDS = {Scope.AREA: "An activity area", Scope.SERVICE: "A service", Scope.DIRECTORATE: "The directorate"}


class ControlForm(FormDialog):
    """Asks for a control total; `edit` holds the plan once accepted, None where nothing changes."""

    def __init__(self, session: Session, control: ControlTotal | None, parent: QWidget | None = None) -> None:
        """Show a control total, or an empty form for a new one."""
        title, action = ("Change control total", "Change") if control else ("Add control total", "Add")
        note = "A figure agreed or published elsewhere, to which the lines must cast."
        super().__init__(title, action, parent, note)
        self.edit: Edit | None = None
        self._budget = budget = session.budget
        self._control = control
        self.scope, self.name, self.measure = QComboBox(), QComboBox(), QComboBox()
        for scope, words in SCOPE_WORDS.items():
            self.scope.addItem(words, scope)
        for measure, words in MEASURE_WORDS.items():
            self.measure.addItem(words, measure)
        self.without = QCheckBox("Without the lines of transfers")
        self.source, self.date = QLineEdit(), QLineEdit()
        self.source.setPlaceholderText("Council, Service and Resource Planning")
        self.date.setPlaceholderText("19 February 2013")
        self.add_field("&Of", self.scope)
        self.add_field("&Name", self.name)
        self.add_field("&Kind", self.measure)
        self.add_field("&Transfers", self.without)
        self.without.setAccessibleName(self.without.text())
        self.years = YearFields(self, budget.years, session.view)
        self.add_field("&Source", self.source, "Where it was agreed or published.")
        self.add_field("&Date", self.date, "When it was agreed or published.")
        self.scope.currentIndexChanged.connect(self._offer_names)
        self._offer_names()
        if control is not None:
            self._show(wish_of(control))

    def _show(self, wish: ControlWish) -> None:
        self.scope.setCurrentIndex(list(SCOPE_WORDS).index(wish.scope))
        self.name.setCurrentText(wish.name)
        self.measure.setCurrentIndex(list(MEASURE_WORDS).index(wish.measure))
        self.without.setChecked(wish.without_transfers)
        self.years.show(wish.amounts)
        self.source.setText(wish.source)
        self.date.setText(wish.date)

    @Slot()
    def _offer_names(self) -> None:
        scope = self.scope.currentData()
        self.name.clear()
        self.name.setEditable(scope is Scope.DIRECTORATE)
        if scope is Scope.AREA:
            self.name.addItems([area.name for area in self._budget.areas])
        elif scope is Scope.SERVICE:
            self.name.addItems([service for service in self._budget.services if service])
        else:
            self.name.addItem(self._budget.settings.directorate or directorate_name(self._budget))
        line = self.name.lineEdit()
        if line is not None:
            line.setAccessibleName("Name")

    def take(self) -> None:
        """Plan the edit. Raises EntryProblem."""
        scope, measure = self.scope.currentData(), self.measure.currentData()
        wish = ControlWish(
            scope if isinstance(scope, Scope) else Scope.AREA,
            self.name.currentText(),
            measure if isinstance(measure, Measure) else Measure.NET,
            self.years.amounts(),
            self.source.text(),
            self.date.text(),
            self.without.isChecked(),
        )
        control = self._control
        planned = add_control(self._budget, wish) if control is None else change_control(self._budget, control.id, wish)
        self.edit = planned
