"""Layouts inside each other follow a change at once.

Qt hands a change up one layout a turn of its loop and paints in between: for a moment everything would be squashed.
"""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget


def settle(root: QWidget) -> None:
    """Let a widget and those in it lay out now what has changed in them, the innermost first.

    They are looked up every time: what is laid out comes and goes, and Qt does not tell when a widget of its own dies.
    """
    found = root.findChildren(QWidget)
    found.reverse()
    for widget in (*found, root):
        if widget.layout() is not None:
            QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest.value)
