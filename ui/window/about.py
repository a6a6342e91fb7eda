"""What the application is, for the Help menu."""

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from ui.window import messages
from ui.window.preferences import APPLICATION

_PACKAGE = "budget-workbook"


def show_about(parent: QWidget) -> None:
    """Tell name, version and licences."""
    try:
        number = f" {version(_PACKAGE)}"
    except PackageNotFoundError:
        number = ""
    messages.tell_about(
        parent,
        f"<b>{APPLICATION}{number}</b><p>Edit a council’s budget pressures and savings in its own workbook, and export "
        f"committee annexes. MIT licence.</p><p>Built on Qt {qVersion()} (LGPL).</p>",
    )
