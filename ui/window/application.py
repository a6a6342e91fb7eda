"""Starting the window: the display is looked for first, because Qt aborts the whole process without one."""

import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from model.collecting import collect_everything_seldom
from ui import event_log
from ui.event_log import Event
from ui.window.crash import CrashHandler
from ui.window.ending import Ending
from ui.window.leaving_clipboard import leave_clipboard
from ui.window.main_window import MainWindow
from ui.window.preferences import APPLICATION, scheme
from ui.window.theme import apply_theme

_PATIENCE = 5.0
_IDLE_AFTER_MS = 300
_WITHOUT_X11 = ("win32", "cygwin", "darwin")


def has_display() -> bool:
    """Tell whether there is a screen to open a window on, or a platform was named for Qt."""
    if sys.platform in _WITHOUT_X11:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def make_application() -> QApplication:
    """Return the Qt application, named and in the theme."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication([APPLICATION])
    application.setOrganizationName(APPLICATION)
    application.setApplicationName(APPLICATION)
    application.setApplicationDisplayName("")
    application.setStyle("Fusion")
    apply_theme(application, scheme())
    collect_everything_seldom()
    return application


def run_window(path: Path | None) -> int:
    """Open the window, on a workbook if one is given; returns the exit code."""
    if not has_display():
        print(  # noqa: T201  # there is no window to say it in
            "There is no display to open a window on; work on the command line instead (main.py --help lists it).",
            file=sys.stderr,
        )
        return 2
    application = make_application()
    window = MainWindow(application)
    CrashHandler(window).install()
    Ending(window).install()
    event_log.note_start()
    window.show()
    QTimer.singleShot(0, window.recovery.look)
    if path is not None:
        QTimer.singleShot(0, partial(window.documents.open_recent, path))
    else:
        QTimer.singleShot(_IDLE_AFTER_MS, window.classes.begin)
    code = application.exec()
    window.end()
    leave_clipboard()
    event_log.note(Event.ENDED)
    if not (window.work.errands.finish(_PATIENCE) and window.work.looks.finish(0)):
        os._exit(code)  # a share that hangs must not keep the program from ending
    return code
