"""Layouts inside each other follow a change at once.

Qt hands a change up one layout a turn of its loop and paints in between: for a moment everything would be squashed.
"""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def settle(root: QWidget) -> None:
    """Let a widget and those in it lay out now what has changed in them, the innermost first.

    They are looked up every time: what is laid out comes and goes, and Qt does not tell when a widget of its own dies.
    """
    for widget in laid_out(root):
        QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest.value)


def laid_out(root: QWidget) -> tuple[QWidget, ...]:
    """Return a widget and those in it that lay others out, the innermost first.

    Only what layouts hold is looked at. What Qt keeps inside its own controls (the list of a drop-down, the frame of a
    scroll bar) is Qt's: it comes and goes unseen, and a reference to one of them that is gone ends the program.
    """
    return tuple(_innermost_first(root))


def _innermost_first(widget: QWidget) -> Iterator[QWidget]:
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if isinstance(widget, QScrollArea) and inside is not None:
        yield from _innermost_first(inside)
        yield widget.viewport()
        return
    layout = widget.layout()
    if layout is not None:
        yield from _held(layout)
        yield widget


def _held(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from _innermost_first(widget)
        elif inner is not None:
            yield from _held(inner)
