"""Turns of the window within something long that is done at once as far as its callers see."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

_QUIETLY = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents


class _Turn:
    """Whether the window has a turn already, within which there is no other."""

    is_taken = False


def take_turn() -> None:
    """Let the window draw and do what is due; keys and clicks wait in order until it is done, and then find it done.

    What is in sight and what is heard of meanwhile has to be whole at this moment.
    """
    if _Turn.is_taken:
        return
    _Turn.is_taken = True
    try:
        QApplication.processEvents(_QUIETLY)
    finally:
        _Turn.is_taken = False


def is_in_turn() -> bool:
    """Whether this is a turn within something long, which is to go on before anything that nobody waits for."""
    return _Turn.is_taken


@contextmanager
def outside_turns() -> Iterator[None]:
    """Begin what has its own events go on: were it begun in a turn, it is no part of that."""
    was, _Turn.is_taken = _Turn.is_taken, False
    try:
        yield
    finally:
        _Turn.is_taken = was


@contextmanager
def drawn_once(widget: QWidget) -> Iterator[None]:
    """Have a widget keep the picture that it shows until all of it is in place, however many turns that takes.

    It stands in a window: of a window itself that came into sight meanwhile, Qt would never draw anything again.
    """
    widget.setUpdatesEnabled(False)
    try:
        yield
    finally:
        widget.setUpdatesEnabled(True)
