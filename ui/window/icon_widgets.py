"""Buttons and signs that are a drawing of the window's own set: each draws itself anew when the theme changes."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from ui.window.icons import icon, icon_extent

# A style sheet gives a widget colours of its own, and then only the sheet's change reaches it.
_THEME_CHANGES = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class IconButton(QToolButton):
    """A button without words of its own, named for a screen reader; Tab reaches it."""

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        """Show an icon; `words` say what the button does."""
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setIcon(icon(name))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if follows(self, event):
            self.setIcon(icon(self._name))

    def showEvent(self, event: QShowEvent) -> None:
        """Follow a theme that came while this was out of sight."""
        super().showEvent(event)
        self.setIcon(icon(self._name))


class IconPushButton(QPushButton):
    """A button with an icon in a colour of the theme before its words."""

    def __init__(self, name: str, colour: str, words: str, parent: QWidget | None = None) -> None:
        """Show an icon and words."""
        super().__init__(icon(name, colour), f" {words}", parent)
        self._name, self._colour = name, colour
        self.setIconSize(QSize(icon_extent(), icon_extent()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if follows(self, event):
            self.setIcon(icon(self._name, self._colour))

    def showEvent(self, event: QShowEvent) -> None:
        """Follow a theme that came while this was out of sight."""
        super().showEvent(event)
        self.setIcon(icon(self._name, self._colour))


class Sign(QLabel):
    """An icon beside a sentence, in a colour of the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._shown: tuple[str, str] | None = None

    def show_icon(self, name: str, colour: str) -> None:
        """Show an icon, as large as beside a line of text."""
        self._shown = (name, colour)
        edge = icon_extent()
        self.setPixmap(icon(name, colour).pixmap(QSize(edge, edge), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if self._shown is not None and follows(self, event):
            self.show_icon(*self._shown)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow a theme that came while this was out of sight."""
        super().showEvent(event)
        if self._shown is not None:
            self.show_icon(*self._shown)


def follows(widget: QWidget, event: QEvent) -> bool:
    """Whether a widget is to follow a theme that comes; not while its window is taken down."""
    return event.type() in _THEME_CHANGES and widget.isVisible()
