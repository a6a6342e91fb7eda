"""Layouts inside each other follow a change at once.

Qt hands a change up one layout a turn of its loop and paints in between: for a moment everything would be squashed.
"""

from PySide6.QtCore import QCoreApplication, QEvent

_DEPTH = 2  # a card's layout, and the page's around it: what the one asks of the other waits for the next sending


def settle() -> None:
    """Let all layouts follow now what has changed in them, and those around them in turn.

    No widget is looked up for it: to reach one through a layout gives its Python object another owner, and to reach
    one that Qt made for its own use leaves an object behind that points nowhere; both end the program later.
    """
    for _layout in range(_DEPTH):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
