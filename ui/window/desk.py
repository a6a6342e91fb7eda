"""What every set of commands on the pages works with."""

from typing import NamedTuple

from ui.window.actions import Actions
from ui.window.message_bar import MessageBar
from ui.window.pages import Pages
from ui.window.session import Session
from ui.window.undo_offer import UndoOffer


class Desk(NamedTuple):
    """The session, its pages, the commands, and the two ways to tell a result: a message, or one that offers Undo."""

    session: Session
    pages: Pages
    actions: Actions
    messages: MessageBar
    offer: UndoOffer
