"""The commands that hold the budget against an earlier state of it: Compare, and the Bridge."""

from PySide6.QtWidgets import QWidget

from ui.window.action_ids import ActionId
from ui.window.bridging.bridge_actions import BridgeActions
from ui.window.comparing.compare_actions import CompareActions
from ui.window.desk import Desk
from ui.window.line_actions import LineActions
from ui.window.work import Work


class LookingBack:
    """Connects those commands; `comparing` and `bridging` carry them out."""

    def __init__(self, desk: Desk, window: QWidget, work: Work, lines: LineActions) -> None:
        """`window` is what their windows stand before; `lines` go to a line."""
        self.comparing = CompareActions(desk.session, window, desk.messages, work, lines)
        self.bridging = BridgeActions(desk.session, window, work)
        desk.actions[ActionId.COMPARE].due.connect(self.comparing.compare)
        desk.actions[ActionId.BRIDGE].due.connect(self.bridging.show)
