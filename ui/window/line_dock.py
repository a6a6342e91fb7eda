"""The dock of the line panel: on either side of the window or in one of its own, by mouse or by command."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QMainWindow, QToolButton, QWidget

from ui.window.action_ids import ActionId
from ui.window.actions import Actions
from ui.window.announcing import announce
from ui.window.icons import icon, icon_extent
from ui.window.line_panel import LinePanel
from ui.window.metrics import set_margins, space

_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
_ICONS = {ActionId.PANEL_SIDE: "side", ActionId.PANEL_FLOAT: "float", ActionId.LINE_PANEL: "close"}
_WORDS = {
    ActionId.PANEL_SIDE: "Move the panel to the other side",
    ActionId.PANEL_FLOAT: "Float the panel, or dock it again",
    ActionId.LINE_PANEL: "Hide the panel (F4)",
}


class LineDock(QDockWidget):
    """Holds the panel. Signals: `closed` (the officer closed it, floating as a window)."""

    closed = Signal()

    def __init__(self, panel: LinePanel, window: QMainWindow, actions: Actions) -> None:
        """Stand on the right of a window."""
        super().__init__("Line", window)
        self._panel = panel
        self._window = window
        self._actions = actions
        self._buttons: dict[ActionId, QToolButton] = {}
        self.setObjectName("LineDock")
        self.setAccessibleName("Line panel")
        self.setAllowedAreas(_LEFT | _RIGHT)
        self.setTitleBarWidget(self._make_title())
        self.setWidget(panel)
        window.addDockWidget(_RIGHT, self)
        actions[ActionId.PANEL_SIDE].due.connect(self.change_side)
        actions[ActionId.PANEL_FLOAT].due.connect(self._on_float)
        actions.stopped.connect(self._on_stopped)
        self.topLevelChanged.connect(actions[ActionId.PANEL_FLOAT].setChecked)
        self._draw_icons()

    @property
    def is_mending(self) -> bool:
        """Whether something in the panel was refused and still stands there."""
        return self._panel.is_mending

    @Slot()
    def change_side(self) -> None:
        """Move to the other side of the window."""
        to_left = self._window.dockWidgetArea(self) == _RIGHT
        self.setFloating(False)
        self._window.addDockWidget(_LEFT if to_left else _RIGHT, self)
        announce(self, f"The line panel is on the {'left' if to_left else 'right'}.")

    @Slot(bool)
    def _on_float(self, checked: bool) -> None:  # noqa: FBT001  # Qt's signal passes it
        self.setFloating(checked)

    @Slot()
    def _on_stopped(self) -> None:
        self._actions[ActionId.PANEL_FLOAT].setChecked(self.isFloating())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the officer does not want the panel, unless something in it is still to be mended."""
        if not self._actions.may_run():
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._buttons:
            self._draw_icons()

    def _make_title(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("DockTitle")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        caption = QLabel("LINE")
        caption.setAccessibleName("Line")
        caption.setObjectName("CardHeading")
        layout = QHBoxLayout(bar)
        set_margins(layout, 3.5, 0.75)
        layout.setSpacing(space(0.5))
        layout.addWidget(caption, 1)
        for name, words in _WORDS.items():
            layout.addWidget(self._button(name, words))
        return bar

    def _button(self, name: ActionId, words: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("Quiet")
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        action: QAction = self._actions[name]
        button.clicked.connect(action.trigger)
        self._buttons[name] = button
        return button

    def _draw_icons(self) -> None:
        for name, button in self._buttons.items():
            button.setIcon(icon(_ICONS[name], "muted"))
            button.setIconSize(QSize(icon_extent(), icon_extent()))
