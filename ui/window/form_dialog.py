"""A form in a box: fields above each other, a problem said inside it, one button that does it and one that cancels."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from model.problems import Problem
from ui.window.metrics import letters, set_margins, space

_WIDTH = 50


class FormDialog(QDialog):
    """Base of the window's forms. Fill `form` with `add_field`, and do the work in `take`.

    What stands beside the fields is added to `body`, what is to be read before them to `above`.
    """

    def __init__(self, title: str, action: str, parent: QWidget | None, note: str = "") -> None:
        """`action` is the word on the button that does it, `note` a sentence above the fields."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(letters(_WIDTH))
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.form.setVerticalSpacing(space(2.5))
        self.form.setHorizontalSpacing(space(4))
        self._problem = QLabel()
        self._problem.setObjectName("EntryRefused")
        self._problem.setWordWrap(True)
        self._problem.hide()
        buttons = QDialogButtonBox()
        self._do_it = buttons.addButton(action, QDialogButtonBox.ButtonRole.AcceptRole)
        self._cancel = buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        self._fields: list[QWidget] = []
        self._first: QWidget | None = None
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        set_margins(layout, 5)
        layout.setSpacing(space(4))
        if note:
            said = QLabel(note)
            said.setObjectName("Muted")
            said.setWordWrap(True)
            layout.addWidget(said)
        self.above = QVBoxLayout()
        layout.insertLayout(0, self.above)
        self.body = QHBoxLayout()
        self.body.setSpacing(space(5))
        self.column = QVBoxLayout()
        self.column.addLayout(self.form)
        self.body.addLayout(self.column)
        layout.addLayout(self.body, 1)
        layout.addWidget(self._problem)
        layout.addWidget(buttons)
        # Once they are in the dialog: Enter anywhere does it, even with the focus gone by Cancel.
        self._do_it.setDefault(True)
        self._cancel.setAutoDefault(False)

    def add_field(self, label: str, editor: QWidget, help_text: str = "") -> None:
        """Add a field under the others, its label tied to it."""
        caption = QLabel(label)
        caption.setBuddy(editor)
        editor.setAccessibleName(label.replace("&", ""))
        if isinstance(editor, QComboBox) and (line := editor.lineEdit()) is not None:
            line.setAccessibleName(editor.accessibleName())
        if help_text:
            editor.setToolTip(help_text)
            editor.setAccessibleDescription(help_text)
        self.form.addRow(caption, editor)
        self.follow_in_tab_order(editor)

    def follow_in_tab_order(self, editor: QWidget) -> None:
        """Let Tab go from the last field to this one, which stands in the form already, and on to the buttons."""
        if self._fields:
            self.setTabOrder(self._fields[-1], editor)
        self._fields.append(editor)
        self.setTabOrder(editor, self._do_it)
        self.setTabOrder(self._do_it, self._cancel)

    def begin_with(self, editor: QWidget) -> None:
        """Begin in another field than the first."""
        self._first = editor

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field, no higher than wrapped sentences need at this width."""
        super().showEvent(event)
        # With a width of its own, Qt no longer asks the layout how narrow it may be.
        self.setMinimumWidth(max(self.minimumWidth(), self.minimumSizeHint().width()))
        self.fit_height()
        if self._fields:
            (self._first or self._fields[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def fit_height(self) -> None:
        """Be as high as what is in sight needs at this width; again where a field or a problem has come."""
        self.resize(self.width(), max(self.minimumSizeHint().height(), self.heightForWidth(self.width())))

    def take(self) -> None:
        """Do what the form is for, with what was entered. Raises Problem, which the form then shows."""

    @property
    def problem(self) -> str:
        """The problem that the form shows, or nothing."""
        return "" if self._problem.isHidden() else self._problem.text()

    @Slot()
    def accept(self) -> None:
        """Try; stay open with the reason where it cannot be done."""
        try:
            self.take()
        except Problem as problem:
            self._problem.setText(str(problem))
            self._problem.show()
            self.fit_height()
            return
        super().accept()
