"""The line panel: every field of the current line, editable, with its source cell.

A field commits when the focus leaves it or on Enter, as one undo step. A refused entry stays in its field, which says
why beneath it, until it is mended or Esc brings the old value back; commands and other lines wait for that.
"""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from model.entry import read_worked
from model.lines import AMOUNT, CHOICES, KIND, TEXT_HEADINGS, Field, Kind, Line, value_of
from model.money import Amount, Unreadable, cell_text
from model.planning import set_field
from model.problems import EntryProblem, FormulaProblem
from model.workings import is_working
from ui.window import messages
from ui.window.elided_label import ElidedLabel
from ui.window.gradually import Gradually
from ui.window.metrics import letters, set_margins, space
from ui.window.panel_amounts import AmountsBlock
from ui.window.panel_editors import AmountEditor, ChoiceEditor, Editor, LongTextEditor, TextEditor
from ui.window.panel_field import PanelField
from ui.window.panel_history import HistorySection
from ui.window.panel_links import LinksSection
from ui.window.session import Session
from ui.window.settling import settle
from ui.window.workings import working_text, working_words

_LONG = ("title", "description", "notes", "internal_notes")
_FIRST = ("title", "description")
_KINDS = {kind.title: kind for kind in Kind if kind is not Kind.UNKNOWN}
_WIDTH_LETTERS = 35
_TURNS = 2
"""A text that is laid out in another width may want another height."""


