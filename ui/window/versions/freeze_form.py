"""The form for freezing a version: its name, the meeting that it goes to, who made and checked it, what it amends."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from model.versions.frozen import FrozenVersion, VersionHead
from ui.window.form_dialog import FormDialog
from ui.window.metrics import letters, space

_NOTE = (
    "The lines, control totals, settings and open findings are kept inside the workbook as they stand now, sealed, and "
    "saved at once. Nobody edits a frozen version."
)
_NO_AMENDMENT = "None: a version of its own"
_WIDTH = 64
_LINES = 3
_FIELDS = (
    ("meeting", "&Meeting", "Cabinet"),
    ("date", "&Date of the meeting", "29 January 2026"),
    ("agenda_item", "Agenda &item", "7"),
    ("prepared_by", "&Prepared by", "A name or post"),
    ("checked_by", "&Checked by", "A name or post"),
)


class FreezeForm(FormDialog):
    """Asks what is said of the version; `version` is the frozen one once accepted."""

    def __init__(
        self,
        freeze: Callable[[VersionHead], FrozenVersion],
        amendable: Sequence[str],
        author: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`freeze` freezes the budget, raising Problem; `amendable` are the versions that an amendment can change."""
        super().__init__("Freeze a version", "Freeze and save", parent, _NOTE)
        self.setMinimumWidth(letters(_WIDTH))
        self.version: FrozenVersion | None = None
        self._freeze = freeze
        self.name = QLineEdit()
        self.name.setPlaceholderText("Draft for Cabinet")
        self.add_field("&Name", self.name)
        self.texts: dict[str, QLineEdit] = {}
        for name, label, example in _FIELDS:
            editor = QLineEdit()
            editor.setPlaceholderText(example)
            self.texts[name] = editor
            self.add_field(label, editor)
        self.texts["prepared_by"].setText(author)
        self.amends = QComboBox()
        self.amends.addItem(_NO_AMENDMENT, "")
        for version in amendable:
            self.amends.addItem(version, version)
        self.comment = QPlainTextEdit()
        self.comment.setTabChangesFocus(True)
        self.comment.setFixedHeight(self.comment.fontMetrics().lineSpacing() * _LINES + space(4))
        self.add_field("&Amends", self.amends, "An amendment must net to nil in every year against what it amends.")
        self.add_field(
            "C&omment of the chief finance officer", self.comment, "On an amendment: it stands on its annex."
        )
        self.form.setRowVisible(self.amends, bool(amendable))
        self.amends.currentIndexChanged.connect(self._on_amends)
        self._on_amends()

    @Slot()
    def _on_amends(self) -> None:
        self.form.setRowVisible(self.comment, bool(self.amends.currentData()))
        if self.isVisible():
            self.fit_height()

    @property
    def head(self) -> VersionHead:
        """What was entered."""
        amends = str(self.amends.currentData())
        comment = " ".join(self.comment.toPlainText().split()) if amends else ""
        said = {name: editor.text().strip() for name, editor in self.texts.items()}
        return VersionHead(self.name.text().strip(), amends=amends, comment=comment, **said)

    def take(self) -> None:
        """Freeze. Raises Problem for a name that will not do, or an amendment that does not net to nil."""
        self.setEnabled(False)
        try:
            self.version = self._freeze(self.head)
        finally:
            self.setEnabled(True)
            self.name.setFocus()
