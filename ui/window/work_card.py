"""The card that tells how far long work is, with a button that stops it; it appears only where work lasts.

It lies over the bottom left of the window, where no figure stands, and moves nothing: a page that had to make room
for it would jump under the officer's hand, and to lay it out and draw it anew takes longer than all else the window
does while others work.
"""

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.window.elided_label import ElidedLabel
from ui.window.metrics import letters, set_margins, space
from ui.window.work import Work

_APPEARS_AFTER_MS = 300
_WHOLE = 1000
_LETTERS = 30
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


class WorkCard(QFrame):
    """Follows the window's long work; lies over the widget that it is given."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self._work = work
        self._below = parent
        self._waits = False
        self.setObjectName("WorkCard")
        self.setAccessibleName("Progress")
        self._words = ElidedLabel()
        self._bar = QProgressBar()
        self._bar.setRange(0, _WHOLE)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Share done")
        self.stop_button = QPushButton("Stop")
        self.stop_button.setAccessibleDescription("Stop; nothing is changed")
        self.stop_button.clicked.connect(self._on_stop)
        layout = QVBoxLayout(self)
        set_margins(layout, 3, 2.5)
        layout.setSpacing(space(1.5))
        layout.addWidget(self._words)
        below = QHBoxLayout()
        below.setSpacing(space(2.5))
        below.addWidget(self._bar, 1)
        below.addWidget(self.stop_button)
        layout.addLayout(below)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_APPEARS_AFTER_MS)
        self._timer.timeout.connect(self._on_due)
        work.started.connect(self._on_started)
        work.told.connect(self._on_told)
        work.ended.connect(self._on_ended)
        parent.installEventFilter(self)
        self.hide()

    @Slot()
    def _on_due(self) -> None:
        self._settle_down()
        self.show()
        self.raise_()

    def _settle_down(self) -> None:
        room, edge = self._below.rect(), space(2)
        size = QSize(min(letters(_LETTERS), room.width() - 2 * edge), self.sizeHint().height())
        self.setGeometry(room.left() + edge, room.bottom() + 1 - edge - size.height(), size.width(), size.height())

    @Slot(bool, bool)
    def _on_started(self, can_stop: bool, waits: bool) -> None:  # noqa: FBT001  # a signal's
        self.stop_button.setVisible(can_stop)
        self.stop_button.setEnabled(True)
        self._timer.start()
        self._waits = waits
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
        if self._waits and application is not None:
            application.removeEventFilter(self)
        self._waits = False
        self._timer.stop()
        self.hide()

    @Slot()
    def _on_stop(self) -> None:
        self.stop_button.setEnabled(False)
        self._words.setText("Stopping…")
        self._work.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay where the card is; while the window waits, let nothing through but the way to stop."""
        if watched is self._below and event.type() == QEvent.Type.Resize:
            self._settle_down()
        if (
            not self._waits
            or event.type() not in _INPUT
            or not isinstance(watched, QWidget)
            or watched is self.stop_button
        ):
            return False
        if (
            isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Cancel)
            and not self.stop_button.isHidden()
        ):
            self._on_stop()
        event.ignore()
        return True
