"""The message bar: results and warnings inside the window, above the page, with up to three things to do about them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from model.findings import Level
from ui.window.announcing import announce
from ui.window.as_written import unbroken
from ui.window.icon_widgets import IconButton, Sign
from ui.window.metrics import set_margins, space

Offer = tuple[str, Callable[[], None]]
"""Something to do about a message: the words on its button, and what they do."""

_RESULT_STAYS_MS = 12_000
_GOOD = "good"
_WORDS = {_GOOD: "Done", "note": "Note", "warning": "Warning", "error": "Problem"}
_COLOURS = {_GOOD: "good", "note": "accent", "warning": "warning", "error": "error"}


class MessageBar(QFrame):
    """One message at a time. A result leaves by itself; warnings and problems stay until closed or replaced.

    It never takes the focus, but is read aloud; F6 leads to it and Esc then closes it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self.setObjectName("MessageBar")
        self.setAccessibleName("Message")
        self._on_action: Callable[[], None] | None = None
        self._is_held = False
        self._sign = Sign()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._said = ""
        self.action_button = QPushButton()
        self.action_button.clicked.connect(self._on_button)
        self._on_others: tuple[Callable[[], None], ...] = ()
        self.other_button, self.third_button = QPushButton(), QPushButton()
        self._others = (self.other_button, self.third_button)
        for place, button in enumerate(self._others):
            button.clicked.connect(partial(self._on_other_button, place))
        self._close = IconButton("close", "Close the message")
        self._close.setToolTip("Close the message (Esc)")
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        set_margins(layout, 4, 1.5)
        layout.setSpacing(space(2.5))
        layout.addWidget(self._sign)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.action_button)
        for button in self._others:
            layout.addWidget(button)
        layout.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        self.hide()

    @property
    def text(self) -> str:
        """The message in sight, or nothing."""
        return "" if self.isHidden() else self._said

    def tell_result(self, text: str, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Tell that something is done."""
        self._show(_GOOD, text, action, on_action)
        self._timer.start(_RESULT_STAYS_MS)

    def tell(self, level: Level, text: str, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Tell a note, a warning or a problem."""
        self._show(level.value, text, action, on_action)
        self._timer.stop()

    def tell_choice(self, level: Level, text: str, first: Offer, *others: Offer) -> None:
        """Tell a warning or a problem that there are two or three ways out of."""
        self._show(level.value, text, *first, *others)
        self._timer.stop()

    def _show(
        self,
        level: str,
        text: str,
        action: str,
        on_action: Callable[[], None] | None,
        *others: Offer,
    ) -> None:
        self._sign.show_icon(level, _COLOURS[level])
        self._sign.setAccessibleName(_WORDS[level])
        self._said = text
        self._text.setText(unbroken(text))
        self._text.setAccessibleName(f"{_WORDS[level]}: {text}")
        self._on_action = on_action
        self.action_button.setText(action)
        self.action_button.setVisible(bool(action))
        self._on_others = tuple(on_other for _words, on_other in others)
        for place, button in enumerate(self._others):
            button.setText(others[place][0] if place < len(others) else "")
            button.setVisible(place < len(others))
        self.setProperty("level", level)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        offered = f" {action} is offered in the message bar." if action else ""
        if others:
            offered = f" {', '.join((action, *(words for words, _ in others)))} are offered in the message bar."
        announce(self, f"{_WORDS[level]}: {text}{offered}", now=level == Level.ERROR.value)

    def first_control(self) -> QWidget:
        """Return what can be done about the message, else what closes it."""
        return self._close if self.action_button.isHidden() else self.action_button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the message."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    @Slot()
    def hold(self) -> None:
        """Let no message leave by itself: the page below would be laid out and drawn anew beside long work."""
        self._is_held = True

    @Slot()
    def let_go(self) -> None:
        """Let results leave by themselves again."""
        self._is_held = False

    @Slot()
    def _on_time(self) -> None:
        if self._is_held or self.isAncestorOf(QApplication.focusWidget() or self):
            self._timer.start(_RESULT_STAYS_MS)  # the officer is in it, or work goes on
        else:
            self.hide()

    @Slot()
    def _on_button(self) -> None:
        self.hide()
        if self._on_action is not None:
            self._on_action()

    def _on_other_button(self, place: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt passes it
        self.hide()
        self._on_others[place]()
