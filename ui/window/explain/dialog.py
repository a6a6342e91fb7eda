"""Explain this number: a window beside the pages with what a number is made of, live, every part one click away."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from model.explaining import AmountPart, Explainer, Part, SumPart
from ui.window.elided_label import ElidedLabel
from ui.window.explain.chooser import SubjectChooser
from ui.window.explain.part_tree import PartTree
from ui.window.explain.part_words import control_words, details, rounding_words
from ui.window.explain.subject import Subject, explained, is_there
from ui.window.metrics import figure_font, in_screen, letters, set_margins, space
from ui.window.session import Session

_WIDTH, _HEIGHT = 158, 176


class ExplainDialog(QDialog):
    """Stays open while the officer works on; what is explained follows every edit.

    Signals: `line_chosen` (line id, Field or None), `log_asked` (line id).
    """

    line_chosen = Signal(int, object)
    log_asked = Signal(int)

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Explain numbers of a session's document."""
        super().__init__(parent)
        self._session = session
        self._subject: Subject | None = None
        self.setWindowTitle("Explain this number")
        self.setObjectName("Explain")
        self.chooser = SubjectChooser()
        self.chooser.chosen.connect(self.explain)
        self.figure = QLabel()
        self.figure.setObjectName("PageHeading")
        self.figure.setFont(figure_font())
        self.words = ElidedLabel()
        self.words.setObjectName("Strong")
        self.proof = QLabel()
        self.proof.setObjectName("Muted")
        self.proof.setWordWrap(True)
        self.tree = PartTree()
        self.tree.part_chosen.connect(self._on_part)
        self.tree.go_asked.connect(self._on_go)
        self.details = QLabel()
        self.details.setWordWrap(True)
        self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        session.changed.connect(self._on_changed)
        session.saved.connect(self._on_changed)
        session.view_changed.connect(self._on_changed)
        session.document_replaced.connect(self.close)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(space(4))
        head.addWidget(self.figure)
        head.addWidget(self.words, 1)
        card = QFrame()
        card.setObjectName("Card")
        inside = QVBoxLayout(card)
        set_margins(inside, 2, 1)
        inside.addWidget(self.tree)
        layout = QVBoxLayout(self)
        set_margins(layout, 4, 3)
        layout.setSpacing(space(2))
        layout.addWidget(self.chooser)
        layout.addLayout(head)
        layout.addWidget(self.proof)
        layout.addWidget(card, 1)
        layout.addWidget(self.details)
        layout.addWidget(self._make_buttons())
        self.resize(in_screen(self, letters(_WIDTH)), space(_HEIGHT))

    def _make_buttons(self) -> QWidget:
        box = QDialogButtonBox()
        self.go_button = QPushButton("Go to the line")
        self.other_button = QPushButton()
        self.log_button = QPushButton("Changes of the line…")
        self.go_button.clicked.connect(self._on_go)
        self.other_button.clicked.connect(self._on_other)
        self.log_button.clicked.connect(self._on_log)
        close = box.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.go_button, self.other_button, self.log_button):
            button.setAutoDefault(False)
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        close.setAutoDefault(False)
        box.rejected.connect(self.close)
        return box

    def showEvent(self, event: QShowEvent) -> None:
        """Begin among the parts."""
        super().showEvent(event)
        self.tree.setFocus()

    @Slot(object)
    def explain(self, subject: Subject) -> None:
        """Explain a number."""
        self._subject = subject
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Explain what is asked for as it stands now; where it is gone, the window goes."""
        document, subject = self._session.document, self._subject
        if document is None or subject is None or not is_there(document.budget, subject):
            self.close()
            return
        view = self._session.view
        explainer = Explainer(document.budget, document.place_of, (*document.change_log, *document.unsaved_log))
        part = explained(document.budget, explainer, subject, view.basis)
        self.chooser.show_subject(subject, document.budget)
        self._show(part)
        told = (f"In {view.words}.", control_words(subject, document.budget, view), rounding_words(part, view))
        self.proof.setText(" ".join(words for words in told if words))

    def _show(self, part: Part) -> None:
        view = self._session.view
        figure = "Not stated" if isinstance(part, SumPart) and part.states_nothing else view.text(part.pounds)
        self.figure.setText(figure)
        self.words.setText(part.words)
        self.figure.setAccessibleName(f"{part.words}: {figure}")
        self.tree.show_part(part, self._session.budget, view)

    @Slot()
    def _on_changed(self, _changes: object = None) -> None:
        if self.isVisible():
            self._later.start(0)

    @Slot(object)
    def _on_part(self, part: object) -> None:
        line_id = _line_of(part)
        told: list[str] = []
        if isinstance(part, AmountPart) or (isinstance(part, SumPart) and not self.tree.is_on_whole):
            told = details(part, self._session.budget, self._session.view)
        self.details.setText(" ".join(words for words in told if words))
        self.details.setVisible(bool(self.details.text()))
        for button in (self.go_button, self.log_button):
            button.setEnabled(line_id is not None)
        other = _other_of(part)
        self.other_button.setVisible(other is not None)
        if other is not None:
            name = self._session.budget.line(other).name
            self.other_button.setText(f"Go to {name.replace('&', '&&')}, which it is linked with")

    @Slot()
    def _on_go(self) -> None:
        part = self.tree.current_part
        line_id = _line_of(part)
        if line_id is not None:
            self.line_chosen.emit(line_id, part.field if isinstance(part, AmountPart) else None)

    @Slot()
    def _on_other(self) -> None:
        other = _other_of(self.tree.current_part)
        if other is not None:
            part = self.tree.current_part
            self.line_chosen.emit(other, part.field if isinstance(part, AmountPart) else None)

    @Slot()
    def _on_log(self) -> None:
        line_id = _line_of(self.tree.current_part)
        if line_id is not None:
            self.log_asked.emit(line_id)


def _line_of(part: object) -> int | None:
    if isinstance(part, AmountPart):
        return part.line_id
    return part if isinstance(part, int) else None


def _other_of(part: object) -> int | None:
    if not isinstance(part, AmountPart) or part.transfer is None:
        return None
    return next((line.id for line in part.transfer.lines if line.id != part.line_id), None)