class LinePanel(QScrollArea):
    """Shows and edits the session's current line. Signals: `line_chosen` (line id of a link followed), `log_asked`."""

    line_chosen = Signal(int)
    log_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow a session."""
        super().__init__(parent)
        self._session = session
        self._line_id: int | None = None
        self._is_asking = False
        self.fields: dict[Field, PanelField] = {}
        self._making = Gradually(self)
        self.setObjectName("LinePanel")
        self.setAccessibleName("Line")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(letters(_WIDTH_LETTERS))
        session.document_replaced.connect(self._rebuild)
        session.current_line_changed.connect(self._on_current_line)
        session.changed.connect(self._on_changed)
        session.view_changed.connect(self._on_view_changed)
        session.settling.connect(self._on_settling)
        session.modified_changed.connect(self._show_history)
        self._rebuild()

    @property
    def is_mending(self) -> bool:
        """Whether something that was refused still stands in its field."""
        return any(field.is_mending for field in self.fields.values())

    @Slot()
    def _rebuild(self) -> None:
        self.fields = {}
        self._line_id = None
        body = QWidget()
        body.setObjectName("LinePanelBody")
        layout = QVBoxLayout(body)
        set_margins(layout, 3.5, 3)
        layout.setSpacing(space(2.5))
        self.heading = ElidedLabel()
        self.heading.setObjectName("PanelHeading")
        self._note = QLabel("Choose a line to see and edit everything about it here.")
        self._note.setObjectName("Muted")
        self._note.setWordWrap(True)
        self.finding_label = QLabel()
        self.finding_label.setObjectName("Muted")
        self.finding_label.setTextFormat(Qt.TextFormat.PlainText)
        self.finding_label.setWordWrap(True)
        self.finding_label.hide()
        layout.addWidget(self.heading)
        layout.addWidget(self.finding_label)
        layout.addWidget(self._note)
        self._editors = QWidget()
        layout.addWidget(self._editors)
        layout.addStretch(1)
        self.setWidget(body)
        self._show_line()
        self._making.begin(self._make_fields())

    def make_fields(self) -> None:
        """Make the fields of the open document that are not there yet.

        They are made bit by bit after a document was opened, which takes long enough, or when the first line is shown.
        """
        self._making.finish()

    def _make_fields(self) -> Iterator[None]:
        if self._session.document is None:
            return
        layout = QVBoxLayout(self._editors)
        set_margins(layout)
        layout.setSpacing(space(2.5))
        for name in _FIRST:
            layout.addWidget(self._text_field(name))
            yield
        self.amounts = AmountsBlock(self._session.budget.years)
        for field in self.amounts:
            self._add(field)
        layout.addWidget(self.amounts)
        yield
        layout.addWidget(self._add(PanelField(Field(KIND), "Type", ChoiceEditor(tuple(_KINDS)))))
        for name in TEXT_HEADINGS:
            if name not in _FIRST:
                layout.addWidget(self._text_field(name))
                yield
        rule = QFrame()
        rule.setFrameShape(QFrame.Shape.HLine)
        rule.setForegroundRole(self.palette().ColorRole.Mid)
        layout.addWidget(rule)
        self.links, self.history = LinksSection(), HistorySection()
        self.links.line_chosen.connect(self.line_chosen)
        self.history.log_asked.connect(self.log_asked)
        layout.addWidget(self.links)
        layout.addWidget(self.history)
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(space(3))
        layout.addLayout(self._facts)

    def _text_field(self, name: str) -> PanelField:
        editor: Editor
        if name in CHOICES:
            editor = ChoiceEditor(("", *CHOICES[name]))
        elif name in _LONG:
            editor = LongTextEditor()
        else:
            editor = TextEditor()
        return self._add(PanelField(Field(name), TEXT_HEADINGS[name], editor))

    def _add(self, field: PanelField) -> PanelField:
        field.entered.connect(self._on_entered)
        field.editor.reached.connect(self._on_reached)
        self.fields[field.field] = field
        return field

    @Slot(object)
    def _on_current_line(self, line_id: int | None) -> None:
        if line_id != self._line_id:
            self.take()
            self._give_up()
        self._show_line()

    def _give_up(self) -> None:
        """Forget what could not be taken, and tell so in the window."""
        for field in self.fields.values():
            if field.is_mending:
                self._session.warned.emit(field.refusal)
            field.accept()

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        self._show_line()

    @Slot()
    def _on_view_changed(self) -> None:
        self.setMinimumWidth(letters(_WIDTH_LETTERS))
        self._show_line()

    @Slot()
    def take(self) -> None:
        """Commit what is being typed, to the line that it was typed for."""
        for field in self.fields.values():
            if field.is_mending or field.editor.hasFocus():
                field.editor.take()

    @Slot()
    def _on_settling(self) -> None:
        self.take()
        waiting = next((field for field in self.fields.values() if field.is_mending), None)
        if waiting is not None and self.isVisible():
            self.ensureWidgetVisible(waiting)
            waiting.return_to()

    @Slot()
    def _on_reached(self) -> None:
        """Lead back to an entry in a grid that is still to be mended."""
        if not self.is_mending:
            self._session.settle()

    @Slot()
    def _show_line(self) -> None:
        line = self._session.current_line
        self._line_id = line.id if line is not None else None
        self._editors.setVisible(line is not None)
        self._note.setVisible(line is None)
        self.heading.setVisible(line is not None)
        if line is None:
            self._give_up()
            return
        self.make_fields()
        self.heading.setText(line.reference or "No reference")
        self.amounts.name_basis(is_shared=self._session.view.is_year_on_year)
        for field in self.fields.values():
            self._show_value(field, line)
        self._show_facts(line)
        self.links.show_line(self._session.budget, line)
        self._show_history()
        self.settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out what changed out of sight."""
        super().showEvent(event)
        self.settle()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell in the window what would be told beneath a field that goes out of sight."""
        super().hideEvent(event)
        if not event.spontaneous() and self.is_mending:
            self._give_up()
            self._show_line()

    def settle(self) -> None:
        """Give every field the height it needs now: no frame shows them squashed."""
        for _turn in range(_TURNS):
            settle()
        # Wider for a long figure, and not narrower again for the next line: the pages beside it would jump.
        needed = cast("QWidget", self.widget()).minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(self.minimumWidth(), needed))

    @Slot()
    def _show_history(self) -> None:
        line = self._session.current_line
        if line is not None:
            self.history.show_line(self._session, line)

    def first_control(self) -> QWidget:
        """Return the first field, or the panel itself while no line is chosen."""
        return self.fields[Field(_FIRST[0])].editor if self._line_id is not None else self

    def reveal(self, field: Field, words: str, *, focus: bool) -> None:
        """Bring a field into sight with these words of it selected, and into it with `focus`."""
        shown = self.fields.get(field)
        if shown is None:
            return
        editor = shown.editor
        self.ensureWidgetVisible(shown)
        if focus:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(editor, TextEditor):
            place = editor.text().casefold().find(words.casefold())
            if place >= 0:
                editor.setSelection(place, len(words))
        elif isinstance(editor, LongTextEditor):
            editor.moveCursor(QTextCursor.MoveOperation.Start)
            editor.find(words)

    def _show_value(self, field: PanelField, line: Line) -> None:
        if field.is_mending:
            return
        value = value_of(line, field.field, self._session.budget.years)
        editor = field.editor
        if isinstance(editor, AmountEditor):
            if value is None or isinstance(value, Unreadable) or not isinstance(value, str):
                self._show_amount(editor, field.field, line, value)  # type: ignore[arg-type]  # a field with a year holds an Amount
        elif isinstance(value, Kind):
            editor.show_value(value.title)
        else:
            editor.show_value(str(value or ""))

    def _show_amount(self, editor: AmountEditor, field: Field, line: Line, amount: Amount) -> None:
        view = self._session.view
        working = working_text(line, field, self._session.budget, view)
        self.amounts.show_working(field, working_words(working, view))
        exact = view.text(amount)
        if amount is not None and not isinstance(amount, Unreadable):
            exact = cell_text(amount, view.unit)
        editor.show_amount(view.text(amount), working or exact)

    def _show_facts(self, line: Line) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        document = self._session.document
        place = document.place_of(line.id) if document is not None and document.path is not None else None
        self._add_fact("Source cell", f"{place[0]}!{place[1]}" if place else "Not in a file yet")
        for year, formula in line.formulas.items():
            if not is_working(formula, self._session.budget.settings.unit):
                self._add_fact(f"Formula {year}", f"={formula}")
        for heading, text in line.extra.items():
            self._add_fact(heading, text)

    def _add_fact(self, name: str, text: str) -> None:
        label = QLabel(name)
        label.setObjectName("FieldLabel")
        value = QLabel(text)
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(f"{name}: {text}")
        self._facts.addRow(label, value)

    @Slot(object, str)
    def _on_entered(self, field: PanelField, text: str) -> None:
        line_id = self._line_id
        if line_id is None or self._is_asking or not self._session.budget.has_line(line_id):
            return
        try:
            value: object = text
            if field.field.year is not None:
                value = read_worked(text, self._session.view.unit, self._session.budget.settings.unit)
            elif field.field.name == KIND:
                value = _KINDS.get(text, Kind.UNKNOWN)
            self._plan(line_id, field, value)
        except EntryProblem as problem:
            field.refuse(str(problem))
            if not field.is_mending:
                self._show_value(field, self._session.budget.line(line_id))
            elif field.editor.hasFocus():
                field.return_to()
            self.settle()
            self._session.refused.emit(str(problem))
            return
        field.accept()
        self._show_value(field, self._session.budget.line(line_id))
        self.settle()

    def _plan(self, line_id: int, field: PanelField, value: object) -> None:
        budget = self._session.budget
        try:
            edit = set_field(budget, line_id, field.field, value)
        except FormulaProblem as problem:
            if field.field.name != AMOUNT or not self._agrees(problem):
                raise
            edit = set_field(budget, line_id, field.field, value, over_formula=True)
        self._session.do(edit)

    def _agrees(self, problem: FormulaProblem) -> bool:
        self._is_asking = True
        try:
            return messages.ask_confirm(
                self, "Replace the formula by a figure?", "Replace the formula", f"The cell holds ={problem.formula}"
            )
        finally:
            self._is_asking = False
