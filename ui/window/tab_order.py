"""The order in which Tab goes through the window: bars, pages, the page, the line panel, the message."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_behind(last: QWidget, then: QWidget) -> None:
    """Let Tab go on from the last control of a part of the window to those of another part, in their order."""
    for before, behind in pairwise((last, *list(_reached(then)))):
        QWidget.setTabOrder(before, behind)


def put_before(part: QWidget, controls: Iterable[QWidget]) -> None:
    """Let Tab go through the controls of a part, then through these, in this order."""
    for before, behind in pairwise((*list(_reached(part)), *controls)):
        QWidget.setTabOrder(before, behind)


def _reached(part: QWidget) -> Iterator[QWidget]:
    """Yield the controls of a part that Tab reaches, as Tab goes through them."""
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        # First what is answered quickest: every page that was shown stands in the chain.
        if part.isAncestorOf(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            yield widget
        widget = widget.nextInFocusChain()
