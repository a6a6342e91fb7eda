"""What a crash left: each piece of work with the changes that would be restored, to be recovered, deleted or left."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from model.journal.place import Leftover
from model.journal.recovery import Recovery, name_of
from model.problems import FileProblem
from ui.window.metrics import letters, set_margins, space

_WIDTH, _HEIGHT = 110, 56
_NOTE = (
    "The program ended before this work was saved. What you recover opens beside the saved file, as one step that "
    "Undo takes back; nothing is deleted before you have saved it."
)


class RecoveryDialog(QDialog):
    """Shows the pieces; `chosen` is the one to recover, None until one is."""

    def __init__(
        self,
        pieces: Sequence[Leftover],
        prepare: Callable[[Leftover], Recovery],
        may_delete: Callable[[str], bool],
        parent: QWidget | None = None,
    ) -> None:
        """`prepare` makes a piece ready; `may_delete` asks whether the piece of a name may be deleted."""
        super().__init__(parent)
        self.chosen: Recovery | None = None
        self._pieces = list(pieces)
        self._prepare, self._may_delete = prepare, may_delete
        self._ready: Recovery | None = None
        self.setWindowTitle("Recover unsaved work")
        self.resize(letters(_WIDTH), letters(_HEIGHT))
        note = _said(_NOTE)
        self.pieces = QListWidget()
        self.pieces.setAccessibleName("Unsaved work")
        self.changes = QListWidget()
        self.changes.setAccessibleName("What would be restored")
        for listed in (self.pieces, self.changes):
            listed.setObjectName("PlainList")
            listed.setWordWrap(True)
            listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.remark = QLabel()
        self.remark.setWordWrap(True)
        beside = QHBoxLayout()
        beside.setSpacing(space(4))
        beside.addLayout(_under("Unsaved work", self.pieces), 2)
        beside.addLayout(_under("What would be restored", self.changes), 3)
        buttons = QDialogButtonBox()
        self.recover = buttons.addButton("Recover", QDialogButtonBox.ButtonRole.AcceptRole)
        self.delete = buttons.addButton("Delete this work…", QDialogButtonBox.ButtonRole.DestructiveRole)
        later = buttons.addButton("Later", QDialogButtonBox.ButtonRole.RejectRole)
        self.delete.setAutoDefault(False)
        later.setAutoDefault(False)
        self.recover.setDefault(True)
        self.recover.clicked.connect(self._on_recover)
        self.delete.clicked.connect(self._on_delete)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        set_margins(layout, 5)
        layout.setSpacing(space(4))
        layout.addWidget(note)
        layout.addLayout(beside, 1)
        layout.addWidget(self.remark)
        layout.addWidget(buttons)
        self.pieces.currentRowChanged.connect(self._on_piece)
        for piece in self._pieces:
            self.pieces.addItem(name_of(piece))
        self.pieces.setCurrentRow(self.pieces.count() - 1)
        self.pieces.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_piece(self, row: int) -> None:
        self.changes.clear()
        self._ready = None
        remark = ""
        if 0 <= row < len(self._pieces):
            try:
                self._ready = self._prepare(self._pieces[row])
            except FileProblem as problem:
                remark = str(problem)
            else:
                self.changes.addItems(self._ready.words)
                remark = self._ready.remark
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        self.recover.setEnabled(self._ready is not None and self._ready.restored.count > 0)
        self.delete.setEnabled(0 <= row < len(self._pieces))

    @Slot()
    def _on_recover(self) -> None:
        self.chosen = self._ready
        self.accept()

    @Slot()
    def _on_delete(self) -> None:
        row = self.pieces.currentRow()
        if not self._may_delete(name_of(self._pieces[row])):
            return
        self._pieces.pop(row).remove()
        self.pieces.takeItem(row)
        if not self._pieces:
            self.reject()


def _said(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("Muted")
    label.setWordWrap(True)
    return label


def _under(caption: str, listed: QListWidget) -> QVBoxLayout:
    label = QLabel(caption)
    label.setBuddy(listed)
    column = QVBoxLayout()
    column.setSpacing(space(1.5))
    column.addWidget(label)
    column.addWidget(listed, 1)
    return column
