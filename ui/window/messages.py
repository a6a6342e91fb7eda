"""The one door for questions and notices that cannot wait. Everything else goes to the message bar."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.window.icons import picture
from ui.window.metrics import space
from ui.window.theme import current_theme

_SIGN = 9


class SaveAnswer(Enum):
    """What is to become of unsaved work."""

    SAVE = "save"
    DISCARD = "don't save"
    CANCEL = "cancel"


def ask_save(parent: QWidget, name: str) -> SaveAnswer:
    """Ask whether unsaved work is to be saved before it is left."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    _show_sign(box)
    box.setWindowTitle("Unsaved work")
    box.setText(f"Save the changes to {name}?")
    box.setInformativeText("Without saving, what you changed since the last save is lost.")
    save = box.addButton("Save", QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton("Don’t save", QMessageBox.ButtonRole.DestructiveRole)
    box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.exec()
    box.deleteLater()
    clicked = box.clickedButton()
    if clicked is save:
        return SaveAnswer.SAVE
    return SaveAnswer.DISCARD if clicked is discard else SaveAnswer.CANCEL


def ask_confirm(parent: QWidget, question: str, action: str, detail: str = "") -> bool:
    """Ask before something that the officer may not mean; `action` is the word on the button that does it."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    _show_sign(box)
    box.setWindowTitle("Please confirm")
    box.setText(question)
    box.setInformativeText(detail)
    agree = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is agree


def _show_sign(box: QMessageBox) -> None:
    """Show a question mark of the window's own set, and have the system know that it is a question."""
    box.setIcon(QMessageBox.Icon.Question)
    box.setIconPixmap(picture("question", current_theme().colours["accent"], space(_SIGN), box.devicePixelRatioF()))
