"""What becomes of the clipboard when the program ends.

A desktop's clipboard outlives the program, or is ended by Qt in time. Platforms without one keep what was copied in
this process until after Python is gone; ended there, it takes the process down with a crash.
"""

from PySide6.QtGui import QGuiApplication

_WITHOUT_CLIPBOARD = ("offscreen", "minimal", "minimalegl", "linuxfb", "eglfs", "vnc")


def leave_clipboard() -> None:
    """Let go of what was copied, where nobody could paste it once the program has ended."""
    if QGuiApplication.platformName() in _WITHOUT_CLIPBOARD:
        QGuiApplication.clipboard().clear()
