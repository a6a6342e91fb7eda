"""The line panel's editors: each tells once when the officer has finished with a value that is another than before."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui.window.metrics import figure_font, space

_FEWEST_LINES = 2
_MOST_LINES = 14
_LETTERS_OF_A_HINT = 17  # for how many an entry field asks for room


class TextEditor(QLineEdit):
    """A short text.

    Signals: `entered` (text: Enter, or the focus left, with another text), `unchanged` (the text shown stands in it
    again: nothing is to be entered), `reached` (the keyboard's focus came).
    """

    entered = Signal(str)
    unchanged = Signal()
    reached = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._shown = ""
        self.editingFinished.connect(self._on_finished)

    def show_value(self, text: str) -> None:
        """Show a value; it is what Esc returns to."""
        self._shown = text
        self.setText(text)
        self.setCursorPosition(0)

    def take(self) -> None:
        """Tell the text if it is another than the one shown, else that it is not."""
        if self.text() != self._shown:
            self.entered.emit(self.text())
        else:
            self.unchanged.emit()

    @Slot()
    def _on_finished(self) -> None:
        self.take()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus came."""
        super().focusInEvent(event)
        self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the old text back; where it is back already, there is nothing to mend any more."""
        if event.key() == Qt.Key.Key_Escape:
            is_typed = self.text() != self._shown
            if is_typed:
                self.setText(self._shown)
            self.unchanged.emit()
            if is_typed:
                return
        super().keyPressEvent(event)


class AmountEditor(TextEditor):
    """An amount: shown rounded as elsewhere, and exact while the officer is in it, so that nothing is rounded away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin blank."""
        super().__init__(parent)
        self._rounded = ""
        self._exact = ""
        self.setFont(figure_font())
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def show_amount(self, rounded: str, exact: str) -> None:
        """Show an amount, as printed and as typed in full."""
        self._rounded = rounded
        self._exact = exact
        self.updateGeometry()
        self.show_value(exact if self.hasFocus() else rounded)

    def minimumSizeHint(self) -> QSize:
        """Have room for the whole figure: with its first digits out of sight it would be read as another."""
        least = super().minimumSizeHint()
        margins = self.sizeHint().width() - self.fontMetrics().horizontalAdvance("x") * _LETTERS_OF_A_HINT
        figure = self.fontMetrics().horizontalAdvance(self._rounded)
        return QSize(max(least.width(), figure + margins), least.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the exact figure."""
        if self.text() == self._rounded:
            self.show_value(self._exact)
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell what was entered, then show the figure as printed."""
        super().focusOutEvent(event)
        if not self.hasFocus() and self.text() == self._exact:
            self.show_value(self._rounded)


class LongTextEditor(QPlainTextEdit):
    """A text of several lines, as tall as it is.

    Signals: `entered` (text: the focus left, or Ctrl+Enter, with another text), `unchanged` and `reached` as in
    `TextEditor`.
    """

    entered = Signal(str)
    unchanged = Signal()
    reached = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size)

    def show_value(self, text: str) -> None:
        """Show a value; it is what Esc returns to."""
        self._shown = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A text that wraps anew needs another height."""
        super().resizeEvent(event)
        self._on_size()
        if not self.hasFocus():
            self.verticalScrollBar().setValue(0)

    def take(self) -> None:
        """Tell the text if it is another than the one shown, else that it is not."""
        if self.toPlainText() != self._shown:
            self.entered.emit(self.toPlainText())
        else:
            self.unchanged.emit()

    @Slot()
    def _on_size(self) -> None:
        policy = Qt.ScrollBarPolicy
        too_long = self._line_count() > _MOST_LINES
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if too_long else policy.ScrollBarAlwaysOff)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Be as tall as the text, within reason."""
        lines = min(max(self._line_count(), _FEWEST_LINES), _MOST_LINES)
        height = lines * self.fontMetrics().lineSpacing() + space(4.5)
        return QSize(super().sizeHint().width(), height)

    def _line_count(self) -> int:
        return round(self.document().size().height())

    def minimumSizeHint(self) -> QSize:
        """Never be less tall."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the old text back; Ctrl+Enter takes the new one."""
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._shown:
            self.setPlainText(self._shown)
            self.unchanged.emit()
            return
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus came."""
        super().focusInEvent(event)
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell what was entered."""
        super().focusOutEvent(event)
        self.take()


class ChoiceEditor(QComboBox):
    """One of a few words.

    Signals: `entered` (text: another word was chosen), `unchanged` and `reached` as in `TextEditor`.
    """

    entered = Signal(str)
    unchanged = Signal()
    reached = Signal()

    def __init__(self, choices: tuple[str, ...], parent: QWidget | None = None) -> None:
        """Offer the choices."""
        super().__init__(parent)
        self._choices = choices
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._on_activated)

    def show_value(self, text: str) -> None:
        """Show a value; one that is no choice (a workbook may hold any word) is listed while it lasts."""
        self.clear()
        self.addItems(list(self._choices))
        if text not in self._choices:
            self.addItem(text)
        self.setCurrentText(text)

    @Slot()
    def _on_activated(self) -> None:
        self.entered.emit(self.currentText())

    def take(self) -> None:
        """Everything chosen has been told already."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus came."""
        super().focusInEvent(event)
        self.reached.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the panel instead of changing the value by accident."""
        event.ignore()


Editor = TextEditor | AmountEditor | LongTextEditor | ChoiceEditor
