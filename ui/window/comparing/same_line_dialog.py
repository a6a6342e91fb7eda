"""The form that asks which line of the other side an added or withdrawn line is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from model.comparing.comparison import Comparison
from model.comparing.line_differences import LineDifference
from ui.window.form_dialog import FormDialog
from ui.window.metrics import letters

_LETTERS = 60


class SameLineDialog(FormDialog):
    """Asks for a line; `chosen` is the one that it is."""

    def __init__(
        self,
        comparison: Comparison,
        line: LineDifference,
        others: Sequence[LineDifference],
        parent: QWidget | None = None,
    ) -> None:
        """Offer the lines that only the other side has, those of the same area first."""
        what = "was added" if line.old is None else "was withdrawn"
        note = f"{line.line.name} {what} as the two are matched now. Which line is it in the other one?"
        super().__init__("The same line", "They are the same", parent, note)
        area = _area(comparison, line)
        self._others = sorted(others, key=lambda other: _area(comparison, other) != area)
        self.line = QComboBox()
        self.line.setMinimumWidth(letters(_LETTERS))
        for other in self._others:
            shown = [part for part in (other.line.reference, other.line.title) if part] or [other.line.name]
            self.line.addItem(f"{' '.join(shown)} ({_area(comparison, other)})")
        self.add_field("&Line", self.line, "The line that it is taken to be.")

    @property
    def chosen(self) -> LineDifference:
        """The line chosen."""
        return self._others[self.line.currentIndex()]


def _area(comparison: Comparison, line: LineDifference) -> str:
    return comparison.area_name(line) or comparison.area_name(line, before=True)
