"""What a figure of an annex is made of, before the form that shows the annex."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from model.budget import Budget
from model.explaining import AmountPart, Part, SumPart
from model.lines import Field
from ui.window.explain.part_tree import PartTree
from ui.window.explain.part_words import details, rounding_words
from ui.window.metrics import in_screen, letters, set_margins, space
from ui.window.view import View

_WIDTH, _HEIGHT = 140, 130


class PartDialog(QDialog):
    """Shows one figure as it was when asked for; accepted, `wanted_line` is the line that the officer goes to."""

    def __init__(self, part: Part, view: View, budget: Budget, parent: QWidget | None = None) -> None:
        """Show a figure's parts as a view shows them."""
        super().__init__(parent)
        self._budget = budget
        self._view = view
        self.wanted_line: tuple[int, Field | None] | None = None
        self.setWindowTitle("Explain this number")
        heading = QLabel(f"{view.text(part.pounds)}  {part.words}")
        heading.setObjectName("Strong")
        heading.setWordWrap(True)
        self.proof = QLabel(" ".join(words for words in (f"In {view.words}.", rounding_words(part, view)) if words))
        self.proof.setObjectName("Muted")
        self.proof.setWordWrap(True)
        self.details = QLabel()
        self.details.setWordWrap(True)
        self.go_button = QPushButton("Go to the line")
        self.go_button.setAutoDefault(False)
        self.go_button.clicked.connect(self._on_go)
        buttons = QDialogButtonBox()
        close = buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.addButton(self.go_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.tree = PartTree()
        self.tree.part_chosen.connect(self._on_part)
        self.tree.go_asked.connect(self._on_go)
        card = QFrame()
        card.setObjectName("Card")
        inside = QVBoxLayout(card)
        set_margins(inside, 2, 1)
        inside.addWidget(self.tree)
        layout = QVBoxLayout(self)
        set_margins(layout, 4, 3)
        layout.setSpacing(space(2))
        layout.addWidget(heading)
        layout.addWidget(self.proof)
        layout.addWidget(card, 1)
        layout.addWidget(self.details)
        layout.addWidget(buttons)
        self.resize(in_screen(self, letters(_WIDTH)), space(_HEIGHT))
        self.tree.show_part(part, budget, view)
        self.tree.setFocus()

    @Slot(object)
    def _on_part(self, part: object) -> None:
        is_part = isinstance(part, AmountPart) or (isinstance(part, SumPart) and not self.tree.is_on_whole)
        told = details(part, self._budget, self._view) if is_part else []  # type: ignore[arg-type]  # one of the two
        self.details.setText(" ".join(words for words in told if words))
        self.go_button.setEnabled(isinstance(part, AmountPart | int))

    @Slot()
    def _on_go(self) -> None:
        part = self.tree.current_part
        if isinstance(part, AmountPart):
            self.wanted_line = (part.line_id, part.field)
        elif isinstance(part, int):
            self.wanted_line = (part, None)
        if self.wanted_line is not None:
            self.accept()
