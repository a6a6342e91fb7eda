"""Telling a screen reader what has happened, without moving the focus."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

_Politeness = QAccessible.AnnouncementPoliteness


def announce(source: QObject, text: str, *, now: bool = False) -> None:
    """Have a text read aloud; `now` interrupts what is being read, for what must not be missed."""
    event = QAccessibleAnnouncementEvent(source, text)
    event.setPoliteness(_Politeness.Assertive if now else _Politeness.Polite)
    QAccessible.updateAccessibility(event)
