"""The links of a line: its linked reference as buttons that lead to the lines it names."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy

from model.budget import Budget
from model.lines import Line
from model.links import linked_lines
from ui.window.panel_section import PanelSection


class LinksSection(PanelSection):
    """Signals: `line_chosen` (line id: the officer wants to go there)."""

    line_chosen = Signal(int)

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__("Links")

    def show_line(self, budget: Budget, line: Line) -> None:
        """Show where a line's linked reference leads."""
        self.clear()
        links = linked_lines(budget, line.linked_reference)
        if not links:
            self.say("None", is_muted=True)
        for reference, line_id in links:
            if line_id is None:
                self.say(f"{reference}: no line, or more than one, is known by this")
            else:
                self.add(self._button(reference, budget.line(line_id)))

    def _button(self, reference: str, line: Line) -> QPushButton:
        button = QPushButton(f"Go to {reference.replace('&', '&&')}")
        button.setObjectName("Quiet")
        button.setAccessibleName(f"Go to {reference}")
        button.setAccessibleDescription(line.title)
        button.setToolTip(line.title)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(partial(self._choose, line.id))
        return button

    def _choose(self, line_id: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        self.line_chosen.emit(line_id)
