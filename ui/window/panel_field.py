"""One field of the line panel: its label, its editor, and beneath it why an entry was refused."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from model.lines import Field
from ui.window.as_written import unbroken
from ui.window.metrics import set_margins, space
from ui.window.panel_editors import ChoiceEditor, Editor, TextEditor


class PanelField(QWidget):
    """A labelled editor for one field of a line, with what was found about it beneath.

    Signals: `entered` (this, text: another value was entered).
    """

    entered = Signal(object, str)

    def __init__(self, field: Field, label: str, editor: Editor, *, is_alone: bool = True) -> None:
        """`label` names the editor to a screen reader too. One not alone has its label and refusal elsewhere."""
        super().__init__()
        self.field = field
        self.editor = editor
        self._found = ""
        editor.setAccessibleName(label)
        self.refusal_label = QLabel()
        self.refusal_label.setObjectName("EntryRefused")
        self.refusal_label.setWordWrap(True)
        self.refusal_label.hide()
        self.finding_label = QLabel()
        self.finding_label.setObjectName("Muted")
        self.finding_label.setTextFormat(Qt.TextFormat.PlainText)
        self.finding_label.setWordWrap(True)
        self.finding_label.hide()
        layout = QVBoxLayout(self)
        set_margins(layout)
        layout.setSpacing(space(0.75))
        if is_alone:
            caption = QLabel(label)
            caption.setObjectName("FieldLabel")
            caption.setBuddy(editor)
            layout.addWidget(caption)
        layout.addWidget(editor)
        if is_alone:
            layout.addWidget(self.refusal_label)
            layout.addWidget(self.finding_label)
        editor.entered.connect(self._on_entered)
        editor.unchanged.connect(self.accept)

    @property
    def refusal(self) -> str:
        """Why the last entry was refused, or nothing."""
        return "" if self.refusal_label.isHidden() else self.refusal_label.text()

    def refuse(self, sentence: str) -> None:
        """Say why an entry cannot be taken."""
        self.refusal_label.setText(sentence)
        self.refusal_label.show()
        self._mark(refused=True)

    @property
    def is_mending(self) -> bool:
        """Whether what was refused still stands in the editor. A list shows only what the line has."""
        return bool(self.refusal) and not isinstance(self.editor, ChoiceEditor)

    def return_to(self) -> None:
        """Go into the editor, with a short text selected, so that what is typed next takes its place."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.editor, TextEditor):
            self.editor.selectAll()

    @Slot()
    def accept(self) -> None:
        """Take a refusal back."""
        if not self.refusal_label.isHidden():
            self.refusal_label.hide()
            self._mark(refused=False)

    @property
    def finding(self) -> str:
        """What was found about the field, or nothing."""
        return self._found

    def tell(self, found: str) -> None:
        """Say what was found about the field; nothing takes it back."""
        self._found = found
        self.finding_label.setText(unbroken(found))
        self.finding_label.setVisible(bool(found))
        if not self.refusal:
            self.editor.setAccessibleDescription(found)

    def _mark(self, *, refused: bool) -> None:
        self.editor.setProperty("refused", refused)
        self.editor.setAccessibleDescription(self.refusal_label.text() if refused else self.finding)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)

    @Slot(str)
    def _on_entered(self, text: str) -> None:
        self.entered.emit(self, text)
