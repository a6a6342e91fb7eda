"""Layouts inside each other follow a change at once.

Qt hands a change up one layout a turn of its loop and paints in between: for a moment everything would be squashed.
"""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import createdByPython


def laid_out(root: QWidget) -> tuple[QWidget, ...]:
    """Return a widget and those in it that lay others out, the innermost first.

    The inner parts of Qt's own widgets are left out: what was found of them cannot be held, it is soon no longer valid.
    """
    found = [root, *root.findChildren(QWidget)]
    return tuple(widget for widget in reversed(found) if widget.layout() is not None and createdByPython(widget))


def settle(widgets: tuple[QWidget, ...]) -> None:
    """Let widgets lay out now what has changed in them, in this order."""
    for widget in widgets:
        QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest.value)
