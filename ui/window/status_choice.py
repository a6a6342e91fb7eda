"""A box for each status: the choice of the lines that an annex lists."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from exporters.chosen_lines import ChosenLines
from model.budget import Budget
from model.problems import EntryProblem
from model.statuses import Standing, standing_of
from ui.window.metrics import set_margins, space

_ACROSS = 3


class StatusChoice(QWidget):
    """Boxes, all ticked to begin with; one for lines without a known status only where the budget has some.

    Signals: `changed` (nothing).
    """

    changed = Signal()

    def __init__(self, budget: Budget) -> None:
        """Offer the statuses of a budget's lines."""
        super().__init__()
        odd = any(standing_of(line) is Standing.OTHER for line in budget.lines())
        offered = [standing for standing in Standing if odd or standing is not Standing.OTHER]
        self.boxes = {standing: QCheckBox(standing.title) for standing in offered}
        layout = QGridLayout(self)
        set_margins(layout)
        layout.setHorizontalSpacing(space(4))
        layout.setVerticalSpacing(space(1))
        layout.setColumnStretch(_ACROSS, 1)
        for place, box in enumerate(self.boxes.values()):
            box.setChecked(True)
            box.setAccessibleDescription("List the lines of this status in the schedule.")
            box.toggled.connect(self._on_toggled)
            layout.addWidget(box, place // _ACROSS, place % _ACROSS)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def taken(self) -> ChosenLines:
        """Return the lines chosen: with every box ticked all lines. Raises EntryProblem where no box is."""
        ticked = {standing for standing, box in self.boxes.items() if box.isChecked()}
        if not ticked:
            raise EntryProblem("Choose at least one status, or the schedule would list no lines.")
        return ChosenLines(frozenset(Standing if len(ticked) == len(self.boxes) else ticked))

    @Slot(bool)
    def _on_toggled(self, _checked: bool) -> None:  # noqa: FBT001  # Qt's signal passes it
        self.changed.emit()
