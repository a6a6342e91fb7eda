"""The strip that tells how far long work is, with a button that stops it; it appears only where work lasts."""

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from ui.window.metrics import letters, set_margins, space
from ui.window.work import Work

_APPEARS_AFTER_MS = 300
_WHOLE = 1000
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.Shortcut,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
        QEvent.Type.Drop,
        QEvent.Type.Close,
    }
)


class WorkStrip(QFrame):
    """Follows the window's long work."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self._work = work
        self.setObjectName("MessageBar")
        self.setAccessibleName("Progress")
        self._words = QLabel()
        self._bar = QProgressBar()
        self._bar.setRange(0, _WHOLE)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(letters(30))
        self._bar.setAccessibleName("Share done")
        self.stop_button = QPushButton("Stop")
        self.stop_button.setAccessibleDescription("Stop; nothing is changed")
        self.stop_button.clicked.connect(self._on_stop)
        layout = QHBoxLayout(self)
        set_margins(layout, 4, 1.5)
        layout.setSpacing(space(2.5))
        layout.addWidget(self._words, 1)
        layout.addWidget(self._bar)
        layout.addWidget(self.stop_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_APPEARS_AFTER_MS)
        self._timer.timeout.connect(self.show)
        work.started.connect(self._on_started)
        work.told.connect(self._on_told)
        work.ended.connect(self._on_ended)
        self.hide()

    @Slot(bool, bool)
    def _on_started(self, can_stop: bool, waits: bool) -> None:  # noqa: FBT001  # a signal's
        self.stop_button.setVisible(can_stop)
        self.stop_button.setEnabled(True)
        self._timer.start()
        application = QApplication.instance()
        if waits and application is not None:
            application.installEventFilter(self)

    @Slot(str, float)
    def _on_told(self, words: str, share: float) -> None:
        self._words.setText(f"{words}…")
        self._words.setAccessibleName(f"{words}, {share:.0%} done")
        self._bar.setValue(round(share * _WHOLE))

    @Slot()
    def _on_ended(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._timer.stop()
        self.hide()

    @Slot()
    def _on_stop(self) -> None:
        self.stop_button.setEnabled(False)
        self._words.setText("Stopping…")
        self._work.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the window waits, let nothing through but the way to stop."""
        if event.type() not in _INPUT or not isinstance(watched, QWidget) or watched is self.stop_button:
            return False
        if (
            isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Cancel)
            and not self.stop_button.isHidden()
        ):
            self._on_stop()
        event.ignore()
        return True
