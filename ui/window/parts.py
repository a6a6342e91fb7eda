"""F6: from one part of the window to the next, and to where the focus was last within it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.window.action_ids import ActionId
from ui.window.actions import Actions
from ui.window.announcing import announce


class Part(NamedTuple):
    """A part of the window: what holds it, and what gives the widget to focus where nothing in it had the focus yet."""

    name: str
    widget: QWidget
    first: Callable[[], QWidget]


class Parts(QObject):
    """Moves the focus round the parts that are in sight."""

    def __init__(self, parts: Sequence[Part], actions: Actions) -> None:
        """Connect the commands."""
        super().__init__(actions)
        self._parts = tuple(parts)
        actions[ActionId.NEXT_PART].due.connect(partial(self._go, 1))
        actions[ActionId.PREVIOUS_PART].due.connect(partial(self._go, -1))

    def add(self, part: Part) -> None:
        """Add a part behind the others."""
        self._parts = (*self._parts, part)

    def _go(self, steps: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        shown = [part for part in self._parts if part.widget.isVisible()]
        focused = QApplication.focusWidget()
        holds = [part.widget in (focused, *_holders(focused)) for part in shown]
        here = holds.index(True) if True in holds else (-1 if steps > 0 else 0)
        part = shown[(here + steps) % len(shown)]
        part.widget.window().activateWindow()
        _target(part).setFocus(Qt.FocusReason.ShortcutFocusReason)
        announce(part.widget, part.name)


def _target(part: Part) -> QWidget:
    last = part.widget.focusWidget()
    return last if _is_ready(last) else part.first()


def _is_ready(widget: QWidget | None) -> bool:
    return widget is not None and widget.isVisible() and widget.isEnabled()


def _holders(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None and (widget := widget.parentWidget()) is not None:
        yield widget
