"""The form that asks what is to be compared with what."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from model.problems import EntryProblem
from ui.window.comparing.sources import Source
from ui.window.form_dialog import FormDialog
from ui.window.metrics import letters

ANOTHER = "Another workbook…"
_WIDTH = 76
_NOTE = (
    "Lines are matched by what they are, then by reference, then by likeness, which you can correct. Another workbook "
    "may be in any layout that opens here; which one is asked next."
)


class CompareDialog(FormDialog):
    """Asks for the old and the new side; None among `chosen` means another workbook."""

    def __init__(self, sources: Sequence[Source], parent: QWidget | None = None) -> None:
        """Offer sources, the workbook as it is now first: it is the new side unless something else is chosen."""
        super().__init__("Compare", "Compare", parent, _NOTE)
        self.setMinimumWidth(letters(_WIDTH))
        self._sources = tuple(sources)
        self.old, self.new = QComboBox(), QComboBox()
        for box in (self.old, self.new):
            box.addItems([*(source.words for source in self._sources), ANOTHER])
        self.old.setCurrentIndex(1)
        self.add_field("&From", self.old, "The older state: differences are told as changes of it.")
        self.add_field("&To", self.new, "The newer state.")

    @property
    def chosen(self) -> tuple[Source | None, Source | None]:
        """The old and the new side."""
        return self._source(self.old), self._source(self.new)

    def _source(self, box: QComboBox) -> Source | None:
        place = box.currentIndex()
        return self._sources[place] if place < len(self._sources) else None

    def take(self) -> None:
        """Raises EntryProblem where both sides are the same thing."""
        old, new = self.chosen
        if old is not None and old is new:
            raise EntryProblem(f"“{old.words}” is on both sides; choose two different things to compare.")
