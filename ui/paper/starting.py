"""Qt for drawing without a window: an application of its own where none runs."""

import sys
from typing import TYPE_CHECKING

from model.problems import FileProblem

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

_kept: "list[QCoreApplication]" = []  # Python would drop it, and Qt with it


def start_qt() -> None:
    """Have an application that can draw; one that runs already is used. Raises FileProblem where Qt does not start."""
    try:
        from PySide6.QtGui import QGuiApplication
    except ImportError as error:
        raise FileProblem(
            f"PDFs are drawn by Qt, which does not start here: {error}. `make run` installs what it needs."
        ) from error
    if QGuiApplication.instance() is None:
        # Without a screen only Linux needs another platform; elsewhere this one would find no fonts.
        platform = ["-platform", "offscreen"] if sys.platform == "linux" else []
        _kept.append(QGuiApplication(["budget-workbook", *platform]))
